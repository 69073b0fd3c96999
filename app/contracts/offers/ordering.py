"""The order of applications: pure, the same for everybody who knows the rules and the lottery."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from flask_babel import gettext as _

from app.base.typography import counted
from app.contracts.offers.enums import OrderingRule
from app.matching.model.lottery import LotteryDraws, number_of, seed_from_text


@dataclass(frozen=True)
class TargetApplicant:
    """What the rules read of an application; `key` names it in the lottery."""

    id: int
    key: str
    average_mark: int | None = None
    lives_in_town: bool = False
    practised: bool = False


class RankedApplicant(NamedTuple):
    """An application's place among all, counted from one."""

    place: int
    applicant: TargetApplicant


def order_applicants(
    applicants: Iterable[TargetApplicant], rules: Sequence[OrderingRule], seed_text: str
) -> list[RankedApplicant]:
    """Return the applications by the rules, one after the other; equals by the lottery.

    Nothing but the arguments counts: neither the order they come in nor the day of applying.
    """
    draws = LotteryDraws(seed_from_text(seed_text))

    def standing(one: TargetApplicant) -> tuple[tuple[int, ...], bytes, str]:
        return tuple(-value_of(one, rule) for rule in rules), draws.draw(one.key), one.key

    return [
        RankedApplicant(place, one) for place, one in enumerate(sorted(applicants, key=standing), 1)
    ]


def value_of(one: TargetApplicant, rule: OrderingRule) -> int:
    """Return what a rule compares, the larger first; an unknown mark is the smallest."""
    match rule:
        case OrderingRule.AVERAGE_MARK:
            return one.average_mark or 0
        case OrderingRule.LIVES_IN_TOWN:
            return int(one.lives_in_town)
        case OrderingRule.PRACTISED:
            return int(one.practised)


def lottery_number(key: str, seed_text: str) -> int:
    """Return the number of an application in the lottery: the smallest goes first."""
    return number_of(LotteryDraws(seed_from_text(seed_text)).draw(key))


def lottery_key(student_id: int) -> str:
    """Return the name of a student in the lottery: nobody can choose it by applying earlier."""
    return f"s{student_id}"


def words_of_rules(rules: Sequence[OrderingRule]) -> str:
    """Return the rules as everybody reads them before applying."""
    lottery = _("при равенстве — жребий")
    if not rules:
        return _("жребий")
    return _(
        "%(rules)s; %(lottery)s",
        rules=", ".join(str(rule.label) for rule in rules),
        lottery=lottery,
    )


def place_in_words(place: int, of: int, seats: int, rules: Sequence[OrderingRule]) -> str:
    """Return why an application is where it is: «7-я из 9 по …, мест 3»."""
    return _(
        "%(place)d-я из %(of)d. Порядок: %(rules)s. %(seats)s.",
        place=place,
        of=of,
        rules=words_of_rules(rules),
        seats=_("Всего %(seats)s", seats=counted(seats, _("место"), _("места"), _("мест"))),
    )


def facts_in_words(one: TargetApplicant, rules: Sequence[OrderingRule], seed_text: str) -> str:
    """Return what the rules read of an application, rule by rule."""
    told = {
        OrderingRule.AVERAGE_MARK: _("средний балл %(mark)s", mark=mark_in_words(one.average_mark)),
        OrderingRule.LIVES_IN_TOWN: _("живёт в населённом пункте организации: %(answer)s")
        % {"answer": _yes(one.lives_in_town)},
        OrderingRule.PRACTISED: _("практика у организации: %(answer)s")
        % {"answer": _yes(one.practised)},
    }
    lottery = _("номер жребия %(number)d", number=lottery_number(one.key, seed_text))
    return ", ".join([*(told[rule] for rule in rules), lottery])


def mark_in_words(mark: int | None) -> str:
    """Return a mark as people write it: 4,25."""
    return "—" if mark is None else f"{mark // 100},{mark % 100:02d}"


def _yes(answer: bool) -> str:
    return _("да") if answer else _("нет")
