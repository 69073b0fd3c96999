"""What a person's side owes by contracts, in the person's calendar."""

from collections.abc import Iterator
from datetime import date

from flask_babel import gettext as _

from app.base import clock
from app.base.viewer import Viewer
from app.contracts.duties.queries import own_duties
from app.contracts.paydays.calendar import pay_days
from app.contracts.paydays.queries import paid_by_or_to
from app.jobs.addresses import local_address
from app.plan.diary.source import CalendarEntry, CalendarSource


def entries(viewer: Viewer, first: date, last: date) -> Iterator[CalendarEntry]:
    """Give the days between two; what is owed and for whom stands on the page alone.

    Pay days stand there for who pays and for who is paid, a year ahead at most.
    """
    for one in own_duties(viewer, first, last):
        title = _("Договор № %(number)s: срок обязательства", number=one.number)
        yield _entry(f"duty-{one.id}", title, one.contract_id, one.due_on, one.version - 1)
    own = paid_by_or_to(viewer)
    for day in pay_days(own, today=clock.today(), since=first, until=last):
        title = _("Договор № %(number)s: срок выплаты", number=day.number)
        key = f"payment-{day.measure_id}-{day.month:%Y-%m}"
        yield _entry(key, title, day.contract_id, day.due_on, day.revision)


def _entry(key: str, title: str, contract_id: int, day: date, revision: int) -> CalendarEntry:
    path = local_address("contracts.contract_detail", contract_id=contract_id)
    return CalendarEntry(key, title, day, day, path, revision=revision)


CALENDAR = (CalendarSource("contracts", entries),)
