"""What the yearly answers of bases hold on people."""

from flask_babel import lazy_gettext as _l

from app.practice.hosting.models import HostingIntent
from app.web.personal import PersonalTable

PERSONAL_DATA = (
    PersonalTable(
        HostingIntent,
        _l("Места баз на год: кто подтвердил"),
        signed=((HostingIntent.confirmed_by_id, HostingIntent.confirmed_by),),
        named=(HostingIntent.confirmed_by,),
        blank={"confirmed_by": "", "confirmed_by_id": None},
        stays=_l("Сам ответ базы: имя того, кто подтвердил, удаляется."),
    ),
)
