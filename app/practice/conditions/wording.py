"""The rules of a period in plain words, for everybody whom they concern."""

from collections.abc import Sequence

from flask_babel import gettext as _

from app.base.typography import counted
from app.practice.conditions.models import PeriodLimit
from app.practice.enums import (
    ClearanceKind,
    ClearanceRule,
    ContractRule,
    PairRule,
    RankingMode,
    SilentRule,
)
from app.practice.models import PracticePeriod

_CONTRACTS = {
    ContractRule.PREFERS: lambda: _(
        "Студент с действующим целевым договором стоит первым у своего заказчика."
    ),
    ContractRule.FIXES: lambda: _(
        "Студент с действующим целевым договором идёт к своему заказчику: место там назначают, "
        "когда закончится приём заявок."
    ),
}
_PAIRS = {
    PairRule.PLACE: lambda: _(
        "Двое могут идти вместе на одно место практики, если каждый назвал другого. Не нашлось "
        "места для двоих — каждый распределяется сам по себе."
    ),
    PairRule.TOWN: lambda: _(
        "Двое могут идти вместе в один населённый пункт, если каждый назвал другого. Не нашлось "
        "мест для двоих — каждый распределяется сам по себе."
    ),
}
_SILENT = {
    SilentRule.LEFT_OUT: lambda: _(
        "Кто не отправил заявку, остаётся без места, пока его не назначит методист."
    ),
    SilentRule.SECOND_ROUND: lambda: _(
        "Кто не отправил заявку, выбирает во втором туре из мест, которые остались."
    ),
    SilentRule.NEAREST: lambda: _(
        "Кто не отправил заявку, получает ближайшее к дому место из тех, что остались."
    ),
}


def rule_words(period: PracticePeriod, limits: Sequence[PeriodLimit]) -> list[str]:
    """Return the rules of a period, a sentence or two each, in the order they are applied."""
    return [
        *_order(period),
        *_if_any(_PAIRS, period.pair_rule),
        *(_limit(one) for one in limits),
        _SILENT[period.silent_rule](),
        *_clearances(period),
    ]


def _order(period: PracticePeriod) -> list[str]:
    words = _if_any(_CONTRACTS, period.contract_rule)
    if period.prefers_dormitory:
        words.append(_("Кому нужно общежитие, имеет преимущество там, где база его даёт."))
    if period.prefers_town:
        words.append(_("Кто живёт в населённом пункте базы, имеет преимущество перед приезжими."))
    if period.ranked_by is RankingMode.BASES:
        words.append(
            _("База может расставить желающих по порядку. Кого она не отметила, идут после них.")
        )
    words.append(
        _("Среди равных решает жребий.")
        if words
        else _("Если желающих больше, чем мест, решает жребий.")
    )
    return words


def _if_any(words: dict, rule: object) -> list[str]:  # type: ignore[type-arg]
    return [words[rule]()] if rule in words else []


def _limit(limit: PeriodLimit) -> str:
    students = counted(limit.maximum, _("студента"), _("студентов"), _("студентов"))
    return _("%(where)s: не больше %(students)s.", where=limit.where, students=students)


def _clearances(period: PracticePeriod) -> list[str]:
    if not period.clearances:
        return []
    names = ", ".join(str(ClearanceKind(one).label).lower() for one in period.clearances)
    if period.clearance_rule is ClearanceRule.GATE:
        return [_("До начала практики нужны: %(names)s. Без них не допускают.", names=names)]
    return [_("До начала практики нужны: %(names)s.", names=names)]
