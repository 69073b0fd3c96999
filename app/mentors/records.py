"""How the log of changes calls the records of this package."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.mentors.models import Mentee, Mentor, Mentorship
from app.mentors.passports.records import OF_PASSPORT
from app.mentors.passports.records import RECORDS as PASSPORTS
from app.mentors.permissions import Permission

RECORDS = (
    RecordNames(
        Mentor,
        _l("наставник"),
        {
            "position": _l("должность"),
            "experience_since": _l("стаж с года"),
            "own_name_dative": _l("имя в дательном падеже"),
            "own_position_dative": _l("должность в дательном падеже"),
            "archived_on": _l("больше не наставник"),
            **OF_PASSPORT,
        },
        shown_by=(Mentor.last_name, Mentor.first_name, Mentor.middle_name),
        card="mentors.mentor_detail",
        argument="mentor_id",
        managed_by=Permission.MENTOR_MANAGE,
        personal=frozenset({"email", "phone", "pay", "pay_amount"}),
        personal_to=Permission.MENTOR_VIEW_ALL,
    ),
    RecordNames(
        Mentorship,
        _l("наставничество"),
        {
            "starts_on": _l("начало"),
            "ends_on": _l("окончание"),
            "goal": _l("цель"),
            "result": _l("итог"),
            "reason": _l("причина"),
            "kind": _l("форма наставничества"),
            "mentee_id": _l("наставляемый"),
            "organization_id": _l("для какой организации"),
            "programme_id": _l("программа наставничества"),
            "follows_id": _l("продолжает наставничество"),
            "ground": _l("к чему относится"),
            "ground_id": _l("номер записи, к которой относится"),
            "notice_on": _l("предупреждение"),
            "ended_by": _l("по чьей воле окончено"),
        },
        card="mentors.mentorship_detail",
        argument="mentorship_id",
        managed_by=Permission.MENTORSHIP_MANAGE,
    ),
    *PASSPORTS,
    RecordNames(
        Mentee,
        _l("наставляемый"),
        {
            "kind": _l("форма наставничества"),
            "name": _l("имя"),
            "organization_id": _l("организация"),
            "detail": _l("должность или класс"),
            "consent_on": _l("согласие представителя"),
        },
        shown_by=(Mentee.name,),
    ),
)
