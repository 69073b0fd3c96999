"""Scans of certificates."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.activities.certificates import queries
from app.activities.certificates.models import PersonCertificate
from app.activities.permissions import Permission
from app.base.viewer import Viewer
from app.files.attached import AttachedTo
from app.files.enums import SCANS


def _find(certificate_id: int, viewer: Viewer) -> PersonCertificate:
    return queries.get_certificate(certificate_id, visible_to=viewer)


def _may_change(_certificate: PersonCertificate, viewer: Viewer) -> bool:
    return viewer.can(Permission.CERTIFICATE_MANAGE)


def _card(certificate: PersonCertificate) -> str:
    return url_for("activities.certificate_detail", certificate_id=certificate.id)


ATTACHMENTS = (
    AttachedTo(
        PersonCertificate.__tablename__,
        find=_find,
        may_change=_may_change,
        card=_card,
        purposes={queries.SCAN: _l("Скан документа"), "other": _l("Другое")},
        kinds=SCANS,
    ),
)
