"""Pure decisions about meetings: whose step comes when, what minutes need to be signed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.activities.meetings.enums import (
    BodyKind,
    BodyRole,
    DecisionEvent,
    DecisionKind,
    DecisionParty,
    DecisionState,
    MeetingEvent,
    MeetingParty,
    MeetingState,
)
from app.activities.meetings.errors import (
    MinutesGapsError,
    MinutesQuorumError,
    NotADayError,
    NoVotesError,
    OutsideYearError,
    SignedDayError,
    TooManyVotesError,
    VotesError,
)
from app.activities.meetings.quorum import Quorum, QuorumRule, Votes
from app.activities.meetings.terms import MeetingSeriesTerms, MeetingTerms
from app.activities.permissions import Permission
from app.base.errors import MoveNotAllowedError
from app.base.moves import Moves, Sides, move
from app.base.typography import counted
from app.base.viewer import Viewer
from app.deadlines.academic_year import AcademicYear

_S, _E = MeetingState, MeetingEvent
_STAFF, _MEMBER = MeetingParty.STAFF, MeetingParty.MEMBER
_DAY = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")

MEETING_MOVES = Moves(
    {
        _E.EDIT: move({_S.PLANNED, _S.HELD}, None, _STAFF),
        _E.SET_AGENDA: move({_S.PLANNED, _S.HELD}, None, _STAFF),
        _E.INVITE: move(_S.PLANNED, None, _STAFF),
        _E.ANSWER: move(_S.PLANNED, None, _MEMBER),
        _E.ATTEND: move({_S.PLANNED, _S.HELD}, _S.HELD, _STAFF),
        _E.RECORD: move(_S.HELD, None, _STAFF),
        _E.SIGN: move(_S.HELD, _S.SIGNED, _STAFF),
        _E.REOPEN: move(_S.SIGNED, _S.HELD, _STAFF),
        _E.FAIL: move({_S.PLANNED, _S.HELD}, _S.FAILED, _STAFF),
        _E.POSTPONE: move(_S.PLANNED, None, _STAFF),
        _E.CANCEL: move(_S.PLANNED, _S.CANCELLED, _STAFF),
    },
    why={
        _S.PLANNED: _l("Заседание ещё не проведено: сначала отметьте присутствующих."),
        _S.HELD: _l("Заседание уже проведено."),
        _S.SIGNED: _l("Протокол этого заседания уже подписан: изменить его нельзя."),
        _S.FAILED: _l("Это заседание не состоялось."),
        _S.CANCELLED: _l("Это заседание отменено."),
    },
)
DECISION_MOVES = Moves(
    {
        DecisionEvent.REPORT: move(
            DecisionState.OPEN, DecisionState.DONE, DecisionParty.STAFF, DecisionParty.OWNER
        ),
        DecisionEvent.REOPEN: move(
            {DecisionState.DONE, DecisionState.DROPPED}, DecisionState.OPEN, DecisionParty.STAFF
        ),
        DecisionEvent.DROP: move(DecisionState.OPEN, DecisionState.DROPPED, DecisionParty.STAFF),
    },
    why={
        DecisionState.OPEN: _l("Это поручение ещё исполняется."),
        DecisionState.DONE: _l("Это поручение уже исполнено."),
        DecisionState.DROPPED: _l("Это поручение закрыто без исполнения."),
    },
)
LEADING = frozenset({BodyRole.CHAIR, BodyRole.LEADER})
ROLES = {
    BodyKind.COUNCIL: (BodyRole.CHAIR, BodyRole.DEPUTY, BodyRole.SECRETARY, BodyRole.MEMBER),
    BodyKind.GROUP: (BodyRole.LEADER, BodyRole.SECRETARY, BodyRole.MEMBER),
}


@dataclass(frozen=True)
class MinutesQuestion:
    """A question as signing looks at it: its place, its votes, whether anything was decided."""

    place: int
    votes: Votes | None
    has_decisions: bool


@dataclass(frozen=True)
class MinutesDecision:
    """A decision as signing looks at it: «2.1», and what it has."""

    place: str
    is_task: bool
    has_owner: bool
    has_date: bool


def rule_of(part: int, whole: int, *, is_more: bool) -> QuorumRule:
    """Return a body's rule."""
    return QuorumRule(Fraction(part, whole), is_more)


