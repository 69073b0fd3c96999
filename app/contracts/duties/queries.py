"""Reading what is owed by contracts."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Select,
    SQLColumnExpression,
    and_,
    case,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.orm import contains_eager, joinedload

from app.base.search import matches
from app.base.viewer import Viewer
from app.contracts.duties.models import WorkConfirmation
from app.contracts.enums import ContractParty, ContractState, ObligationState
from app.contracts.life.queries import employer_at, had_party, has_party, state_at, was_open
from app.contracts.models import Obligation, TargetContract
from app.contracts.permissions import Permission
from app.contracts.queries import contracts_visible_to, is_unconfirmed
from app.contracts.rules import IN_FORCE, RUNNING
from app.extensions import db
from app.organizations.models import Organization
from app.students.models import Student

SORTABLE: dict[str, Any] = {"due": Obligation.due_on}
NOTICE = timedelta(days=14)  # so long before a duty's day its party gets a letter


class OwedDay(NamedTuple):
    """A day in somebody's calendar: a record's id and version, its contract, by when."""

    id: int
    version: int
    contract_id: int
    number: str
    due_on: date


def list_duties(
    *,
    visible_to: Viewer,
    today: date,
    q: str | None = None,
    party: ContractParty | None = None,
    state: ObligationState | None = None,
    year: int | None = None,
    overdue: bool | None = None,
    organization: int | None = None,
    on: date | None = None,
) -> Select[Any]:
    """Select the obligations of signed contracts with their parties; the caller orders them.

    `on` leaves those of contracts that were signed by a day, as they stood then.
    """
    of_contract = [*_signed(visible_to, organization, on), *_late(overdue, on)]
    is_of_few = organization is not None or not visible_to.sees_all
    conditions = [_of_contracts(of_contract) if is_of_few else _each_of(of_contract)]
    if party:
        conditions.append(Obligation.party == party)
    if state:
        conditions.append(_state_at(on) == state)
    if year:
        conditions.append(Obligation.due_on.between(date(year, 1, 1), date(year, 12, 31)))
    if q:
        text = Obligation.text.icontains(q, autoescape=True)
        conditions.append(or_(_of_contracts([matches(q, *_PARTIES)]), text))
    if overdue:
        conditions.extend([_was_open(on), Obligation.due_on < (on or today)])
    contract = joinedload(Obligation.contract)
    parties = (joinedload(TargetContract.organization), joinedload(TargetContract.student))
    return select(Obligation).options(contract.options(*parties)).where(*conditions)


def list_years(*, visible_to: Viewer) -> list[int]:
    """Return the years from the first day this person's contracts owe by to the last."""
    own = [] if visible_to.sees_all else [_of_contracts([contracts_visible_to(visible_to)])]
    first, last = (
        select(end(Obligation.due_on)).where(*own).scalar_subquery()
        for end in (func.min, func.max)  # SQLite looks up one end of an index at a time
    )
    begins, ends = db.session.execute(select(first, last)).one()
    return list(range(begins.year, ends.year + 1)) if begins else []


def own_duties(viewer: Viewer, first: date, last: date) -> list[OwedDay]:
    """Return the days by which this person's side owes something by contracts in force."""
    found = (
        select(Obligation.id, Obligation.version, *_OF_CONTRACT, Obligation.due_on)
        .join(Obligation.contract)
        .where(
            _is_own(viewer),
            Obligation.state == ObligationState.OPEN,
            _owed_by(viewer),
            Obligation.due_on.between(first, last),
        )
        .order_by(Obligation.due_on, Obligation.id)
    )
    return [OwedDay(*row) for row in db.session.execute(found)]


def nearest_duties(organization_id: int, *, limit: int, on: date | None = None) -> list[Obligation]:
    """Return what an organization has to do next by running contracts, the earliest first."""
    found = (
        select(Obligation)
        .join(Obligation.contract)
        .options(contains_eager(Obligation.contract).joinedload(TargetContract.student))
        .where(
            _state(on).in_(RUNNING),
            _was_open(on),
            _owed_by_organizations([organization_id], on),
        )
        .order_by(Obligation.due_on, Obligation.id)
    )
    return list(db.session.scalars(found.limit(limit)))


def duties_to_remind(*, today: date, limit: int) -> list[Obligation]:
    """Return what falls due within the notice by running contracts, nobody reminded of yet."""
    told = Obligation.reminded_for
    found = (
        select(Obligation)
        .join(Obligation.contract)
        .options(
            contains_eager(Obligation.contract).options(
                joinedload(TargetContract.organization),
                joinedload(TargetContract.employer),
                joinedload(TargetContract.student),
            )
        )
        .where(
            TargetContract.state.in_(RUNNING),
            Obligation.state == ObligationState.OPEN,
            Obligation.due_on.between(today, today + NOTICE),
            or_(told.is_(None), told != Obligation.due_on),
        )
        .order_by(Obligation.id)
    )
    return list(db.session.scalars(found.limit(limit)))


