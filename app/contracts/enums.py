"""States and kinds of target training contracts."""

from enum import StrEnum

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum


class ContractState(LabelledEnum):
    """Where a contract stands on its way to the last working year."""

    DRAFT = "draft", _l("черновик"), "idle"
    OFFERED = "offered", _l("предложен студенту"), "soon"
    AGREED = "agreed", _l("согласован"), "go"
    SIGNED = "signed", _l("подписан, идёт обучение"), "done"
    WORKING = "working", _l("выпускник работает"), "done"
    COMPLETED = "completed", _l("исполнен"), "done"
    TERMINATED = "terminated", _l("расторгнут или отменён"), "idle"


class ContractEvent(StrEnum):
    """What happens to a contract; what is owed changes without changing its state."""

    OFFER = "offer"
    AGREE = "agree"
    RETURN = "return"
    EDIT = "edit"
    SIGN = "sign"
    BEGIN_WORK = "begin_work"
    COMPLETE = "complete"
    TERMINATE = "terminate"
    OWE = "owe"
    SETTLE = "settle"


class ContractParty(LabelledEnum):
    """Whose step it is, and who owes an obligation."""

    ORGANIZATION = "organization", _l("Организация")
    STUDENT = "student", _l("Студент")
    COLLEGE = "college", _l("Колледж")


class ConsentGiver(LabelledEnum):
    """Who agrees for somebody under 18."""

    PARENT = "parent", _l("родитель")
    ADOPTER = "adopter", _l("усыновитель")
    GUARDIAN = "guardian", _l("опекун или попечитель")
    AUTHORITY = "authority", _l("орган опеки и попечительства")


class ObligationState(LabelledEnum):
    """How an obligation stands; what is overdue is computed from its date."""

    OPEN = "open", _l("ещё не исполнено"), "idle"
    DONE = "done", _l("исполнено"), "done"
    BROKEN = "broken", _l("не исполнено"), "late"
