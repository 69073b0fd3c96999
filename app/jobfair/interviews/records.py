"""How the log of changes calls talks."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.jobfair.interviews.models import Interview
from app.jobfair.interviews.timetable_models import FairTimetable, FairTimetableChange, TalkResult

RECORDS = (
    RecordNames(
        Interview,
        _l("собеседование"),
        {
            "fair_id": _l("ярмарка"),
            "participant_id": _l("участник ярмарки"),
            "application_id": _l("отклик"),
            "slot": _l("время по порядку"),
            "table_number": _l("стол"),
            "is_walk_in": _l("без записи"),
            "held_at": _l("состоялось"),
        },
    ),
    RecordNames(
        FairTimetable,
        _l("расписание собеседований"),
        {
            "fair_id": _l("ярмарка"),
            "seed_text": _l("текст жребия"),
            "seed": _l("число жребия"),
            "announced_at": _l("жребий объявлен"),
            "day": _l("время собеседований"),
            "figures": _l("показатели"),
            "digest": _l("контрольная сумма"),
            "computed_at": _l("рассчитано"),
            "published_at": _l("опубликовано"),
            "changed_at": _l("изменено"),
        },
    ),
    RecordNames(
        FairTimetableChange,
        _l("изменение расписания собеседований"),
        {
            "timetable_id": _l("расписание"),
            "kind": _l("что случилось"),
            "participant_id": _l("участник ярмарки"),
            "first_slot": _l("с какого времени по порядку"),
            "last_slot": _l("по какое время по порядку"),
            "reason": _l("причина"),
            "moves": _l("кто переходит"),
            "figures": _l("показатели"),
            "basis": _l("для какого расписания"),
            "made_at": _l("когда"),
            "made_by_id": _l("кто"),
            "decided_at": _l("решено"),
        },
    ),
    RecordNames(
        TalkResult,
        _l("итог собеседования"),
        {
            "interview_id": _l("собеседование"),
            "side": _l("чей итог"),
            "verdict": _l("итог"),
            "note": _l("заметка"),
            "place": _l("место по порядку"),
            "said_at": _l("когда"),
            "said_by_id": _l("кто"),
        },
    ),
)