def find_contract(contract_id: int) -> TargetContract | None:
    """Return a contract a link asks about, None when it is gone."""
    return db.session.get(TargetContract, contract_id)


def find_confirmation(contract_id: int, year: int) -> WorkConfirmation | None:
    """Return what was said of a contract's graduate in a year."""
    found = select(WorkConfirmation).where(
        WorkConfirmation.contract_id == contract_id, WorkConfirmation.year == year
    )
    return db.session.scalar(found)


def list_confirmations(contract: TargetContract) -> list[WorkConfirmation]:
    """Return what was said of a contract's graduate, the last year first."""
    found = select(WorkConfirmation).where(WorkConfirmation.contract_id == contract.id)
    return list(db.session.scalars(found.order_by(WorkConfirmation.year.desc())))


def unconfirmed_among(ids: Sequence[int], today: date) -> list[TargetContract]:
    """Return those of the contracts that wait for this year's word of the employer."""
    found = (
        select(TargetContract)
        .options(
            joinedload(TargetContract.organization).selectinload(Organization.contacts),
            joinedload(TargetContract.employer).selectinload(Organization.contacts),
            joinedload(TargetContract.student),
        )
        .where(TargetContract.id.in_(ids), is_unconfirmed(today))
        .order_by(TargetContract.id)
    )
    return list(db.session.scalars(found))


_PARTIES = (
    (TargetContract, TargetContract.id),
    (Student, TargetContract.student_id),
    (Organization, TargetContract.organization_id),
)
_OF_CONTRACT = (TargetContract.id, TargetContract.number)


def _owed_by(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition of what a person's side owes: staff follow contracts on the list."""
    if viewer.can(Permission.CONTRACT_ANSWER) and not viewer.can(Permission.CONTRACT_MANAGE):
        return Obligation.party == ContractParty.STUDENT
    return _owed_by_organizations(_own_organizations(viewer))


def _owed_by_organizations(
    organizations: Collection[int], on: date | None = None
) -> ColumnElement[bool]:
    """Return the condition of what organizations owe: as the customer, or as who employs."""
    employs: ColumnElement[bool] = TargetContract.employer_id.in_(organizations)
    if on:
        employs = and_(had_party(on, *organizations), employer_at(on).in_(organizations))
    return or_(
        and_(
            Obligation.party == ContractParty.ORGANIZATION,
            TargetContract.organization_id.in_(organizations),
        ),
        and_(
            Obligation.party == ContractParty.EMPLOYER,
            employs,
        ),
    )


def _own_organizations(viewer: Viewer) -> Collection[int]:
    """Return for which organizations a person acts in contracts, none for staff and students."""
    if viewer.can(Permission.CONTRACT_MANAGE) or viewer.can(Permission.CONTRACT_ANSWER):
        return ()
    return viewer.organization_ids if viewer.can(Permission.CONTRACT_VIEW) else ()


def _is_own(viewer: Viewer) -> ColumnElement[bool]:
    return and_(contracts_visible_to(viewer), TargetContract.state.in_(IN_FORCE))


def _state_at(on: date | None) -> SQLColumnExpression[ObligationState]:
    state, is_open = Obligation.state, literal(ObligationState.OPEN, Obligation.state.type)
    return case((was_open(on), is_open), else_=state) if on else state


def _was_open(on: date | None) -> ColumnElement[bool]:
    return was_open(on) if on else Obligation.state == ObligationState.OPEN


def _signed(
    viewer: Viewer, organization: int | None, on: date | None
) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions of signed contracts a person may see, of one organization or of all."""
    yield TargetContract.signed_on <= on if on else TargetContract.signed_on.is_not(None)
    if organization:
        yield had_party(on, organization) if on else has_party(organization)
    if not viewer.sees_all:
        yield contracts_visible_to(viewer)


def _late(overdue: bool | None, on: date | None) -> list[ColumnElement[bool]]:
    """Return the condition of contracts by which something may be late: a suspended one waits."""
    return [_state(on).in_(RUNNING)] if overdue else []


def _state(on: date | None) -> SQLColumnExpression[ContractState]:
    return state_at(on) if on else TargetContract.state


def _of_contracts(conditions: Sequence[ColumnElement[bool]]) -> ColumnElement[bool]:
    """Return the condition of obligations of such contracts, where these are few: found first."""
    return Obligation.contract_id.in_(select(TargetContract.id).where(*conditions))


def _each_of(conditions: Sequence[ColumnElement[bool]]) -> ColumnElement[bool]:
    """Return the same condition where most contracts are such.

    A page is walked within the index of the obligations' days, and each is asked its contract.
    """
    return Obligation.contract.has(and_(*conditions))
