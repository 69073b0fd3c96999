"""Reading contracts: staff see all, an organization and a student their own."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import count
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    case,
    exists,
    false,
    func,
    or_,
    select,
    true,
)
from sqlalchemy.orm import aliased, contains_eager, joinedload, selectinload

from app.accounts.models import User
from app.base import clock
from app.base.errors import NotFoundError
from app.base.identity import fold
from app.base.search import matches
from app.base.viewer import Viewer
from app.contracts.duties.models import WorkConfirmation
from app.contracts.enums import ContractState, ObligationState
from app.contracts.life.queries import (
    had_party,
    has_party,
    leaves_after,
    ran_late,
    state_at,
    was_unconfirmed,
)
from app.contracts.models import Obligation, TargetContract
from app.contracts.permissions import Permission
from app.contracts.rules import (
    EDITABLE,
    IN_FORCE,
    RUNNING,
    last_in_row,
    number_of,
)
from app.documents.catalog import TARGET_CONTRACT
from app.documents.queries import last_number
from app.extensions import db
from app.organizations.models import Organization
from app.plan.enums import EvidenceKind
from app.plan.evidence import EvidenceRows
from app.plan.queries import evidence_rows, serving
from app.students.enums import Offer, StudentState
from app.students.models import Student, StudyGroup
from app.students.queries import ACCOUNT_OF_STUDENT, STUDENT_ADDRESS, is_offered
from app.students.queries.holds import HeldRows, students_in
from app.web.paging import Order, OrderBeside, first_rows

SORTABLE: dict[str, Order] = {
    "number": TargetContract.number_order,
    "organization": OrderBeside(TargetContract.organization, Organization.name_key),
    "student": OrderBeside(TargetContract.student, Student.name_key),
    "until": TargetContract.training_until,
}

IS_ALIVE = TargetContract.state.in_(EDITABLE | IN_FORCE)
# What was concluded proves the item for ever; what was called off unsigned proves nothing.
_WAS_CONCLUDED = and_(TargetContract.signed_on.is_not(None), TargetContract.state.not_in(EDITABLE))
_SERVES_PLAN = or_(_WAS_CONCLUDED, TargetContract.state.in_(EDITABLE))


def contracts_visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition for contracts this person may see; an employer sees drafts too."""
    if viewer.sees_all:
        return true()
    if viewer.can(Permission.CONTRACT_ANSWER):
        own = select(Student.id).where(Student.user_id == viewer.id).scalar_subquery()
        # A contract that was given up before signing is nobody's business any more.
        hidden = (ContractState.DRAFT, ContractState.CANCELLED)
        return and_(TargetContract.student_id == own, TargetContract.state.not_in(hidden))
    if viewer.can(Permission.CONTRACT_VIEW):
        parties = viewer.organization_ids
        # Who employs until an agreement's day has the contract as well as who employs from it on.
        return or_(has_party(*parties), leaves_after(clock.today(), *parties))
    return false()


def list_contracts(
    *,
    visible_to: Viewer,
    today: date,
    q: str | None = None,
    state: frozenset[ContractState] | None = None,
    year: int | None = None,
    item: int | None = None,
    organization: int | None = None,
    customer: int | None = None,
    student: int | None = None,
    speciality: int | None = None,
    overdue: bool | None = None,
    unconfirmed: bool | None = None,
    on: date | None = None,
) -> Select[Any]:
    """Select contracts with their parties; the caller orders and pages them.

    `year` is that of the draft, `overdue` leaves those with a late obligation, `on` those there
    were on a day, by its states. `organization` is a party of any kind, `customer` that one alone.
    """
    conditions = [contracts_visible_to(visible_to)]
    conditions.extend(_of_parties(on, organization, customer, student))
    conditions.extend(_owed(today, on, overdue=overdue, unconfirmed=unconfirmed))
    if q:
        conditions.append(_found(q))
    if on:
        conditions.append(TargetContract.drafted_on <= on)
    if state:
        conditions.append((state_at(on) if on else TargetContract.state).in_(state))
    if year:
        conditions.append(_drafted_in(year))
    if item:
        conditions.append(serving(TargetContract, item))
    if speciality:
        conditions.append(_studies(speciality))
    return select(TargetContract).options(*_listed()).where(*conditions)


def search_contracts(query: str, *, visible_to: Viewer, limit: int) -> list[TargetContract]:
    """Return the newest contracts found by number or by a party's name."""
    found = _with_parties().where(contracts_visible_to(visible_to), _found(query))
    newest = found.order_by(TargetContract.drafted_on.desc(), TargetContract.id.desc())
    return list(db.session.scalars(newest.limit(limit)))


