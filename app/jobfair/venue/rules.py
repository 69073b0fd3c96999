"""Pure decisions of the room, and the terms people fill in."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, time
from typing import NamedTuple

from flask_babel import lazy_gettext as _l

from app.base.moves import Moves, move
from app.base.terms import KEPT_APART
from app.jobfair.enums import TALK_MINUTES, FairParty
from app.jobfair.venue.enums import (
    MAX_LINES,
    MAX_PEOPLE,
    Heading,
    ParticipantEvent,
    ParticipantState,
    SessionKind,
)
from app.jobfair.venue.errors import (
    PeopleUnclearError,
    SessionTimesError,
    TooFewSessionSeatsError,
)

_E, _S = ParticipantEvent, ParticipantState
_STAFF, _EMPLOYER = FairParty.STAFF, FairParty.EMPLOYER
_LONGEST_NAME = 120
TAKING_PART = "jobfair.participation"  # the task of the links by which employers register

PARTICIPANT_MOVES: Moves[ParticipantState, ParticipantEvent, FairParty] = Moves(
    {
        _E.INVITE: move({_S.INVITED, _S.DECLINED, _S.WITHDRAWN}, _S.INVITED, _STAFF),
        _E.REGISTER: move({_S.INVITED, _S.WITHDRAWN}, _S.REGISTERED, _STAFF, _EMPLOYER),
        _E.EDIT: move({_S.REGISTERED, _S.CONFIRMED}, None, _STAFF, _EMPLOYER),
        _E.CONFIRM: move(set(_S) - {_S.CONFIRMED}, _S.CONFIRMED, _STAFF),
        _E.DECLINE: move({_S.INVITED, _S.REGISTERED, _S.CONFIRMED}, _S.DECLINED, _STAFF),
        _E.WITHDRAW: move(
            {_S.INVITED, _S.REGISTERED, _S.CONFIRMED}, _S.WITHDRAWN, _STAFF, _EMPLOYER
        ),
    },
    why={
        _S.INVITED: _l("Организация приглашена, но ещё не ответила."),
        _S.REGISTERED: _l("Организация уже зарегистрирована: методист подтвердит участие."),
        _S.CONFIRMED: _l("Участие уже подтверждено."),
        _S.DECLINED: _l("Методист отклонил участие. Позвоните в колледж, если это ошибка."),
        _S.WITHDRAWN: _l("Организация отказалась от участия: её можно зарегистрировать снова."),
    },
)


@dataclass(frozen=True)
class DayTerms:
    """How the day of a fair is divided, breaks as people write them."""

    talk_minutes: int = TALK_MINUTES
    talks_from: time | None = None
    pauses: str = ""


@dataclass(frozen=True)
class ParticipationTerms:
    """What a stand needs and who comes, a person a line: «Иванова Мария, директор»."""

    tables: int = 1
    needs_power: bool = False
    needs_screen: bool = False
    needs: str = ""
    people: str = field(default="", metadata=KEPT_APART)


class Comer(NamedTuple):
    """Who comes for a participant."""

    name: str
    post: str


def people_of(text: str) -> list[Comer]:
    """Return who comes, in order, nobody twice; raises PeopleUnclearError."""
    found = list(dict.fromkeys(_people(text)))
    names = [one.name for one in found]
    if len(names) != len(set(names)):
        raise PeopleUnclearError(_l("Одно имя написано дважды."), field="people")
    if len(found) > MAX_PEOPLE:
        raise PeopleUnclearError(_l("Не больше десяти представителей."), field="people")
    if any(max(len(one.name), len(one.post)) > _LONGEST_NAME for one in found):
        raise PeopleUnclearError(_l("Слишком длинное имя или должность."), field="people")
    return found


def _people(text: str) -> Iterator[Comer]:
    for line in text.splitlines():
        name, _comma, post = line.partition(",")
        if name.strip():
            yield Comer(" ".join(name.split()), " ".join(post.split()))
        elif post.strip():
            raise PeopleUnclearError(_l("Сначала имя, потом должность."), field="people")


@dataclass(frozen=True)
class HallTerms:
    """A hall as so many lines of so many stands."""

    lines: int
    places: int


@dataclass(frozen=True)
class StandTerms:
    """What a stand is called, and whether there is power."""

    number: str
    has_power: bool = True


class Cell(NamedTuple):
    """A place in the hall."""

    line: int
    place: int

    def towards(self, heading: Heading) -> "Cell | None":
        """Return the neighbour in a direction, None where the hall ends."""
        line, place = _STEPS[heading]
        cell = Cell(self.line + line, self.place + place)
        fits = 1 <= cell.line <= MAX_LINES and 1 <= cell.place <= MAX_LINES
        return cell if fits else None


_STEPS = {
    Heading.UP: (-1, 0),
    Heading.DOWN: (1, 0),
    Heading.LEFT: (0, -1),
    Heading.RIGHT: (0, 1),
}


def new_stands(
    terms: HallTerms, *, cells: Collection[Cell], numbers: Collection[str]
) -> list[tuple[Cell, str]]:
    """Return what a hall of this size lacks: a cell and a number nobody has, line by line."""
    unused = (str(number) for number in range(1, 2 * MAX_LINES**2) if str(number) not in numbers)
    every = [
        Cell(line, place)
        for line in range(1, terms.lines + 1)
        for place in range(1, terms.places + 1)
    ]
    return [(cell, next(unused)) for cell in every if cell not in cells]


@dataclass(frozen=True)
class SessionTerms:
    """A session of the programme; without `seats` anybody may come."""

    kind: SessionKind
    title: str
    starts_at: time
    ends_at: time
    place: str = ""
    speaker: str = ""
    about: str = ""
    seats: int | None = None
    participant_id: int | None = None


def check_session(terms: SessionTerms, *, taken: int) -> None:
    """Refuse an end before the start, fewer seats than are taken.

    Raises SessionTimesError, TooFewSessionSeatsError.
    """
    if terms.ends_at <= terms.starts_at:
        raise SessionTimesError(field="ends_at")
    if terms.seats is not None and terms.seats < taken:
        raise TooFewSessionSeatsError(field="seats")


@dataclass(frozen=True)
class NextFairTerms:
    """A fair like an earlier one on another day, and what it takes over."""

    title: str
    held_on: date
    with_hall: bool = True
    with_programme: bool = False
    with_participants: bool = True
