"""How the log of changes calls the records of this package."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.twins.models import Merge, TwinPair
from app.twins.permissions import Permission

RECORDS = (
    RecordNames(
        TwinPair,
        _l("похожие записи"),
        {
            "entity": _l("таблица"),
            "left_id": _l("номер первой записи"),
            "right_id": _l("номер второй записи"),
            "left_title": _l("первая запись"),
            "right_title": _l("вторая запись"),
            "likeness": _l("сходство, %"),
            "why": _l("почему похожи"),
            "found_at": _l("найдено"),
        },
        shown_by=(TwinPair.left_title, TwinPair.right_title),
        card="twins.pair_detail",
        argument="pair_id",
        managed_by=Permission.PAIR_DECIDE,
    ),
    RecordNames(
        Merge,
        _l("объединение записей"),
        {
            "pair_id": _l("похожие записи"),
            "entity": _l("таблица"),
            "kept_id": _l("номер оставшейся записи"),
            "gone_id": _l("номер присоединённой записи"),
            "merged_at": _l("объединены"),
            "undone_at": _l("объединение отменено"),
        },
    ),
)
