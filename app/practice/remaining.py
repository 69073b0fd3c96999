"""Where those left without a seat could go: a wish still free, the own town, any seat; pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum
from app.practice.rules import may_hold


class SeatGround(LabelledEnum):
    """Why a student without a seat is offered this one."""

    WISH = "wish", _l("Место из вашей заявки: оно оказалось свободно.")
    TOWN = "town", _l("Свободное место в вашем населённом пункте.")
    FREE = "free", _l("Свободное место, подходящее по специальности.")


@dataclass(frozen=True)
class SeatlessStudent:
    """Who has no seat; `town` is its identity, `wishes` stand most desired first."""

    student_id: int
    speciality_id: int
    town: str = ""
    wishes: tuple[int, ...] = ()


@dataclass(frozen=True)
class FreePlace:
    """Free seats of a place; `town` is the identity of its base's town."""

    place_id: int
    free: int
    speciality_id: int | None = None
    town: str = ""


@dataclass(frozen=True)
class SeatProposal:
    """Who could go where and why; for those in `left` no seat fits."""

    seats: Mapping[int, tuple[int, SeatGround]]
    left: Sequence[int]

    @property
    def by_ground(self) -> Counter[SeatGround]:
        """Count the students of each reason."""
        return Counter(ground for _place, ground in self.seats.values())

    @property
    def by_place(self) -> Counter[int]:
        """Count the students of each place."""
        return Counter(place for place, _ground in self.seats.values())


def propose_seats(students: Sequence[SeatlessStudent], places: Iterable[FreePlace]) -> SeatProposal:
    """Propose a seat for each student in turn: everybody's wishes first, then towns, then the rest.

    Seats for one speciality are given before those for all, so that others find one too.
    """
    offered = {place.place_id: place for place in places}
    free = Counter({place.place_id: place.free for place in offered.values()})
    seats: dict[int, tuple[int, SeatGround]] = {}
    for ground in SeatGround:
        for student in students:
            if student.student_id in seats:
                continue
            place_id = _find(ground, student, offered, free)
            if place_id is not None:
                free[place_id] -= 1
                seats[student.student_id] = (place_id, ground)
    left = [one.student_id for one in students if one.student_id not in seats]
    return SeatProposal(seats, left)


def _find(
    ground: SeatGround,
    student: SeatlessStudent,
    offered: Mapping[int, FreePlace],
    free: Mapping[int, int],
) -> int | None:
    def fits(place: FreePlace | None) -> bool:
        return (
            place is not None
            and free[place.place_id] > 0
            and may_hold(place.speciality_id, student.speciality_id)
        )

    if ground is SeatGround.WISH:
        return next((one for one in student.wishes if fits(offered.get(one))), None)
    near = [
        place
        for place in offered.values()
        if fits(place)
        and (ground is SeatGround.FREE or (bool(student.town) and place.town == student.town))
    ]
    best = min(
        near,
        key=lambda place: (place.speciality_id is None, -free[place.place_id], place.place_id),
        default=None,
    )
    return best.place_id if best else None
