"""Pure decisions about rounds: whose step comes when, and the days of each."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.awards.assignment import LEAST
from app.awards.enums import (
    MAX_SCORE,
    AwardParty,
    NominationEvent,
    NominationState,
    RoundEvent,
    RoundKind,
    RoundState,
    SheetEvent,
    SheetState,
)
from app.awards.errors import (
    LateNominationError,
    LateScoreError,
    NoCriteriaError,
    NominatorBarredError,
    NoNominationsError,
    NoQuorumError,
    NoScoresError,
    PastDeadlineError,
    QuorumFixedError,
    RoundDatesError,
    ScoreRangeError,
    ScoringOpenError,
    SupportedNominationError,
)
from app.awards.permissions import Permission
from app.base.moves import Moves, Sides, move
from app.base.terms import KEPT_APART
from app.base.typography import NBSP
from app.base.viewer import Viewer

LISTED = 5  # of those who keep a round open; its page names all
_R, _N, _S = RoundState, NominationState, SheetState
_STAFF, _EMPLOYER, _COUNCIL = AwardParty.STAFF, AwardParty.EMPLOYER, AwardParty.COUNCIL
_STUDENT = AwardParty.STUDENT
_NOMINATORS = (_STAFF, _EMPLOYER, _STUDENT)

ROUND_MOVES = Moves(
    {
        RoundEvent.EDIT: move({_R.DRAFT, _R.NOMINATING, _R.SCORING}, None, _STAFF),
        RoundEvent.SET_CRITERIA: move({_R.DRAFT, _R.NOMINATING}, None, _STAFF),
        RoundEvent.OPEN: move(_R.DRAFT, _R.NOMINATING, _STAFF),
        RoundEvent.NOMINATE: move(_R.NOMINATING, None, *_NOMINATORS),
        RoundEvent.START_SCORING: move(_R.NOMINATING, _R.SCORING, _STAFF),
        RoundEvent.SCORE: move(_R.SCORING, None, _COUNCIL),
        RoundEvent.ASSIGN: move(_R.SCORING, None, _STAFF),
        RoundEvent.END_SCORING: move(_R.SCORING, None, _STAFF),
        RoundEvent.DECIDE: move(_R.SCORING, None, _STAFF),
        RoundEvent.CLOSE: move(_R.SCORING, _R.CLOSED, _STAFF),
    },
    why={
        _R.DRAFT: _l("Конкурс ещё не открыт."),
        _R.NOMINATING: _l("Сейчас идёт выдвижение."),
        _R.SCORING: _l("Выдвижение закончено, идёт оценка."),
        _R.CLOSED: _l("Итоги конкурса уже подведены."),
    },
)
NOMINATION_MOVES = Moves(
    {
        NominationEvent.RENEW: move(_N.WITHDRAWN, _N.NOMINATED, *_NOMINATORS),
        NominationEvent.EDIT: move(_N, None, *_NOMINATORS),
        NominationEvent.RETURN: move(_N.NOMINATED, _N.RETURNED, _STAFF),
        NominationEvent.RESUBMIT: move(_N.RETURNED, _N.NOMINATED, *_NOMINATORS),
        NominationEvent.WITHDRAW: move({_N.NOMINATED, _N.RETURNED}, _N.WITHDRAWN, *_NOMINATORS),
        NominationEvent.SCORE: move(_N.NOMINATED, None, _COUNCIL),
    },
    why={
        _N.NOMINATED: _l("Этот наставник уже выдвинут на этот конкурс."),
        _N.RETURNED: _l("Эта кандидатура возвращена на доработку."),
        _N.WITHDRAWN: _l("Эта кандидатура снята."),
    },
)
# What was submitted stays so: saving it as a draft would take a judgement out of the ranking.
SHEET_MOVES = Moves(
    {
        SheetEvent.SAVE: move({_S.DRAFT, _S.ABSTAINED}, _S.DRAFT, _COUNCIL),
        SheetEvent.SUBMIT: move(_S, _S.SUBMITTED, _COUNCIL),
        SheetEvent.ABSTAIN: move(_S, _S.ABSTAINED, _COUNCIL),
    }
)


@dataclass(frozen=True)
class RoundTerms:
    """What a round is and when its steps end; all days inclusive."""

    title: str
    kind: RoundKind
    nominations_until: date
    scoring_until: date
    ceremony_on: date
    awards_count: int
    quorum: int
    discrepancy: int
    letter_text: str
    signatory_post: str
    signatory_name: str
    by_organizations: bool = True
    by_students: bool = False
    repeat_years: int = 0
    regulation_number: str = ""
    regulation_on: date | None = None
    plan_item_ids: Sequence[int] = field(default=(), metadata=KEPT_APART)


@dataclass(frozen=True)
class CriterionTerms:
    """What to score by; a weight of 3 counts three times a weight of 1.

    The anchors say what a score means; without its own words it has the usual ones.
    """

    title: str
    weight: int
    anchor_0: str = ""
    anchor_3: str = ""
    anchor_7: str = ""
    anchor_10: str = ""


def parties_of(viewer: Viewer) -> frozenset[AwardParty]:
    """Return the sides a person takes: none for those whom rounds do not concern.

    Somebody of several hats may nominate and judge; whoever nominates for the college or for an
    organization needs not be asked as an employer, or as a student, too.
    """
    sides = {
        AwardParty.STAFF: Permission.ROUND_MANAGE,
        AwardParty.COUNCIL: Permission.NOMINATION_SCORE,
        AwardParty.EMPLOYER: Permission.NOMINATION_CREATE,
        AwardParty.STUDENT: Permission.NOMINATION_PROPOSE,
    }
    taken = frozenset(side for side, permission in sides.items() if viewer.can(permission))
    if AwardParty.STAFF in taken:
        return taken - {AwardParty.EMPLOYER, AwardParty.STUDENT}
    return taken - {AwardParty.STUDENT} if AwardParty.EMPLOYER in taken else taken


def sides_over(
    parties: frozenset[AwardParty], *, by_student: bool, is_own: bool
) -> frozenset[AwardParty]:
    """Return which of a person's sides may change a nomination.

    A student's words are the student's and the college's: no organization changes them.
    """
    strangers = {AwardParty.EMPLOYER} if by_student else {AwardParty.STUDENT}
    return parties - strangers if is_own else parties - strangers - {AwardParty.STUDENT}


def round_events(
    state: RoundState,
    party: Sides[AwardParty],
    *,
    nominations_until: date,
    scoring_until: date,
    today: date,
) -> frozenset[RoundEvent]:
    """Return what a side may do to a round today: the days of a step count too."""
    late = {
        event
        for event, until in (
            (RoundEvent.NOMINATE, nominations_until),
            (RoundEvent.SCORE, scoring_until),
        )
        if today > until
    }
    early = set() if today > scoring_until else {RoundEvent.END_SCORING}
    return ROUND_MOVES.possible(state, party) - late - early


def nomination_events(
    state: NominationState, party: Sides[AwardParty], *, of_round: Collection[RoundEvent]
) -> frozenset[NominationEvent]:
    """Return what a side may do to a nomination while its round allows `of_round`."""
    needs = {
        NominationEvent.RENEW: RoundEvent.NOMINATE,
        NominationEvent.EDIT: RoundEvent.NOMINATE,
        NominationEvent.RETURN: RoundEvent.NOMINATE,
        NominationEvent.RESUBMIT: RoundEvent.NOMINATE,
        NominationEvent.WITHDRAW: RoundEvent.NOMINATE,
        NominationEvent.SCORE: RoundEvent.SCORE,
    }
    possible = NOMINATION_MOVES.possible(state, party)
    return frozenset(event for event in possible if needs[event] in of_round)


def check_dates(*, nominations_until: date, scoring_until: date, ceremony_on: date) -> None:
    """Raise RoundDatesError when a later step would end before an earlier one."""
    if scoring_until < nominations_until:
        message = _l("Оценка не может закончиться раньше выдвижения.")
        raise RoundDatesError(message, field="scoring_until")
    if ceremony_on < scoring_until:
        message = _l("Награждение не может быть раньше конца оценки.")
        raise RoundDatesError(message, field="ceremony_on")


def check_time_to_nominate(nominations_until: date, *, today: date) -> None:
    """Raise PastDeadlineError when nobody could nominate any more."""
    if nominations_until < today:
        raise PastDeadlineError(field="nominations_until")


def check_opening(*, criteria: int, until: date, today: date) -> None:
    """Raise NoCriteriaError or PastDeadlineError when nominations cannot begin."""
    if not criteria:
        raise NoCriteriaError
    check_time_to_nominate(until, today=today)


def check_scoring_start(*, criteria: int, nominations: int, until: date, today: date) -> None:
    """Raise NoCriteriaError, NoNominationsError or LateScoreError when scoring cannot begin."""
    if not criteria:
        raise NoCriteriaError
    if not nominations:
        raise NoNominationsError
    check_time_to_score(until, today=today)


def check_nomination_day(until: date, *, today: date) -> None:
    """Raise LateNominationError when the days of nomination are over."""
    if today > until:
        raise LateNominationError


class OpenTo(Protocol):
    """Whom a round lets nominate beside the college."""

    @property
    def by_organizations(self) -> bool: ...

    @property
    def by_students(self) -> bool: ...


def may_nominate(parties: Collection[AwardParty], round_: OpenTo) -> bool:
    """Tell whether a round lets one of these sides nominate: the college always."""
    asked = {AwardParty.STAFF: True, AwardParty.EMPLOYER: round_.by_organizations,
             AwardParty.STUDENT: round_.by_students}  # fmt: skip
    return any(asked.get(party, False) for party in parties)


def check_nominator(parties: Collection[AwardParty], round_: OpenTo) -> None:
    """Raise NominatorBarredError when in this round others nominate."""
    if not may_nominate(parties, round_):
        raise NominatorBarredError


def check_own_withdrawal(*, supports: int, by_student: bool, is_own: bool) -> None:
    """Raise SupportedNominationError for a student who would take back what others joined."""
    if by_student and is_own and supports:
        raise SupportedNominationError


def check_time_to_score(until: date, *, today: date) -> None:
    """Raise LateScoreError when the days of scoring are over."""
    if today > until:
        raise LateScoreError


def check_time_is_over(until: date, *, today: date) -> None:
    """Raise ScoringOpenError while members may still score."""
    if today <= until:
        raise ScoringOpenError


class Sealed(Protocol):
    """A round whose scores may be sealed."""

    @property
    def sealed_at(self) -> datetime | None: ...

    @property
    def sealed_reason(self) -> str: ...


def is_excused(assigned_at: datetime | None, round_: Sealed) -> bool:
    """Tell whether a member is not waited for any more: scoring ended without that sheet.

    Whoever was called after it is; without a draw (None) nobody is.
    """
    if round_.sealed_at is None or not round_.sealed_reason:
        return False
    return assigned_at is None or assigned_at <= round_.sealed_at


def check_scale(values: Mapping[int, int | None]) -> None:
    """Raise ScoreRangeError with its field for a score outside the scale."""
    for criterion_id, value in values.items():
        if value is not None and not 0 <= value <= MAX_SCORE:
            raise ScoreRangeError(field=f"criterion_{criterion_id}")


def usual_quorum(members: int) -> int:
    """Return more than half of a council."""
    return members // 2 + 1


def members_each(quorum: int) -> int:
    """Return to how many members a nomination is given: two at least, whatever the quorum."""
    return max(LEAST, quorum)


def sheets_needed(quorum: int, *, able: int) -> int:
    """Return how many sheets a nomination needs when so many members can score it.

    Who abstains or is nominated cannot: the sheets of all the others are enough then.
    """
    return min(quorum, able)


def check_quorum_change(state: RoundState, *, before: int, after: int) -> None:
    """Raise QuorumFixedError when the quorum would change while the council scores."""
    if state is RoundState.SCORING and before != after:
        raise QuorumFixedError(field="quorum")


def check_closing(*, sheets: int, short: Sequence[str]) -> None:
    """Raise NoScoresError when there is nothing to award for, NoQuorumError with who is `short`."""
    if not sheets:
        raise NoScoresError
    if short:
        listed = "; ".join(short[:LISTED]) + ("…" if len(short) > LISTED else "")
        raise NoQuorumError(_("Кворума нет, не хватает оценок: %(listed)s.", listed=listed))


def reason_by_place(place: int, title: str) -> str:
    """Return for what an award is given that no kind of its own says otherwise of."""
    return _("за %(place)s-е место в конкурсе «%(title)s»", place=place, title=title)


def spaced_initials(name: str) -> str:
    """Return «Н. А. Зорина» for «Н.А. Зорина»: initials kept on the surname's line."""
    return re.sub(r"(?<=\b[А-ЯЁ]\.)\s*(?=[А-ЯЁ])", NBSP, name)
