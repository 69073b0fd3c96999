"""Whom to ask this year whether graduates work, who is silent, whom no letter reaches."""

from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, exists, extract, func, or_, select, true
from sqlalchemy.orm import aliased, joinedload

from app.base.clock import start_of_day
from app.base.viewer import Viewer
from app.contracts.asking.rules import (
    ASKING_YEAR,
    CONFIRMATION_TASK,
    day_of_year,
    is_past_latest,
)
from app.contracts.models import TargetContract
from app.contracts.printing.queries import list_with_notices
from app.contracts.queries import contracts_visible_to, is_unconfirmed
from app.extensions import db
from app.links.enums import LinkState
from app.links.models import TaskLink
from app.organizations.models import ContactPerson, Organization


class UnconfirmedCount(NamedTuple):
    """Contracts without this year's word; of those whose day has come, whom no letter reaches."""

    total: int
    mute: int
    first_mute: int | None


def due_to_ask(*, today: date, limit: int) -> Select[Any]:
    """Select the contracts whose employer is asked by now and was not, in the order of locks."""
    return (
        select(TargetContract).where(_is_due_to_ask(today)).order_by(TargetContract.id).limit(limit)
    )


def still_due(ids: Collection[int], *, today: date) -> list[TargetContract]:
    """Return those of the contracts that nobody has asked about meanwhile, with their parties."""
    contacts = joinedload(TargetContract.organization).selectinload(Organization.contacts)
    own = joinedload(TargetContract.employer).selectinload(Organization.contacts)
    found = (
        select(TargetContract)
        .where(TargetContract.id.in_(ids), _is_due_to_ask(today))
        .options(contacts, own, joinedload(TargetContract.student))
        .order_by(TargetContract.id)
    )
    return list(db.session.scalars(found))


def silent_links(*, today: date, limit: int) -> Select[Any]:
    """Select the links whose day is near and whose addressee nobody has reminded yet."""
    waits = exists().where(TargetContract.id == TaskLink.entity_id, is_unconfirmed(today))
    return (
        select(TaskLink)
        .where(
            TaskLink.task == CONFIRMATION_TASK,
            TaskLink.state == LinkState.SENT,
            TaskLink.reminders == 0,
            TaskLink.addressee_email != "",
            TaskLink.until.between(today, today + ASKING_YEAR.remind_before),
            waits,
        )
        .order_by(TaskLink.id)
        .limit(limit)
    )


def list_to_phone(*, today: date, to_phone: bool | None = None, **criteria: Any) -> Select[Any]:
    """Select contracts as the list does, of them those whose employer is asked by phone alone."""
    found = list_with_notices(today=today, **criteria)
    return found.where(is_mute(today)) if to_phone else found


def tally_unconfirmed(*, visible_to: Viewer, today: date) -> Select[*tuple[Any, ...]]:
    """Select the fields of UnconfirmedCount: whose graduates work and nobody said so this year."""
    mute = is_mute(today)
    return select(
        func.count(TargetContract.id),
        func.count(TargetContract.id).filter(mute),
        func.min(TargetContract.id).filter(mute),
    ).where(contracts_visible_to(visible_to), is_unconfirmed(today))


def is_mute(today: date) -> ColumnElement[bool]:
    """Return the condition that an employer should be asked by now and has no address at all."""
    return and_(is_unconfirmed(today), _is_its_time(today), ~_has_address())


def _is_due_to_ask(today: date) -> ColumnElement[bool]:
    asked = exists().where(
        TaskLink.task == CONFIRMATION_TASK,
        TaskLink.entity_id == TargetContract.id,
        TaskLink.sent_at >= start_of_day(date(today.year, 1, 1)),
    )
    return and_(is_unconfirmed(today), _is_its_time(today), _has_address(), ~asked)


def _is_its_time(today: date) -> ColumnElement[bool]:
    """Return in SQL that `rules.asked_on` has come; work begins by the employment contract."""
    begun = TargetContract.work_begins_on
    place = extract("month", begun) * 100 + extract("day", begun)
    is_its_day = true() if is_past_latest(today) else place <= day_of_year(today)
    return and_(begun <= today - ASKING_YEAR.settled, is_its_day)


def _has_address() -> ColumnElement[bool]:
    asked = aliased(Organization)
    contact = exists().where(ContactPerson.organization_id == asked.id, ContactPerson.email != "")
    employs = func.coalesce(TargetContract.employer_id, TargetContract.organization_id)
    return exists().where(asked.id == employs, or_(asked.email != "", contact))
