"""Students that may be written twice."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from rapidfuzz.distance import OSA

from app.base.identity import fold
from app.base.likeness import LIKE, people_likeness
from app.students import queries
from app.students.errors import OutsideTwinError, TwoAccountsError
from app.students.models import Student
from app.students.permissions import Permission
from app.students.rules import full_name
from app.twins.kinds import FoundPair, TwinKind

OTHER_DAY = 92  # of a hundred: the name is the same, the birth date has a slip


def find_pairs() -> Iterator[FoundPair]:
    """Yield pairs born the same day with names like one, and of one name with days like one.

    The first letter of the surname is taken for right: tens of thousands are compared in seconds.
    """
    everybody = queries.list_compared()
    for left, right in _together(everybody, lambda one: (one.birth_date, fold(one.name[0])[:1])):
        likeness = people_likeness(left.name, right.name)
        if likeness >= LIKE:
            yield _pair(left, right, likeness, _("одна дата рождения, похожие имена"))
    for left, right in _together(everybody, lambda one: fold(full_name(*one.name))):
        if left.birth_date != right.birth_date and is_slip(left.birth_date, right.birth_date):
            yield _pair(left, right, OTHER_DAY, _("одно имя, в дате рождения отличие на знак"))


def is_slip(left: date, right: date) -> bool:
    """Tell whether one date is another with one digit wrong or day and month swapped."""
    is_swapped = (left.year, left.month, left.day) == (right.year, right.day, right.month)
    return is_swapped or OSA.distance(f"{left:%d%m%Y}", f"{right:%d%m%Y}", score_cutoff=1) <= 1


def _together(
    everybody: list[queries.ComparedStudent], key: Callable[[queries.ComparedStudent], Any]
) -> Iterator[tuple[queries.ComparedStudent, queries.ComparedStudent]]:
    groups: dict[Any, list[queries.ComparedStudent]] = defaultdict(list)
    for one in everybody:
        groups[key(one)].append(one)
    for several in groups.values():
        yield from combinations(several, 2)


def _pair(
    left: queries.ComparedStudent, right: queries.ComparedStudent, likeness: int, why: str
) -> FoundPair:
    titles = (full_name(*left.name), full_name(*right.name))
    return FoundPair(left.id, right.id, *titles, likeness, why)


def _settle(kept: Student, gone: Student) -> None:
    """Refuse to leave an account without its student; raises TwoAccountsError.

    Raises OutsideTwinError for a card of the college and one of another organization: of the two,
    state and group are chosen one by one, and half of each would be a student of neither.
    """
    if kept.is_outside is not gone.is_outside:
        raise OutsideTwinError
    if kept.user_id and gone.user_id:
        raise TwoAccountsError


TWINS = TwinKind(
    Student,
    _l("Студенты"),
    Permission.STUDENT_MANAGE,
    find_pairs,
    title=lambda student: str(student.full_name),
    card=lambda student: url_for("students.student_detail", student_id=student.id),
    choices=queries.everybody_choices,
    settle=_settle,
)
