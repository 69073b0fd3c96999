"""Where those left without a seat could go: a wish still free, the own town, the nearest; pure."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum
from app.base.settlements import Point, kilometres
from app.practice.rules import may_hold


class SeatGround(LabelledEnum):
    """Why a student without a seat is offered this one."""

    WISH = "wish", _l("Место из вашей заявки: оно оказалось свободно.")
    TOWN = "town", _l("Свободное место в вашем населённом пункте.")
    NEAR = "near", _l("Ближайшее к вам свободное место по специальности.")
    FREE = "free", _l("Свободное место, подходящее по специальности.")


@dataclass(frozen=True)
class SeatlessStudent:
    """Who has no seat; `town` is its identity, `wishes` stand most desired first."""

    student_id: int
    speciality_id: int
    town: str = ""
    wishes: tuple[int, ...] = ()
    point: Point | None = None
    is_silent: bool = False

    def unheard(self) -> "SeatlessStudent":
        """Return the student as one who sent no application: without wishes, after all others."""
        return replace(self, wishes=(), is_silent=True)


@dataclass(frozen=True)
class FreePlace:
    """Free seats of a place; `town` is the identity of its base's town.

    Places of one `pool` share what is left in it, `pool_free`.
    """

    place_id: int
    free: int
    speciality_id: int | None = None
    town: str = ""
    point: Point | None = None
    pool: int | None = None
    pool_free: int = 0


@dataclass(frozen=True)
class SeatProposal:
    """Who could go where and why; for those in `left` no seat fits. `distances` are kilometres."""

    seats: Mapping[int, tuple[int, SeatGround]]
    left: Sequence[int]
    distances: Mapping[int, int]

    @property
    def by_ground(self) -> Counter[SeatGround]:
        """Count the students of each reason."""
        return Counter(ground for _place, ground in self.seats.values())

    @property
    def by_place(self) -> Counter[int]:
        """Count the students of each place."""
        return Counter(place for place, _ground in self.seats.values())

    def noted(self) -> dict[int, tuple[int, str]]:
        """Return the seats with the reason in the words the student reads."""
        return {
            student: (place, self._words(student, ground))
            for student, (place, ground) in self.seats.items()
        }

    def without(self, kept_out: Collection[int]) -> "SeatProposal":
        """Return the proposal without some of the students: they stay without a seat."""
        if not kept_out:
            return self
        seats = {one: seat for one, seat in self.seats.items() if one not in kept_out}
        return SeatProposal(seats, [*self.left, *kept_out], self.distances)

    def _words(self, student_id: int, ground: SeatGround) -> str:
        words = str(ground.label)
        far = self.distances.get(student_id)
        return words if far is None else f"{words} " + _("До него %(km)d км.", km=far)


def propose_seats(
    students: Sequence[SeatlessStudent],
    places: Iterable[FreePlace],
    *,
    forbidden: Collection[tuple[int, int]] = frozenset(),
    given: Mapping[int, int] | None = None,
) -> SeatProposal:
    """Propose a seat for each student in turn: everybody's wishes first, then towns, then the rest.

    Those silent come after all others.

    Of places alike the nearest comes first; seats for one speciality are given before those for
    all, so that others find one too. `forbidden` are pairs of a student and a place, `given` are
    seats that others get before, by place.
    """
    market = _Market(places, forbidden)
    market.give(given or {})
    seats: dict[int, tuple[int, SeatGround]] = {}
    distances: dict[int, int] = {}
    for is_silent, ground in product((False, True), SeatGround):
        for student in students:
            if student.is_silent is not is_silent or student.student_id in seats:
                continue
            found = market.take(ground, student)
            if found is None:
                continue
            seats[student.student_id] = (found.place_id, ground)
            if ground is SeatGround.NEAR and student.point and found.point:
                distances[student.student_id] = round(kilometres(student.point, found.point))
    left = [one.student_id for one in students if one.student_id not in seats]
    return SeatProposal(seats, left, distances)


class _Market:
    """Free seats as they are given one by one."""

    def __init__(self, places: Iterable[FreePlace], forbidden: Collection[tuple[int, int]]) -> None:
        self._forbidden = forbidden
        self._offered = {place.place_id: place for place in places}
        self._free = Counter({place.place_id: place.free for place in self._offered.values()})
        self._in_pool = {one.pool: one.pool_free for one in self._offered.values() if one.pool}
        self._in_town: defaultdict[str, list[FreePlace]] = defaultdict(list)
        for place in self._offered.values():
            if place.town:
                self._in_town[place.town].append(place)
        self._near: dict[tuple[Point, int], list[FreePlace]] = {}

    def give(self, seats: Mapping[int, int]) -> None:
        """Take seats of places, and of the pools they draw from."""
        for place_id, count in seats.items():
            self._free[place_id] -= count
            place = self._offered.get(place_id)
            if place and place.pool:
                self._in_pool[place.pool] -= count

    def take(self, ground: SeatGround, student: SeatlessStudent) -> FreePlace | None:
        """Take the best seat a student has by this reason, None when there is none."""
        found = self._find(ground, student)
        if found:
            self.give({found.place_id: 1})
        return found

    def _find(self, ground: SeatGround, student: SeatlessStudent) -> FreePlace | None:
        if ground is SeatGround.WISH:
            wished = (self._offered.get(one) for one in student.wishes)
            return next((place for place in wished if place and self._fits(place, student)), None)
        if ground is SeatGround.NEAR:
            return self._nearest(student)
        among: Iterable[FreePlace] = self._offered.values()
        if ground is SeatGround.TOWN:
            among = self._in_town.get(student.town, ()) if student.town else ()
        return min(
            (place for place in among if self._fits(place, student)),
            key=lambda one: (one.speciality_id is None, -self._free[one.place_id], one.place_id),
            default=None,
        )

    def _nearest(self, student: SeatlessStudent) -> FreePlace | None:
        if student.point is None:
            return None
        home, key = student.point, (student.point, student.speciality_id)
        if key not in self._near:
            located = [one for one in self._offered.values() if one.point]
            self._near[key] = sorted(
                (one for one in located if may_hold(one.speciality_id, student.speciality_id)),
                key=lambda one: (
                    kilometres(home, one.point or home),
                    one.speciality_id is None,
                    one.place_id,
                ),
            )
        queue = self._near[key]
        while queue and not self._has_seat(queue[0]):
            queue.pop(0)
        return next((place for place in queue if self._fits(place, student)), None)

    def _fits(self, place: FreePlace, student: SeatlessStudent) -> bool:
        return (
            self._has_seat(place)
            and may_hold(place.speciality_id, student.speciality_id)
            and (student.student_id, place.place_id) not in self._forbidden
        )

    def _has_seat(self, place: FreePlace) -> bool:
        in_pool = self._in_pool.get(place.pool, 0) if place.pool else 1
        return self._free[place.place_id] > 0 and in_pool > 0
