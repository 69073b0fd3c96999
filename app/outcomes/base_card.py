"""Who of a practice base's former trainees works there, on its card: names for staff alone."""

from flask import url_for
from flask_babel import gettext as _

from app.base import clock
from app.base.typography import counted
from app.base.viewer import Viewer
from app.outcomes.models import GraduateOutcome
from app.outcomes.permissions import Permission
from app.outcomes.queries.trainees import TraineeCounts, count_trainees, list_employed_there
from app.outcomes.rules import SHOWN_FROM
from app.practice.permissions import Permission as PracticePermission
from app.practice.registry.models import PracticeBase
from app.web.cards import CardLine, CardPanel, CardSource

MOST_NAMED = 12


def employed_trainees(base: PracticeBase, viewer: Viewer | None) -> CardPanel | None:
    """Return who of the trainees works at the base's organization; others read figures alone."""
    if viewer is None:
        return None
    today = clock.today()
    if viewer.can(Permission.OUTCOME_MANAGE):
        counts = count_trainees(base, today=today)
        named = list_employed_there(base, today=today, limit=MOST_NAMED) if counts.there else ()
        return _panel(counts, [_line(one) for one in named])
    if not viewer.can(PracticePermission.BASE_VIEW):
        return None
    counts = count_trainees(base, today=today)
    return _panel(counts, []) if counts.known >= SHOWN_FROM else None


def _panel(counts: TraineeCounts, named: list[CardLine]) -> CardPanel:
    nothing = _("О работе тех, кто проходил здесь практику, пока ничего не известно.")
    if not counts.known:
        return CardPanel(_("Трудоустройство практикантов"), 0, nothing=nothing)
    graduates = (_("выпускник"), _("выпускника"), _("выпускников"))
    said = _(
        "работают: %(employed)d, из них в этой организации: %(there)d",
        employed=counts.employed,
        there=counts.there,
    )
    figures = CardLine(
        _("Известно о работе: %(graduates)s", graduates=counted(counts.known, *graduates)),
        detail=said,
    )
    return CardPanel(_("Трудоустройство практикантов"), counts.there, lines=[figures, *named])


def _line(outcome: GraduateOutcome) -> CardLine:
    year = _("выпуск %(year)d года", year=outcome.graduation_year)
    return CardLine(
        outcome.student.full_name,
        url_for("outcomes.outcome_detail", outcome_id=outcome.id),
        ", ".join(filter(None, (outcome.post, year))),
    )


BASE_CARD = CardSource("practice_base", employed_trainees, order=55)
