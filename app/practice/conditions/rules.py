"""Pure decisions about the conditions of a distribution."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from flask_babel import gettext as _

from app.practice.conditions.errors import CompanionError, LimitError, LimitsCrossError
from app.practice.enums import ClearanceRule, ContractRule, PairRule, RankingMode, SilentRule


@dataclass(frozen=True)
class RuleTerms:
    """The rules of a period, as everybody reads them before applications open."""

    ranked_by: RankingMode = RankingMode.LOTTERY
    contract_rule: ContractRule = ContractRule.NOTHING
    prefers_dormitory: bool = False
    prefers_town: bool = False
    pair_rule: PairRule = PairRule.NONE
    silent_rule: SilentRule = SilentRule.LEFT_OUT
    clearances: Collection[str] = ()
    clearance_rule: ClearanceRule = ClearanceRule.WARN


@dataclass(frozen=True)
class LimitTerms:
    """The most students in one town, or at all bases of one organization."""

    maximum: int
    town: str | None = None
    organization_id: int | None = None


@dataclass(frozen=True)
class PlaceGroup:
    """Places of a town, of an organization or of a pool of seats, with their common limit.

    Without a `maximum` it only says which places lie together.
    """

    name: str
    place_ids: tuple[int, ...]
    maximum: int | None = None


def check_limit(terms: LimitTerms) -> None:
    """Raise LimitError, by its field, unless the limit is of exactly one thing."""
    if bool(terms.town) == bool(terms.organization_id):
        message = _("Выберите или населённый пункт, или организацию.")
        raise LimitError(message, field="organization_id" if terms.town else "town")


def check_nested(groups: Iterable[PlaceGroup], names: Mapping[str, str]) -> None:
    """Raise LimitsCrossError, naming both, when limits overlap and neither holds the other.

    With such limits no fair distribution is promised (docs/matching.md).
    """
    limited = [group for group in groups if group.maximum is not None]
    for one, other in combinations(limited, 2):
        mine, theirs = set(one.place_ids), set(other.place_ids)
        if mine & theirs and not (mine <= theirs or theirs <= mine):
            message = _(
                "Пределы «%(one)s» и «%(other)s» пересекаются: часть мест входит в оба, часть "
                "только в один. Оставьте один из них.",
                one=names.get(one.name, one.name),
                other=names.get(other.name, other.name),
            )
            raise LimitsCrossError(message)


def mutual_pairs(named: Mapping[int, int]) -> list[tuple[int, int]]:
    """Return the pairs of students who name each other, each once, in the order of their ids."""
    return sorted(
        (one, other) for one, other in named.items() if one < other and named.get(other) == one
    )


def check_companion(rule: PairRule, *, student_id: int, companion_id: int) -> None:
    """Raise CompanionError when the period knows no pairs, or a student names themselves."""
    if rule is PairRule.NONE:
        raise CompanionError(_("В этом периоде каждый распределяется сам по себе."))
    if student_id == companion_id:
        raise CompanionError(_("Назовите другого студента, а не себя."))
