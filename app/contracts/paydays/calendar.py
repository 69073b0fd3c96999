"""The pay days of some contracts for a year ahead, in a flat number of statements."""

from datetime import date
from typing import NamedTuple

from flask_babel import gettext as _
from sqlalchemy import ColumnElement

from app.base.viewer import Viewer
from app.contracts.paydays import queries
from app.contracts.paydays.rules import AHEAD, PayDay, by_day, days_to_come
from app.contracts.permissions import Permission
from app.contracts.support.enums import PaymentState
from app.web.dashboard import Chip

MOST_DAYS = 12  # on a page; the rest is told by its number and sum


class PayLine(NamedTuple):
    """A pay day on the page: how many payments, kopecks; without a chip its date says how it is."""

    due_on: date
    payments: int
    amount: int
    chip: Chip | None


class PaySection(NamedTuple):
    """The next pay days, and how many payments of how much come after them within the year."""

    lines: list[PayLine]
    further: int
    amount: int


def pay_days(
    condition: ColumnElement[bool],
    *,
    today: date,
    since: date = date.min,
    until: date | None = None,
    on: date | None = None,
) -> list[PayDay]:
    """Return what waits to be paid from a day to another, a year ahead at most, by its day.

    What is past its day waits still. `on` reads it all as of a day instead of `today`.
    """
    now = on or today
    last = min(until or now + AHEAD, now + AHEAD)
    due = queries.list_due(condition, since=since, until=last, on=on)
    known = queries.months_in_journal(condition, since=now, on=on)
    coming = [
        one
        for promise in queries.list_promises(condition, on=on)
        for one in days_to_come(promise, since=now, until=last)
        if (one.measure_id, one.month) not in known and one.due_on >= since
    ]
    return sorted([*due, *coming], key=lambda one: (one.due_on, one.measure_id))


def pay_section(
    viewer: Viewer, *, organization: int | None, today: date, on: date | None
) -> PaySection | None:
    """Return the pay days a person may see: staff name the customer, None where nobody is named."""
    if viewer.can(Permission.CONTRACT_MANAGE):
        if organization is None:
            return None
        whose = queries.paid_by_customer(organization)
    else:
        whose = queries.paid_by_or_to(viewer)
    days = by_day(pay_days(whose, today=today, on=on))
    shown, rest = days[:MOST_DAYS], days[MOST_DAYS:]
    lines = [PayLine(*one, _chip(one.due_on, on) if on else None) for one in shown]
    return PaySection(lines, sum(one.payments for one in rest), sum(one.amount for one in rest))


def _chip(due_on: date, on: date) -> Chip:
    awaited = PaymentState.DUE
    if due_on < on:
        return Chip(_("просрочено"), "late")
    return Chip(str(awaited.label), awaited.tone)
