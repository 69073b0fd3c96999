"""What holds for every phrase, whatever was typed."""

import json
from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from app.deadlines import Deadline, DeadlineFlag, DeadlineKind, read_deadlines
from app.deadlines.academic_year import AcademicYear
from tests.deadlines import test_dates as dates
from tests.deadlines import test_recurring as recurring
from tests.deadlines import test_standing as standing
from tests.deadlines import test_unread as unread

YEARS = st.integers(2000, 2098).map(AcademicYear)
KNOWN = [
    *(phrase for phrase, _ in (*dates.PHRASES, *recurring.PHRASES, *standing.PHRASES)),
    *unread.PHRASES,
]
FRAGMENTS = sorted({word for phrase in KNOWN for word in phrase.split()})
SHUFFLED = st.lists(st.sampled_from(FRAGMENTS), max_size=12).map(" ".join)
ANYTHING = st.one_of(st.text(max_size=80), SHUFFLED, st.sampled_from(KNOWN))


def kept_meaning(deadline: Deadline) -> tuple[object, ...]:
    offset = deadline.offset and (deadline.offset.value, deadline.offset.unit)
    return (
        deadline.kind, deadline.start, deadline.end, deadline.every, deadline.min_per_period,
        offset, deadline.flags,
    )  # fmt: skip


def meanings(phrase: str, year: AcademicYear) -> list[tuple[object, ...]]:
    return [kept_meaning(deadline) for deadline in read_deadlines(phrase, year)]


@given(ANYTHING, YEARS)
@example("1, " * 2000 + "марта", AcademicYear(2023))
@example("9" * 5000, AcademicYear(2023))
@example("\ud800 март", AcademicYear(2023))
@example("\x00", AcademicYear(2023))
@example("«" * 900, AcademicYear(2023))
def test_never_raises_and_gives_plain_json(text: str, year: AcademicYear) -> None:
    for deadline in read_deadlines(text, year):
        assert Deadline.from_json(json.loads(json.dumps(deadline.to_json()))) == deadline


@given(ANYTHING, YEARS)
def test_a_text_with_letters_always_gives_something(text: str, year: AcademicYear) -> None:
    plain = any("а" <= char <= "я" for char in text)
    assert read_deadlines(text, year) or not plain


@given(ANYTHING, YEARS)
def test_a_range_never_ends_before_it_starts(text: str, year: AcademicYear) -> None:
    for deadline in read_deadlines(text, year):
        assert not (deadline.start and deadline.end) or deadline.start <= deadline.end


@given(ANYTHING, YEARS)
def test_flags_tell_exactly_the_dates_outside_the_year(text: str, year: AcademicYear) -> None:
    for deadline in read_deadlines(text, year):
        days = [day for day in (deadline.start, deadline.end) if day]
        before = DeadlineFlag.BEFORE_ACADEMIC_YEAR in deadline.flags
        after = DeadlineFlag.AFTER_ACADEMIC_YEAR in deadline.flags
        assert before == any(day < year.start for day in days)
        assert after == any(day > year.end for day in days)


@given(ANYTHING, YEARS)
def test_keys_without_meaning_for_a_kind_are_empty(text: str, year: AcademicYear) -> None:
    for deadline in read_deadlines(text, year):
        assert (deadline.every is not None) == (deadline.kind is DeadlineKind.RECURRING)
        assert (deadline.offset is not None) == (deadline.kind is DeadlineKind.RELATIVE)
        if deadline.kind in (DeadlineKind.UNPARSED, DeadlineKind.BY_SCHEDULE):
            assert (deadline.start, deadline.end) == (None, None)
            assert deadline.note


NOISE = st.lists(st.sampled_from(["\u00ad", "\u200b", "\ufeff", ""]), min_size=1, max_size=6)
SPACES = st.sampled_from(["  ", "\n", "\t", "\u00a0", "\r\n", " \u2009"])


@given(st.sampled_from(KNOWN), NOISE, SPACES)
def test_invisible_characters_and_spaces_change_nothing(
    phrase: str, noise: list[str], space: str
) -> None:
    year = AcademicYear(2023)
    dirty = "".join(
        char + noise[place % len(noise)] for place, char in enumerate(phrase.replace(" ", space))
    )
    assert meanings(f" {dirty} ", year) == meanings(phrase, year)


@given(st.sampled_from(KNOWN))
def test_case_changes_nothing(phrase: str) -> None:
    year = AcademicYear(2023)
    assert meanings(phrase.upper(), year) == meanings(phrase, year)


LOOK_ALIKES = str.maketrans("аеорсхАВЕКМНОРСТХ", "aeopcxABEKMHOPCTX")


@given(st.sampled_from(KNOWN))
def test_latin_look_alikes_change_nothing(phrase: str) -> None:
    year = AcademicYear(2023)
    assert meanings(phrase.translate(LOOK_ALIKES), year) == meanings(phrase, year)


MONTHS = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
]
GENITIVE = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]


@given(st.dates(date(2000, 1, 1), date(2098, 12, 31)))
def test_a_day_inside_the_year_is_found_however_it_is_written(day: date) -> None:
    year = AcademicYear.containing(day)
    month = GENITIVE[day.month - 1]
    written = [
        f"{day.day} {month}", f"{day.day} {month} {day.year} г.", f"{day:%d.%m.%Y}",
        f"{day.isoformat()}", f"{day:%d.%m}", f"«{day.day}» {month} {day.year} года",
    ]  # fmt: skip
    for phrase in written:
        read = read_deadlines(phrase, year)
        assert [(deadline.start, deadline.end) for deadline in read] == [(day, day)], phrase
        until = read_deadlines(f"до {phrase}", year)
        assert [(deadline.start, deadline.end) for deadline in until] == [(None, day)], phrase


@given(st.dates(date(2000, 9, 1), date(2090, 8, 31)), st.integers(0, 800), YEARS)
def test_two_days_are_a_range_and_written_years_are_taken_literally(
    start: date, length: int, year: AcademicYear
) -> None:
    end = date.fromordinal(start.toordinal() + length)
    (read,) = read_deadlines(f"с {start:%d.%m.%Y} по {end:%d.%m.%Y}", year)
    assert (read.kind, read.start, read.end) == (DeadlineKind.RANGE, start, end)


@given(st.integers(1, 12), st.integers(1, 12), YEARS)
def test_months_without_a_year_fall_inside_the_academic_year(
    first: int, last: int, year: AcademicYear
) -> None:
    (read,) = read_deadlines(f"{MONTHS[first - 1]} – {MONTHS[last - 1]}", year)
    in_order = (first - 9) % 12 < (last - 9) % 12  # «май – май» would be a year, or a slip
    assert (read.kind is DeadlineKind.RANGE) == in_order
    if in_order:
        assert read.start is not None
        assert read.end is not None
        assert (read.start.month, read.end.month) == (first, last)
        assert read.start in year
        assert read.end in year
