"""Pure decisions about publications: their moves, their term by the working calendar."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from flask_babel import lazy_gettext as _l

from app.activities.permissions import Permission
from app.activities.publications.enums import (
    OutletKind,
    PublicationEvent,
    PublicationParty,
    PublicationState,
)
from app.activities.publications.errors import (
    AfterOutletError,
    BeforeEventError,
    DropReasonMissingError,
    FuturePublicationError,
    LinkMissingError,
    OutletNameMissingError,
    UnlikelyDateError,
)
from app.base.moves import Moves, move
from app.base.viewer import Viewer
from app.deadlines.workdays import NO_EXCEPTIONS, add_working_days, is_working_day

TERM = 1  # working days after the event, by the cluster's media plan
LONGEST_PAST = timedelta(days=10 * 366)
LONGEST_AHEAD = timedelta(days=3 * 366)
_DAY = timedelta(days=1)
_S, _E = PublicationState, PublicationEvent
_COLLEGE = PublicationParty.COLLEGE
_DROPPED = _l("Публикация отмечена как ненужная. Сначала верните её в работу.")

MOVES = Moves(
    {
        _E.EDIT: move({_S.DRAFT, _S.PUBLISHED}, None, _COLLEGE),
        _E.PUBLISH: move({_S.DRAFT, _S.PUBLISHED}, _S.PUBLISHED, _COLLEGE),
        _E.RETRACT: move(_S.PUBLISHED, _S.DRAFT, _COLLEGE),
        _E.DROP: move(_S.DRAFT, _S.DROPPED, _COLLEGE),
        _E.RESTORE: move(_S.DROPPED, _S.DRAFT, _COLLEGE),
    },
    why={
        _S.DROPPED: _DROPPED,
        _S.PUBLISHED: _l("Публикация уже вышла."),
        _S.DRAFT: _l("Публикация ещё не вышла."),
    },
)


@dataclass(frozen=True)
class PublicationTerms:
    """What is told, of what, and who tells it."""

    title: str
    occasion: str
    event_on: date
    author_id: int | None = None
    summary: str = ""
    text: str = ""
    is_public: bool = True


@dataclass(frozen=True)
class OutletTerms:
    """Where a publication came out, and when."""

    kind: OutletKind
    published_on: date
    url: str | None = None
    name: str = ""


def party_of(viewer: Viewer | None) -> PublicationParty | None:
    """Return the side a person takes: the college's or none."""
    manages = viewer is not None and viewer.can(Permission.PUBLICATION_MANAGE)
    return _COLLEGE if manages else None


def due_on(event_on: date, moved: Mapping[date, bool] = NO_EXCEPTIONS) -> date:
    """Return the last day on which the publication is in time."""
    return add_working_days(event_on, TERM, moved)


def days_late(event_on: date, out_on: date, moved: Mapping[date, bool] = NO_EXCEPTIONS) -> int:
    """Return by how many working days a publication was late, 0 when it was in time.

    What came out on a day off after its term is late by one: the term was over.
    """
    due = due_on(event_on, moved)
    if out_on <= due:
        return 0
    after = (due + _DAY * number for number in range(1, (out_on - due).days + 1))
    return max(1, sum(is_working_day(day, moved) for day in after))


def last_late_event(today: date, moved: Mapping[date, bool] = NO_EXCEPTIONS) -> date:
    """Return the latest day of an event whose publication is late by today.

    The term grows with the day of the event, so one comparison tells a query what is late.
    """
    return _last_working_before(today, moved) - _DAY


def is_due_today(event_on: date, today: date, moved: Mapping[date, bool] = NO_EXCEPTIONS) -> bool:
    """Tell whether today is the last day of the term."""
    return due_on(event_on, moved) == today


def _last_working_before(today: date, moved: Mapping[date, bool]) -> date:
    return add_working_days(today, -1, moved)


def check_event_day(event_on: date, *, today: date) -> None:
    """Raise UnlikelyDateError for a day that is a slip of the hand."""
    if not today - LONGEST_PAST <= event_on <= today + LONGEST_AHEAD:
        raise UnlikelyDateError(field="event_on")


def check_moved(event_on: date, published_on: date | None) -> None:
    """Raise AfterOutletError when the event would come after what was told of it."""
    if published_on and published_on < event_on:
        raise AfterOutletError(field="event_on")


def check_outlet(terms: OutletTerms, *, event_on: date, today: date) -> None:
    """Raise BeforeEventError, FuturePublicationError, LinkMissingError, OutletNameMissingError."""
    if terms.kind is OutletKind.PRESS:
        if not terms.name:
            raise OutletNameMissingError(field="name")
    elif not terms.url:
        raise LinkMissingError(field="url")
    if terms.published_on < event_on:
        raise BeforeEventError(event_on, field="published_on")
    if terms.published_on > today:
        raise FuturePublicationError(field="published_on")


def check_reason(reason: str) -> None:
    """Raise DropReasonMissingError without a word."""
    if not reason.strip():
        raise DropReasonMissingError(field="reason")
