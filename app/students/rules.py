"""Pure decisions about students: the terms of their records, ages, who is the same."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask_babel import gettext as _

from app.base.identity import fold
from app.deadlines.academic_year import AcademicYear
from app.students.errors import ChangeDayError, OrderDayError

_CODE = re.compile(r"\d{2}\.\d{2}\.\d{2}")
YOUNGEST, OLDEST, ADULT = 13, 80, 18
HIDDEN_NAME = "Студент № {}, имя скрыто"  # where the consent to pass the name on is missing
COURSES = range(1, 6)
LONG_BEFORE, LONG_AFTER = timedelta(days=366 * 15), timedelta(days=366)
SUMMER = (7, 8)
_NUMBERED = re.compile(r"(\D+)(\d)(\d\w*)")


@dataclass(frozen=True)
class StudentTerms:
    """What the college keeps about a student; `phone` is E.164."""

    last_name: str
    first_name: str
    birth_date: date
    group_id: int
    middle_name: str = ""
    town: str = ""
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True)
class OutsideTerms:
    """Who studies at another organization: the person, where, what for, when it ends."""

    last_name: str
    first_name: str
    birth_date: date
    training_organization: str
    speciality_id: int
    graduation_year: int
    middle_name: str = ""
    town: str = ""
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True)
class StudyGroupTerms:
    """A study group in its current course."""

    name: str
    speciality_id: int
    course: int
    graduation_year: int
    curator: str = ""


@dataclass(frozen=True)
class StateChangeTerms:
    """An order about a student: the day it counts from, its number and date, why.

    `group_id` is where the student comes back to, None for the group of before.
    """

    day: date
    order_number: str = ""
    order_on: date | None = None
    reason: str = ""
    group_id: int | None = None


@dataclass(frozen=True)
class SpecialityTerms:
    """A speciality of the federal list."""

    code: str
    name: str
    qualification: str = ""


def full_name(*parts: str | None) -> str:
    """Return «Фамилия Имя Отчество» of the parts that there are."""
    return " ".join(filter(None, parts))


def identity_of(last_name: str, first_name: str, middle_name: str | None, birth_date: date) -> str:
    """Return what tells one student from another, however the name was typed."""
    name = full_name(last_name, first_name, middle_name)
    return f"{fold(name)} {birth_date.isoformat()}"


def age_on(birth_date: date, day: date) -> int:
    """Return whole years lived on a day."""
    before_birthday = (day.month, day.day) < (birth_date.month, birth_date.day)
    return day.year - birth_date.year - before_birthday


def is_possible_birth_date(birth_date: date, today: date) -> bool:
    """Tell whether a student can have been born on a date."""
    return birth_date < today and YOUNGEST <= age_on(birth_date, today) <= OLDEST


def check_change(terms: StateChangeTerms, *, since: date | None, today: date) -> None:
    """Raise ChangeDayError or OrderDayError for days that cannot be.

    `since` is the day of the last change.
    """
    if since and terms.day < since:
        raise ChangeDayError(
            _("Состояние студента менялось позже, %(day)s.", day=f"{since:%d.%m.%Y}"), field="day"
        )
    if not today - LONG_BEFORE <= terms.day <= today + LONG_AFTER:
        raise ChangeDayError(_("Проверьте дату: она слишком далеко от сегодняшней."), field="day")
    if bool(terms.order_number) != bool(terms.order_on):
        raise OrderDayError(field="order_on" if terms.order_number else "order_number")


def study_year(day: date) -> AcademicYear:
    """Return the academic year the groups stand for: from 1 July it is the coming one."""
    return AcademicYear.containing(day + timedelta(days=62) if day.month in SUMMER else day)


def next_name(name: str, course: int, *, by_year: bool = False) -> str:
    """Propose the name of a group that leaves a course: «2-ДО-1» → «3-ДО-1», «Д-11» → «Д-21».

    `by_year`: the college names groups after the year of admission, and «ДО-21» stays so.
    """
    if found := re.match(rf"{course}(?=[-\s]?\D)", name):
        return f"{course + 1}{name[found.end() :]}"
    found = _NUMBERED.fullmatch(name)
    if found is None or by_year or int(found[2]) != course:
        return name
    return f"{found[1]}{course + 1}{found[3]}"


def are_named_by_year(groups: Iterable[tuple[str, int]], *, first_year: int) -> bool:
    """Tell whether groups, as (name, course), are named after the year of admission.

    One name says little: «ДО-22» is a second course of 2023 either way. All of them say it: the
    names that can be read in one way alone are counted.
    """
    by_year = by_course = 0
    for name, course in groups:
        if found := _NUMBERED.fullmatch(name):
            is_year = f"{found[2]}{found[3]}"[:2] == f"{(first_year - course + 1) % 100:02}"
            is_course = int(found[2]) == course
            by_year += is_year and not is_course
            by_course += is_course and not is_year
    return by_year > by_course


def is_higher(code: str) -> bool:
    """Tell whether a code is of higher education: its middle pair is 03 or more.

    01 and 02 are the professions and specialities of colleges: приказ Минобрнауки России от
    12.09.2013 № 1061 for the others, приказ Минпросвещения России от 17.05.2022 № 336 for these.
    """
    return code[3:5] >= "03"


def training_name(organization: str, code: str, graduation_year: int) -> str:
    """Return what training elsewhere is called where the college's students have a group."""
    return _(
        "%(organization)s, %(code)s, выпуск %(year)d",
        organization=organization,
        code=code,
        year=graduation_year,
    )


def parse_speciality_code(text: str) -> str:
    """Return a code of the federal list, «44.02.01».

    The form stands in приказ Минпросвещения России от 17.05.2022 № 336. Raises ValueError.
    """
    code = text.replace(" ", "").replace(",", ".").rstrip(".")
    if not _CODE.fullmatch(code):
        raise ValueError(_("Код специальности — три пары цифр через точку, например 44.02.01."))
    return code


@dataclass(frozen=True)
class Moved:
    """A move of several students: to which group, and the group each of them was in."""

    to: int
    before: Mapping[int, int]

    def as_json(self) -> dict[str, Any]:
        """Return the move as it is kept for its way back."""
        return {"to": self.to, "before": {str(id_): group for id_, group in self.before.items()}}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Moved":
        """Read a move that was kept."""
        return cls(kept["to"], {int(id_): group for id_, group in kept["before"].items()})
