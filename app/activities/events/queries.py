"""Reading events: staff and the council all, an organization its own, everybody the public ones."""

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, case, func, or_, select, true
from sqlalchemy.orm import joinedload, selectinload

from app.accounts.queries import holder_choices
from app.activities.events.enums import EventKind, EventState, EventTime
from app.activities.events.models import ClusterEvent, EventOrganization, EventPrize
from app.activities.events.rules import AHEAD, OVER
from app.activities.permissions import Permission
from app.base.choices import Choices
from app.base.errors import NotFoundError
from app.base.search import first_found, matches
from app.base.viewer import Viewer
from app.extensions import db
from app.plan.enums import EvidenceKind
from app.plan.evidence import EvidenceRows
from app.plan.queries import evidence_rows, serving

SORTABLE = {"day": ClusterEvent.starts_on, "title": ClusterEvent.title_key}
MOST_IN_MONTH = 300
_NOT_CANCELLED = ClusterEvent.state != EventState.CANCELLED


def events_visible_to(viewer: Viewer | None) -> ColumnElement[bool]:
    """Return the condition that a person may read an event."""
    if viewer is None:
        return ClusterEvent.is_public & true()
    if viewer.can(Permission.EVENT_VIEW):
        return true()
    return or_(ClusterEvent.is_public, is_of(viewer.organization_ids))


def is_of(organization_ids: frozenset[int]) -> ColumnElement[bool]:
    """Return the condition that some organizations hold an event or take part in it."""
    own = select(EventOrganization.event_id).where(
        EventOrganization.organization_id.in_(organization_ids)
    )
    return ClusterEvent.id.in_(own)


def list_events(
    *,
    visible_to: Viewer | None,
    today: date,
    q: str | None = None,
    when: EventTime | None = None,
    kind: EventKind | None = None,
    state: EventState | None = None,
    item: int | None = None,
    organization: int | None = None,
    responsible: int | None = None,
    series: int | None = None,
) -> Select[Any]:
    """Select events that fit the filters, of those this person may read."""
    statement = _with_lines().where(events_visible_to(visible_to))
    if q:
        statement = statement.where(matches(q, (ClusterEvent, ClusterEvent.id)))
    if when is EventTime.COMING:
        statement = statement.where(_is_coming(today))
    elif when is EventTime.PAST:
        statement = statement.where(ClusterEvent.ends_on < today)
    if item:
        statement = statement.where(serving(ClusterEvent, item))
    if organization:
        statement = statement.where(is_of(frozenset({organization})))
    wanted = {
        ClusterEvent.kind: kind,
        ClusterEvent.state: state,
        ClusterEvent.responsible_id: responsible,
        ClusterEvent.series_id: series,
    }
    return statement.where(*(column == value for column, value in wanted.items() if value))


def get_event(event_id: int, *, visible_to: Viewer | None) -> ClusterEvent:
    """Return an event this person may read; raises NotFoundError."""
    statement = _with_lines().where(ClusterEvent.id == event_id, events_visible_to(visible_to))
    options = (
        selectinload(ClusterEvent.moves),
        selectinload(ClusterEvent.prizes).joinedload(EventPrize.organization),
    )
    found: ClusterEvent | None = db.session.scalar(statement.options(*options))
    if found is None:
        raise NotFoundError
    return found


def get_prize(prize_id: int) -> EventPrize:
    """Return a prize with its event; raises NotFoundError."""
    statement = select(EventPrize).where(EventPrize.id == prize_id)
    found = db.session.scalar(statement.options(joinedload(EventPrize.event)))
    if found is None:
        raise NotFoundError
    return found


def list_of_month(first: date, last: date, *, visible_to: Viewer | None) -> list[ClusterEvent]:
    """Return the events that touch a time, in their order; cancelled ones left out."""
    touching = ClusterEvent.starts_on.between(first, last) | (
        (ClusterEvent.starts_on < first) & (ClusterEvent.ends_on >= first)
    )
    found = select(ClusterEvent).where(touching, _NOT_CANCELLED, events_visible_to(visible_to))
    ordered = found.order_by(ClusterEvent.starts_on, ClusterEvent.starts_at, ClusterEvent.id)
    return list(db.session.scalars(ordered.limit(MOST_IN_MONTH)))


