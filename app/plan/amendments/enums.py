"""States of an amendment, and what it does with an item."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum


class AmendmentState(LabelledEnum):
    """How far an amendment has come."""

    DRAFT = "draft", _l("готовится"), "soon"
    ADOPTED = "adopted", _l("принято"), "done"
    DROPPED = "dropped", _l("отменено"), "idle"


class AmendmentEvent(LabelledEnum):
    """What may happen to an amendment."""

    EDIT = "edit", _l("Изменить")
    ADOPT = "adopt", _l("Принять по протоколу")
    DROP = "drop", _l("Отменить")


class AmendmentParty(LabelledEnum):
    """Which side of an amendment a person is on."""

    DRAFTER = "drafter", _l("Готовит")
    ADOPTER = "adopter", _l("Принимает")


class ChangeKind(LabelledEnum):
    """What happens to an item."""

    CHANGE = "change", _l("меняется"), "soon"
    WITHDRAW = "withdraw", _l("исключается"), "overdue"
    ADD = "add", _l("добавляется"), "done"
