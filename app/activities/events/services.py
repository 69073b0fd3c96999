"""Use cases of events."""

from collections.abc import Collection, Sequence
from datetime import date

from app.activities.events import queries, rules
from app.activities.events.enums import EventPart, EventStep
from app.activities.events.errors import HasPublicationError, PrizeTakenError, SeriesEmptyError
from app.activities.events.models import (
    ClusterEvent,
    EventMove,
    EventOrganization,
    EventPrize,
    EventSeries,
)
from app.activities.events.rules import (
    MOVES,
    EventDates,
    EventTerms,
    HoldTerms,
    PrizeTerms,
    ReportTerms,
    SeriesTerms,
)
from app.activities.permissions import Permission
from app.activities.publications.services import (
    ask_for_publication,
    follow_event,
    withdraw_asked,
)
from app.base.constraints import refusing
from app.base.locks import lock, lock_unchanged
from app.base.terms import assign, terms_of
from app.base.viewer import Viewer, require
from app.extensions import db
from app.files.queries import has_attachment
from app.plan.services.serving import serve_items
from app.settings.queries import moved_days

REPORT_FILE = "report"


def create_event(
    *,
    terms: EventTerms,
    dates: EventDates,
    organizers: Collection[int],
    participants: Collection[int],
    item_ids: Sequence[int],
    actor: Viewer,
    today: date,
) -> ClusterEvent:
    """Plan an event.

    Raises DatesReversedError, TooLongError, UnlikelyDatesError, HoursReversedError,
    ItemsMissingError.
    """
    require(actor, Permission.EVENT_MANAGE)
    rules.check_dates(dates, today=today)
    rules.check_hours(terms, dates)
    event = ClusterEvent()
    assign(event, terms)
    assign(event, dates)
    db.session.add(event)
    db.session.flush()
    _set_organizations(event, organizers, participants)
    serve_items(event, item_ids)
    return event


def edit_event(
    event: ClusterEvent,
    *,
    terms: EventTerms,
    organizers: Collection[int],
    participants: Collection[int],
    item_ids: Sequence[int],
    actor: Viewer,
) -> None:
    """Change an event, all but its days; raises HoursReversedError, ItemsMissingError."""
    require(actor, Permission.EVENT_MANAGE)
    lock_unchanged(event)
    MOVES.after(EventStep.EDIT, event.state, rules.party_of(actor))
    rules.check_hours(terms, event.dates)
    assign(event, terms)
    db.session.flush()
    _set_organizations(event, organizers, participants)
    serve_items(event, item_ids)
    if event.held_on:
        _ask(event, actor)
        follow_event(event.id, occasion=event.title, event_on=event.held_on, actor=actor)


def postpone_event(
    event: ClusterEvent, *, dates: EventDates, reason: str, actor: Viewer, today: date
) -> None:
    """Move an event to other days, and keep from which and why.

    Raises MoveNotAllowedError, DatesReversedError, TooLongError, UnlikelyDatesError,
    SameDatesError, EventReasonMissingError.
    """
    lock_unchanged(event)
    state = MOVES.after(EventStep.POSTPONE, event.state, rules.party_of(actor))
    rules.check_dates(dates, today=today)
    rules.check_moved(dates, event.dates, reason)
    move = EventMove(
        event_id=event.id,
        old_starts_on=event.starts_on,
        old_ends_on=event.ends_on,
        new_starts_on=dates.starts_on,
        new_ends_on=dates.ends_on,
        reason=reason,
        moved_on=today,
    )
    db.session.add(move)
    assign(event, dates)
    event.state = state
    db.session.flush()


def hold_event(event: ClusterEvent, *, terms: HoldTerms, actor: Viewer, today: date) -> None:
    """Note that an event was held, with who came; it asks for its publication.

    Raises MoveNotAllowedError, HeldDateError.
    """
    lock_unchanged(event)
    state = MOVES.after(EventStep.HOLD, event.state, rules.party_of(actor))
    rules.check_held(terms.held_on, starts_on=event.starts_on, today=today)
    assign(event, terms)
    event.state = state
    db.session.flush()
    _ask(event, actor)


def _ask(event: ClusterEvent, actor: Viewer) -> None:
    if event.asks_publication and event.held_on:
        ask_for_publication(
            event.id,
            occasion=event.title,
            event_on=event.held_on,
            author_id=event.responsible_id,
            item_ids=[item.id for item in event.plan_items if not item.withdrawn],
            actor=actor,
        )


def amend_held(event: ClusterEvent, *, terms: HoldTerms, actor: Viewer, today: date) -> None:
    """Change what was noted of a held event; what tells of it learns its day."""
    lock_unchanged(event)
    MOVES.after(EventStep.AMEND, event.state, rules.party_of(actor))
    rules.check_held(terms.held_on, starts_on=event.starts_on, today=today)
    assign(event, terms)
    db.session.flush()
    follow_event(event.id, occasion=event.title, event_on=terms.held_on, actor=actor)