def newest_contracts(
    *,
    visible_to: Viewer,
    limit: int,
    organization: Organization | None = None,
    student: Student | None = None,
) -> tuple[int, list[TargetContract]]:
    """Return how many contracts of a party this person may see, and the newest of them."""
    conditions = [contracts_visible_to(visible_to)]
    if organization:
        conditions.append(has_party(organization.id))
    if student:
        conditions.append(TargetContract.student_id == student.id)
    found = _with_parties().where(*conditions)
    newest = found.order_by(TargetContract.drafted_on.desc(), TargetContract.id.desc())
    return first_rows(newest, limit=limit)


def list_years(*, visible_to: Viewer) -> list[int]:
    """Return the calendar years from this person's first draft to the last, the last first."""
    own, drafted = contracts_visible_to(visible_to), TargetContract.drafted_on
    # Each end by itself: SQLite looks up one end of an index at a time.
    first_one, last_one = (
        select(end(drafted)).where(own).scalar_subquery() for end in (func.min, func.max)
    )
    first, last = db.session.execute(select(first_one, last_one)).one()
    return list(range(last.year, first.year - 1, -1)) if first else []


def get_contract(contract_id: int, *, visible_to: Viewer) -> TargetContract:
    """Return a contract with everything its page shows; raises NotFoundError."""
    statement = (
        select(TargetContract)
        .where(TargetContract.id == contract_id, contracts_visible_to(visible_to))
        .options(
            joinedload(TargetContract.organization),
            selectinload(TargetContract.plan_items),
            joinedload(TargetContract.student)
            .joinedload(Student.group)
            .joinedload(StudyGroup.speciality),
            selectinload(TargetContract.obligations),
            selectinload(TargetContract.support),
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


def serials_of(year: int) -> set[int]:
    """Return which numbers of the year's register contracts have, however they are written."""
    register = fold(number_of(year, 0)).removesuffix("00")
    keys = db.session.scalars(
        select(TargetContract.number_key).where(
            TargetContract.number_key.startswith(register, autoescape=True)
        )
    )
    serials = (key.removeprefix(register) for key in keys)
    return {int(serial) for serial in serials if serial.isdecimal()}


def find_next_number(year: int) -> str:
    """Return the number that the next draft of a year would get now."""
    taken = serials_of(year)
    start = max(last_number(TARGET_CONTRACT.name, year), last_in_row(taken)) + 1
    return number_of(year, next(serial for serial in count(start) if serial not in taken))


def find_other_contract(contract: TargetContract) -> TargetContract | None:
    """Return another contract of the same student that is not over."""
    others = select(TargetContract).where(
        TargetContract.student_id == contract.student_id,
        TargetContract.id != (contract.id or 0),
        IS_ALIVE,
    )
    return db.session.scalars(others.order_by(TargetContract.id)).first()


def alive_of_students_in(states: Sequence[StudentState]) -> HeldRows:
    """Select the contracts that are not over whose students are in one of the states.

    Who left the college is still trained where a contract names another organization.
    """
    one = TargetContract
    return select(one.id, one.student_id, one.id.label("page_id")).where(
        one.student_id.in_(students_in(states)), IS_ALIVE, one.training_organization == ""
    )


def drafts_to_offer(ids: Sequence[int]) -> Select[Any]:
    """Select the drafts among the contracts: their students' only ones, of parties still here."""
    other = aliased(TargetContract)
    is_second = exists().where(
        other.student_id == TargetContract.student_id,
        other.id != TargetContract.id,
        other.state.in_(EDITABLE | IN_FORCE),
    )
    drafts = TargetContract.id.in_(ids) & (TargetContract.state == ContractState.DRAFT)
    is_elsewhere = TargetContract.training_organization != ""
    offered = or_(
        TargetContract.student.has(is_offered(Offer.CONTRACT)),
        and_(is_elsewhere, TargetContract.student.has(is_offered(Offer.CONTRACT_ELSEWHERE))),
    )
    kept = (drafts, ~is_second, offered, _parties_are_here())
    return select(TargetContract).where(*kept).order_by(TargetContract.id)


def _parties_are_here() -> ColumnElement[bool]:
    """Return the condition that neither customer nor employer has left the cluster."""
    left = Organization.archived_on.is_not(None)
    return and_(~TargetContract.organization.has(left), ~TargetContract.employer.has(left))


class OfferCounts(NamedTuple):
    """Of some contracts: those to offer, who gets letters of them, what stays as it is."""

    ready: int
    students: int  # with an address
    organizations: int
    not_drafts: int
    second: int


def count_to_offer(ids: Sequence[int]) -> OfferCounts:
    """Count what offering these contracts would do."""
    ready = drafts_to_offer(ids).order_by(None)
    columns = (
        func.count(),
        func.count(STUDENT_ADDRESS),
        func.count(TargetContract.organization_id.distinct()),
    )
    people = ready.join(TargetContract.student).outerjoin(User, ACCOUNT_OF_STUDENT)
    counts = db.session.execute(people.with_only_columns(*columns)).one()
    drafts = select(func.count(TargetContract.id)).where(
        TargetContract.id.in_(ids), TargetContract.state == ContractState.DRAFT
    )
    number = db.session.scalar(drafts) or 0
    return OfferCounts(*counts, not_drafts=len(ids) - number, second=number - counts[0])


def tally_by_state(*, visible_to: Viewer) -> Select[*tuple[Any, ...]]:
    """Select how many contracts this person may see in each state, in the states' order."""
    counts = [func.count().filter(TargetContract.state == state) for state in ContractState]
    return select(*counts).where(contracts_visible_to(visible_to))


def tally_overdue(*, visible_to: Viewer, today: date) -> Select[*tuple[Any, ...]]:
    """Select how many contracts in force have an obligation that is past its date."""
    own = contracts_visible_to(visible_to)
    return select(func.count(TargetContract.id)).where(own, _is_late(today))


def count_overdue(*, visible_to: Viewer, today: date) -> int:
    """Count contracts in force with an obligation that is past its date."""
    return db.session.scalar(tally_overdue(visible_to=visible_to, today=today)) or 0


def evidence_of_items() -> EvidenceRows:
    """Select contracts that serve the plan; what was concluded stays a proof when it ends later."""
    return evidence_rows(
        TargetContract,
        kind=EvidenceKind.CONTRACT,
        finished_on=case((_WAS_CONCLUDED, TargetContract.signed_on)),
        planned_on=TargetContract.signed_on,  # nobody knows when a coming one is signed
        shown=_SERVES_PLAN,
    )


def list_contracts_of_item(item_id: int, *, limit: int) -> list[TargetContract]:
    """Return the newest contracts that serve a plan item."""
    statement = (
        _with_parties()
        .where(serving(TargetContract, item_id), _SERVES_PLAN)
        .order_by(TargetContract.drafted_on.desc(), TargetContract.id.desc())
        .limit(limit)
    )
    return list(db.session.scalars(statement))


def _with_parties() -> Select[Any]:
    return (
        select(TargetContract)
        .join(TargetContract.organization)
        .join(TargetContract.student)
        .options(
            contains_eager(TargetContract.organization),
            contains_eager(TargetContract.student).joinedload(Student.group),
        )
    )


def _listed() -> tuple[Any, ...]:
    """Return what a row of the list and of its files says beside its own columns."""
    return (
        joinedload(TargetContract.organization),
        joinedload(TargetContract.employer),
        joinedload(TargetContract.student).joinedload(Student.group),
        selectinload(TargetContract.plan_items),
        selectinload(TargetContract.support),
    )


def _found(q: str) -> ColumnElement[bool]:
    return matches(
        q,
        (TargetContract, TargetContract.id),
        (Student, TargetContract.student_id),
        (Organization, TargetContract.organization_id),
    )


def _studies(speciality: int) -> ColumnElement[bool]:
    in_group = Student.group.has(StudyGroup.speciality_id == speciality)
    return TargetContract.student.has(in_group)


def _of_parties(
    on: date | None, organization: int | None, customer: int | None, student: int | None
) -> Iterator[ColumnElement[bool]]:
    if organization:
        yield had_party(on, organization) if on else has_party(organization)
    if customer:
        yield TargetContract.organization_id == customer
    if student:
        yield TargetContract.student_id == student


def _owed(
    today: date, on: date | None, *, overdue: bool | None, unconfirmed: bool | None
) -> Iterator[ColumnElement[bool]]:
    if overdue:
        yield ran_late(on) if on else _is_late(today)
    if unconfirmed:
        yield was_unconfirmed(on) if on else is_unconfirmed(today)


def _drafted_in(year: int) -> ColumnElement[bool]:
    return TargetContract.drafted_on.between(date(year, 1, 1), date(year, 12, 31))


def is_unconfirmed(today: date) -> ColumnElement[bool]:
    """Return the condition that a graduate works and nobody has confirmed it this year."""
    said = exists().where(
        WorkConfirmation.contract_id == TargetContract.id, WorkConfirmation.year == today.year
    )
    return and_(TargetContract.state == ContractState.WORKING, ~said)


def _is_late(today: date) -> ColumnElement[bool]:
    # The few that are late are found by their day, not by looking at each contract's own.
    late = and_(Obligation.state == ObligationState.OPEN, Obligation.due_on < today)
    of_late = TargetContract.id.in_(select(Obligation.contract_id).where(late))
    return and_(TargetContract.state.in_(RUNNING), of_late)
