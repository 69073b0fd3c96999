"""How the log of changes calls what bases say of a year."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.practice.hosting.models import CapacityWeek, HostingIntent, HostingRow
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
)
