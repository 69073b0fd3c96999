"""How the log of changes calls certificates."""

from flask_babel import lazy_gettext as _l

from app.activities.certificates.models import PersonCertificate
from app.activities.permissions import Permission
from app.audit.naming import RecordNames

RECORDS = (
    RecordNames(
        PersonCertificate,
        _l("документ об обучении"),
        {
            "full_name": _l("чей"),
            "user_id": _l("пользователь"),
            "organization_id": _l("место работы"),
            "kind": _l("вид"),
            "programme": _l("программа"),
            "provider": _l("кто выдал"),
            "hours": _l("часов"),
            "number": _l("номер"),
            "issued_on": _l("дата выдачи"),
            "valid_until": _l("действует до"),
        },
        shown_by=(PersonCertificate.full_name,),
        card="activities.certificate_detail",
        argument="certificate_id",
        managed_by=Permission.CERTIFICATE_MANAGE,
    ),
)
