"""What the registry shows on the cards of organizations: the bases they have."""

from flask import url_for
from flask_babel import gettext as _

from app.base.viewer import Viewer
from app.organizations.models import Organization
from app.practice.permissions import Permission
from app.practice.registry import queries
from app.practice.registry.models import PracticeBase
from app.web.cards import FEW, CardLine, CardPanel, CardSource
from app.web.paging import first_rows


def bases_of_organization(organization: Organization, viewer: Viewer | None) -> CardPanel | None:
    """Return the bases of an organization for those who may see them."""
    if viewer is None or not viewer.can(Permission.BASE_VIEW):
        return None
    found = queries.list_bases(visible_to=viewer, organization=organization.id)
    count, bases = first_rows(found.order_by(PracticeBase.title, PracticeBase.id), limit=FEW)
    manages = viewer.can(Permission.BASE_MANAGE)
    if not count and not manages:
        return None
    return CardPanel(
        _("Базы практики"),
        count,
        url_for("practice.base_list", organization=organization.id) if count else "",
        [_line(base) for base in bases],
        _("В реестре баз практики этой организации нет."),
        (_("Добавить базу"), url_for("practice.base_create", organization=organization.id))
        if manages
        else None,
    )


def _line(base: PracticeBase) -> CardLine:
    url = url_for("practice.base_detail", base_id=base.id)
    return CardLine(base.title or _("основная площадка"), url, base.whole_address)


CARDS = (CardSource("organization", bases_of_organization, order=19),)