def report_event(event: ClusterEvent, *, terms: ReportTerms, actor: Viewer) -> None:
    """Finish an event with its results and its report, in words or as a file.

    Raises MoveNotAllowedError, ResultsMissingError, ReportMissingError.
    """
    lock_unchanged(event)
    state = MOVES.after(EventStep.REPORT, event.state, rules.party_of(actor))
    rules.check_report(terms, has_file=has_attachment(event, REPORT_FILE))
    assign(event, terms)
    event.state = state
    db.session.flush()


def cancel_event(event: ClusterEvent, *, reason: str, actor: Viewer) -> None:
    """Note that an event will not be held, and why."""
    lock_unchanged(event)
    state = MOVES.after(EventStep.CANCEL, event.state, rules.party_of(actor))
    rules.check_reason(reason)
    event.cancel_reason = reason
    event.state = state
    db.session.flush()


def move_event(event: ClusterEvent, *, step: EventStep, actor: Viewer, today: date) -> None:
    """Begin an event, take back that it was reported, held or cancelled.

    Raises MoveNotAllowedError, HasPublicationError.
    """
    lock(event)
    state = MOVES.after(step, event.state, rules.party_of(actor))
    if step is EventStep.BEGIN:
        rules.check_held(today, starts_on=event.starts_on, today=today)
    elif step is EventStep.UNHOLD:
        if not withdraw_asked(event.id, actor=actor):
            raise HasPublicationError
        event.held_on = None
    elif step is EventStep.RESTORE:
        event.cancel_reason = ""
    event.state = state
    db.session.flush()


def repeat_event(event: ClusterEvent, *, terms: SeriesTerms, actor: Viewer) -> list[ClusterEvent]:
    """Lay out the repetitions of a planned event; days laid out already are left out.

    Raises MoveNotAllowedError, SeriesEmptyError, SeriesTooLongError.
    """
    lock(event)
    MOVES.after(EventStep.REPEAT, event.state, rules.party_of(actor))
    days = rules.repeated_days(terms, first=event.starts_on, moved=moved_days())
    series = _series_of(event, terms)
    known = queries.series_days_of(series.id)
    fresh = [day for day in dict.fromkeys(days) if day not in known]
    if not fresh:
        raise SeriesEmptyError(field="until")
    return [_repetition(event, series, day) for day in fresh]


def _series_of(event: ClusterEvent, terms: SeriesTerms) -> EventSeries:
    series = db.session.get(EventSeries, event.series_id) if event.series_id else None
    if series is None:
        series = EventSeries(is_demo=event.is_demo)
        series.rhythm, series.until = terms.rhythm, terms.until
        db.session.add(series)
        db.session.flush()
        event.series_id, event.series_day = series.id, event.starts_on
    else:
        series.rhythm, series.until = terms.rhythm, max(series.until, terms.until)
    db.session.flush()
    return series


def _repetition(event: ClusterEvent, series: EventSeries, day: date) -> ClusterEvent:
    one = ClusterEvent(series_id=series.id, series_day=day, is_demo=event.is_demo)
    assign(one, terms_of(event, EventTerms))
    assign(one, EventDates(day, day + (event.ends_on - event.starts_on)))
    db.session.add(one)
    db.session.flush()
    _set_organizations(one, event.organizer_ids, event.participant_ids)
    serve_items(one, [item.id for item in event.plan_items if not item.withdrawn])
    return one


def add_prize(event: ClusterEvent, *, terms: PrizeTerms, actor: Viewer) -> EventPrize:
    """Note a place or a prize of a held event; raises MoveNotAllowedError, PrizeTakenError."""
    lock(event, shared=True)
    MOVES.after(EventStep.AMEND, event.state, rules.party_of(actor))
    prize = EventPrize(event_id=event.id, is_demo=event.is_demo)
    assign(prize, terms)
    with refusing({"uq_event_prizes_line": PrizeTakenError(field="award")}):
        db.session.add(prize)
    return prize


def remove_prize(prize: EventPrize, *, actor: Viewer) -> None:
    """Take a place or a prize out of a held event's results."""
    lock(prize.event, shared=True)
    MOVES.after(EventStep.AMEND, prize.event.state, rules.party_of(actor))
    db.session.delete(prize)
    db.session.flush()


def _set_organizations(
    event: ClusterEvent, organizers: Collection[int], participants: Collection[int]
) -> None:
    wanted = {(id_, EventPart.ORGANIZER) for id_ in organizers} | {
        (id_, EventPart.PARTICIPANT) for id_ in participants
    }
    known = {(one.organization_id, one.part): one for one in event.organizations}
    for pair, one in known.items():
        if pair not in wanted:
            db.session.delete(one)
    for id_, part in sorted(wanted - known.keys()):
        db.session.add(EventOrganization(event_id=event.id, organization_id=id_, part=part))
    db.session.flush()
    db.session.expire(event, ["organizations"])