def rule_in_words(part: int, whole: int, *, is_more: bool) -> str:
    """Return «более половины членов с правом голоса»."""
    usual = {(1, 2): _("половины"), (2, 3): _("двух третей"), (3, 4): _("трёх четвертей")}
    share = usual.get((part, whole), f"{part}/{whole}")
    if (part, whole) == (1, 1):
        return _("все члены с правом голоса")
    words = _("более %(share)s", share=share) if is_more else _("не менее %(share)s", share=share)
    return _("%(share)s членов с правом голоса", share=words)


def parties_of(viewer: Viewer, *, is_member: bool = False) -> frozenset[MeetingParty]:
    """Return the sides a person takes: a methodist may sit in a council too."""
    staff = {_STAFF} if viewer.can(Permission.MEETING_MANAGE) else set()
    return frozenset(staff | ({_MEMBER} if is_member else set()))


def decision_parties(viewer: Viewer, *, is_owner: bool) -> frozenset[DecisionParty]:
    """Return the sides a person takes to a task."""
    staff = {DecisionParty.STAFF} if viewer.can(Permission.MEETING_MANAGE) else set()
    return frozenset(staff | ({DecisionParty.OWNER} if is_owner else set()))


def check_is_task(kind: DecisionKind, state: MeetingState) -> None:
    """Raise MoveNotAllowedError for a resolution, and for a task of minutes not signed yet."""
    if kind is not DecisionKind.TASK:
        raise MoveNotAllowedError(_("По этому решению исполнять нечего."))
    if state is not MeetingState.SIGNED:
        raise MoveNotAllowedError(_("Протокол ещё не подписан: поручение пока не выдано."))


def decision_events(
    state: DecisionState,
    kind: DecisionKind,
    of_meeting: MeetingState,
    party: Sides[DecisionParty],
) -> frozenset[DecisionEvent]:
    """Return what a side may do to a task; nothing to a resolution or an unsigned one."""
    if kind is not DecisionKind.TASK or of_meeting is not MeetingState.SIGNED:
        return frozenset()
    return DECISION_MOVES.possible(state, party)


def meeting_terms(series: MeetingSeriesTerms, *, held_on: date) -> MeetingTerms:
    """Return the terms of one meeting of a series."""
    return MeetingTerms(
        title=series.title,
        form=series.form,
        held_on=held_on,
        starts_at=series.starts_at,
        place=series.place,
        online_url=series.online_url,
    )


def meeting_events(
    state: MeetingState, party: Sides[MeetingParty], *, on: date, today: date
) -> frozenset[MeetingEvent]:
    """Return what a side may do to a meeting today: some steps wait for its day, some end there."""
    early = {_E.ATTEND, _E.FAIL} if today < on else set()
    late = {_E.INVITE, _E.ANSWER} if today > on else set()
    return MEETING_MOVES.possible(state, party) - early - late


def check_votes(
    votes_for: int | None, votes_against: int | None, votes_abstained: int | None, *, present: int
) -> Votes | None:
    """Return the votes, None where nobody voted.

    Raises VotesError, NoVotesError, TooManyVotesError.
    """
    told = (votes_for, votes_against, votes_abstained)
    if all(one is None for one in told):
        return None
    if votes_for is None or votes_against is None or votes_abstained is None:
        raise VotesError(field="votes_for")
    votes = Votes(votes_for, votes_against, votes_abstained)
    if not votes.given:
        raise NoVotesError(field="votes_for")
    if votes.given > present:
        message = _(
            "Голосов %(given)s, а присутствовали с правом голоса %(present)s.",
            given=votes.given,
            present=present,
        )
        raise TooManyVotesError(message, field="votes_for")
    return votes


