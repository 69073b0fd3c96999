"""What bases said of a year, on their cards and on those of their organizations."""

from collections.abc import Sequence

from flask import url_for
from flask_babel import gettext as _

from app.base import clock
from app.base.viewer import Viewer
from app.organizations.models import Organization
from app.practice.hosting import queries
from app.practice.hosting.models import HostingIntent
from app.practice.hosting.rules import year_of
from app.practice.hosting.wording import answer_words, confirmed_words
from app.practice.permissions import Permission
from app.practice.registry.models import PracticeBase
from app.web.cards import FEW, CardLine, CardPanel, CardSource
from app.web.dashboard import Chip


def _base_panel(base: PracticeBase, viewer: Viewer | None) -> CardPanel | None:
    """Show staff and the base's people what it said of the last years, and who confirmed it."""
    if not _may_see(viewer, base.organization_id):
        return None
    found = queries.newest_intents(base_id=base.id, limit=FEW)
    return _panel(found, base.id, named=False)


def _organization_panel(organization: Organization, viewer: Viewer | None) -> CardPanel | None:
    """Show the same of all bases of an organization; nothing where it has none."""
    if not _may_see(viewer, organization.id):
        return None
    bases = queries.list_own_bases([organization.id])
    if not bases:
        return None
    found = queries.newest_intents(organization_id=organization.id, limit=FEW)
    return _panel(found, bases[0].id, named=len(bases) > 1)


def _may_see(viewer: Viewer | None, organization_id: int) -> bool:
    if viewer is None or not viewer.can(Permission.HOSTING_ANSWER):
        return False
    return viewer.sees_all or organization_id in viewer.organization_ids


def _panel(found: Sequence[HostingIntent], base_id: int, *, named: bool) -> CardPanel:
    year = year_of(clock.today())
    this_year = [one for one in found if one.year == year and one.is_answered]
    answer = url_for("practice.hosting_answer", base_id=base_id, year=year)
    return CardPanel(
        _("Места на год"),
        len(found),
        url=url_for("practice.hosting_detail", base_id=base_id),
        lines=[_line(one, named=named) for one in found],
        nothing=_("О местах на год базу ещё не спрашивали."),
        action=None if this_year else (_("Подтвердить места на год"), answer),
    )


def _line(intent: HostingIntent, *, named: bool) -> CardLine:
    title = f"{intent.year_label}, {intent.base.name}" if named else intent.year_label
    return CardLine(
        title,
        url=url_for("practice.hosting_detail", base_id=intent.base_id, year=intent.year),
        detail=" · ".join(filter(None, (answer_words(intent), confirmed_words(intent)))),
        chip=Chip(str(intent.state.label), intent.state.tone),
    )


CARDS = (
    CardSource("practice_base", _base_panel, order=10),
    CardSource("organization", _organization_panel, order=21),
)
