"""Payments in words."""

from datetime import date

from flask_babel import format_date

from app.contracts.support.enums import PaymentState
from app.contracts.support.models import SupportPayment


def month_year(month: date) -> str:
    """Return «февраль 2024»."""
    return str(format_date(month, "LLLL yyyy"))


def is_awaited(payment: SupportPayment) -> bool:
    """Tell whether the day of a payment says more than its state."""
    return payment.state is PaymentState.DUE
