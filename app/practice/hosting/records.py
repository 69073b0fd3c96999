"""How the log of changes calls what bases say of a year."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.practice.hosting.models import (
    CapacityWeek,
    HostingIntent,
    HostingRow,
    HostingYear,
    PlaceProposal,
    WisherAnswer,
)
from app.practice.permissions import Permission

RECORDS = (
    RecordNames(
        HostingIntent,
        _l("места базы на год"),
        {
            "base_id": _l("база практики"),
            "year": _l("учебный год"),
            "reason": _l("причина отказа"),
            "note": _l("примечание"),
            "asked_on": _l("спросили"),
            "confirmed_on": _l("подтверждено"),
            "confirmed_by": _l("кто подтвердил"),
            "confirmed_way": _l("как подтвердили"),
            "confirmed_by_id": _l("кто записал"),
        },
        shown_by=(HostingIntent.year,),
        managed_by=Permission.HOSTING_MANAGE,
    ),
    RecordNames(
        HostingRow,
        _l("места базы по специальности"),
        {
            "intent_id": _l("места базы на год"),
            "position": _l("строка"),
            "speciality_id": _l("специальность"),
            "seats": _l("мест"),
            "first_week": _l("с недели"),
            "last_week": _l("по неделю"),
            "mentors": _l("наставников"),
            "students_per_mentor": _l("студентов у наставника"),
        },
    ),
    RecordNames(
        CapacityWeek,
        _l("неделя в учёте мест"),
        {"row_id": _l("места базы по специальности"), "week": _l("неделя"), "seats": _l("мест")},
    ),
    RecordNames(
        HostingYear,
        _l("реестр баз на год"),
        {
            "year": _l("учебный год"),
            "confirmed_on": _l("подтверждён"),
            "bases": _l("баз"),
            "answered": _l("ответили"),
            "seats": _l("мест"),
            "note": _l("примечание"),
        },
        shown_by=(HostingYear.year,),
        managed_by=Permission.HOSTING_MANAGE,
    ),
    RecordNames(
        PlaceProposal,
        _l("предложение базы"),
        {
            "period_id": _l("период"),
            "base_id": _l("база практики"),
            "place_id": _l("место практики"),
            "title": _l("деятельность"),
            "seats": _l("мест"),
            "minimum": _l("открывается, если студентов не меньше"),
            "speciality_id": _l("специальность"),
            "supervisor_name": _l("ответственный"),
            "supervisor_phone": _l("телефон"),
            "tasks": _l("задачи"),
            "requirements": _l("требования"),
            "proposed_at": _l("отправлено"),
            "proposed_by_id": _l("кто предложил"),
            "answered_at": _l("ответ дан"),
            "answered_by_id": _l("кто ответил"),
            "answer": _l("ответ"),
        },
        shown_by=(PlaceProposal.title,),
        card="practice.proposal_detail",
        argument="proposal_id",
        managed_by=Permission.PLACE_MANAGE,
    ),
    RecordNames(
        WisherAnswer,
        _l("ответ базы о желающем"),
        {
            "place_id": _l("место практики"),
            "student_id": _l("студент"),
            "rank": _l("место в порядке базы"),
            "ground": _l("основание отказа"),
            "answered_at": _l("отвечено"),
            "answered_by_id": _l("кто ответил"),
        },
    ),
)