def no_quorum(quorum: Quorum) -> str:
    """Return why a meeting may not decide, in words."""
    members = counted(quorum.voting, _("члена"), _("членов"), _("членов"))
    return _(
        "Кворума нет: участвовали %(present)s из %(voting)s с правом голоса, нужно %(needed)s.",
        present=quorum.present,
        voting=members,
        needed=quorum.needed,
    )


def gaps_of(
    quorum: Quorum, questions: Sequence[MinutesQuestion], decisions: Sequence[MinutesDecision]
) -> list[str]:
    """Return what keeps minutes from being signed, each in words; empty when nothing does."""
    gaps = [] if quorum.is_reached else [no_quorum(quorum)]
    if not questions:
        gaps.append(_("В повестке нет ни одного вопроса."))
    gaps += [gap for one in questions for gap in _question_gaps(one, quorum)]
    gaps += [gap for one in decisions for gap in _decision_gaps(one)]
    return gaps


def check_signing(quorum: Quorum, gaps: Sequence[str]) -> None:
    """Raise MinutesQuorumError or MinutesGapsError when minutes may not be signed."""
    if not quorum.is_reached:
        raise MinutesQuorumError(no_quorum(quorum))
    if gaps:
        raise MinutesGapsError(" ".join(gaps))


def check_signed_on(signed_on: date, *, held_on: date, today: date) -> None:
    """Raise SignedDayError when minutes were signed before the meeting or in the future."""
    if not held_on <= signed_on <= today:
        raise SignedDayError(field="signed_on")


def is_late(state: DecisionState, kind: DecisionKind, due_on: date | None, *, today: date) -> bool:
    """Tell whether a task's day has passed."""
    is_open = state is DecisionState.OPEN and kind is DecisionKind.TASK
    return is_open and due_on is not None and due_on < today


def parse_days(text: str, year: AcademicYear) -> tuple[date, ...]:
    """Read one date a line; raises NotADayError, OutsideYearError that name the line."""
    lines = (line.strip() for line in re.split(r"[\n,;]", text))
    return tuple(_parse_day(line, year) for line in lines if line)


def _parse_day(line: str, year: AcademicYear) -> date:
    found = _DAY.fullmatch(line.rstrip("г. "))
    try:
        day = date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        day = None
    if day is None:
        message = _("«%(line)s» — не дата. Напишите её как 15.03.2024.", line=line[:40])
        raise NotADayError(message, field="given_days")
    if day not in year:
        message = _("%(line)s не в %(year)s учебном году.", line=line[:40], year=year.label)
        raise OutsideYearError(message, field="given_days")
    return day


def _question_gaps(question: MinutesQuestion, quorum: Quorum) -> list[str]:
    if not question.has_decisions:
        return []
    if question.votes is None:
        return [_("Вопрос %(place)s: решение есть, а голосов нет.", place=question.place)]
    if question.votes.given > quorum.present:
        return [_("Вопрос %(place)s: голосов больше, чем участников.", place=question.place)]
    if not question.votes.is_adopted(present=quorum.present):
        return [
            _(
                "Вопрос %(place)s: решение не принято, за него %(votes)s из %(present)s.",
                place=question.place,
                votes=question.votes.in_favour,
                present=quorum.present,
            )
        ]
    return []


def _decision_gaps(decision: MinutesDecision) -> list[str]:
    if not decision.is_task:
        return []
    gaps = []
    if not decision.has_owner:
        gaps.append(_("Решение %(place)s: нет исполнителя.", place=decision.place))
    if not decision.has_date:
        gaps.append(_("Решение %(place)s: нет срока.", place=decision.place))
    return gaps
