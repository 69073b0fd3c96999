"""What events show on the card of an organization."""

from flask import url_for
from flask_babel import gettext as _

from app.activities.events import queries
from app.activities.events.models import ClusterEvent
from app.activities.events.wording import event_days
from app.activities.permissions import Permission
from app.base.viewer import Viewer
from app.organizations.models import Organization
from app.web.cards import FEW, CardLine, CardPanel, CardSource
from app.web.dashboard import Chip
from app.web.paging import first_rows


def events_of_organization(organization: Organization, viewer: Viewer | None) -> CardPanel | None:
    """Return the events the organization holds or takes part in, of those one may read."""
    found = queries.list_of_organization(organization.id, visible_to=viewer)
    count, events = first_rows(found, limit=FEW)
    reads_all = viewer is not None and viewer.can(Permission.EVENT_VIEW)
    if not count and not reads_all:
        return None
    url = url_for("activities.event_list", organization=organization.id)
    return CardPanel(
        _("Мероприятия"),
        count,
        url if count and reads_all else "",
        [_line(one) for one in events],
        nothing=_("Мероприятий с этой организацией ещё не было."),
    )


def _line(event: ClusterEvent) -> CardLine:
    return CardLine(
        event.title,
        url_for("activities.event_detail", event_id=event.id),
        event_days(event),
        Chip(str(event.state.label), event.state.tone),
    )


CARDS = (CardSource("organization", events_of_organization, order=60),)
