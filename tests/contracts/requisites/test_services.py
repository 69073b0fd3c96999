"""A citizen's passport lies sealed: in no table, log or stored paper as it is read."""

from collections.abc import Callable
from datetime import UTC, date, datetime
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
from app.contracts.printing.services import issue_further
from app.contracts.printing.values import proposed_terms
from app.contracts.requisites.models import CitizenRequisites
from app.contracts.requisites.queries import find_requisites
from app.extensions import db
from app.privacy.models import AccessRecord
from tests.contracts.factories import ContractFactory
from tests.contracts.walk import STEPS
from tests.factories import UserFactory
from tests.letters import Letters
from tests.pages import text_of

PASSPORT, SNILS = "4506 123456", "112-233-445 95"
Keys = Callable[[tuple[str, ...]], None]


@pytest.fixture
def keys(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Keys:
    """A function that gives the site other keys until the test is over."""
    return lambda given: monkeypatch.setitem(app.config, "PERSONAL_KEYS", given)


def raw() -> str:
    """Return the row as who reads the database alone sees it."""
    row = db.session.execute(text("SELECT * FROM contract_requisites")).one()
    return " ".join(map(str, row))


def words_of(client: FlaskClient, contract: Any) -> str:
    data = client.get(f"/contracts/{contract.id}/document.docx").data
    tables = Document(BytesIO(data)).tables
    return " ".join(cell.text for table in tables for row in table.rows for cell in row.cells)


def test_what_staff_keeps_is_sealed_and_fills_the_paper_of_staff_alone(
    keys: Keys, as_staff: FlaskClient, as_admin: FlaskClient
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
    keys(())
    as_staff.page(page, status=404)
    as_staff.page(f"{page}/kept", status=404)
    assert PASSPORT not in words_of(as_staff, contract)


def file_text(client: FlaskClient, path: str) -> str:
    """Return everything a Word file says."""
    document = Document(BytesIO(client.get(path).data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join([*(one.text for one in document.paragraphs), *cells])


def test_a_representatives_passport_is_sealed_and_fills_the_consent_of_staff_alone(
    keys: Keys, as_staff: FlaskClient, as_role: Any, letters: Letters
) -> None:
    of_age = ContractFactory(state=ContractState.AGREED)
    contract = ContractFactory(
        state=ContractState.AGREED,
        student__birth_date=date(2007, 5, 5),
    )
    student = as_role("student")
    contract.student.user_id = student.user.id
    db.session.commit()
    page = f"/contracts/{contract.id}/requisites"
    label = "Паспорт законного представителя"
    assert label not in as_staff.page(f"/contracts/{of_age.id}/requisites")
    assert label in as_staff.page(page)
    said = {"giver_passport": "6015 654321", "giver_passport_issued": "ОВД Орла", "version": ""}
    for wrong in ("6015 65432", "свидетельство"):
        answer = as_staff.post(page, data={**said, "giver_passport": wrong})
        assert "серия из 4 цифр" in text_of(answer, status=422)
    adult = as_staff.post(f"/contracts/{of_age.id}/requisites", data=said)
    assert adult.status_code == 302
    assert find_requisites(of_age).giver_passport == ""
    db.session.delete(find_requisites(of_age))
    assert as_staff.post(page, data=said).status_code == 302
    assert not any(part in raw() for part in ("6015", "654321", "ОВД"))
    changes = select(AuditEntry.changes).where(AuditEntry.entity == "contract_requisites")
    assert "654321" not in str(list(db.session.scalars(changes)))
    seen = select(func.count(AccessRecord.id)).where(AccessRecord.what == "requisites")
    before = db.session.scalar(seen)
    draft = f"/contracts/{contract.id}/papers/draft.docx?kind=consent"
    assert "6015 654321" in file_text(as_staff, draft)
    contract.representative_name = "Ёлкина Мария Петровна"
    terms = proposed_terms("consent", contract, date(2024, 2, 26))
    paper = issue_further(
        contract,
        kind="consent",
        terms=terms,
        actor=UserFactory(),
        today=date(2024, 2, 26),
        now=datetime(2024, 2, 26, 9, tzinfo=UTC),
    )
    db.session.commit()
    assert "654321" not in str(paper.snapshot)
    issued = f"/papers/{paper.id}/file.docx"
    assert "6015 654321" in file_text(as_staff, issued)
    assert "ОВД Орла" in file_text(as_staff, issued)
    db.session.rollback()
    assert db.session.scalar(seen) == before + 3, "each opening is noted"
    assert "6015 654321" in as_staff.page(f"{page}/kept")
    assert "654321" not in file_text(student, issued)
    keys(())
    for path in (draft, issued):
        assert "654321" not in file_text(as_staff, path)
    letters.take()


def test_an_old_key_opens_until_everything_is_sealed_by_the_first(app: Flask, keys: Keys) -> None:
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    keys((old,))
    contract = ContractFactory()
    db.session.add(
        CitizenRequisites(
            contract_id=contract.id, passport=PASSPORT, snils=SNILS, giver_passport="6015 1"
        )
    )
    db.session.commit()
    before = raw()
    keys((new, old))
    db.session.expire_all()
    assert find_requisites(contract).passport == PASSPORT
    result = app.test_cli_runner().invoke(args=["personal", "rotate-keys"])
    assert result.exit_code == 0, result.output
    assert "3" in result.output
    assert raw() != before
    keys((new,))
    db.session.expire_all()
    assert find_requisites(contract).passport == PASSPORT
    keys((old,))
    db.session.expire_all()
    with pytest.raises(KeyLostError):
        find_requisites(contract)
    keys((new,))
