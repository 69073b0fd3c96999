"""What this package shows on the cards of students and mentors: consents, everything held."""

from typing import Any

from flask import url_for
from flask_babel import gettext as _

from app.base import clock
from app.base.viewer import Viewer
from app.privacy import subjects
from app.privacy.enums import Standing
from app.privacy.kinds import MENTOR, STUDENT
from app.privacy.permissions import Permission
from app.web.cards import CardLine, CardPanel, CardSource
from app.web.dashboard import Chip


def _panel(who: str, record: Any, viewer: Viewer | None) -> CardPanel | None:
    if viewer is None or not viewer.can(Permission.CONSENT_VIEW):
        return None
    subject = subjects.find_subject(who, record.id)
    lines = subjects.lines_of(subject, today=clock.today())
    url = url_for("privacy.consent_detail", who=who, person_id=record.id)
    shown = [
        CardLine(
            str(line.kind.label).capitalize(),
            detail=", ".join(str(one.label) for one in line.missing),
            chip=Chip(str(line.standing.label), line.standing.tone),
        )
        for line in lines
    ]
    count = sum(line.standing is Standing.FULL for line in lines)
    action = (_("Согласия и данные"), url)
    return CardPanel(_("Согласия"), count, url, shown, action=action)


CARDS = (
    CardSource(STUDENT, lambda record, viewer: _panel(STUDENT, record, viewer), order=70),
    CardSource(MENTOR, lambda record, viewer: _panel(MENTOR, record, viewer), order=70),
)
