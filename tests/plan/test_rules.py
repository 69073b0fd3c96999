"""The status of an item: the table of the rule's docstring, row by row, and what always holds."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.deadlines import Deadline, DeadlineKind, Every, Offset, OffsetUnit, read_deadlines
from app.deadlines.academic_year import AcademicYear
from app.plan.enums import EvidenceKind, ItemStatus
from app.plan.evidence import EvidenceDay, Ledger
from app.plan.rules import ItemStanding, Need, Reason, checkpoints, item_status, split
from tests.plan.factories import one_range

YEAR = AcademicYear(2023)
TODAY = date(2024, 2, 26)
NO_DATA, PLANNED, GOING, RISK, DONE, LATE = (
    ItemStatus.NO_DATA,
    ItemStatus.PLANNED,
    ItemStatus.IN_PROGRESS,
    ItemStatus.AT_RISK,
    ItemStatus.DONE,
    ItemStatus.OVERDUE,
)


def records(*done: str, waiting: str | None = None) -> Ledger:
    """Return meetings finished on some days, and perhaps one that waits for a day."""
    days = [EvidenceDay(EvidenceKind.MEETING, date.fromisoformat(one)) for one in done]
    if waiting is not None:
        planned = date.fromisoformat(waiting) if waiting else None
        days.append(EvidenceDay(EvidenceKind.MEETING, planned_on=planned))
    return Ledger(tuple(days))


def standing(phrase: str, *done: str, waiting: str | None = None, on: date = TODAY) -> ItemStanding:
    evidence = records(*done, waiting=waiting)
    return item_status(read_deadlines(phrase, YEAR), evidence, on, YEAR)


@pytest.mark.parametrize(
    ("phrase", "done", "waiting", "status"),
    [
        # one deadline that has passed
        ("Август 2023 г.", [], None, NO_DATA),
        ("Август 2023 г.", [], "", LATE),
        ("Август 2023 г.", ["2023-08-30"], None, DONE),
        ("Август 2023 г.", ["2023-06-15"], None, DONE),  # prepared before its month
        ("Август 2023 г.", ["2023-04-15"], None, LATE),  # of the year before
        ("Август 2023 г.", ["2023-10-15"], None, DONE),  # late
        ("Август 2023 г.", ["2023-08-30"], "", DONE),
        ("до 25 февраля 2024 г.", [], None, NO_DATA),
        ("до 25 февраля 2024 г.", ["2023-09-01"], None, DONE),
        ("до 25 февраля 2024 г.", ["2023-08-31"], None, LATE),  # of the year before
        # today is still in time
        ("до 26 февраля 2024 г.", [], None, RISK),
        ("до 11 марта 2024 г.", [], None, RISK),
        ("до 12 марта 2024 г.", [], None, GOING),
        # one deadline ahead
        ("Апрель 2024 г.", [], None, PLANNED),
        ("Апрель 2024 г.", [], "", GOING),
        ("Апрель 2024 г.", ["2024-02-01"], None, DONE),
        ("Апрель 2024 г.", ["2024-02-27"], None, PLANNED),  # tomorrow is not today
        ("Апрель 2024 г.", ["2024-02-01"], "", GOING),
        # several
        ("сентябрь, декабрь", ["2023-09-20"], None, LATE),
        ("сентябрь, декабрь", ["2023-09-10", "2023-09-20"], None, LATE),
        ("сентябрь, декабрь", ["2023-09-20", "2023-11-20"], None, DONE),
        ("сентябрь, декабрь", ["2023-11-20"], None, LATE),
        ("декабрь, апрель", ["2023-12-01"], None, GOING),
        ("2 раза в год (октябрь, апрель)", ["2023-10-05"], None, GOING),
        ("2 раза в год (октябрь, апрель)", ["2023-10-05", "2023-10-06"], None, GOING),
        ("2 раза в год (октябрь, апрель)", ["2023-10-05", "2024-02-06"], None, DONE),
        # recurring: one quarter has passed, the second goes on until 31 March
        ("Ежеквартально", [], None, NO_DATA),
        ("Ежеквартально", ["2023-09-05"], None, GOING),
        ("Ежеквартально", ["2023-09-05"] * 4, None, GOING),
        ("Ежеквартально", ["2024-02-05"], None, LATE),
        ("2 раза в квартал", ["2023-09-05"], None, LATE),
        ("2 раза в квартал", ["2023-09-05", "2023-12-31"], None, GOING),
        ("Не реже 1 раза в квартал", ["2023-09-05"], "2024-03-01", GOING),
        # the whole year
        ("В течение года", [], None, GOING),
        ("В течение года", ["2023-09-05"] * 5, None, GOING),
        # no dates at all
        ("По графику", [], None, PLANNED),
        ("По графику", ["2023-09-05"], None, GOING),
        ("по мере необходимости", [], None, PLANNED),
        ("раз в три года", [], None, PLANNED),
        ("когда-нибудь потом", [], "", GOING),
        ("", [], None, PLANNED),
        # dates decide, the rest only adds
        ("Декабрь 2024 г. Новости не позднее 1 рабочего дня после события", [], None, PLANNED),
    ],
)  # fmt: skip
def test_status_on_26_february(
    phrase: str, done: list[str], waiting: str | None, status: ItemStatus
) -> None:
    assert standing(phrase, *done, waiting=waiting).status is status


QUARTERS = ["2023-10-01", "2024-01-10", "2024-05-01", "2024-07-15"]


@pytest.mark.parametrize(
    ("phrase", "done", "status", "is_late"),
    [
        ("В течение года", [], NO_DATA, False),
        ("В течение года", ["2024-05-01"], DONE, False),
        ("В течение года", ["2024-09-01"], DONE, True),
        ("По графику", [], NO_DATA, False),
        ("По графику", ["2024-05-01"], DONE, False),
        ("Ежеквартально", QUARTERS[:3], LATE, False),
        ("Ежеквартально", QUARTERS, DONE, False),
        ("Ежеквартально", ["2023-09-10"] * 4, LATE, False),  # four of September are no year
        ("Ежеквартально", [*QUARTERS[1:], "2024-05-02"], DONE, True),  # the first one came late
        ("с 1 октября 2023 г.", [], NO_DATA, False),
    ],
)
def test_status_when_the_year_is_over(
    phrase: str, done: list[str], status: ItemStatus, is_late: bool
) -> None:
    found = standing(phrase, *done, on=date(2024, 9, 1))
    assert (found.status, found.is_done_late) == (status, is_late)


FAIR = Need((EvidenceKind.FAIR,))
DISTRIBUTION = Need((EvidenceKind.DISTRIBUTION,))
HELD = EvidenceDay(EvidenceKind.FAIR, date(2024, 3, 20))
PUBLISHED = EvidenceDay(EvidenceKind.DISTRIBUTION, date(2024, 3, 25))
PRACTICE = EvidenceDay(EvidenceKind.PRACTICE_PERIOD, date(2024, 3, 1))


@pytest.mark.parametrize(
    ("have", "status"),
    [
        ([HELD, PUBLISHED], DONE),
        ([HELD], LATE),
        ([PUBLISHED], LATE),
        ([HELD, PRACTICE], LATE),
        ([PRACTICE], NO_DATA),  # the wrong kind alone says nothing of the item
        ([HELD, HELD], LATE),
    ],
)
def test_every_need_wants_its_own_kind(have: list[EvidenceDay], status: ItemStatus) -> None:
    march = read_deadlines("Март 2024 г.", YEAR)
    needs, day = (FAIR, DISTRIBUTION), date(2024, 4, 1)
    assert item_status(march, Ledger(tuple(have)), day, YEAR, needs=needs).status is status


def test_one_of_several_kinds_is_enough_and_a_need_may_want_two() -> None:
    october = read_deadlines("Октябрь 2023 г.", YEAR)
    either = Need((EvidenceKind.EVENT, EvidenceKind.REPORT), count=2)
    event = EvidenceDay(EvidenceKind.EVENT, date(2023, 10, 2))
    report = EvidenceDay(EvidenceKind.REPORT, date(2023, 10, 9))
    one = item_status(october, Ledger((event,)), TODAY, YEAR, needs=(either,))
    two = item_status(october, Ledger((event, report)), TODAY, YEAR, needs=(either,))
    assert (one.status, two.status) == (LATE, DONE)


def test_nothing_known_is_overdue_once_staff_confirms() -> None:
    october = read_deadlines("Октябрь 2023 г.", YEAR)
    confirmed = item_status(october, Ledger(), TODAY, YEAR, is_confirmed=True)
    assert (confirmed.status, confirmed.reason) == (LATE, Reason.MISSED)
    appeared = item_status(october, records("2023-10-05"), TODAY, YEAR, is_confirmed=True)
    assert appeared.status is DONE


def test_a_late_record_names_its_day() -> None:
    found = standing("Октябрь 2023 г.", "2023-11-20")
    assert (found.reason, found.late, found.states[0].done_on) == (
        Reason.ENOUGH_LATE,
        1,
        date(2023, 11, 20),
    )


def test_a_record_is_late_only_where_no_period_has_it_in_time() -> None:
    found = standing("Ежеквартально", "2024-01-10")
    assert [(one.is_met, one.is_late) for one in found.states[:2]] == [
        (False, False),
        (True, False),
    ]


def test_quarters_of_an_academic_year_are_four() -> None:
    quarters = split(Every.QUARTER, YEAR.start, YEAR.end)
    ends = [period.end for period in quarters]
    assert ends == [date(2023, 12, 31), date(2024, 3, 31), date(2024, 6, 30), date(2024, 8, 31)]


def test_the_count_of_periods_is_explained() -> None:
    found = standing("Ежеквартально", "2023-10-01")
    assert (found.passed, found.met, found.periods) == (1, 1, 4)
    assert found.due == date(2024, 3, 31)
    assert found.every is Every.QUARTER


def test_a_missed_quarter_names_its_own_last_day() -> None:
    assert standing("Ежеквартально").due == date(2023, 12, 31)


def test_a_record_set_in_time_takes_the_risk_away() -> None:
    assert standing("до 5 марта 2024 г.", waiting="2024-03-04").status is GOING


def test_a_record_set_after_the_deadline_is_a_risk_at_any_time() -> None:
    found = standing("до 5 июня 2024 г.", waiting="2024-06-06")
    assert (found.status, found.reason) == (RISK, Reason.SET_TOO_LATE)


def test_a_record_whose_day_has_passed_does_not_take_the_risk_away() -> None:
    assert standing("до 5 марта 2024 г.", waiting="2024-02-01").status is RISK


def test_a_dated_and_a_continuous_part_are_two() -> None:
    october, year = one_range(date(2023, 10, 1), date(2023, 10, 31)), standing_year()
    found = item_status([october, year], records("2023-10-05"), TODAY, YEAR)
    assert [one.is_met for one in found.states] == [True, False]
    assert found.status is GOING


def standing_year() -> Deadline:
    return Deadline(DeadlineKind.ONGOING, YEAR.start, YEAR.end)


def test_an_open_end_is_the_end_of_the_year() -> None:
    assert standing("с 1 октября 2023 г.").due == YEAR.end


def test_counts_and_dates_of_one_phrase_are_not_added_up() -> None:
    points = checkpoints(read_deadlines("2 раза в год (октябрь, апрель)", YEAR), YEAR)
    assert [(point.due, point.needed) for point in points] == [
        (date(2023, 10, 31), 1),
        (date(2024, 4, 30), 1),
    ]


def test_an_event_has_no_day() -> None:
    after = Deadline(DeadlineKind.RELATIVE, offset=Offset(3, OffsetUnit.DAY, "события"))
    assert checkpoints([after], YEAR) == ()


def test_a_window_outside_the_year_is_cut_in_the_same_way() -> None:
    calendar_year = split(Every.QUARTER, date(2024, 1, 1), date(2024, 12, 31))
    assert len(calendar_year) == 4
    assert split(Every.MONTH, YEAR.end, YEAR.start) == ()


days = st.dates(date(2023, 6, 1), date(2024, 12, 31))


@given(st.sampled_from(Every), days, days)
def test_periods_cover_the_window_without_gaps(every: Every, first: date, second: date) -> None:
    start, end = min(first, second), max(first, second)
    periods = split(every, start, end)
    assert (periods[0].start, periods[-1].end) == (start, end)
    for before, after in pairwise(periods):
        assert after.start == before.end + timedelta(days=1)
    assert all(period.start <= period.end for period in periods)
