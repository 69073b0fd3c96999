"""What the search over the whole site finds of certificates."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.activities.certificates import queries
from app.activities.certificates.models import PersonCertificate
from app.activities.certificates.wording import certificate_name
from app.activities.permissions import Permission
from app.base.viewer import Viewer
from app.web.search_page import Hit, SearchSource, holding


def find_hits(query: str, _viewer: Viewer | None, limit: int) -> list[Hit]:
    """Return the newest certificates found."""
    return [
        Hit(
            title=f"{one.full_name}: {one.programme}",
            url=url_for("activities.certificate_detail", certificate_id=one.id),
            detail=certificate_name(one),
        )
        for one in queries.search_certificates(query, limit=limit)
    ]


SEARCH = SearchSource(
    _l("Удостоверения и сертификаты"),
    find_hits,
    lambda query: url_for("activities.certificate_list", q=query),
    kinds=(PersonCertificate,),
    shown_to=holding(Permission.CERTIFICATE_VIEW),
)
