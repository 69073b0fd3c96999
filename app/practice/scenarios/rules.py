"""A scenario as a question to the matching, its figures, and its price in plain words; pure."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from flask_babel import gettext as _

from app.matching import Algorithm, Group, Instance, Lottery, Result, Together, figures
from app.practice.scenarios.enums import ScenarioLottery, ScenarioWay

TOP = 3  # «попали в первые три желания»


@dataclass(frozen=True)
class ScenarioTerms:
    """How a scenario is computed, and which of the period's rules it keeps."""

    title: str
    algorithm: ScenarioWay = ScenarioWay.STUDENTS
    lottery: ScenarioLottery = ScenarioLottery.SINGLE
    with_minima: bool = True
    with_limits: bool = True
    with_pairs: bool = True

    @property
    def knows_all_rules(self) -> bool:
        """Tell whether the way can keep pairs and limits of towns at all."""
        return self.algorithm is ScenarioWay.STUDENTS


def usual_terms(instance: Instance) -> list[ScenarioTerms]:
    """Return the scenarios worth comparing: every way, both lotteries, without each rule in use."""
    found = [
        ScenarioTerms(_("Обычный: просят студенты")),
        ScenarioTerms(_("Приглашают базы"), algorithm=ScenarioWay.BASES),
        ScenarioTerms(_("Меньше студентов без места"), algorithm=ScenarioWay.LARGER),
        ScenarioTerms(_("Свой жребий у каждого места"), lottery=ScenarioLottery.PER_PLACE),
    ]
    if any(place.minimum for place in instance.places.values()):
        found.append(ScenarioTerms(_("Без минимумов набора"), with_minima=False))
    if instance.has_limits:
        found.append(ScenarioTerms(_("Без пределов по городам"), with_limits=False))
    if instance.pairs:
        found.append(ScenarioTerms(_("Без пар"), with_pairs=False))
    return found


def variant(instance: Instance, terms: ScenarioTerms) -> Instance:
    """Return the period's question as a scenario asks it."""
    places, groups, pairs = instance.places, instance.groups, instance.pairs
    if not terms.with_minima:
        places = {key: replace(place, minimum=0) for key, place in places.items()}
    if not (terms.with_limits and terms.knows_all_rules):
        groups = {name: Group(group.places) for name, group in groups.items()}
    if not (terms.with_pairs and terms.knows_all_rules):
        pairs = ()
    return replace(
        instance,
        places=places,
        groups=groups,
        pairs=pairs,
        algorithm=Algorithm(terms.algorithm.value),
        lottery=Lottery(terms.lottery.value),
    )


def scenario_figures(asked: Instance, instance: Instance, result: Result) -> dict[str, Any]:
    """Return what stands beside a scenario; `asked` is the period's question with all its rules."""
    found = figures(instance, result)
    ranks = found.rank_profile
    taken = Counter(place for place in result.matching.values() if place)
    empty = sum(1 for key, place in asked.places.items() if place.capacity and not taken[key])
    return {
        "students": found.proposers,
        "placed": found.placed,
        "first": ranks.get(1, 0),
        "top": sum(count for rank, count in ranks.items() if rank <= TOP),
        "rank_profile": {str(rank): count for rank, count in ranks.items()},
        "unplaced": len(result.unmatched),
        "reasons": dict(found.unmatched),
        "empty_places": empty,
        "closed_places": found.closed_places,
        "claims": found.justified_envy,
        "verified": result.verdict.ok,
        "under_minimum": _under_minimum(asked, taken),
        "over_limit": _over_limit(asked, taken),
        "pairs_apart": _pairs_apart(asked, result.matching),
        "pairs": len(asked.pairs),
    }


def prices(
    terms: ScenarioTerms,
    figures: Mapping[str, Any],
    usual: Mapping[str, Any] | None,
    better: int,
    worse: int,
) -> list[str]:
    """Say in plain words what a scenario costs against the usual one (None: it is that one)."""
    words = [_way_words(terms)]
    if usual is not None:
        words += _difference_words(figures, usual, better, worse)
    if figures.get("under_minimum"):
        words.append(_("Баз, где студентов меньше минимума: %(n)d.", n=figures["under_minimum"]))
    if figures.get("over_limit"):
        words.append(_("Городов и организаций сверх предела: %(n)d.", n=figures["over_limit"]))
    if figures.get("pairs_apart"):
        words.append(
            _(
                "Пар врозь: %(n)d из %(all)d.",
                n=figures["pairs_apart"],
                all=figures.get("pairs", 0),
            )
        )
    return words


def _way_words(terms: ScenarioTerms) -> str:
    if terms.algorithm is ScenarioWay.BASES:
        return _("Студентам достаётся худшее из справедливых распределений, базам — лучшее.")
    if terms.algorithm is ScenarioWay.LARGER:
        return _("Без места остаётся меньше, но честная заявка уже не самая выгодная.")
    if terms.lottery is ScenarioLottery.PER_PLACE:
        return _("Никто не бывает последним везде, зато первых желаний обычно меньше.")
    return _("Лучшее для всех студентов из справедливых; хитрить с заявкой бессмысленно.")


def _difference_words(
    figures: Mapping[str, Any], usual: Mapping[str, Any], better: int, worse: int
) -> list[str]:
    if not better and not worse:
        return [_("Каждый получает то же, что и в обычном варианте.")]
    words = [
        _("Против обычного варианта: лучше %(better)d, хуже %(worse)d.", better=better, worse=worse)
    ]
    fewer = usual["unplaced"] - figures["unplaced"]
    if fewer > 0:
        words.append(_("Без места на %(n)d меньше.", n=fewer))
    elif fewer < 0:
        words.append(_("Без места на %(n)d больше.", n=-fewer))
    first = figures["first"] - usual["first"]
    if first > 0:
        words.append(_("Первых желаний на %(n)d больше.", n=first))
    elif first < 0:
        words.append(_("Первых желаний на %(n)d меньше.", n=-first))
    return words


def _under_minimum(asked: Instance, taken: Mapping[str, int]) -> int:
    return sum(0 < taken[key] < place.minimum for key, place in asked.places.items())


def _over_limit(asked: Instance, taken: Mapping[str, int]) -> int:
    limited = (group for group in asked.groups.values() if group.maximum is not None)
    return sum(sum(taken[key] for key in group.places) > (group.maximum or 0) for group in limited)


def _pairs_apart(asked: Instance, matching: Mapping[str, str | None]) -> int:
    group_of = {key: name for name, group in asked.groups.items() for key in group.places}

    def is_together(first: str, second: str, together: Together) -> bool:
        one, other = matching.get(first), matching.get(second)
        if one is None or other is None:
            return False
        if together is Together.PLACE:
            return one == other
        return one == other or group_of.get(one, one) == group_of.get(other, other)

    return sum(not is_together(*pair) for pair in asked.pairs)
