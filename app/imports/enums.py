"""What becomes of a row, of an import, and of a row that looks like somebody known."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum


class RowFate(LabelledEnum):
    """What an import would do with a row."""

    NEW = "new", _l("новая"), "done"
    CHANGED = "changed", _l("изменится"), "soon"
    SAME = "same", _l("без изменений"), "idle"
    TWIN = "twin", _l("похожа на другую"), "late"
    REFUSED = "refused", _l("с ошибкой"), "late"
    LEFT_OUT = "left_out", _l("не строка данных"), "idle"


class TwinChoice(LabelledEnum):
    """What a person decides about a row that looks like somebody known."""

    SKIP = "skip", _l("пропустить")
    UPDATE = "update", _l("это она и есть: обновить")
    NEW = "new", _l("это другая: добавить")


class RunState(LabelledEnum):
    """How an import stands."""

    READING = "reading", _l("читается"), "soon"
    PREVIEWED = "previewed", _l("ждёт решения"), "soon"
    APPLYING = "applying", _l("загружается"), "soon"
    APPLIED = "applied", _l("загружена"), "done"
    UNDONE = "undone", _l("отменена"), "idle"


class RowOutcome(LabelledEnum):
    """What became of a row when its import was applied."""

    CREATED = "created", _l("добавлена"), "done"
    UPDATED = "updated", _l("обновлена"), "done"
    KEPT = "kept", _l("не тронута"), "idle"
    MOVED = "moved", _l("запись успели изменить"), "late"
