"""Counting contracts: by year, customer and speciality, each table in a flat number of queries.

One statement counts the states of a table's rows; stages are sums of states, put together here.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, case, extract, func, or_, select

from app.contracts.enums import ContractState
from app.contracts.life.queries import state_at
from app.contracts.models import TargetContract
from app.extensions import db
from app.organizations.models import Organization
from app.students.models import Speciality, Student, StudyGroup

MOST_REASONS = 50
States = dict[int, Counter[ContractState]]

_YEAR = extract("year", TargetContract.drafted_on)
_CUSTOMER = TargetContract.organization_id
_SPECIALITY = StudyGroup.speciality_id


class Graduates(NamedTuple):
    """How many of a row were trained until a day, with what term, and began to work when."""

    row: int
    training_until: date
    within: int | None
    started_on: date | None
    number: int


def states_by_year(on: date | None) -> States:
    """Count the states of contracts by the year of their drafts."""
    # By the day, which an index has in order: to group by a year out of it takes ten times as long.
    days = _counted(select(*_row_and_state(TargetContract.drafted_on, on)), on)
    return _by_row((day.year, state, number) for day, state, number in days)


def states_by_customer(on: date | None, customers: Collection[int]) -> States:
    """Count the states of the contracts of some customers."""
    found = select(*_row_and_state(_CUSTOMER, on)).where(_CUSTOMER.in_(customers))
    return _states(found, on)


def states_by_speciality(on: date | None, specialities: Collection[int]) -> States:
    """Count the states of the contracts of some specialities."""
    found = _of_groups(select(*_row_and_state(_SPECIALITY, on)))
    return _states(found.where(_SPECIALITY.in_(specialities)), on)


def list_customers(on: date | None) -> Select[int, str]:
    """Select (id, name) of the customers, who has most contracts first."""
    number = select(_CUSTOMER.label("id"), func.count().label("number")).where(*_there(on))
    counted = number.group_by(_CUSTOMER).subquery()
    found = select(Organization.id, Organization.short_name)
    of_each = found.join(counted, counted.c.id == Organization.id)
    return of_each.order_by(counted.c.number.desc(), Organization.id)


def list_specialities(on: date | None) -> Select[int, str]:
    """Select (id, «code name») of the specialities that have contracts, by code."""
    own = select(TargetContract.id).join(TargetContract.student).join(Student.group)
    has_any = own.where(Speciality.id == _SPECIALITY, *_there(on)).correlate(Speciality).exists()
    found = select(Speciality.id, Speciality.code + " " + Speciality.name).where(has_any)
    return found.order_by(Speciality.code, Speciality.id)


def graduates_by_year(on: date) -> list[Graduates]:
    """Count whose training was over by a day, by the year of their drafts."""
    return _graduates(select(*_row_and_terms(_YEAR, on)), on)


def graduates_by_customer(on: date, customers: Collection[int]) -> list[Graduates]:
    """Count whose training was over by a day, by some customers."""
    return _graduates(select(*_row_and_terms(_CUSTOMER, on)).where(_CUSTOMER.in_(customers)), on)


def graduates_by_speciality(on: date, specialities: Collection[int]) -> list[Graduates]:
    """Count whose training was over by a day, by some specialities."""
    found = _of_groups(select(*_row_and_terms(_SPECIALITY, on)))
    return _graduates(found.where(_SPECIALITY.in_(specialities)), on)


def count_reasons(on: date | None) -> list[tuple[str, int]]:
    """Count why signed contracts ended before their time, the commonest first."""
    reason, number = TargetContract.termination_reason, func.count(TargetContract.id)
    day = TargetContract.terminated_on
    found = (
        select(reason, number)
        .where(
            day <= on if on else day.is_not(None),
            TargetContract.signed_on.is_not(None),
            reason != "",
        )
        .group_by(reason)
        .order_by(number.desc(), reason)
        .limit(MOST_REASONS)
    )
    return [(why, count) for why, count in db.session.execute(found)]


def _row_and_state(row: Any, on: date | None) -> tuple[Any, Any]:
    state = state_at(on) if on else TargetContract.state
    return row.label("row"), state.label("state")


def _states(found: Select[Any], on: date | None) -> States:
    return _by_row(_counted(found, on))


def _counted(found: Select[Any], on: date | None) -> Iterable[Any]:
    each = found.where(*_there(on)).subquery()
    counted = select(each.c.row, each.c.state, func.count())
    return db.session.execute(counted.group_by(each.c.row, each.c.state))


def _by_row(counted: Iterable[Any]) -> States:
    states: States = defaultdict(Counter)
    for row, state, number in counted:
        states[row][ContractState(state)] += number
    return states


def _row_and_terms(row: Any, on: date) -> tuple[Any, ...]:
    started = TargetContract.work_started_on
    return (
        row.label("row"),
        TargetContract.training_until.label("until"),
        TargetContract.employ_within_months.label("within"),
        case((started <= on, started)).label("started"),
    )


def _graduates(found: Select[Any], on: date) -> list[Graduates]:
    """Count those whose contract was signed and lasted to the end of the training."""
    until, ended = TargetContract.training_until, TargetContract.terminated_on
    lasted = or_(ended.is_(None), ended > until)
    each = found.where(until < on, TargetContract.signed_on <= on, lasted).subquery()
    counted = select(*each.c, func.count()).group_by(*each.c)
    return [Graduates(int(row), *rest) for row, *rest in db.session.execute(counted)]


def _of_groups(found: Select[Any]) -> Select[Any]:
    return found.select_from(TargetContract).join(TargetContract.student).join(Student.group)


def _there(on: date | None) -> list[ColumnElement[bool]]:
    return [TargetContract.drafted_on <= on] if on else []
