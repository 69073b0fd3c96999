"""What the yearly answers of bases hold on people."""

from flask_babel import lazy_gettext as _l

from app.practice.hosting.models import HostingIntent, PlaceProposal, WisherAnswer
from app.web.personal import Fate, PersonalTable

PERSONAL_DATA = (
    PersonalTable(
        HostingIntent,
        _l("Места баз на год: кто подтвердил"),
        signed=((HostingIntent.confirmed_by_id, HostingIntent.confirmed_by),),
        named=(HostingIntent.confirmed_by,),
        blank={"confirmed_by": "", "confirmed_by_id": None},
        stays=_l("Сам ответ базы: имя того, кто подтвердил, удаляется."),
    ),
    PersonalTable(
        PlaceProposal,
        _l("Предложения баз о местах практики"),
        named=(PlaceProposal.supervisor_name,),
        made_by=(PlaceProposal.proposed_by_id, PlaceProposal.answered_by_id),
        blank={"supervisor_name": "", "supervisor_phone": None},
        stays=_l("Само предложение: имя и телефон ответственного удаляются."),
    ),
    PersonalTable(
        WisherAnswer,
        _l("Порядок желающих и отказы баз"),
        by=(WisherAnswer.student_id,),
        made_by=(WisherAnswer.answered_by_id,),
        fate=Fate.STAY,
        stays=_l("Место в порядке базы без имени: по нему проверяется распределение."),
    ),
)
