"""Reading contracts: staff see all, an organization and a student their own."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, extract, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from app.accounts.enums import Role
from app.contracts.enums import ContractState, ObligationState
from app.contracts.models import Obligation, TargetContract
from app.contracts.rules import IN_FORCE
from app.extensions import db
from app.organizations.models import Organization
from app.students.models import Student, StudyGroup
from app.web.errors import NotFoundError
from app.web.search import matches

SORTABLE = {
    "number": TargetContract.number,
    "organization": Organization.short_name,
    "student": Student.last_name,
    "until": TargetContract.training_until,
}


def visible(user: Any) -> ColumnElement[bool]:
    """Return the condition for contracts this person may see; an employer sees drafts too."""
    if user.sees_all:
        return TargetContract.id.is_not(None)
    if user.role is Role.EMPLOYER:
        return TargetContract.organization_id == user.organization_id
    own = select(Student.id).where(Student.user_id == user.id).scalar_subquery()
    shown = TargetContract.state != ContractState.DRAFT
    return and_(TargetContract.student_id == own, shown)


def list_contracts(
    *,
    visible_to: Any,
    today: date,
    search: str | None = None,
    state: str | None = None,
    item_id: int | None = None,
    overdue: bool = False,
) -> Select[Any]:
    """Select contracts with their parties; the caller orders and pages them."""
    statement = (
        select(TargetContract)
        .join(TargetContract.organization)
        .join(TargetContract.student)
        .options(
            contains_eager(TargetContract.organization),
            contains_eager(TargetContract.student).joinedload(Student.group),
        )
        .where(visible(visible_to))
    )
    if search:
        found = (Student.search_stems, Organization.search_stems)
        by_number = TargetContract.number.contains(search, autoescape=True)
        statement = statement.where(or_(by_number, *(matches(one, search) for one in found)))
    if state:
        statement = statement.where(TargetContract.state == ContractState(state))
    if item_id:
        statement = statement.where(TargetContract.plan_item_id == item_id)
    return statement.where(TargetContract.obligations.any(_late(today))) if overdue else statement


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
    drafted = extract("year", TargetContract.drafted_on) == year
    return db.session.scalar(select(func.count(TargetContract.id)).where(drafted)) or 0


def count_by_state(*, visible_to: Any) -> dict[ContractState, int]:
    """Count the contracts this person may see, state by state, in one query."""
    statement = (
        select(TargetContract.state, func.count())
        .where(visible(visible_to))
        .group_by(TargetContract.state)
    )
    return {state: count for state, count in db.session.execute(statement)}


def count_overdue(*, visible_to: Any, today: date) -> int:
    """Count contracts in force with an obligation that is past its date."""
    statement = select(func.count(TargetContract.id)).where(
        visible(visible_to), TargetContract.obligations.any(_late(today))
    )
    return db.session.scalar(statement) or 0


def _late(today: date) -> ColumnElement[bool]:
    return and_(Obligation.state == ObligationState.OPEN, Obligation.due_on < today)
