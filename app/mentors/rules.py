"""Pure decisions about mentors: their terms, when a mentorship may begin and end."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol

from flask_babel import lazy_gettext as _l

from app.base.identity import fold
from app.base.moves import Moves, move
from app.base.terms import KEPT_APART
from app.base.viewer import Viewer
from app.mentors.enums import (
    EndGround,
    MentoringBasis,
    MentorshipEvent,
    MentorshipParty,
    MentorshipState,
)
from app.mentors.errors import (
    CareerInFutureError,
    EndBeforeStartError,
    EndInFutureError,
    ImpossibleStartError,
    MentorIsFullError,
    OutcomeMissingError,
    WorkersOnlyError,
)
from app.mentors.permissions import Permission

LONGEST_PAST = timedelta(days=5 * 366)  # longer than any programme of the college
LONGEST_AHEAD = timedelta(days=366)
_S, _E = MentorshipState, MentorshipEvent
_ENDED = _l("Это наставничество уже закончено.")

MOVES = Moves(
    {
        _E.FINISH: move(_S.ACTIVE, _S.FINISHED, MentorshipParty.COLLEGE),
        _E.BREAK_OFF: move(_S.ACTIVE, _S.BROKEN_OFF, MentorshipParty.COLLEGE),
    },
    why={_S.FINISHED: _ENDED, _S.BROKEN_OFF: _ENDED},
)


@dataclass(frozen=True)
class MentorTerms:
    """What the college keeps about a mentor; `phone` is E.164, the datives are the card's own."""

    last_name: str
    first_name: str
    organization_id: int
    position: str
    middle_name: str = ""
    experience_since: int | None = None
    phone: str | None = None
    email: str | None = None
    user_id: int | None = None
    own_name_dative: str = ""
    own_position_dative: str = ""


@dataclass(frozen=True)
class MentorshipTerms:
    """Who is entrusted, since when, to learn what, for which item of the plan.

    `student_id` is None where the college has no record of who is led; such a person is given
    apart (`work/rules.py`).
    """

    student_id: int | None
    starts_on: date
    plan_item_ids: Sequence[int] = field(metadata=KEPT_APART)
    goal: str = ""
    programme_id: int | None = None


@dataclass(frozen=True)
class FinishTerms:
    """The last day of a mentorship that came to its end, and what came of it."""

    ends_on: date
    result: str


@dataclass(frozen=True)
class BreakOffTerms:
    """The last day of a mentorship that ended before its time, at whose will and why.

    `notice_on` is the day on which the other side was told.
    """

    ends_on: date
    reason: str
    ended_by: EndGround = EndGround.OTHER
    notice_on: date | None = None


class MentorLike(Protocol):
    """What these rules read of a mentor."""

    @property
    def user_id(self) -> int | None: ...

    @property
    def organization_id(self) -> int: ...


def identity_of(*names: str | None) -> str:
    """Return what tells one mentor of an organization from another, however it was typed."""
    return fold(" ".join(filter(None, names)))


def party_of(viewer: Viewer) -> MentorshipParty | None:
    """Return the side a person takes where mentorships change: the college's or none."""
    return MentorshipParty.COLLEGE if viewer.can(Permission.MENTORSHIP_MANAGE) else None


def events_of(state: MentorshipState, viewer: Viewer) -> frozenset[MentorshipEvent]:
    """Return what a person may do to a mentorship in a state."""
    return MOVES.possible(state, party_of(viewer))


def may_enter(viewer: Viewer, organization_id: int) -> bool:
    """Tell whether a person may enter and change mentors of an organization."""
    if viewer.can(Permission.MENTOR_MANAGE):
        return True
    return viewer.can(Permission.MENTOR_ENTER) and organization_id in viewer.organization_ids


def may_know_pay(mentor: MentorLike, viewer: Viewer) -> bool:
    """Tell whether a person reads what a mentor is paid: the college, the main place, the mentor.

    Another place where the mentor works too has no business with it.
    """
    is_own = viewer.id is not None and mentor.user_id == viewer.id
    return is_own or may_enter(viewer, mentor.organization_id)


def check_load(led: int, limit: int | None) -> None:
    """Raise MentorIsFullError when a mentor leads as many as the passport allows."""
    if limit is not None and led >= limit:
        raise MentorIsFullError(limit)


def check_basis(basis: MentoringBasis | None) -> None:
    """Raise WorkersOnlyError when a student cannot be led on the ground of a passport."""
    if basis is MentoringBasis.WORKER:
        raise WorkersOnlyError(field="student_id")


def check_career(experience_since: int | None, *, today: date) -> None:
    """Raise CareerInFutureError for a career that has not begun."""
    if experience_since and experience_since > today.year:
        raise CareerInFutureError(field="experience_since")


def check_start(day: date, *, today: date) -> None:
    """Raise ImpossibleStartError when a mentorship cannot begin on a day."""
    if not today - LONGEST_PAST <= day <= today + LONGEST_AHEAD:
        raise ImpossibleStartError(field="starts_on")


def check_end(terms: FinishTerms | BreakOffTerms, *, starts_on: date, today: date) -> None:
    """Raise EndBeforeStartError, EndInFutureError or OutcomeMissingError, by its field."""
    if terms.ends_on < starts_on:
        raise EndBeforeStartError(field="ends_on")
    if terms.ends_on > today:
        raise EndInFutureError(field="ends_on")
    if isinstance(terms, FinishTerms) and not terms.result:
        raise OutcomeMissingError(field="result")
    if isinstance(terms, BreakOffTerms) and not terms.reason:
        raise OutcomeMissingError(field="reason")
