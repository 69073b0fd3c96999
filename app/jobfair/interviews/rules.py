"""Whose step follows which: of a timetable, its changes and its talks; orders after the talks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from flask_babel import lazy_gettext as _l

from app.base.moves import Moves, move
from app.jobfair.enums import FairParty, FairState
from app.jobfair.interviews.enums import (
    InterviewState,
    TalkEvent,
    TalkSide,
    TalkVerdict,
    TimetableChangeEvent,
    TimetableChangeKind,
    TimetableChangeState,
    TimetableEvent,
    TimetableState,
)
from app.jobfair.interviews.errors import (
    NobodyAwayError,
    ResultsDrawnError,
    TalkOrderError,
    TalksAheadError,
)

REMINDED_AHEAD = timedelta(days=7)
_STAFF, _EMPLOYER, _STUDENT = FairParty.STAFF, FairParty.EMPLOYER, FairParty.STUDENT
_T, _I, _C = TimetableState, InterviewState, TimetableChangeState

TIMETABLE_MOVES: Moves[TimetableState, TimetableEvent, FairParty] = Moves(
    {
        TimetableEvent.ARRANGE: move({_T.ANNOUNCED, _T.DRAFT}, _T.DRAFT, _STAFF),
        TimetableEvent.DISCARD: move(_T.DRAFT, _T.ANNOUNCED, _STAFF),
        TimetableEvent.PUBLISH: move(_T.DRAFT, _T.PUBLISHED, _STAFF),
        TimetableEvent.CHANGE: move(_T.PUBLISHED, None, _STAFF),
    },
    why={
        _T.ANNOUNCED: _l("Расписания ещё нет: сначала рассчитайте его."),
        _T.DRAFT: _l("Расписание ещё не опубликовано."),
        _T.PUBLISHED: _l("Расписание уже опубликовано: его можно только изменить."),
    },
)
CHANGE_MOVES: Moves[TimetableChangeState, TimetableChangeEvent, FairParty] = Moves(
    {
        TimetableChangeEvent.APPLY: move(_C.PROPOSED, _C.APPLIED, _STAFF),
        TimetableChangeEvent.DROP: move(_C.PROPOSED, _C.DROPPED, _STAFF),
    },
    why={
        _C.APPLIED: _l("Это изменение уже сделано."),
        _C.DROPPED: _l("Это изменение уже отклонено."),
    },
)
TALK_MOVES: Moves[InterviewState, TalkEvent, FairParty] = Moves(
    {
        TalkEvent.HOLD: move(
            {_I.SCHEDULED, _I.RESERVE, _I.MISSED, _I.CANCELLED}, _I.HELD, _STAFF, _EMPLOYER
        ),
        TalkEvent.MISS: move({_I.SCHEDULED, _I.HELD}, _I.MISSED, _STAFF, _EMPLOYER),
        TalkEvent.SEAT: move({_I.RESERVE, _I.CANCELLED}, _I.SCHEDULED, _STAFF),
        TalkEvent.CANCEL: move({_I.SCHEDULED, _I.RESERVE}, _I.CANCELLED, _STAFF),
        # Who says what came of a talk says that there was one.
        TalkEvent.RATE: move({_I.SCHEDULED, _I.HELD}, _I.HELD, _STAFF, _EMPLOYER, _STUDENT),
    },
    why={
        _I.SCHEDULED: _l("Время этого собеседования уже назначено."),
        _I.RESERVE: _l("Собеседование в резерве: времени для него ещё нет."),
        _I.HELD: _l("Это собеседование уже состоялось."),
        _I.MISSED: _l("Это собеседование не состоялось."),
        _I.CANCELLED: _l("Это собеседование отменено."),
    },
)
SIDE_OF = {FairParty.EMPLOYER: TalkSide.EMPLOYER, FairParty.STUDENT: TalkSide.STUDENT}
_ORDER_OF_VERDICTS = {one: place for place, one in enumerate(TalkVerdict)}


@dataclass(frozen=True)
class AwayTerms:
    """What happened: who is away, between which times of the day; None is the whole rest."""

    kind: TimetableChangeKind
    student_id: int | None = None
    participant_id: int | None = None
    from_time: time | None = None
    until_time: time | None = None
    reason: str = ""


def who_is_away(terms: AwayTerms) -> tuple[int | None, int | None]:
    """Return the student or the participant; raises NobodyAwayError by the field that is empty."""
    if terms.kind is TimetableChangeKind.STUDENT_AWAY:
        if terms.student_id is None:
            raise NobodyAwayError(_l("Выберите студента."), field="student_id")
        return terms.student_id, None
    if terms.kind is TimetableChangeKind.STAND_AWAY:
        if terms.participant_id is None:
            raise NobodyAwayError(_l("Выберите стенд."), field="participant_id")
        return None, terms.participant_id
    return None, None


def check_day(state: FairState, *, held_on: date, today: date) -> None:
    """Refuse to say what came of talks before the fair and after its results are drawn.

    Raises TalksAheadError, ResultsDrawnError.
    """
    if state is FairState.CLOSED:
        raise ResultsDrawnError
    if today < held_on:
        raise TalksAheadError


def talk_events(
    state: InterviewState, party: FairParty | None, *, fair: FairState, held_on: date, today: date
) -> frozenset[TalkEvent]:
    """Return what a side may do to a talk on a day."""
    events = TALK_MOVES.possible(state, party)
    if fair is FairState.CLOSED:
        return frozenset()
    planning = {TalkEvent.SEAT, TalkEvent.CANCEL}
    return events & planning if today < held_on else events


def timetable_waits(state: FairState, *, is_published: bool, due: date, today: date) -> bool:
    """Tell whether staff is reminded of a timetable that is due within a week and is not out."""
    return state is FairState.OPEN and not is_published and due - today <= REMINDED_AHEAD


def may_read(side: TalkSide, said: Iterable[TalkSide], *, party: FairParty | None) -> bool:
    """Tell whether a party reads what `side` said: its own, and the other's once both spoke."""
    spoken = set(said)
    if side not in spoken or party is None:
        return False
    return SIDE_OF.get(party) is side or spoken >= set(TalkSide)


def placed(order: Sequence[int], newcomer: int, verdicts: Mapping[int, TalkVerdict]) -> list[int]:
    """Put a talk that was just rated behind those of the same verdict or a better one."""
    rest = [talk for talk in order if talk != newcomer]
    own = _ORDER_OF_VERDICTS[verdicts[newcomer]]
    before = [
        place for place, talk in enumerate(rest, 1) if _ORDER_OF_VERDICTS[verdicts[talk]] <= own
    ]
    at = max(before, default=0)
    return [*rest[:at], newcomer, *rest[at:]]


def check_same(order: Sequence[int], known: Iterable[int]) -> None:
    """Refuse an order that is not of the talks known; raises TalkOrderError."""
    if sorted(order) != sorted(known):
        raise TalkOrderError
