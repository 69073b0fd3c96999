"""Payments as they stood on a chosen day: a document of a later day had not moved the money yet."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from flask_babel import gettext as _

from app.contracts.enums import ContractParty
from app.contracts.support.enums import PaymentState
from app.contracts.support.models import SupportPayment
from app.contracts.support.rules import was_due
from app.web.dashboard import Chip
from app.web.listing.listing import Together


class PaymentOnDay:
    """A payment with what was known of it at the end of a day; the rest is its own.

    `queries.payment_state_at` reads the same for whole lists.
    """

    def __init__(self, payment: SupportPayment, day: date) -> None:
        own = payment
        self.payment, self.on, self.state = own, day, own.state
        self.amount, self.document, self.document_on = own.amount, own.document, own.document_on
        self.reason = own.reason
        self.told_by: ContractParty | None = own.told_by
        if own.state is not PaymentState.DUE and was_due(own, day):
            self.state, self.amount = PaymentState.DUE, own.measure.amount or own.amount
            self.document, self.document_on, self.reason, self.told_by = "", None, "", None

    def __getattr__(self, name: str) -> Any:
        return getattr(self.payment, name)

    @property
    def chip(self) -> Chip:
        """How it stood: late where its day was over."""
        if self.state is PaymentState.DUE and self.payment.due_on < self.on:
            return Chip(_("просрочено"), "late")
        return Chip(str(self.state.label), self.state.tone)


def payments_on(payments: Sequence[SupportPayment], day: date) -> list[PaymentOnDay]:
    """Return payments as they stood at the end of a day."""
    return [PaymentOnDay(one, day) for one in payments]


def paid_as_of(day: date | None) -> Together | None:
    """Return what turns a batch of payments into what they were on a day, None for today."""
    return partial(payments_on, day=day) if day else None


def payment_standing(payment: SupportPayment | PaymentOnDay) -> Chip | None:
    """Return how a payment stands, or stood on its day; None where its date says it."""
    if isinstance(payment, PaymentOnDay):
        return payment.chip
    if payment.state is PaymentState.DUE:
        return None
    return Chip(str(payment.state.label), payment.state.tone)
