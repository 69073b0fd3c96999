"""What an employer answers about a graduate."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum


class StillWorks(LabelledEnum):
    """Whether a graduate works where the contract says."""

    YES = "yes", _l("работает"), "done"
    NO = "no", _l("больше не работает"), "late"
