"""The plan's own dates in a person's calendar: a day for each deadline of their items."""

from collections.abc import Iterator
from datetime import date

from flask_babel import gettext as _

from app.base.viewer import Viewer
from app.jobs.addresses import local_address
from app.plan import queries as plan_queries
from app.plan.diary import queries
from app.plan.diary.source import CalendarEntry, CalendarSource
from app.plan.models import Item
from app.plan.rules import checkpoints
from app.plan.wording import shortened

_TITLE = 140


def entries(viewer: Viewer, first: date, last: date) -> Iterator[CalendarEntry]:
    """Give the last day of each deadline of a person's items that falls within some days."""
    plans = queries.plans_of(first, last)
    items = [item for plan in plans for item in plan_queries.list_items(plan)]
    own = queries.own_items_of(viewer, items)
    changed = queries.last_changes(own)
    for item in own:
        for index, point in enumerate(checkpoints(item.schedule, item.plan.year)):
            if first <= point.due <= last:
                yield CalendarEntry(
                    key=f"{item.id}-{index}",
                    title=_("Срок: %(item)s", item=_words(item)),
                    first=point.due,
                    last=point.due,
                    path=local_address("plan.item_detail", item_id=item.id),
                    text=_text(item),
                    revision=item.version - 1,
                    changed_at=changed.get(item.id, item.plan.imported_at),
                )


def _words(item: Item) -> str:
    return shortened(f"{item.number}. {item.title}", _TITLE)


def _text(item: Item) -> str:
    said = (
        (_("Срок в плане"), item.deadline_text),
        (_("Исполнители"), ", ".join(item.executors)),
        (_("Ожидаемый результат"), item.expected_result),
    )
    return "\n".join(f"{label}: {value}" for label, value in said if value)


CALENDAR = (CalendarSource("plan", entries),)
