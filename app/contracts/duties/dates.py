"""What a person's side owes by contracts, in the person's calendar."""

from collections.abc import Iterator
from datetime import date

from flask_babel import gettext as _

from app.base.viewer import Viewer
from app.contracts.duties.queries import OwedDay, own_duties, own_payments
from app.jobs.addresses import local_address
from app.plan.diary.source import CalendarEntry, CalendarSource


def entries(viewer: Viewer, first: date, last: date) -> Iterator[CalendarEntry]:
    """Give the days between two; what is owed and for whom stands on the page alone."""
    for one in own_duties(viewer, first, last):
        title = _("Договор № %(number)s: срок обязательства", number=one.number)
        yield _entry(f"duty-{one.id}", title, one)
    for one in own_payments(viewer, first, last):
        title = _("Договор № %(number)s: срок выплаты", number=one.number)
        yield _entry(f"payment-{one.id}", title, one)


def _entry(key: str, title: str, one: OwedDay) -> CalendarEntry:
    path = local_address("contracts.contract_detail", contract_id=one.contract_id)
    revision = one.version - 1
    return CalendarEntry(key, title, one.due_on, one.due_on, path, revision=revision)


CALENDAR = (CalendarSource("contracts", entries),)
