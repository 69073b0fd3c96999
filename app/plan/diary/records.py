"""How the log of changes calls a person's calendar of the plan."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.plan.diary.models import Diary

RECORDS = (
    RecordNames(
        Diary,
        _l("календарь и письма о плане"),
        {
            "user_id": _l("пользователь"),
            "nonce": _l("часть адреса календаря"),
            "digest": _l("отпечаток адреса календаря"),
            "address_since": _l("адрес календаря создан"),
            "wants_reminders": _l("напоминания о сроках"),
            "wants_digest": _l("сводка за неделю"),
        },
        shown_by=(Diary.user_id,),
    ),
)
