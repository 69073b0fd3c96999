"""A matching's price and a graduate's result in plain words; nobody else is named."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _

from app.base.typography import counted


def difference_words(figures: Mapping[str, Any], usual: Mapping[str, Any]) -> list[str]:
    """Return what a variant costs or gains against the usual one."""
    found = []
    placed = figures["placed"] - usual["placed"]
    if placed:
        # Accusative: «на 1 выпускника больше», «на 5 выпускников меньше».
        words = counted(abs(placed), _("выпускника"), _("выпускников"), _("выпускников"))
        found.append(
            _("с работой на %(many)s больше", many=words)
            if placed > 0
            else _("с работой на %(many)s меньше", many=words)
        )
    first = figures["first"] - usual["first"]
    if first:
        found.append(
            _("первую вакансию получают на %(n)d больше", n=first)
            if first > 0
            else _("первую вакансию получают на %(n)d меньше", n=-first)
        )
    if figures["claims"]:
        found.append(_("порядок нарушен у стольких: %(n)d", n=figures["claims"]))
    return found or [_("так же, как в обычном")]


def refusal_words(refusal: Mapping[str, Any]) -> str:
    """Return why a vacancy that was wished more went to others."""
    seats = counted(refusal["seats"], _("место"), _("места"), _("мест"))
    kept = refusal.get("kept", 0)
    if kept >= refusal["seats"]:
        return _("Здесь %(seats)s: закреплено по договору о целевом обучении.", seats=seats)
    if kept:
        seats = _("%(seats)s, из них закреплено по договору: %(kept)d", seats=seats, kept=kept)
    if refusal["by_lottery"]:
        return _("Здесь %(seats)s. Среди равных для работодателя решил жребий.", seats=seats)
    return _("Здесь %(seats)s. Работодатель поставил выше других кандидатов.", seats=seats)


def figures_words(figures: Mapping[str, Any]) -> str:
    """Return the figures of a matching as the log of changes shows them."""
    return _(
        "с работой %(placed)s, без вакансии %(unplaced)s",
        placed=figures.get("placed", 0),
        unplaced=figures.get("unplaced", 0),
    )
