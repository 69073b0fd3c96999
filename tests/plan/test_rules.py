"""The status of an item: the table of the rule's docstring, row by row, and what always holds."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.deadlines import Deadline, DeadlineKind, Every, Offset, OffsetUnit, read_deadlines
from app.deadlines.academic_year import AcademicYear
from app.plan.enums import ItemStatus
from app.plan.evidence import Ledger
from app.plan.rules import ItemStanding, Reason, checkpoints, item_status, split
from tests.plan.factories import each, ledger_of, one_range

YEAR = AcademicYear(2023)
TODAY = date(2024, 2, 26)
PLANNED, GOING, RISK, DONE, LATE = (
    ItemStatus.PLANNED,
    ItemStatus.IN_PROGRESS,
    ItemStatus.AT_RISK,
    ItemStatus.DONE,
    ItemStatus.OVERDUE,
)


def standing(
    phrase: str, total: int = 0, finished: int = 0, next_on: date | None = None, on: date = TODAY
) -> ItemStanding:
    evidence = ledger_of(total, finished, next_on)
    return item_status(read_deadlines(phrase, YEAR), evidence, on, YEAR)


@pytest.mark.parametrize(
    ("phrase", "total", "finished", "status"),
    [
        # one deadline that has passed
        ("Август 2023 г.", 0, 0, LATE),
        ("Август 2023 г.", 2, 0, LATE),
        ("Август 2023 г.", 1, 1, DONE),
        ("Август 2023 г.", 3, 1, DONE),
        ("до 25 февраля 2024 г.", 0, 0, LATE),
        # today is still in time
        ("до 26 февраля 2024 г.", 0, 0, RISK),
        ("до 11 марта 2024 г.", 0, 0, RISK),
        ("до 12 марта 2024 г.", 0, 0, GOING),
        # one deadline ahead
        ("Апрель 2024 г.", 0, 0, PLANNED),
        ("Апрель 2024 г.", 1, 0, GOING),
        ("Апрель 2024 г.", 1, 1, DONE),
        ("Апрель 2024 г.", 2, 1, GOING),
        # several
        ("сентябрь, декабрь", 1, 1, LATE),
        ("сентябрь, декабрь", 2, 2, DONE),
        ("декабрь, апрель", 1, 1, GOING),
        # recurring: one quarter has passed, the second goes on until 31 March
        ("Ежеквартально", 0, 0, LATE),
        ("Ежеквартально", 1, 1, GOING),
        ("Ежеквартально", 4, 4, GOING),
        ("2 раза в квартал", 1, 1, LATE),
        ("Не реже 1 раза в квартал", 2, 1, GOING),
        # the whole year
        ("В течение года", 0, 0, GOING),
        ("В течение года", 5, 5, GOING),
        # no dates at all
        ("По графику", 0, 0, PLANNED),
        ("По графику", 2, 2, GOING),
        ("по мере необходимости", 0, 0, PLANNED),
        ("раз в три года", 0, 0, PLANNED),
        ("когда-нибудь потом", 1, 0, GOING),
        ("", 0, 0, PLANNED),
        # dates decide, the rest only adds
        ("Декабрь 2024 г. Новости не позднее 1 рабочего дня после события", 0, 0, PLANNED),
    ],
)  # fmt: skip
def test_status_on_26_february(phrase: str, total: int, finished: int, status: ItemStatus) -> None:
    assert standing(phrase, total, finished).status is status


@pytest.mark.parametrize(
    ("phrase", "finished", "status"),
    [
        ("В течение года", 0, LATE),
        ("В течение года", 1, DONE),
        ("По графику", 0, LATE),
        ("По графику", 1, DONE),
        ("Ежеквартально", 3, LATE),
        ("Ежеквартально", 4, DONE),
        ("с 1 октября 2023 г.", 0, LATE),
    ],
)
def test_status_when_the_year_is_over(phrase: str, finished: int, status: ItemStatus) -> None:
    assert standing(phrase, finished, finished, on=date(2024, 9, 1)).status is status


def test_quarters_of_an_academic_year_are_four() -> None:
    quarters = split(Every.QUARTER, YEAR.start, YEAR.end)
    ends = [period.end for period in quarters]
    assert ends == [date(2023, 12, 31), date(2024, 3, 31), date(2024, 6, 30), date(2024, 8, 31)]


def test_the_count_of_periods_is_explained() -> None:
    found = standing("Ежеквартально", 1, 1)
    assert (found.passed, found.met, found.periods, found.needed_now) == (1, 1, 4, 1)
    assert found.due == date(2024, 3, 31)
    assert found.every is Every.QUARTER


def test_a_missed_quarter_names_its_own_last_day() -> None:
    assert standing("Ежеквартально").due == date(2023, 12, 31)


def test_a_record_set_in_time_takes_the_risk_away() -> None:
    assert standing("до 5 марта 2024 г.", 1, 0, date(2024, 3, 4)).status is GOING


def test_a_record_set_after_the_deadline_is_a_risk_at_any_time() -> None:
    found = standing("до 5 июня 2024 г.", 1, 0, date(2024, 6, 6))
    assert (found.status, found.reason) == (RISK, Reason.SET_TOO_LATE)


def test_a_record_whose_day_has_passed_does_not_take_the_risk_away() -> None:
    assert standing("до 5 марта 2024 г.", 1, 0, date(2024, 2, 1)).status is RISK


def test_four_meetings_in_autumn_do_not_close_the_year() -> None:
    assert standing("Ежеквартально", 4, 4, on=date(2023, 11, 1)).status is GOING
    assert standing("Ежеквартально", 4, 4, on=date(2024, 7, 1)).status is DONE


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
evidences = st.builds(
    lambda finished, open_, next_on: ledger_of(finished + open_, finished, next_on),
    st.integers(0, 60),
    st.integers(0, 5),
    st.none() | days,
)
one_deadline = st.one_of(
    st.tuples(days, days).map(lambda pair: one_range(min(pair), max(pair))),
    st.builds(each, st.sampled_from(Every), at_least=st.none() | st.integers(1, 3)),
    st.builds(Deadline, st.sampled_from(list(DeadlineKind))),
)
deadlines = st.lists(one_deadline, max_size=4)


@given(deadlines, evidences, days)
def test_every_item_has_a_status_and_consistent_figures(
    found: list[Deadline], evidence: Ledger, today: date
) -> None:
    result = item_status(found, evidence, today, YEAR)
    assert 0 <= result.passed <= result.periods
    assert 0 <= result.met <= result.periods
    assert result.needed_now <= result.needed_total
    if result.periods:
        assert (result.status is LATE) == (evidence.finished < result.needed_now)


@given(deadlines, evidences, days)
def test_finishing_more_never_makes_an_item_late(
    found: list[Deadline], evidence: Ledger, today: date
) -> None:
    more = evidence + ledger_of(1, 1)
    if item_status(found, evidence, today, YEAR).status is not LATE:
        assert item_status(found, more, today, YEAR).status is not LATE


@given(deadlines, evidences, days, st.integers(1, 400))
def test_what_is_late_stays_late_until_something_is_finished(
    found: list[Deadline], evidence: Ledger, today: date, later: int
) -> None:
    if item_status(found, evidence, today, YEAR).status is LATE:
        on = today + timedelta(days=later)
        assert item_status(found, evidence, on, YEAR).status is LATE


@given(st.sampled_from(Every), days, days)
def test_periods_cover_the_window_without_gaps(every: Every, first: date, second: date) -> None:
    start, end = min(first, second), max(first, second)
    periods = split(every, start, end)
    assert (periods[0].start, periods[-1].end) == (start, end)
    for before, after in pairwise(periods):
        assert after.start == before.end + timedelta(days=1)
    assert all(period.start <= period.end for period in periods)
