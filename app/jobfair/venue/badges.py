"""The sheet of badges as a PDF."""

from collections.abc import Iterable
from datetime import date

from flask_babel import gettext as _

from app.base.typography import day
from app.documents.catalog import FAIR_BADGES
from app.documents.pdf import render_picture
from app.jobfair.codes import rows_of_code, spell_code
from app.jobfair.models import Fair
from app.jobfair.venue.models import FairParticipant, FairRepresentative


def print_badges(fair: Fair, participants: Iterable[FairParticipant], *, today: date) -> bytes:
    """Return the badges of all who come for some participants, eight a page."""
    badges = [_badge(one, person) for one in participants for person in one.representatives]
    values = {
        "title": str(_("Бейджи представителей")),
        "fair": f"{fair.title}, {day(fair.held_on)}",
        "badges": badges,
    }
    return render_picture(FAIR_BADGES, values, date=today)


def _badge(participant: FairParticipant, person: FairRepresentative) -> dict[str, object]:
    stand = _("стенд № %(stand)s", stand=participant.stand) if participant.stand else ""
    return {
        "name": person.name,
        "post": person.post,
        "organization": participant.organization.short_name,
        "stand": stand,
        "code": spell_code(person.code),
        "rows": rows_of_code(person.code),
    }
