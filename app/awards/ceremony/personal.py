"""What the sheet of hand-over holds on people."""

from flask_babel import lazy_gettext as _l

from app.awards.ceremony.models import AwardHandover
from app.web.personal import ERASED, PersonalTable

PERSONAL_DATA = (
    PersonalTable(
        AwardHandover,
        _l("Вручение наград"),
        within=AwardHandover.award_id,
        made_by=(AwardHandover.noted_by_id,),
        blank={"received_by": lambda handover: ERASED if handover.received_by else ""},
        stays=_l("День и способ вручения. Имя того, кто получил за наставника, удаляется."),
    ),
)
