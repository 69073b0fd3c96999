"""What certificates show on the card of an organization."""

from flask import url_for
from flask_babel import gettext as _

from app.activities.certificates import queries
from app.activities.certificates.models import PersonCertificate
from app.activities.permissions import Permission
from app.base.viewer import Viewer
from app.organizations.models import Organization
from app.web.cards import FEW, CardLine, CardPanel, CardSource
from app.web.paging import first_rows


def certificates_of_organization(
    organization: Organization, viewer: Viewer | None
) -> CardPanel | None:
    """Return what the organization's people learned, for staff."""
    if viewer is None or not viewer.can(Permission.CERTIFICATE_VIEW):
        return None
    found = queries.certificates_of_organization(organization.id)
    count, newest = first_rows(found, limit=FEW)
    if not count:
        return None
    url = url_for("activities.certificate_list", organization=organization.id)
    return CardPanel(_("Удостоверения и сертификаты"), count, url, [_line(one) for one in newest])


def _line(certificate: PersonCertificate) -> CardLine:
    url = url_for("activities.certificate_detail", certificate_id=certificate.id)
    return CardLine(certificate.full_name, url, certificate.programme)


CARDS = (CardSource("organization", certificates_of_organization, order=66),)
