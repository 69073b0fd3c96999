"""Reading contracts: staff see all, an organization and a student their own."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, extract, func, or_, select, true
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from app.accounts.enums import Role
from app.base.errors import NotFoundError
from app.base.search import matches
from app.contracts.enums import ContractState, ObligationState
from app.contracts.models import Obligation, TargetContract
from app.contracts.rules import IN_FORCE
from app.extensions import db
from app.organizations.models import Organization
from app.students.models import Student, StudyGroup

SORTABLE: dict[str, Any] = {
    "number": TargetContract.number,
    "organization": Organization.name_key,
    "student": Student.name_key,
    "until": TargetContract.training_until,
}


def visible(user: Any) -> ColumnElement[bool]:
    """Return the condition for contracts this person may see; an employer sees drafts too."""
    if user.sees_all:
        return true()
    if user.role is Role.EMPLOYER:
        return and_(TargetContract.organization_id == user.organization_id)
    own = select(Student.id).where(Student.user_id == user.id).scalar_subquery()
    # A contract that was given up before signing is nobody's business any more.
    hidden = (ContractState.DRAFT, ContractState.TERMINATED)
    shown = or_(TargetContract.state.not_in(hidden), TargetContract.signed_on.is_not(None))
    return and_(TargetContract.student_id == own, shown)


def list_contracts(
    *,
    visible_to: Any,
    today: date,
    search: str | None = None,
    states: frozenset[ContractState] = frozenset(),
    year: int | None = None,
    item_id: int | None = None,
    overdue: bool = False,
) -> Select[Any]:
    """Select contracts with their parties; the caller orders and pages them.

    `year` is the calendar year of the draft, `overdue` leaves those with a late obligation.
    """
    conditions = [visible(visible_to)]
    if search:
        conditions.append(_found(search))
    if states:
        conditions.append(TargetContract.state.in_(states))
    if year:
        conditions.append(_drafted_in(year))
    if item_id:
        conditions.append(TargetContract.plan_item_id == item_id)
    if overdue:
        conditions.append(_is_late(today))
    return (
        select(TargetContract)
        .join(TargetContract.organization)
        .join(TargetContract.student)
        .options(
            contains_eager(TargetContract.organization),
            contains_eager(TargetContract.student).joinedload(Student.group),
        )
        .where(*conditions)
    )


def list_years(*, visible_to: Any) -> list[int]:
    """Return the calendar years this person's contracts were drafted in, the last first."""
    year = extract("year", TargetContract.drafted_on)
    statement = select(year).where(visible(visible_to)).distinct().order_by(year.desc())
    return [int(one) for one in db.session.scalars(statement)]


def get_contract(contract_id: int, *, visible_to: Any) -> TargetContract:
    """Return a contract with everything its page shows; raises NotFoundError."""
    statement = (
        select(TargetContract)
        .where(TargetContract.id == contract_id, visible(visible_to))
        .options(
            joinedload(TargetContract.organization),
            joinedload(TargetContract.plan_item),
            joinedload(TargetContract.student)
            .joinedload(Student.group)
            .joinedload(StudyGroup.speciality),
            selectinload(TargetContract.obligations),
        )
    )
    contract = db.session.scalar(statement)
    if contract is None:
        raise NotFoundError
    return contract


def get_obligation(contract: TargetContract, obligation_id: int) -> Obligation:
    """Return an obligation of this contract; raises NotFoundError."""
    for obligation in contract.obligations:
        if obligation.id == obligation_id:
            return obligation
    raise NotFoundError


def find_by_number(number: str) -> TargetContract | None:
    """Return the contract with this number, None when there is none."""
    return db.session.scalar(select(TargetContract).where(TargetContract.number == number))


def find_in_force(student_id: int) -> TargetContract | None:
    """Return the student's contract in force, None when there is none."""
    return db.session.scalar(
        select(TargetContract).where(
            TargetContract.student_id == student_id, TargetContract.state.in_(IN_FORCE)
        )
    )


def count_drafted(year: int) -> int:
    """Count the contracts drafted in a calendar year, for the next number."""
    return db.session.scalar(select(func.count(TargetContract.id)).where(_drafted_in(year))) or 0


def count_by_state(*, visible_to: Any) -> dict[ContractState, int]:
    """Count the contracts this person may see, state by state, in one query."""
    statement = (
        select(TargetContract.state, func.count())
        .where(visible(visible_to))
        .group_by(TargetContract.state)
    )
    return dict(db.session.execute(statement).all())


def count_overdue(*, visible_to: Any, today: date) -> int:
    """Count contracts in force with an obligation that is past its date."""
    statement = select(func.count(TargetContract.id)).where(visible(visible_to), _is_late(today))
    return db.session.scalar(statement) or 0


def _found(search: str) -> ColumnElement[bool]:
    # Databases disagree on the case of Russian letters; numbers are written in capitals.
    by_number = TargetContract.number.contains(search.upper(), autoescape=True)
    by_student = matches(search, (Student, TargetContract.student_id))
    by_organization = matches(search, (Organization, TargetContract.organization_id))
    return or_(by_number, by_student, by_organization)


def _drafted_in(year: int) -> ColumnElement[bool]:
    return TargetContract.drafted_on.between(date(year, 1, 1), date(year, 12, 31))


def _is_late(today: date) -> ColumnElement[bool]:
    late = and_(Obligation.state == ObligationState.OPEN, Obligation.due_on < today)
    return and_(TargetContract.state.in_(IN_FORCE), TargetContract.obligations.any(late))
