"""The surveys of a record on its card: those there are, and whom staff may still ask."""

from collections.abc import Iterator
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from app.base.viewer import Viewer
from app.surveys.models import Survey
from app.surveys.permissions import Permission
from app.surveys.queries.surveys import count_invitations, surveys_of_record
from app.surveys.wording import answered_of
from app.web.audiences import SurveyAudience, audiences
from app.web.cards import CardLine, CardPanel, CardSource
from app.web.dashboard import Chip


def surveys_of_fair(fair: Any, viewer: Viewer | None) -> CardPanel | None:
    """Return what both sides of a fair were asked."""
    if viewer is None or not viewer.can(Permission.SURVEY_VIEW):
        return None
    asked = [one for one in audiences().values() if one.card == "fair"]
    if not asked:
        return None
    surveys = surveys_of_record([one.name for one in asked], fair.id)
    lines = list(_lines(surveys))
    known = {one.audience for one in surveys}
    if viewer.can(Permission.SURVEY_MANAGE):
        lines += [_begun(one, fair) for one in asked if one.name not in known]
    return CardPanel(
        _("Опросы участников"), len(surveys), lines=lines, nothing=_("Никого не спрашивали.")
    )


def _lines(surveys: list[Survey]) -> Iterator[CardLine]:
    counts = count_invitations([one.id for one in surveys])
    for one in surveys:
        answered = counts.get(one.id)
        yield CardLine(
            one.title,
            url_for("surveys.survey_detail", survey_id=one.id),
            _("ответили %(counts)s", counts=answered_of(answered)) if answered else "",
            Chip(str(one.state.label), one.state.tone),
        )


def _begun(audience: SurveyAudience, record: Any) -> CardLine:
    return CardLine(
        _("Спросить: %(who)s", who=audience.title),
        url_for("surveys.survey_create", audience=audience.name, of=record.id),
        _("вопросы уже предложены"),
    )


CARDS = (CardSource("fair", surveys_of_fair, order=60),)
