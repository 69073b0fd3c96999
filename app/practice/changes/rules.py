"""A repair as a question to the matching, and its answer as students' moves; pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from flask_babel import gettext as _

from app.matching import Cause, Forbidden, Instance, Repair, fill_vacancies, repair_matching
from app.matching.repair.changed_instances import with_capacity, without_proposer
from app.practice.changes.enums import MoveCause, RepairWay, Trouble
from app.practice.changes.errors import TroubleError
from app.practice.distribution_instance import outcomes, place_key, student_key
from app.practice.enums import Basis
from app.practice.rules import SeatOutcome, may_hold


@dataclass(frozen=True)
class RepairTerms:
    """What happened, to which place or student, and whom a repair may move."""

    trouble: Trouble
    way: RepairWay
    reason: str
    place_id: int | None = None
    seats: int = 0
    student_id: int | None = None

    @property
    def seats_left(self) -> int:
        """Return how many seats the place keeps."""
        return self.seats if self.trouble is Trouble.SEATS_CUT else 0

    def as_json(self) -> dict[str, Any]:
        """Return the terms as a job carries them."""
        return {**self.__dict__, "trouble": self.trouble.value, "way": self.way.value}

    @classmethod
    def from_json(cls, terms: Mapping[str, Any]) -> "RepairTerms":
        """Read what `as_json` gave."""
        known = {**terms, "trouble": Trouble(terms["trouble"]), "way": RepairWay(terms["way"])}
        return cls(**known)


@dataclass(frozen=True)
class Released:
    """Who was seated by hand and loses the seat: the speciality and the wishes, if any."""

    student_id: int
    speciality_id: int
    wishes: tuple[int, ...] = ()


@dataclass(frozen=True)
class RepairQuestion:
    """What the matching is asked: the market before and after, and where everybody sits."""

    before: Instance
    after: Instance
    seats: Mapping[str, str | None]
    lost: tuple[int, ...] = ()  # released without any wishes

    def without(self, kept_out: Iterable[tuple[int, int]]) -> "RepairQuestion":
        """Return the question with seats that the gate refuses to students."""
        known = {entry[:2] for entry in self.after.forbidden}
        more = [
            Forbidden(student_key(student), place_key(place))
            for student, place in kept_out
            if (student_key(student), place_key(place)) not in known
        ]
        after = replace(self.after, forbidden=[*self.after.forbidden, *more])
        return replace(self, after=after)


@dataclass(frozen=True)
class StudentMove:
    """One student's way by a proposal; the explanation is of the new outcome."""

    student_id: int
    after: SeatOutcome | None
    cause: MoveCause
    is_forced: bool = False
    explanation: list[dict[str, Any]] | None = None


@dataclass(frozen=True)
class RepairFigures:
    """How much a repair moves, whether it is proved the least, and whom it leaves with a claim."""

    moves: int
    without_seat: int
    claims: int
    is_fewest: bool
    other: dict[str, int] = field(default_factory=dict)


def check_trouble(terms: RepairTerms, *, seats: int | None, taken: int | None) -> None:
    """Raise TroubleError, by its field, for what happened to nothing, or is no trouble."""
    if terms.trouble is Trouble.STUDENT_OUT:
        if terms.student_id is None:
            raise TroubleError(_("Выберите студента."), field="student_id")
        return
    if seats is None or taken is None:
        raise TroubleError(_("Выберите место."), field="place_id")
    if terms.seats_left >= seats:
        message = _("Здесь и так мест: %(seats)d. Укажите меньше.", seats=seats)
        raise TroubleError(message, field="seats")


def question_after(
    before: Instance,
    terms: RepairTerms,
    *,
    seats: Mapping[int, int | None],
    released: Sequence[Released],
    specialities: Mapping[int, int | None],
) -> RepairQuestion:
    """Return what to ask after the trouble; `specialities` are those the places are for."""
    after = before
    if terms.student_id and student_key(terms.student_id) in {*before.proposers, *before.fixed}:
        after = without_proposer(after, student_key(terms.student_id))
    if terms.trouble is not Trouble.STUDENT_OUT and terms.place_id:
        after = _let_go(after, released, specialities)
        after = with_capacity(after, place_key(terms.place_id), terms.seats_left)
    names = {*before.proposers, *before.fixed}
    sitting = {student_key(student): place for student, place in seats.items()}
    return RepairQuestion(
        before,
        after,
        {name: _key(sitting.get(name)) for name in sorted(names)},
        tuple(one.student_id for one in released if not one.wishes),
    )


def answer_to(question: RepairQuestion, way: RepairWay) -> Repair:
    """Return the repaired distribution."""
    if way is RepairWay.GENTLE:
        return fill_vacancies(question.seats, question.after)
    return repair_matching(question.seats, question.before, question.after)


def moves_of(repair: Repair) -> list[StudentMove]:
    """Return who moves by a repair and why, with what the new outcome explains."""
    found = {one.student_id: one for one in outcomes(repair.result)}
    moves = []
    for move in repair.moves:
        outcome = found.get(int(move.name[1:]))
        if outcome is None:  # seated by hand, before and after
            continue
        note = words_of(move.cause)
        basis = Basis.WISH if outcome.place_id else Basis.UNPLACED
        after = SeatOutcome(outcome.place_id, basis, outcome.rank, note)
        cause = MoveCause(move.cause.value)
        moves.append(
            StudentMove(outcome.student_id, after, cause, move.forced, list(outcome.refused))
        )
    return moves


def free_after(repair: Repair, after: Instance) -> dict[int, int]:
    """Return how many seats of each place are left by a repair."""
    taken = Counter(place for place in repair.result.matching.values() if place)
    return {
        int(key[1:]): place.capacity - taken[key]
        for key, place in after.places.items()
        if place.capacity > taken[key] and key not in repair.result.closed_places
    }


def words_of(cause: Cause) -> str:
    """Return what the student reads, without anybody's name."""
    return {
        Cause.PLACE_CLOSED: _("Прежнее место закрылось."),
        Cause.CAPACITY_CUT: _("На прежней базе стало меньше мест."),
        Cause.NOT_ALLOWED: _("Прежнее место вам больше не подходит."),
        Cause.DISPLACED: _(
            "Одно из мест закрылось, и ваше прежнее место по номеру жребия получил другой студент."
        ),
        Cause.SEAT_FREED: _("Освободилось место, которое в вашей заявке выше."),
    }.get(cause, _("Распределение изменилось."))


def _let_go(
    instance: Instance, released: Sequence[Released], specialities: Mapping[int, int | None]
) -> Instance:
    """Let those who were seated by hand at the place propose as everybody does."""
    if not released:
        return instance
    names = {student_key(one.student_id) for one in released}
    fixed = {name: place for name, place in instance.fixed.items() if name not in names}
    proposers, places = dict(instance.proposers), dict(instance.places)
    for one in released:
        wished = [place for place in one.wishes if place_key(place) in places]
        if not wished:
            continue
        proposers[student_key(one.student_id)] = [place_key(place) for place in wished]
        for place_id in wished:
            place = places[place_key(place_id)]
            if place.accepts is not None and may_hold(
                specialities.get(place_id), one.speciality_id
            ):
                accepts = [*place.accepts, student_key(one.student_id)]
                places[place_key(place_id)] = replace(place, accepts=accepts)
    return replace(instance, fixed=fixed, proposers=proposers, places=places)


def _key(place_id: int | None) -> str | None:
    return None if place_id is None else place_key(place_id)
