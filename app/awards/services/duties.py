"""Who is to score what: drawn when scoring starts, filled up and reminded while it lasts."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from secrets import token_hex

from app.awards import letters, queries, rules
from app.awards.assignment import LEAST, assign_evenly, digest_of, least_busy
from app.awards.enums import ConflictKind, RoundEvent, SheetState
from app.awards.errors import AlreadyRemindedError, NobodyToRemindError
from app.awards.models import AwardRound, Nomination, ScoreDuty, ScoreSheet
from app.awards.ranking import spread_of
from app.awards.services.attendance import Attendance, count_attendance, read_attendance
from app.awards.services.bench import Bench, Docket, read_bench, read_docket
from app.awards.services.rounds import hold_for
from app.awards.services.tally import count_tally
from app.base.viewer import OPERATOR, Viewer
from app.extensions import db

REMIND_EVERY = timedelta(days=1)


@dataclass(frozen=True)
class Disagreements:
    """Of whom the sheets are too far apart, and of which nominations a third was called."""

    far_apart: list[Nomination]
    called: set[int]

    @property
    def wants_third(self) -> bool:
        """Whether a third member is still to be called to any; the rest is for the meeting."""
        return any(one.id not in self.called for one in self.far_apart)


@dataclass(frozen=True)
class ScoringProgress:
    """How far the scoring of a round has come."""

    attendance: Attendance
    disagreements: Disagreements


@dataclass(frozen=True)
class CalledThird:
    """How many third members were called, and how many disagreements are left to the meeting."""

    called: int
    to_meeting: int


def start_scoring(round_: AwardRound, *, actor: Viewer, today: date, now: datetime) -> None:
    """Draw who scores what, let the council score, and write so to its members.

    Raises MoveNotAllowedError, NoCriteriaError, NoNominationsError, LateScoreError.
    """
    state = hold_for(round_, RoundEvent.START_SCORING, actor=actor)
    rules.check_scoring_start(
        criteria=len(round_.criteria),
        nominations=queries.count_nominations(round_),
        until=round_.scoring_until,
        today=today,
    )
    _draw(round_, actor=actor, now=now)
    round_.state = state
    db.session.flush()
    letters.tell_of(RoundEvent.START_SCORING, round_, now=now)


def _draw(round_: AwardRound, *, actor: Viewer, now: datetime) -> None:
    bench, seed = read_bench(round_, actor=actor), token_hex(16)
    nominations, members, excluded = list(bench.nominations), bench.members, bench.excluded
    each = rules.members_each(round_.quorum)
    assigned = assign_evenly(nominations, members, excluded=excluded, each=each, seed=seed)
    round_.assignment_seed = seed
    round_.assignment_digest = digest_of(
        seed, nominations=nominations, members=members, excluded=excluded
    )
    pairs = ((one, member) for one, found in sorted(assigned.items()) for member in sorted(found))
    db.session.add_all(
        ScoreDuty(nomination_id=one, member_id=member, assigned_at=now) for one, member in pairs
    )
    db.session.flush()


def fill_duties(round_: AwardRound, *, actor: Viewer, now: datetime) -> int:
    """Call members to the nominations that lack one; return how many were called.

    Whoever got a conflict of interest before scoring is relieved. Raises MoveNotAllowedError.
    """
    hold_for(round_, RoundEvent.ASSIGN, actor=actor)
    return refill(round_, actor=actor, now=now)


def refill(round_: AwardRound, *, actor: Viewer, now: datetime) -> int:
    """Do what `fill_duties` does for a round that is held; a round of old has no duties."""
    if not round_.assignment_seed:
        return 0
    _seal(round_, now=now)
    bench, sheets = read_bench(round_, actor=actor), queries.list_sheets(round_)
    said = {(one.nomination_id, one.member_id): one for one in sheets}
    duties = _relieve(round_, bench, said)
    load = Counter(one.member_id for one in duties)
    called: list[int] = []
    for id_ in bench.nominations:
        own = [one for one in duties if one.nomination_id == id_]
        valid = [one for one in own if _counts(one, bench, said)]
        wanted = rules.members_each(round_.quorum) + any(one.is_extra for one in own)
        free = _free(id_, own, round_=round_, bench=bench, load=load, said=said)
        for member in free[: max(0, wanted - len(valid))]:
            db.session.add(ScoreDuty(nomination_id=id_, member_id=member, assigned_at=now))
            load[member] += 1
            called.append(member)
    db.session.flush()
    letters.call_to_score(round_, queries.addresses_of_users(called), now=now)
    return len(called)


def call_thirds(round_: AwardRound, *, actor: Viewer, now: datetime) -> CalledThird:
    """Call one more member wherever the sheets are too far apart; the rest is for the meeting.

    Raises MoveNotAllowedError.
    """
    hold_for(round_, RoundEvent.ASSIGN, actor=actor)
    _seal(round_, now=now)
    docket = read_docket(round_, actor=actor)
    bench, duties = docket.bench, docket.duties
    load, left = Counter(one.member_id for one in duties), 0
    called: list[int] = []
    for id_ in discrepant(docket, actor=actor):
        own = [one for one in duties if one.nomination_id == id_]
        free = _free(id_, own, round_=round_, bench=bench, load=load, said={})
        if any(one.is_extra for one in own) or not free:
            left += 1
            continue
        db.session.add(
            ScoreDuty(nomination_id=id_, member_id=free[0], assigned_at=now, is_extra=True)
        )
        load[free[0]] += 1
        called.append(free[0])
    db.session.flush()
    letters.call_to_score(round_, queries.addresses_of_users(called), now=now)
    return CalledThird(len(called), left)


def end_scoring(
    round_: AwardRound, *, reason: str, actor: Viewer, today: date, now: datetime
) -> None:
    """Wait no more for those who have not scored in time; what was given is sealed.

    Raises MoveNotAllowedError, ScoringOpenError, NoScoresError, NoQuorumError, NobodyToRemindError.
    """
    hold_for(round_, RoundEvent.END_SCORING, actor=actor)
    rules.check_time_is_over(round_.scoring_until, today=today)
    attendance = read_attendance(round_, actor=actor)
    rules.check_closing(sheets=attendance.sheets, short=attendance.shortfall)
    if not attendance.awaited:
        raise NobodyToRemindError
    round_.sealed_at, round_.sealed_reason = now, reason
    db.session.flush()


def read_progress(round_: AwardRound, *, actor: Viewer) -> ScoringProgress:
    """Return how far the scoring of a round has come, for those who close it."""
    return progress_of(read_docket(round_, actor=actor), actor=actor)


def progress_of(docket: Docket, *, actor: Viewer) -> ScoringProgress:
    """Return how far scoring has come; by how much sheets are apart stays untold."""
    found = frozenset(discrepant(docket, actor=actor))
    disagreements = Disagreements(
        [one for one in docket.bench.nominations.values() if one.id in found],
        {one.nomination_id for one in docket.duties if one.is_extra},
    )
    return ScoringProgress(count_attendance(docket), disagreements)


def discrepant(docket: Docket, *, actor: Viewer) -> list[int]:
    """Return the nominations of which everybody asked has spoken, scored too far apart; by id."""
    round_ = docket.round
    said = {(one.nomination_id, one.member_id) for one in docket.verdicts}
    waited = {
        one.nomination_id
        for one in docket.duties
        if (one.nomination_id, one.member_id) not in said
        and not rules.is_excused(one.assigned_at, round_)
    }
    if docket.bench.nominations.keys() <= waited:  # nothing is settled: no scores are read
        return []
    return sorted(
        one.nomination_id
        for one in count_tally(round_, visible_to=actor, among=docket.bench.nominations).standings
        if one.nomination_id not in waited
        and len(one.marks) >= LEAST
        and spread_of(one) > round_.discrepancy
    )


def remind_members(round_: AwardRound, *, actor: Viewer, now: datetime) -> int:
    """Write to those who have not scored all they are to, once a day; return how many.

    Raises MoveNotAllowedError, NobodyToRemindError, AlreadyRemindedError.
    """
    hold_for(round_, RoundEvent.ASSIGN, actor=actor)
    said = {(one.nomination_id, one.member_id) for one in queries.list_verdicts(round_)}
    judges = {one.id for one in queries.list_judges()}  # who left the council is left alone
    waiting = [
        one
        for one in queries.list_duties(round_)
        if (one.nomination_id, one.member_id) not in said and one.member_id in judges
    ]
    due = [one for one in waiting if not one.reminded_at or one.reminded_at <= now - REMIND_EVERY]
    if not due:
        raise AlreadyRemindedError if waiting else NobodyToRemindError
    for duty in due:
        duty.reminded_at = now
    db.session.flush()
    return letters.remind_of_scoring(round_, {one.member.email for one in due}, now=now)


def _seal(round_: AwardRound, *, now: datetime) -> None:
    """Keep what was given as it is before more members are called: the ranking was open."""
    if not round_.sealed_at and read_attendance(round_, actor=OPERATOR).is_complete:
        round_.sealed_at = now
        db.session.flush()


Said = dict[tuple[int, int], ScoreSheet]


def _relieve(round_: AwardRound, bench: Bench, said: Said) -> list[ScoreDuty]:
    """Take duties from those who may not judge any more; return the duties that stay."""
    duties = queries.list_duties(round_)
    over = [
        one
        for one in duties
        if (one.nomination_id, one.member_id) not in said and not _is_able(one, bench)
    ]
    for duty in over:
        db.session.delete(duty)
    db.session.flush()
    return [one for one in duties if one not in over]


def _is_able(duty: ScoreDuty, bench: Bench) -> bool:
    return duty.member_id in bench.members and not _conflict(duty, bench)


def _conflict(duty: ScoreDuty, bench: Bench) -> ConflictKind | None:
    return bench.excluded[duty.nomination_id].get(duty.member_id)


def _counts(duty: ScoreDuty, bench: Bench, said: Said) -> bool:
    """Tell whether a sheet is there or still to be hoped for."""
    sheet = said.get((duty.nomination_id, duty.member_id))
    if sheet and sheet.state is SheetState.ABSTAINED:
        return False
    has_left = duty.member_id not in bench.members
    return not _conflict(duty, bench) and (sheet is not None or not has_left)


def _free(
    nomination_id: int,
    own: Sequence[ScoreDuty],
    *,
    round_: AwardRound,
    bench: Bench,
    load: Counter[int],
    said: Said,
) -> list[int]:
    busy = {one.member_id for one in own} | bench.excluded[nomination_id].keys()
    busy |= {member for nomination, member in said if nomination == nomination_id}
    able = set(bench.members) - busy
    return least_busy(able, load, seed=round_.assignment_seed, nomination=nomination_id)
