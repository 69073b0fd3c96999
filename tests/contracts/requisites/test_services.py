"""A citizen's passport lies sealed: in no table, log or stored paper as it is read."""

from io import BytesIO
from typing import Any

import pytest
from cryptography.fernet import Fernet
from docx import Document
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select, text

from app.audit.models import AuditEntry
from app.base.sealed import KeyLostError
from app.contracts.enums import ContractEvent, ContractState
from app.contracts.printing.queries import find_contract_paper
from app.contracts.requisites.models import CitizenRequisites
from app.contracts.requisites.queries import find_requisites
from app.extensions import db
from app.privacy.models import AccessRecord
from tests.contracts.factories import ContractFactory
from tests.contracts.walk import STEPS
from tests.factories import UserFactory

PASSPORT, SNILS = "4506 123456", "112-233-445 95"


def raw() -> str:
    """Return the row as who reads the database alone sees it."""
    row = db.session.execute(text("SELECT * FROM contract_requisites")).one()
    return " ".join(map(str, row))


def words_of(client: FlaskClient, contract: Any) -> str:
    data = client.get(f"/contracts/{contract.id}/document.docx").data
    tables = Document(BytesIO(data)).tables
    return " ".join(cell.text for table in tables for row in table.rows for cell in row.cells)


def test_what_staff_keeps_is_sealed_and_fills_the_paper_of_staff_alone(
    app: Flask, as_staff: FlaskClient, as_admin: FlaskClient
) -> None:
    contract = ContractFactory(state=ContractState.AGREED)
    db.session.commit()
    page = f"/contracts/{contract.id}/requisites"
    said = {"passport": PASSPORT, "snils": SNILS, "address": "Орёл", "version": ""}
    assert as_staff.post(page, data=said).status_code == 302
    kept = find_requisites(contract)
    assert (kept.passport, kept.snils, kept.account) == (PASSPORT, SNILS, "")
    assert not any(part in raw() for part in ("4506", "123456", "112-233", "Орёл"))
    entries = db.session.scalars(
        select(AuditEntry.changes).where(AuditEntry.entity == "contract_requisites")
    )
    assert "123456" not in str(list(entries))
    assert PASSPORT in words_of(as_staff, contract)
    STEPS[ContractEvent.SIGN](contract, UserFactory())
    db.session.commit()
    assert "123456" not in str(find_contract_paper(contract).snapshot)
    assert PASSPORT in words_of(as_staff, contract)
    opened = select(AccessRecord.what).where(AccessRecord.student_id == contract.student_id)
    assert "requisites" in set(db.session.scalars(opened))
    # What is signed stays as it was signed.
    assert as_staff.post(page, data={**said, "version": kept.version}).status_code == 422
    assert f"{page}/kept" in as_staff.get(f"/contracts/{contract.id}").text
    seen = select(func.count(AccessRecord.id)).where(AccessRecord.what == "requisites")
    before = db.session.scalar(seen)
    assert SNILS in as_staff.page(f"{page}/kept")
    db.session.rollback()
    assert db.session.scalar(seen) == before + 1, "each opening is noted"
    app.config["PERSONAL_KEYS"] = ()
    as_staff.page(page, status=404)
    as_staff.page(f"{page}/kept", status=404)
    assert PASSPORT not in words_of(as_staff, contract)


def test_an_old_key_opens_until_everything_is_sealed_by_the_first(app: Flask) -> None:
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    app.config["PERSONAL_KEYS"] = (old,)
    contract = ContractFactory()
    db.session.add(CitizenRequisites(contract_id=contract.id, passport=PASSPORT, snils=SNILS))
    db.session.commit()
    before = raw()
    app.config["PERSONAL_KEYS"] = (new, old)
    db.session.expire_all()
    assert find_requisites(contract).passport == PASSPORT
    result = app.test_cli_runner().invoke(args=["personal", "rotate-keys"])
    assert result.exit_code == 0, result.output
    assert "2" in result.output
    assert raw() != before
    app.config["PERSONAL_KEYS"] = (new,)
    db.session.expire_all()
    assert find_requisites(contract).passport == PASSPORT
    app.config["PERSONAL_KEYS"] = (old,)
    db.session.expire_all()
    with pytest.raises(KeyLostError):
        find_requisites(contract)
    app.config["PERSONAL_KEYS"] = (new,)
