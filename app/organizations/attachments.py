"""Files of organizations: what their people and the college have to show each other."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.files.attached import AttachedTo
from app.organizations import queries
from app.organizations.models import Organization
from app.organizations.permissions import Permission


def _find(organization_id: int, viewer: Viewer) -> Organization:
    organization = queries.get_organization(organization_id)
    if viewer.can(Permission.ORGANIZATION_MANAGE) or organization.id in viewer.organization_ids:
        return organization
    raise NotFoundError


def _may_change(organization: Organization, viewer: Viewer) -> bool:
    return viewer.can(Permission.ORGANIZATION_MANAGE)


def _card(organization: Organization) -> str:
    return url_for("organizations.organization_detail", organization_id=organization.id)


ATTACHMENTS = (
    AttachedTo(
        "organizations",
        find=_find,
        may_change=_may_change,
        card=_card,
        purposes={
            "agreement": _l("Соглашение о сотрудничестве"),
            "order": _l("Приказ"),
            "licence": _l("Лицензия"),
            "other": _l("Другое"),
        },
    ),
)
