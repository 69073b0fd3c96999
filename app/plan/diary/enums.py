"""Why a person is written to about an item."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum


class ReminderKind(LabelledEnum):
    """A reminder of one day on which an item is due; each is sent once."""

    AHEAD = "ahead", _l("за две недели")
    ON_THE_DAY = "on_the_day", _l("в последний день")
