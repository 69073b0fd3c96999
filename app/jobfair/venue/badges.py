"""The sheet of badges as a PDF."""

from collections.abc import Iterable
from datetime import date

from flask_babel import gettext as _

from app.base.typography import day
from app.documents.catalog import FAIR_BADGES
from app.documents.pdf import render_picture
from app.jobfair.codes import rows_of_code, spell_code
from app.jobfair.models import Fair
from app.jobfair.venue.models import FairRepresentative


def print_badges(fair: Fair, people: Iterable[FairRepresentative], *, today: date) -> bytes:
    """Return the badges of some representatives, eight a page."""
    values = {
        "title": str(_("Бейджи представителей")),
        "fair": f"{fair.title}, {day(fair.held_on)}",
        "badges": [_badge(one) for one in people],
    }
    return render_picture(FAIR_BADGES, values, date=today)


def _badge(person: FairRepresentative) -> dict[str, object]:
    participant = person.participant
    stand = _("стенд № %(stand)s", stand=participant.stand) if participant.stand else ""
    return {
        "name": person.name,
        "post": person.post,
        "organization": participant.organization.short_name,
        "stand": stand,
        "code": spell_code(person.code),
        "rows": rows_of_code(person.code),
    }
