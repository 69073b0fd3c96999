"""What agreements show on the cards of organizations and of bases."""

from flask import url_for
from flask_babel import gettext as _

from app.base import clock
from app.base.typography import day
from app.base.viewer import Viewer
from app.organizations.models import Organization
from app.practice.agreements.models import PracticeAgreement
from app.practice.agreements.queries.agreements import newest_agreements
from app.practice.agreements.wording import standing_of
from app.practice.permissions import Permission
from app.practice.registry.models import PracticeBase
from app.web.cards import FEW, CardLine, CardPanel, CardSource


def agreements_of_organization(
    organization: Organization, viewer: Viewer | None
) -> CardPanel | None:
    """Return the organization's agreements that this person may see."""
    return _panel(organization.id, viewer)


def agreements_of_base(base: PracticeBase, viewer: Viewer | None) -> CardPanel | None:
    """Return the agreements with the organization a base belongs to."""
    return _panel(base.organization_id, viewer)


def _panel(organization_id: int, viewer: Viewer | None) -> CardPanel | None:
    if viewer is None or not viewer.can(Permission.AGREEMENT_VIEW):
        return None
    count, agreements = newest_agreements(
        organization_id=organization_id, visible_to=viewer, limit=FEW
    )
    manages = viewer.can(Permission.AGREEMENT_MANAGE)
    if not count and not manages:
        return None
    new = url_for("practice.agreement_create", organization=organization_id)
    return CardPanel(
        _("Договоры о практической подготовке"),
        count,
        url_for("practice.agreement_list", organization=organization_id) if manages else "",
        [_line(one) for one in agreements],
        _("Договора о практической подготовке нет."),
        (_("Добавить договор"), new) if manages else None,
    )


def _line(agreement: PracticeAgreement) -> CardLine:
    return CardLine(
        agreement.number,
        url_for("practice.agreement_detail", agreement_id=agreement.id),
        _("по %(day)s", day=day(agreement.ends_on)),
        standing_of(agreement, clock.today()),
    )


CARDS = (
    CardSource("organization", agreements_of_organization, order=21),
    CardSource("practice_base", agreements_of_base, order=20),
)
