"""Phrases made by rule: what was put in comes out, however it is spelled, and nothing else."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.deadlines import Deadline, DeadlineKind, read_deadlines
from app.deadlines.academic_year import AcademicYear
from app.deadlines.weeks import weeks_of_month
from tests.deadlines.test_properties import ANYTHING, GENITIVE, MONTHS, YEARS

IN_ORDER = (9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7)
PREPOSITIONAL = [
    "январе", "феврале", "марте", "апреле", "мае", "июне", "июле", "августе", "сентябре",
    "октябре", "ноябре", "декабре",
]  # fmt: skip
Days = list[tuple[date | None, date | None]]


def first_of(month: int, year: AcademicYear) -> date:
    return date(year.first_year + (month < 9), month, 1)


def last_of(month: int, year: AcademicYear) -> date:
    return (first_of(month, year) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def days_of(deadlines: Sequence[Deadline]) -> Days:
    return [(one.start, one.end) for one in deadlines]


def whole(months: Sequence[int], year: AcademicYear) -> Days:
    return [(first_of(month, year), last_of(month, year)) for month in months]


SOME_MONTHS = st.lists(st.sampled_from(IN_ORDER), min_size=2, max_size=4, unique=True).map(
    lambda months: sorted(months, key=IN_ORDER.index)
)


@given(SOME_MONTHS, YEARS)
def test_a_list_of_months_is_the_same_however_it_is_written(
    months: list[int], year: AcademicYear
) -> None:
    names = [MONTHS[month - 1] for month in months]
    written = [
        ", ".join(names), "; ".join(names), ",".join(names), "\n".join(names),
        ", ".join(names[:-1]) + " и " + names[-1], ", ".join(name.capitalize() for name in names),
        " - ".join(["1 этап", names[0]]) + "".join(
            f"; {number} этап - {name}" for number, name in enumerate(names[1:], 2)
        ),
        ", ".join(f"№ {number} – {name}" for number, name in enumerate(names, 1)),
        "; ".join(f"{number}) {name}" for number, name in enumerate(names, 1)),
        ", ".join(f"{name} {first_of(month, year).year} г."
                  for name, month in zip(names, months, strict=True)),
        "в " + " и в ".join(PREPOSITIONAL[month - 1] for month in months),
    ]  # fmt: skip
    for phrase in written:
        assert days_of(read_deadlines(phrase, year)) == whole(months, year), phrase


@given(SOME_MONTHS, st.integers(1, 3), YEARS)
def test_a_count_asks_for_as_many_records_as_it_says(
    months: list[int], times: int, year: AcademicYear
) -> None:
    count, names = times * len(months), [MONTHS[month - 1] for month in months]
    for phrase in (
        f"{count} раза в год ({', '.join(names)})",
        f"не менее {count} раз в год: {', '.join(names)}",
        f"{', '.join(names)} ({count} раз в год)",
    ):
        (read,) = read_deadlines(phrase, year)
        assert read.min_per_period == count
        assert [(one.start, one.end) for one in read.windows] == whole(months, year), phrase
        assert sum(one.needed for one in read.windows) == count, phrase


@given(SOME_MONTHS, st.integers(1, 12), YEARS)
def test_a_count_that_does_not_fit_its_months_never_asks_for_more(
    months: list[int], count: int, year: AcademicYear
) -> None:
    names = ", ".join(MONTHS[month - 1] for month in months)
    (read,) = read_deadlines(f"{count} раз в год ({names})", year)
    needed = sum(one.needed for one in read.windows) or count
    assert needed <= max(count, len(months))


@given(st.sampled_from(IN_ORDER), st.integers(1, 5), YEARS)
def test_weeks_of_a_month_are_whole_weeks_with_most_of_their_days_in_it(
    month: int, number: int, year: AcademicYear
) -> None:
    (read,) = read_deadlines(f"{number}-я неделя {GENITIVE[month - 1]}", year)
    thursdays = [
        day
        for day in (first_of(month, year) + timedelta(days=shift) for shift in range(31))
        if day.weekday() == 3 and day.month == month
    ]
    if number > len(thursdays):
        assert read.kind is DeadlineKind.UNPARSED
        return
    assert read.start is not None
    assert read.end is not None
    week = [thursdays[number - 1] + timedelta(days=shift) for shift in range(-3, 4)]
    inside = [day for day in week if day.month == month]
    assert (read.start, read.end) == (inside[0], inside[-1])
    assert len(inside) >= 4


@given(st.integers(1, 12), st.integers(2000, 2098))
def test_the_last_week_is_the_last_of_the_numbered_ones(month: int, year: int) -> None:
    numbered = [weeks_of_month(year, month, number, number) for number in range(1, 6)]
    found = [week for week in numbered if week]
    assert weeks_of_month(year, month, -1, -1) == found[-1]
    assert weeks_of_month(year, month, 1, len(found)) == (found[0][0], found[-1][1])


@given(st.sampled_from(IN_ORDER), st.integers(1, 28), YEARS)
def test_a_month_and_what_of_it_is_meant_is_read_as_the_plain_phrase(
    month: int, day: int, year: AcademicYear
) -> None:
    name, genitive = MONTHS[month - 1], GENITIVE[month - 1]
    for refined, plain in (
        (f"{name} (до {day})", f"до {day} {genitive}"),
        (f"{name.capitalize()}, до {day} числа", f"до {day} {genitive}"),
        (f"{name} – не позднее {day} числа", f"не позднее {day} {genitive}"),
        (f"{name} (2-я неделя)", f"2-я неделя {genitive}"),
        (f"{name}, первая декада", f"первая декада {genitive}"),
    ):
        assert days_of(read_deadlines(refined, year)) == days_of(read_deadlines(plain, year))


SILENT = st.sampled_from(
    [
        "протокол", "совет", "отчётность", "группа 12", "8–9 классы", "№ 7", "кабинет 305",
        "25 человек", "ПМ.01", "МДК 02.01", "44.02.01", "в 14.00", "приказ № 5 от 01.02.2023",
        "50 %", "конкурс «Весна»", "ПНК-21", "1 курс", "п. 3",
    ]
)  # fmt: skip


@given(st.lists(SILENT, min_size=1, max_size=4))
def test_words_without_a_time_never_become_a_deadline(words: list[str]) -> None:
    for deadline in read_deadlines(", ".join(words), AcademicYear(2023)):
        assert deadline.kind is DeadlineKind.UNPARSED


@given(st.sampled_from(IN_ORDER), SILENT, YEARS)
def test_what_stands_beside_a_month_changes_no_date_and_is_kept(
    month: int, words: str, year: AcademicYear
) -> None:
    name = MONTHS[month - 1]
    for phrase in (f"{name} ({words})", f"{name}, {words}", f"{words}, {name}"):
        read = read_deadlines(phrase, year)
        assert days_of(read) == whole([month], year), phrase
        kept = " ".join(one.note or "" for one in read)
        assert words.split()[-1] in kept, (phrase, kept)


STRETCHES = re.compile(
    r"квартал|кв|полуг|п\W*/|семестр|сем|весн|лет|осен|зим|год|г\b|уч|недел|нед|ден|дн|половин|п\b"
    r"|\d\.?\d*[./-]\d|20\d\d|\d{4}|тур|этап|след|месяц|четв",
    re.IGNORECASE,
)


@given(ANYTHING, YEARS)
def test_a_range_begins_and_ends_in_months_that_were_named(text: str, year: AcademicYear) -> None:
    if STRETCHES.search(text):
        return
    named = {
        number
        for number, name in enumerate(MONTHS, 1)
        if re.search(name[:3] if number != 5 else r"\bма[йяюе]", text, re.IGNORECASE)
    }
    for deadline in read_deadlines(text, year):
        if deadline.kind is DeadlineKind.RANGE and named:
            days = [day for day in (deadline.start, deadline.end) if day]
            assert {day.month for day in days} <= named, (text, deadline)


@given(ANYTHING, YEARS)
def test_records_are_asked_for_within_the_window_alone(text: str, year: AcademicYear) -> None:
    for deadline in read_deadlines(text, year):
        for window in deadline.windows:
            assert deadline.kind is DeadlineKind.RECURRING
            assert window.needed >= 1
            assert deadline.start is not None
            assert deadline.end is not None
            assert deadline.start <= (window.start or deadline.start) <= window.end <= deadline.end


@given(st.sampled_from(MONTHS[:8] + MONTHS[8:]), st.data())
def test_a_word_cut_by_a_column_is_the_word(month: str, data: st.DataObject) -> None:
    year = AcademicYear(2023)
    cut = data.draw(st.integers(2, max(2, len(month) - 2)))
    for joint in (" ", "\n", "-\n", "- "):
        torn = month[:cut] + joint + month[cut:]
        if len(month) > 4:
            assert days_of(read_deadlines(torn, year)) == days_of(read_deadlines(month, year)), torn
    spaced = " ".join(month.upper())
    if len(month) > 3:
        assert days_of(read_deadlines(spaced, year)) == days_of(read_deadlines(month, year)), spaced
