"""Every paper of a contract stays byte by byte, whatever is edited behind it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Column, Table, select, update
from sqlalchemy.exc import SQLAlchemyError

from app.contracts.enums import ConsentGiver, ContractState, LegalRegime, SigningParty
from app.contracts.enums import ContractEvent as E
from app.contracts.files import snapshot_of_contract
from app.contracts.life.models import ContractSignatory
from app.contracts.models import TargetContract
from app.contracts.printing.kinds import PAPER_RULES
from app.contracts.printing.regimes import CONTRACT_KINDS
from app.contracts.printing.services import issue_further
from app.contracts.printing.values import proposed_terms
from app.contracts.regimes import rules as regimes
from app.contracts.regimes.table import REGIMES
from app.contracts.rules import TerminationTerms
from app.contracts.services.contracts import terminate_contract
from app.contracts.signing.rules import GuardianConsentTerms
from app.contracts.signing.services.consents import take_consent
from app.contracts.support.enums import PaymentState, SupportKind, SupportPeriod
from app.contracts.support.models import SupportMeasure
from app.documents.catalog import FORMS
from app.documents.contract_forms import TRAINING_AMENDMENT
from app.documents.models import Paper
from app.extensions import db
from app.settings.models import ClusterSettings, Signatory
from tests.contracts.factories import ContractFactory, ObligationFactory, PaymentFactory
from tests.contracts.walk import NOW, STEPS, TODAY
from tests.documents.factories import PaperTemplateFactory
from tests.factories import OrganizationFactory, StudentFactory, UserFactory
from tests.letters import Letters

# The cards behind a contract, and its own rows: each of their columns is edited.
CARDS = (
    "students", "study_groups", "specialities", "organizations", "cluster_settings", "signatories",
    "contract_signatories", "target_contracts", "contract_support", "contract_payments",
    "contract_obligations", "contract_amendments", "contract_moves", "contract_signatures",
)  # fmt: skip
CONSENT = GuardianConsentTerms(
    ConsentGiver.PARENT, "Ёлкина Мария Петровна", date(2024, 2, 16), "паспорт"
)
ENDED = TerminationTerms(TODAY, "Переезд семьи")
# What binds a row to its contract and says when it was entered, a picture there is none of, and
# what makes a group one of another organization: its constraint wants a group without a course.
KEPT = {
    "contract_id", "measure_id", "party", "entered_at", "emblem_digest", "training_organization",
}  # fmt: skip
# What other people and another signatory happen to share; a signed paper is no draft at all, and
# the edition is that of the words we ship.
ALIKE = {"employer_basis", "student_birth", "draft", "edition"}
MONTHLY, EACH_MONTH = SupportKind.MONTHLY_PAYMENT, SupportPeriod.MONTHLY
FORMATS = ("pdf", "docx")


def lived(staff: Any) -> TargetContract:
    """A minor's contract of four parties that was amended, paid by and broken off."""
    contract = ContractFactory(
        state=ContractState.AGREED,
        organization__name="ГБОУ «Школа № 55»",
        employer=OrganizationFactory(head_name="Белова Ирина Львовна", head_position="заведующий"),
        college_is_party=True,
        student__last_name="Ёлкина",
        student__birth_date=date(2007, 5, 14),
        training_until=date(2024, 5, 20),
        support=[SupportMeasure(kind=MONTHLY, amount=300_000, period=EACH_MONTH, pay_day=5)],
        practice_text="Практика у наставника",
        responsibility_text="Отвечают стороны",
        portal_offer_number="77",
    )
    name_signatories(contract)
    take_consent(contract, terms=CONSENT, actor=staff, today=TODAY, now=NOW)
    STEPS[E.SIGN](contract, staff)
    ObligationFactory(contract=contract)
    for kind in ("certificate", "results", "graduation"):
        issue(contract, kind, staff, on=TODAY)
    STEPS[E.SUPPLEMENT](contract, staff)
    paid = {"state": PaymentState.PAID, "document": "214", "document_on": date(2024, 2, 20)}
    PaymentFactory(measure=contract.support[0], **paid)
    issue(contract, "unemployed", staff, on=date(2024, 9, 1))
    terminate_contract(contract, terms=ENDED, actor=staff, today=TODAY, now=NOW)
    issue(contract, "termination", staff, on=TODAY)
    db.session.commit()
    return contract


