"""How the log of changes calls programmes."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.mentors.permissions import Permission
from app.mentors.programmes.models import MentoringProgramme, ProgrammeStage

RECORDS = (
    RecordNames(
        MentoringProgramme,
        _l("программа наставничества"),
        {
            "title": _l("название"),
            "kind": _l("форма наставничества"),
            "aim": _l("цель"),
            "indicators": _l("показатели"),
            "archived_on": _l("в архиве с"),
        },
        shown_by=(MentoringProgramme.title,),
        card="mentors.programme_detail",
        argument="programme_id",
        managed_by=Permission.MENTORSHIP_MANAGE,
    ),
    RecordNames(
        ProgrammeStage,
        _l("этап программы наставничества"),
        {
            "programme_id": _l("программа наставничества"),
            "ordinal": _l("номер"),
            "title": _l("этап"),
            "indicator": _l("показатель"),
        },
    ),
)
