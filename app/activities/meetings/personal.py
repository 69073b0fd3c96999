"""What meetings hold on people."""

from flask_babel import lazy_gettext as _l

from app.activities.meetings.models import (
    AgendaQuestion,
    BodyMember,
    Decision,
    MeetingGuest,
    RollEntry,
)
from app.web.personal import ERASED, Fate, PersonalTable

_MINUTES = _l("Подписанный протокол хранится столько, сколько велит архивный срок [сверить].")
PERSONAL_DATA = (
    PersonalTable(
        BodyMember,
        _l("Членство в советах и рабочих группах"),
        by=(BodyMember.user_id,),
        addressed=(BodyMember.email,),
        named=(BodyMember.name,),
        blank={"name": ERASED, "email": ""},
        stays=_l("То, что член был, с какого и по какой день: от этого зависит кворум."),
    ),
    PersonalTable(
        RollEntry,
        _l("Присутствие на заседаниях"),
        within=RollEntry.member_id,
        named=(RollEntry.substitute,),
        blank={
            "substitute": lambda entry: ERASED if entry.substitute else "",
            "reason": "",
            "answer_note": "",
        },
        stays=_l("То, что член присутствовал: от этого зависит кворум."),
    ),
    PersonalTable(
        MeetingGuest,
        _l("Приглашённые на заседания"),
        named=(MeetingGuest.name,),
        blank={"name": ERASED, "post": ""},
        stays=_MINUTES,
    ),
    PersonalTable(
        AgendaQuestion,
        _l("Вопросы повестки заседаний"),
        named=(AgendaQuestion.speaker,),
        texts=(AgendaQuestion.heard,),
        blank={"speaker": ERASED},
        stays=_MINUTES,
    ),
    PersonalTable(
        Decision,
        _l("Поручения заседаний"),
        by=(Decision.owner_user_id,),
        named=(Decision.owner_name,),
        texts=(Decision.report,),
        fate=Fate.STAY,
        stays=_MINUTES,
    ),
)
