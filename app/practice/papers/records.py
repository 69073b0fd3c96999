"""How the log of changes calls the papers of practice."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.practice.papers.models import PracticeBaseList, PracticeOrder, PracticeProgramme

RECORDS = (
    RecordNames(
        PracticeOrder,
        _l("приказ о практике"),
        {
            "period_id": _l("период"),
            "amends_id": _l("изменяет приказ"),
            "number": _l("номер"),
            "signed_on": _l("дата"),
            "reason": _l("причина изменений"),
        },
        shown_by=(PracticeOrder.number,),
    ),
    RecordNames(
        PracticeBaseList,
        _l("поимённый список базы"),
        {
            "period_id": _l("период"),
            "base_id": _l("база практики"),
            "first_sent_on": _l("впервые отправлен"),
            "sent_on": _l("отправлен"),
            "received_on": _l("получен базой"),
        },
        shown_by=(PracticeBaseList.sent_on,),
    ),
    RecordNames(
        PracticeProgramme,
        _l("задание на практику"),
        {
            "period_id": _l("период"),
            "speciality_id": _l("специальность"),
            "tasks": _l("задачи"),
            "competences": _l("компетенции"),
            "works": _l("виды работ"),
        },
        shown_by=(PracticeProgramme.speciality_id,),
    ),
)
