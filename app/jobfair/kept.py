"""Seats kept for graduates under contracts on target training; pure.

A contract's post is kept by a vacancy of the fair in the academic year in which the training ends.
It is the employer's vacancy whose title, or whose position of the list, is called as the contract
calls the post, the oldest with a seat left; where none is called so, the employer's only vacancy
for the student's speciality. A seat is kept while the student has accepted nothing at the fair,
and never one that is taken already.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from app.base.identity import fold
from app.deadlines.academic_year import AcademicYear


@dataclass(frozen=True)
class KeptSeat:
    """A seat that waits for a student; `paper` names what it rests on.

    The name is for the employer, a party of the paper, and for staff.
    """

    student_id: int
    student_name: str
    paper: str


NOTHING_KEPT: tuple[KeptSeat, ...] = ()


class FairPost(NamedTuple):
    """A vacancy as a contract may mean it; `names` are its title and its position."""

    vacancy_id: int
    organization_id: int
    names: tuple[str | None, ...]
    speciality_id: int | None
    free: int


@dataclass(frozen=True)
class Awaited:
    """A student whom an employer awaits in a post after the training."""

    student_id: int
    student_name: str
    speciality_id: int
    organization_id: int
    position: str
    trains_until: date
    paper: str = field(default="", compare=False)


def keep_seats(
    awaited: Iterable[Awaited], posts: Iterable[FairPost], *, held_on: date
) -> dict[int, tuple[KeptSeat, ...]]:
    """Return vacancy → the seats it keeps at a fair of this day.

    `awaited` are those who have accepted nothing there yet. Where seats do not suffice, who ends
    the training first has one.
    """
    year = AcademicYear.containing(held_on)
    graduates = [one for one in awaited if one.trains_until in year]
    at: defaultdict[int, list[FairPost]] = defaultdict(list)
    for post in sorted(posts):
        at[post.organization_id].append(post)
    kept: defaultdict[int, list[KeptSeat]] = defaultdict(list)
    left = Counter({post.vacancy_id: post.free for own in at.values() for post in own})
    for one in sorted(graduates, key=lambda one: (one.trains_until, one.student_id)):
        vacancy_id = _post_of(one, at[one.organization_id], left)
        if vacancy_id is not None:
            left[vacancy_id] -= 1
            kept[vacancy_id].append(KeptSeat(one.student_id, one.student_name, one.paper))
    return {vacancy_id: tuple(seats) for vacancy_id, seats in kept.items()}


def _post_of(one: Awaited, own: Collection[FairPost], left: Mapping[int, int]) -> int | None:
    wanted = fold(one.position)
    meant = [post for post in own if wanted in {fold(name) for name in post.names if name}]
    if not meant:
        fitting = [post for post in own if post.speciality_id == one.speciality_id]
        meant = fitting if len(fitting) == 1 else []
    return next((post.vacancy_id for post in meant if left[post.vacancy_id] > 0), None)


def kept_from(kept: Iterable[KeptSeat], student_id: int | None) -> int:
    """Return how many seats are kept from a student: for anybody else."""
    return sum(1 for one in kept if one.student_id != student_id)


def kept_for(kept: Iterable[KeptSeat], student_id: int | None) -> KeptSeat | None:
    """Return the seat that is kept for a student, None when there is none."""
    return next((one for one in kept if one.student_id == student_id), None)
