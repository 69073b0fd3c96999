"""What this package shows on the cards of mentors and of their organizations."""

from flask import url_for
from flask_babel import gettext as _

from app.awards import queries
from app.awards.models import Award
from app.awards.permissions import Permission
from app.base.viewer import Viewer
from app.mentors.models import Mentor
from app.organizations.models import Organization
from app.web.cards import FEW, CardLine, CardPanel, CardSource
from app.web.dashboard import Chip


def awards_of_mentor(mentor: Mentor, viewer: Viewer | None) -> CardPanel | None:
    """Return what the mentor received; the mentor reads of the own letters of thanks."""
    if viewer is None:
        return None
    opens = viewer.can(Permission.ROUND_VIEW)
    if not opens and viewer.id != mentor.user_id:
        return None
    count, awards = queries.newest_awards(
        visible_to=viewer, mentor=mentor.id, letters_alone=not opens, limit=FEW
    )
    lines = [_line(award, award.round.title, opens=opens) for award in awards]
    return CardPanel(_("Награды"), count, lines=lines, nothing=_("Наград пока нет."))


def awards_of_organization(organization: Organization, viewer: Viewer | None) -> CardPanel | None:
    """Return what the organization's mentors received, for those who see the rounds."""
    if viewer is None or not viewer.can(Permission.ROUND_VIEW):
        return None
    count, awards = queries.newest_awards(
        visible_to=viewer, organization=organization.id, limit=FEW
    )
    if not count:
        return None
    lines = [_line(award, award.mentor.full_name, opens=True) for award in awards]
    return CardPanel(_("Награды"), count, lines=lines)


def _line(award: Award, title: str, *, opens: bool) -> CardLine:
    url = url_for("awards.round_detail", round_id=award.round_id) if opens else ""
    detail = f"{award.round.title}, {award.year}" if title != award.round.title else str(award.year)
    return CardLine(title, url, detail, Chip(str(award.kind.label), award.kind.tone))


CARDS = (
    CardSource("mentor", awards_of_mentor, order=40),
    CardSource("organization", awards_of_organization, order=40),
)
