"""States of a working group."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum


class GroupState(LabelledEnum):
    """How far a group has come."""

    PROJECT = "project", _l("проект"), "soon"
    APPROVED = "approved", _l("утверждена"), "done"
    DISBANDED = "disbanded", _l("расформирована"), "idle"


class GroupEvent(LabelledEnum):
    """What may happen to a group."""

    EDIT = "edit", _l("Изменить")
    APPROVE = "approve", _l("Утвердить")
    DISBAND = "disband", _l("Расформировать")


class GroupParty(LabelledEnum):
    """Which side of a group a person is on."""

    STAFF = "staff", _l("Колледж")
