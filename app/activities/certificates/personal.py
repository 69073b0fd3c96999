"""What certificates hold on people."""

from flask_babel import lazy_gettext as _l

from app.activities.certificates.models import PersonCertificate
from app.web.personal import ERASED, PersonalTable

PERSONAL_DATA = (
    PersonalTable(
        PersonCertificate,
        _l("Удостоверения и сертификаты"),
        by=(PersonCertificate.user_id,),
        named=(PersonCertificate.full_name,),
        blank={"full_name": ERASED, "number": ""},
        stays=_l("Программа, часы и дата: по ним считается выполнение плана. Скан удаляется."),
    ),
)
