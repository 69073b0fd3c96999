"""What the front page tells of the cluster's participants."""

from flask import url_for
from flask_babel import gettext as _

from app.base.typography import plural
from app.organizations import queries
from app.web.dashboard import Panel


def public_panels() -> list[Panel]:
    """Return how many organizations take part, of how many towns; nothing while there are none."""
    count = queries.count_participants()
    if not count.organizations:
        return []
    url = url_for("organizations.organization_list")
    participants = (_("организация"), _("организации"), _("организаций"))
    towns = (_("населённый пункт"), _("населённых пункта"), _("населённых пунктов"))
    figures = [
        (count.organizations, plural(count.organizations, *participants), url),
        (count.towns, plural(count.towns, *towns), url),
    ]
    return [Panel(_("Участники кластера"), figures, url=url)]
