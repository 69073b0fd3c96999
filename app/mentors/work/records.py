"""How the log of changes calls what happens in a mentorship."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.mentors.work.models import MentorshipEntry, MentorshipMeeting, MentorshipStage

_OF = {"mentorship_id": _l("наставничество")}
RECORDS = (
    RecordNames(
        MentorshipStage,
        _l("этап наставничества"),
        {
            **_OF,
            "ordinal": _l("номер"),
            "title": _l("этап"),
            "indicator": _l("показатель"),
            "done_on": _l("пройден"),
        },
    ),
    RecordNames(
        MentorshipMeeting,
        _l("встреча с наставником"),
        {
            **_OF,
            "held_on": _l("день"),
            "starts_at": _l("время"),
            "topic": _l("тема"),
            "place": _l("место"),
        },
    ),
    RecordNames(
        MentorshipEntry,
        _l("часы наставника"),
        {
            **_OF,
            "day": _l("день"),
            "minutes": _l("минут"),
            "kind": _l("что делали"),
            "note": _l("подробности"),
            "written_at": _l("записано"),
            "user_id": _l("кто записал"),
        },
    ),
)
