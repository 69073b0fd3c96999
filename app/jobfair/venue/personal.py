"""What the room holds on people."""

from flask_babel import lazy_gettext as _l

from app.jobfair.venue.models import FairGuest, FairRepresentative, FairSession, FairSessionSeat
from app.web.personal import ERASED, Fate, PersonalTable

PERSONAL_DATA = (
    PersonalTable(
        FairRepresentative,
        _l("Представители участников ярмарки"),
        named=(FairRepresentative.name,),
        blank={"name": ERASED, "post": ""},
        stays=_l("Что у участника был представитель: имя и должность удаляются."),
        hidden=frozenset({"code"}),
    ),
    PersonalTable(
        FairSession,
        _l("Кто ведёт события ярмарки"),
        named=(FairSession.speaker,),
        blank={"speaker": ""},
        stays=_l("Само событие программы: имя ведущего удаляется."),
    ),
    PersonalTable(
        FairSessionSeat,
        _l("Записи на события ярмарки"),
        by=(FairSessionSeat.user_id,),
        fate=Fate.DELETE,
    ),
    PersonalTable(
        FairGuest,
        _l("Приглашения на второй тур ярмарки"),
        by=(FairGuest.student_id,),
        made_by=(FairGuest.invited_by_id,),
        fate=Fate.DELETE,
    ),
)
