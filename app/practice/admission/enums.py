"""How clearances stand."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum


class ClearanceStanding(LabelledEnum):
    """How a clearance stands for some weeks."""

    HELD = "held", _l("есть"), "done"
    NOT_ASKED = "not_asked", _l("не требуется"), "idle"
    MISSING = "missing", _l("нет"), "late"
    EXPIRED = "expired", _l("срок истёк"), "late"
    EXPIRES = "expires", _l("истечёт до конца практики"), "soon"

    @property
    def is_lacking(self) -> bool:
        """Tell whether something has to be done before the student may come, or stay."""
        return self in {self.MISSING, self.EXPIRED, self.EXPIRES}
