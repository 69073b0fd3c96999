"""The register of certificates."""

from flask_babel import lazy_gettext as _l

from app.activities.certificates.models import PersonCertificate
from app.activities.certificates.queries import SORTABLE
from app.activities.certificates.wording import workplace_of
from app.base import clock
from app.web.listing.columns import Column
from app.web.listing.listing import Listing

CERTIFICATES = Listing(
    name="person_certificates",
    title=_l("Удостоверения и сертификаты"),
    count=(_l("документ"), _l("документа"), _l("документов")),
    columns=(
        Column(_l("Чей"), lambda row: row.certificate.full_name, sort="name"),
        Column(_l("Место работы"), lambda row: workplace_of(row.certificate), on_screen=False),
        Column(_l("Программа"), lambda row: row.certificate.programme),
        Column(_l("Вид"), lambda row: row.certificate.kind, on_screen=False),
        Column(_l("Кто выдал"), lambda row: row.certificate.provider, on_screen=False),
        Column(_l("Часов"), lambda row: row.certificate.hours, kind="n"),
        Column(_l("Номер"), lambda row: row.certificate.number, on_screen=False),
        Column(_l("Выдан"), lambda row: row.certificate.issued_on, sort="issued"),
        Column(_l("Действует до"), lambda row: row.certificate.valid_until, sort="until"),
        Column(_l("Состояние"), lambda row: row.standing(clock.today())),
    ),
    searched=(PersonCertificate,),
    orders=SORTABLE,
    order="-issued",
)
