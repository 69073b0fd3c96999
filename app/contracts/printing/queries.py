"""Reading the papers of contracts, and which of them fall due."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, select
from sqlalchemy.orm import joinedload

from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.contracts.enums import ContractParty
from app.contracts.models import TargetContract
from app.contracts.printing.kinds import FURTHER_FORMS, PAPER_RULES
from app.contracts.printing.regimes import CONTRACT_KINDS
from app.contracts.printing.rules import last_graduation, may_read
from app.contracts.queries import contracts_visible_to, list_contracts
from app.documents.contract_forms import TRAINING_AMENDMENT
from app.documents.enums import PaperState
from app.documents.models import Paper
from app.extensions import db
from app.students.models import Student, StudyGroup

DUE = ("graduation", "unemployed", "termination")


def find_contract_paper(contract: TargetContract) -> Paper | None:
    """Return the text of the contract as it was signed, by whatever form."""
    found = _of(contract).where(Paper.kind.in_(CONTRACT_KINDS), Paper.state == PaperState.ISSUED)
    return db.session.scalars(found.order_by(Paper.id.desc())).first()


def list_further(contract: TargetContract, party: ContractParty | None) -> list[Paper]:
    """Return the papers beside a contract that concern a side of it, the newest first."""
    kinds = [form for form, kind in FURTHER_FORMS.items() if may_read(kind, party)]
    kinds.append(TRAINING_AMENDMENT.name)  # a paper of all parties
    found = _of(contract).where(Paper.kind.in_(kinds), Paper.state != PaperState.DRAFT)
    return list(db.session.scalars(found.order_by(Paper.id.desc())))


def require_concerned(form: str, party: ContractParty | None) -> None:
    """Raise NotFoundError where a paper does not concern a side of its contract."""
    if not may_read(FURTHER_FORMS.get(form), party):
        raise NotFoundError


def due_contracts(kind: str, *, visible_to: Viewer, today: date) -> Select[Any]:
    """Select the contracts a notice falls due of: it is the day, and it was not issued."""
    return select(TargetContract).where(
        contracts_visible_to(visible_to), notice_is_due(kind, today=today)
    )


def list_with_notices(*, today: date, notice: str | None = None, **criteria: Any) -> Select[Any]:
    """Select contracts as `list_contracts` does, of them those a notice falls due of."""
    found = list_contracts(today=today, **criteria)
    return found.where(notice_is_due(notice, today=today)) if notice else found


def due_among(kind: str, ids: Sequence[int], *, today: date) -> Select[Any]:
    """Select those of the contracts that a notice falls due of, in the order of their ids."""
    found = select(TargetContract).where(
        TargetContract.id.in_(ids), notice_is_due(kind, today=today)
    )
    parties = (
        joinedload(TargetContract.organization),
        joinedload(TargetContract.student)
        .joinedload(Student.group)
        .joinedload(StudyGroup.speciality),
    )
    return found.options(*parties).order_by(TargetContract.id)


def notice_is_due(kind: str, *, today: date) -> ColumnElement[bool]:
    """Return the condition of a contract that a notice falls due of."""
    issued = exists().where(
        Paper.entity == TargetContract.__tablename__,
        Paper.entity_id == TargetContract.id,
        Paper.kind == PAPER_RULES[kind].form.name,
        Paper.state == PaperState.ISSUED,
    )
    return and_(TargetContract.state.in_(PAPER_RULES[kind].states), _is_day(kind, today), ~issued)


def tally_due(kind: str, *, visible_to: Viewer, today: date) -> Select[*tuple[Any, ...]]:
    """Select how many contracts a notice falls due of, and the first of them."""
    found = due_contracts(kind, visible_to=visible_to, today=today)
    return found.with_only_columns(func.count(), func.min(TargetContract.id))


def count_due(kind: str, *, visible_to: Viewer, today: date) -> tuple[int, int | None]:
    """Return how many contracts a notice falls due of, and the first of them."""
    count, first = db.session.execute(tally_due(kind, visible_to=visible_to, today=today)).one()
    return count, first


def _is_day(kind: str, today: date) -> ColumnElement[bool]:
    if kind == "graduation":
        return TargetContract.training_until.between(today, last_graduation(today))
    if kind == "termination":
        return TargetContract.signed_on.is_not(None)
    return TargetContract.work_begins_on < today


def _of(contract: TargetContract) -> Select[Any]:
    return select(Paper).where(
        Paper.entity == TargetContract.__tablename__, Paper.entity_id == contract.id
    )
