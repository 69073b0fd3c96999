"""Quorum, votes, days of a series, gaps of minutes: pure decisions, whatever the numbers."""

from datetime import date
from fractions import Fraction

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app.activities.meetings.enums import (
    DecisionKind,
    DecisionState,
    MeetingEvent,
    MeetingParty,
    MeetingState,
    Rhythm,
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
from app.activities.meetings.quorum import Quorum, QuorumRule, Votes, quorum_of
from app.activities.meetings.rules import (
    MEETING_MOVES,
    MinutesDecision,
    MinutesQuestion,
    check_signed_on,
    check_signing,
    check_votes,
    gaps_of,
    is_late,
    meeting_events,
    parse_days,
    rule_in_words,
)
from app.activities.meetings.series import days_of, working_day_near
from app.base.errors import MoveNotAllowedError, NotAllowedError
from app.deadlines.academic_year import AcademicYear
from app.deadlines.workdays import is_working_day

YEAR = AcademicYear(2023)
HALF = QuorumRule(Fraction(1, 2), is_more=True)
shares = st.builds(
    lambda part, whole: Fraction(min(part, whole), max(part, whole)),
    st.integers(1, 100),
    st.integers(1, 100),
)


@pytest.mark.parametrize(
    ("share", "is_more", "voting", "needed"),
    [
        (Fraction(1, 2), True, 4, 3), (Fraction(1, 2), True, 5, 3), (Fraction(1, 2), False, 4, 2),
        (Fraction(2, 3), False, 9, 6), (Fraction(2, 3), True, 9, 7), (Fraction(2, 3), False, 10, 7),
        (Fraction(1, 1), True, 7, 7), (Fraction(1, 2), True, 1, 1), (Fraction(3, 4), False, 8, 6),
    ],
)  # fmt: skip
def test_so_many_are_enough(share: Fraction, is_more: bool, voting: int, needed: int) -> None:
    assert QuorumRule(share, is_more).needed(voting) == needed


@given(shares, st.booleans(), st.integers(1, 500))
def test_a_quorum_is_the_least_number_that_holds_the_share(
    share: Fraction, is_more: bool, voting: int
) -> None:
    needed = QuorumRule(share, is_more).needed(voting)
    assert 1 <= needed <= voting

    def is_enough(count: int) -> bool:
        return count > share * voting if is_more else count >= share * voting

    assert is_enough(needed) or needed == voting
    assert needed == 1 or not is_enough(needed - 1)


def test_nobody_is_no_quorum() -> None:
    assert not quorum_of(HALF, voting=0, present=0).is_reached
    assert not quorum_of(HALF, voting=4, present=2).is_reached
    assert quorum_of(HALF, voting=4, present=3).is_reached


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_votes_are_never_more_than_were_there(
    yes: int, no: int, abstained: int, present: int
) -> None:
    given_ = yes + no + abstained
    if not given_:
        with pytest.raises(NoVotesError):
            check_votes(yes, no, abstained, present=present)
    elif given_ > present:
        with pytest.raises(TooManyVotesError):
            check_votes(yes, no, abstained, present=present)
    else:
        assert check_votes(yes, no, abstained, present=present) == Votes(yes, no, abstained)


@pytest.mark.parametrize("told", [(1, None, None), (None, 2, 0), (1, 0, None)])
def test_votes_are_told_together(told: tuple[int | None, int | None, int | None]) -> None:
    with pytest.raises(VotesError):
        check_votes(*told, present=5)


def test_without_votes_there_are_none() -> None:
    assert check_votes(None, None, None, present=5) is None


def test_half_of_those_present_adopt_nothing() -> None:
    assert not Votes(2, 1, 1).is_adopted(present=4)
    assert Votes(3, 1, 0).is_adopted(present=4)
    assert not Votes(2, 0, 0).is_adopted(present=4)


@given(
    st.sampled_from([Rhythm.QUARTERLY, Rhythm.MONTHLY]),
    st.dates(YEAR.start, date(2023, 12, 31)),
)
def test_the_days_of_a_series_are_working_days_of_the_year(rhythm: Rhythm, first: date) -> None:
    days = [one.day for one in days_of(rhythm, YEAR, first_on=first)]
    assert days == sorted(set(days))
    assert all(is_working_day(day) and day in YEAR for day in days)
    months = [(day.year, day.month) for day in days]
    assert len(months) == len(set(months)), "two meetings of a month"


@given(st.dates(date(2023, 9, 1), date(2023, 9, 30)))
def test_a_quarterly_series_meets_in_every_quarter_of_the_year(first: date) -> None:
    days = [one.day for one in days_of(Rhythm.QUARTERLY, YEAR, first_on=first)]
    assert [day.month for day in days] == [9, 12, 3, 6]


def test_days_off_are_moved_and_say_so() -> None:
    [september, december, march, june] = days_of(Rhythm.QUARTERLY, YEAR, first_on=date(2023, 9, 9))
    assert (september.day, september.is_moved) == (date(2023, 9, 11), True)
    assert december.day == date(2023, 12, 11)
    assert march.day == date(2024, 3, 11)
    assert june.day == date(2024, 6, 10)


def test_a_moved_day_stays_in_its_month() -> None:
    assert working_day_near(date(2023, 9, 30)) == date(2023, 9, 29)
    assert working_day_near(date(2024, 1, 3)) == date(2024, 1, 9)


def test_a_day_moved_by_decree_is_kept() -> None:
    saturday = date(2023, 9, 9)
    [only] = days_of(
        Rhythm.GIVEN, YEAR, first_on=None, given=[saturday], exceptions={saturday: True}
    )
    assert (only.day, only.is_moved) == (saturday, False)


def test_two_given_days_on_one_working_day_are_one_meeting() -> None:
    given_ = [date(2023, 9, 9), date(2023, 9, 10), date(2023, 9, 11)]
    assert len(days_of(Rhythm.GIVEN, YEAR, first_on=None, given=given_)) == 1


def test_given_days_are_read_line_by_line(app: Flask) -> None:
    with app.test_request_context():
        assert parse_days("15.09.2023\n\n1.12.2023 г.", YEAR) == (
            date(2023, 9, 15), date(2023, 12, 1),
        )  # fmt: skip
        with pytest.raises(NotADayError, match=r"31\.02\.2024"):
            parse_days("15.09.2023\n31.02.2024", YEAR)
        with pytest.raises(OutsideYearError, match="2023/2024"):
            parse_days("15.09.2025", YEAR)


REACHED, SHORT = Quorum(5, 4, 3), Quorum(5, 2, 3)
ADOPTED = MinutesQuestion(1, Votes(4, 0, 0), has_decisions=True)
TASK = MinutesDecision("1.1", is_task=True, has_owner=True, has_date=True)


def test_minutes_with_everything_are_signed(app: Flask) -> None:
    with app.test_request_context():
        gaps = gaps_of(REACHED, [ADOPTED], [TASK])
        assert gaps == []
        check_signing(REACHED, gaps)


@pytest.mark.parametrize(
    ("question", "decision", "gap"),
    [
        (ADOPTED, MinutesDecision("1.1", True, False, True), "Решение 1.1: нет исполнителя."),
        (ADOPTED, MinutesDecision("1.1", True, True, False), "Решение 1.1: нет срока."),
        (MinutesQuestion(2, None, True), TASK, "Вопрос 2: решение есть, а голосов нет."),
        (MinutesQuestion(2, Votes(2, 1, 1), True), TASK, "Вопрос 2: решение не принято"),
        (MinutesQuestion(2, Votes(5, 0, 0), True), TASK, "Вопрос 2: голосов больше"),
    ],
)
def test_a_gap_is_named_by_its_place(
    app: Flask, question: MinutesQuestion, decision: MinutesDecision, gap: str
) -> None:
    with app.test_request_context():
        gaps = gaps_of(REACHED, [question], [decision])
        assert len(gaps) == 1
        assert gaps[0].startswith(gap)
        with pytest.raises(MinutesGapsError):
            check_signing(REACHED, gaps)


def test_a_resolution_needs_neither_owner_nor_date(app: Flask) -> None:
    resolution = MinutesDecision("1.1", is_task=False, has_owner=False, has_date=False)
    with app.test_request_context():
        assert gaps_of(REACHED, [ADOPTED], [resolution]) == []


def test_no_quorum_comes_before_every_other_gap(app: Flask) -> None:
    with app.test_request_context(), pytest.raises(MinutesQuorumError):
        check_signing(SHORT, gaps_of(SHORT, [], []))


def test_minutes_are_signed_between_the_meeting_and_today() -> None:
    held, today = date(2024, 2, 20), date(2024, 2, 26)
    for good in (held, today):
        check_signed_on(good, held_on=held, today=today)
    for wrong in (date(2024, 2, 19), date(2024, 2, 27)):
        with pytest.raises(SignedDayError):
            check_signed_on(wrong, held_on=held, today=today)


def test_every_state_and_event_has_its_answer() -> None:
    allowed = {
        MeetingState.PLANNED: {"edit", "set_agenda", "invite", "attend", "fail", "postpone",
                               "cancel"},
        MeetingState.HELD: {"edit", "set_agenda", "attend", "record", "sign", "fail"},
        MeetingState.SIGNED: {"reopen"},
        MeetingState.FAILED: set(),
        MeetingState.CANCELLED: set(),
    }  # fmt: skip
    for state, events in allowed.items():
        assert MEETING_MOVES.possible(state, MeetingParty.STAFF) == events
    with pytest.raises(MoveNotAllowedError, match="уже подписан"):
        MEETING_MOVES.after(MeetingEvent.RECORD, MeetingState.SIGNED, MeetingParty.STAFF)
    with pytest.raises(NotAllowedError):
        MEETING_MOVES.after(MeetingEvent.SIGN, MeetingState.HELD, MeetingParty.MEMBER)


def test_some_steps_wait_for_the_day_and_some_end_there() -> None:
    def events(today: date) -> frozenset[MeetingEvent]:
        both = frozenset({MeetingParty.STAFF, MeetingParty.MEMBER})
        return meeting_events(MeetingState.PLANNED, both, on=date(2024, 3, 14), today=today)

    before, after = events(date(2024, 3, 13)), events(date(2024, 3, 15))
    assert {MeetingEvent.INVITE, MeetingEvent.ANSWER} <= before
    assert not {MeetingEvent.ATTEND, MeetingEvent.FAIL} & before
    assert {MeetingEvent.ATTEND, MeetingEvent.FAIL} <= after
    assert not {MeetingEvent.INVITE, MeetingEvent.ANSWER} & after


def test_only_an_open_task_is_late() -> None:
    today = date(2024, 2, 26)
    due = date(2024, 2, 25)
    assert is_late(DecisionState.OPEN, DecisionKind.TASK, due, today=today)
    assert not is_late(DecisionState.OPEN, DecisionKind.TASK, today, today=today)
    assert not is_late(DecisionState.DONE, DecisionKind.TASK, due, today=today)
    assert not is_late(DecisionState.OPEN, DecisionKind.RESOLUTION, due, today=today)
    assert not is_late(DecisionState.OPEN, DecisionKind.TASK, None, today=today)


def test_the_rule_is_said_in_words(app: Flask) -> None:
    with app.test_request_context():
        assert rule_in_words(1, 2, is_more=True) == "более половины членов с правом голоса"
        assert rule_in_words(2, 3, is_more=False) == "не менее двух третей членов с правом голоса"
        assert rule_in_words(1, 1, is_more=False) == "все члены с правом голоса"
