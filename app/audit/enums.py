"""What can happen to a record."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum


class Action(LabelledEnum):
    """A kind of change."""

    CREATED = "created", _l("создано"), "done"
    CHANGED = "changed", _l("изменено"), "go"
    DELETED = "deleted", _l("удалено"), "late"