def list_coming(*, visible_to: Viewer | None, today: date, limit: int) -> list[ClusterEvent]:
    """Return the next events this person may read."""
    found = select(ClusterEvent).where(_is_coming(today), events_visible_to(visible_to))
    return list(
        db.session.scalars(found.order_by(ClusterEvent.starts_on, ClusterEvent.id).limit(limit))
    )


def search_events(query: str, *, visible_to: Viewer | None, limit: int) -> list[ClusterEvent]:
    """Return the newest events that some words mean, of those this person may read."""
    shown, newest = events_visible_to(visible_to), [ClusterEvent.starts_on.desc()]
    return first_found(ClusterEvent, query, shown, order=newest, limit=limit)


def series_days_of(series_id: int) -> set[date]:
    """Return the days of a series that are laid out already."""
    days = select(ClusterEvent.series_day).where(ClusterEvent.series_id == series_id)
    return {day for day in db.session.scalars(days) if day}


def responsible_choices(chosen: int | None = None) -> Choices:
    """Return who may answer for an event."""
    return holder_choices("event-responsible", Permission.EVENT_MANAGE, chosen=chosen)


class WaitingEvents(NamedTuple):
    """How many events wait for the same, and the first of them."""

    number: int
    first_id: int | None
    first_title: str | None


class EventCounts(NamedTuple):
    """What of events waits, and how many are ahead."""

    unmarked: WaitingEvents
    unreported: WaitingEvents
    coming: int


def event_counts(row: tuple[Any, ...]) -> EventCounts:
    """Return the counts of a row of `tally_waiting`."""
    return EventCounts(WaitingEvents(*row[:3]), WaitingEvents(*row[3:6]), row[6])


def tally_waiting(*, responsible: int, today: date, soon: date) -> Select[*tuple[Any, ...]]:
    """Select what waits for a person (and what waits for nobody by name)."""
    own = or_(ClusterEvent.responsible_id == responsible, ClusterEvent.responsible_id.is_(None))
    unmarked = own & ClusterEvent.state.in_(AHEAD) & (ClusterEvent.ends_on < today)
    unreported = own & (ClusterEvent.state == EventState.HELD)
    coming = ClusterEvent.state.in_(AHEAD) & ClusterEvent.starts_on.between(today, soon)
    columns = [
        column
        for condition in (unmarked, unreported)
        for column in (
            func.count().filter(condition),
            func.min(case((condition, ClusterEvent.id))),
            func.min(case((condition, ClusterEvent.title))),
        )
    ]
    return select(*columns, func.count().filter(coming)).select_from(ClusterEvent)


def list_running_of(user_id: int) -> list[ClusterEvent]:
    """Return the events a person answers for that are not finished, in the order of locks."""
    running = ClusterEvent.state.in_((*AHEAD, EventState.HELD))
    own = select(ClusterEvent).where(ClusterEvent.responsible_id == user_id, running)
    return list(db.session.scalars(own.order_by(ClusterEvent.id)))


def list_of_organization(organization_id: int, *, visible_to: Viewer | None) -> Select[Any]:
    """Select an organization's events this person may read, the newest first."""
    found = select(ClusterEvent).where(
        is_of(frozenset({organization_id})), _NOT_CANCELLED, events_visible_to(visible_to)
    )
    return found.order_by(ClusterEvent.starts_on.desc(), ClusterEvent.id.desc())


def evidence_of_items() -> EvidenceRows:
    """Select events that serve the plan: finished with the report, on the day they were held."""
    return evidence_rows(
        ClusterEvent,
        kind=EvidenceKind.EVENT,
        finished_on=case((ClusterEvent.state == EventState.REPORTED, ClusterEvent.held_on)),
        planned_on=ClusterEvent.ends_on,
        shown=_NOT_CANCELLED,
    )


def list_of_item(item_id: int, *, limit: int) -> list[ClusterEvent]:
    """Return an item's events, the newest first."""
    found = select(ClusterEvent).where(serving(ClusterEvent, item_id), _NOT_CANCELLED)
    newest = found.order_by(ClusterEvent.starts_on.desc(), ClusterEvent.id.desc())
    return list(db.session.scalars(newest.limit(limit)))


def _is_coming(today: date) -> ColumnElement[bool]:
    return (ClusterEvent.ends_on >= today) & _NOT_CANCELLED & ClusterEvent.state.not_in(OVER)


def _with_lines() -> Select[Any]:
    organizations = selectinload(ClusterEvent.organizations)
    return select(ClusterEvent).options(
        joinedload(ClusterEvent.responsible),
        organizations.joinedload(EventOrganization.organization),
    )
