"""Certificates in words."""

from flask_babel import gettext as _

from app.activities.certificates.models import PersonCertificate
from app.base.typography import NBSP, day


def certificate_name(certificate: PersonCertificate) -> str:
    """Return «№ 12 от 29 августа 2023 г.», the date alone without a number."""
    if certificate.number:
        return f"№{NBSP}{certificate.number} {_('от')} {day(certificate.issued_on)}"
    return day(certificate.issued_on)


def workplace_of(certificate: PersonCertificate) -> str:
    """Return where the person works."""
    organization = certificate.organization
    return organization.short_name if organization else _("колледж")
