"""Kinds and periods of support."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum


class SupportKind(LabelledEnum):
    """What a customer supports a student by."""

    MONTHLY_PAYMENT = "monthly_payment", _l("Ежемесячная выплата")
    HOUSING = "housing", _l("Оплата жилья или общежития")
    TRAVEL = "travel", _l("Оплата проезда")
    MATERIALS = "materials", _l("Учебные материалы")
    PAID_SERVICES = "paid_services", _l("Оплата платных образовательных услуг")
    OTHER = "other", _l("Другая мера")


class SupportPeriod(LabelledEnum):
    """How often a sum is paid."""

    MONTHLY = "monthly", _l("ежемесячно")
    SEMESTER = "semester", _l("за семестр")
    ONCE = "once", _l("разово")


class PaymentState(LabelledEnum):
    """How a payment stands; what is overdue is computed from its day."""

    DUE = "due", _l("ждут оплаты"), "soon"
    PAID = "paid", _l("выплачено"), "done"
    RETURNED = "returned", _l("возвращено организации"), "idle"
    UNPAID = "unpaid", _l("не выплачено"), "late"
