"""Which talks are held when not all fit: pure, and checkable by hand from the published lottery.

Everybody's wishes are gone through in one order: those the employer invited before those it has
not decided on, then the students' first wishes, then their second, and among equals the better
number of the lottery. A talk is held when the student and the stand still have time for it; the
others are the reserve, in the same order.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from app.jobfair.interviews.enums import ReserveReason
from app.matching.model.lottery import LotteryDraws

UNRANKED = 1000  # the place of an application its student has not put into an order


class TalkWish(NamedTuple):
    """A student's wish to talk with an employer, by its best application there."""

    student: int
    participant: int
    application: int | None
    rank: int = UNRANKED
    is_invited: bool = False


class Turned(NamedTuple):
    """A wish on the reserve list, and what had no time for it."""

    wish: TalkWish
    reason: ReserveReason


@dataclass(frozen=True)
class TalkChoice:
    """The talks to hold and the reserve, both in the order of their turn."""

    kept: tuple[TalkWish, ...]
    reserve: tuple[Turned, ...]


def lottery_name(student: int) -> str:
    """The name a student has in the lottery; the same as in the distribution of practice."""
    return f"s{student}"


def in_turn(wishes: Iterable[TalkWish], *, seed: int) -> list[TalkWish]:
    """The wishes in the order they are gone through."""
    draws = LotteryDraws(seed)
    drawn: dict[int, bytes] = {}
    for wish in wishes:
        if wish.student not in drawn:
            drawn[wish.student] = draws.draw(lottery_name(wish.student))

    def turn(wish: TalkWish) -> tuple[bool, int, bytes, int]:
        return not wish.is_invited, wish.rank, drawn[wish.student], wish.participant

    return sorted(wishes, key=turn)


def choose(
    wishes: Iterable[TalkWish], *, seed: int, slots: int, tables: Mapping[int, int]
) -> TalkChoice:
    """Go through the wishes in their turn; `slots` hold talks, `tables` says how many at once."""
    students, stands = Counter[int](), Counter[int]()
    kept: list[TalkWish] = []
    reserve: list[Turned] = []
    for wish in in_turn(list(wishes), seed=seed):
        if stands[wish.participant] >= slots * tables[wish.participant]:
            reserve.append(Turned(wish, ReserveReason.STAND_FULL))
        elif students[wish.student] >= slots:
            reserve.append(Turned(wish, ReserveReason.STUDENT_FULL))
        else:
            students[wish.student] += 1
            stands[wish.participant] += 1
            kept.append(wish)
    return TalkChoice(tuple(kept), tuple(reserve))
