"""The items a person executes, what is due first before the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.base.viewer import Viewer
from app.plan.diary import queries
from app.plan.diary.rules import DueDay, due_days, next_day
from app.plan.enums import ItemStatus
from app.plan.models import Plan
from app.plan.overview import ItemLine, list_lines
from app.plan.rules import checkpoints


@dataclass(frozen=True, slots=True)
class OwnItem:
    """An item with its days; `next` is the first that is not met, None when nothing is left."""

    line: ItemLine
    days: tuple[DueDay, ...]

    @property
    def is_counted_down(self) -> bool:
        """Whether the days to its deadline are told: where nobody knows anything it is not late."""
        return self.line.status is not ItemStatus.NO_DATA

    @property
    def next(self) -> DueDay | None:
        """The day that matters now."""
        return next_day(self.days)


def items_in_force(today: date) -> list[OwnItem]:
    """Return every item whose days may come within two weeks, with how it stands."""
    return [one for plan in queries.current_plans(today) for one in _items(plan, today)]


def own_items(viewer: Viewer, *, today: date) -> list[OwnItem]:
    """Return a person's items of the present plan: missed and coming days first, then the rest."""
    plans = queries.plans_of(today, today)
    found = [one for plan in plans for one in _items(plan, today)]
    return sorted(of_person(found, viewer), key=_order)


def of_person(items: Sequence[OwnItem], viewer: Viewer) -> list[OwnItem]:
    """Keep the items that are a person's to do."""
    own = {item.id for item in queries.own_items_of(viewer, [one.line.item for one in items])}
    return [one for one in items if one.line.item.id in own]


def _items(plan: Plan, today: date) -> list[OwnItem]:
    lines = list_lines(plan, today=today)
    return [OwnItem(line, _days(line, plan)) for line in lines]


def _days(line: ItemLine, plan: Plan) -> tuple[DueDay, ...]:
    """Return the days of an item; all of them are met where it is done, or a person said so."""
    points = checkpoints(line.item.schedule, plan.year)
    if line.status is ItemStatus.DONE:
        return tuple(due_days(points, met={point.due for point in points}))
    met = {state.point.due for state in line.standing.states if state.is_met}
    return tuple(due_days(points, met=met))


def _order(one: OwnItem) -> tuple[bool, date, int]:
    return (one.next is None, one.next.due if one.next else date.max, one.line.item.id)