def name_signatories(contract: TargetContract) -> None:
    db.session.add_all(
        [
            Signatory(name="Юрьева Анна Ильинична", post="директор"),
            Signatory(
                name="Зимина Ольга Петровна",
                post="директор",
                organization_id=contract.organization_id,
            ),
            ContractSignatory(
                contract=contract, party=SigningParty.EMPLOYER, name="Белова Ирина", post="и. о."
            ),
            ClusterSettings(id=1, kind="ГБПОУ", own_name="«Колледж»", short_name="Колледж"),
        ]
    )
    db.session.flush()


def issue(contract: TargetContract, kind: str, staff: Any, *, on: date) -> None:
    terms = replace(proposed_terms(kind, contract, on), results="Средний балл 4,6")
    issue_further(contract, kind=kind, terms=terms, actor=staff, today=on, now=NOW)


def files_of(client: FlaskClient, contract: TargetContract) -> dict[str, bytes]:
    """Return every paper of a contract in both formats, as staff get them."""
    ids = db.session.scalars(select(Paper.id).order_by(Paper.id)).all()
    paths = [f"/papers/{one}/file" for one in ids] + [f"/contracts/{contract.id}/document"]
    found = {}
    for path in paths:
        for kind in FORMATS:
            answer = client.get(f"{path}.{kind}")
            assert answer.status_code == 200, f"{path}.{kind}"
            found[f"{path}.{kind}"] = answer.data
    return found


def edit_everything() -> set[str]:
    """Give each column of each row another value; return the columns that took none."""
    untouched = set()
    for name in CARDS:
        table = db.metadata.tables[name]
        ids = db.session.scalars(select(table.c.id)).all()
        assert ids, f"nothing to edit in {name}"
        for column in table.columns:
            if column.primary_key:
                continue
            if not [one for one in ids if _edit(table, column, one)]:
                untouched.add(f"{name}.{column.name}")
    db.session.commit()
    db.session.expire_all()
    return untouched


def _edit(table: Table, column: Column[Any], record_id: int) -> bool:
    present = db.session.scalar(select(column).where(table.c.id == record_id))
    for value in _others(column, present, record_id):
        if value == present:
            continue
        change = update(table).where(table.c.id == record_id).values({column: value})
        try:
            with db.session.begin_nested():
                db.session.execute(change)
        except SQLAlchemyError:  # a constraint of the table wants it otherwise
            continue
        return True
    return False


def _others(column: Column[Any], present: Any, record_id: int) -> Iterator[Any]:
    """Propose other values for a column."""
    kind = column.type.python_type
    if column.foreign_keys:
        other = next(iter(column.foreign_keys)).column
        yield from db.session.scalars(select(other).order_by(other.desc()).limit(3))
    elif issubclass(kind, Enum):
        yield from kind
    elif kind is bool:
        yield not present
    elif kind is int:
        yield from ((present or 1) + step for step in (1, -1, 2))
    elif kind is datetime:
        yield (present or NOW) + timedelta(days=1)
    elif kind is date:
        yield from ((present or date(2024, 3, 1)) + timedelta(days=step) for step in (1, -1, 400))
    elif kind is str:
        yield from (f"Иное {record_id} {column.name}", "9" * 9, "9" * 10, "9" * 13)
    else:
        yield {}


def test_every_paper_stays_byte_by_byte_when_every_card_behind_it_is_edited(
    as_staff: FlaskClient, letters: Letters, monkeypatch: pytest.MonkeyPatch
) -> None:
    contract = lived(UserFactory())
    printed = set(db.session.scalars(select(Paper.kind)))
    assert printed >= {one.form.name for one in PAPER_RULES.values()} | {TRAINING_AMENDMENT.name}
    assert len(printed & set(CONTRACT_KINDS)) == 1
    before = files_of(as_staff, contract)
    said = snapshot_of_contract(contract)["values"]
    StudentFactory(), OrganizationFactory()
    db.session.commit()
    assert {one.partition(".")[2] for one in edit_everything()} <= KEPT
    for regime, rules in REGIMES.items():
        words = replace(rules.returns, words="Иное"), replace(rules.compensates, words="Иное")
        other = replace(
            rules, returns=words[0], compensates=words[1], source="Иное", shortest_work=1
        )
        monkeypatch.setitem(REGIMES, regime, other)
    monkeypatch.setattr(regimes, "_NEWEST_FIRST", [(date(1990, 1, 1), LegalRegime.PP_302)])
    now = snapshot_of_contract(contract)["values"]
    assert {name for name, value in said.items() if now[name] == value} <= ALIKE
    for kind in FORMS:
        PaperTemplateFactory(kind=kind, is_current=True)
    db.session.commit()
    assert files_of(as_staff, contract) == before
    letters.take()
