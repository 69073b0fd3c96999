"""An item on a day: what its records say, what a person decided, and how it came to that."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from app.deadlines import Deadline
from app.deadlines.academic_year import AcademicYear
from app.plan.enums import ItemStatus
from app.plan.evidence import Ledger
from app.plan.rules.checkpoints import checkpoints
from app.plan.rules.needs import Need
from app.plan.rules.status import SOON, ItemStanding, item_status

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class HeldVerdict:
    """A status a person set: from when, until when it holds (None: without an end)."""

    status: ItemStatus
    reason: str
    since: date | None = None
    until: date | None = None
    link: str = ""

    def holds_on(self, day: date) -> bool:
        """Tell whether it was set by the end of a day and had not lapsed."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


class JudgedItem(Protocol):
    """An item as its state needs it."""

    @property
    def year(self) -> AcademicYear: ...

    @property
    def schedule(self) -> tuple[Deadline, ...]: ...

    @property
    def required(self) -> tuple[Need, ...]: ...

    @property
    def verdict(self) -> HeldVerdict | None: ...

    @property
    def overdue_confirmed_on(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class ItemState:
    """How an item stood at the end of `as_of`.

    `verdict` is what a person decided and held then; `lapsed` what held before.
    """

    standing: ItemStanding
    as_of: date
    verdict: HeldVerdict | None = None
    lapsed: HeldVerdict | None = None

    @property
    def status(self) -> ItemStatus:
        """The status to show: what a person decided, else what was computed."""
        return self.verdict.status if self.verdict else self.standing.status

    @property
    def is_by_hand(self) -> bool:
        """Whether a person set the status."""
        return self.verdict is not None

    @property
    def is_done_late(self) -> bool:
        """Whether records prove that it was done, but not in time."""
        return not self.is_by_hand and self.standing.is_done_late


@dataclass(frozen=True, slots=True)
class StatusChange:
    """From `on` an item stood otherwise than before."""

    on: date
    state: ItemState


def item_state(item: JudgedItem, ledger: Ledger, as_of: date) -> ItemState:
    """Return how an item stood at the end of a day, by everything that was known then."""
    confirmed = item.overdue_confirmed_on
    standing = item_status(
        item.schedule,
        ledger,
        as_of,
        item.year,
        needs=item.required,
        is_confirmed=confirmed is not None and confirmed <= as_of,
    )
    known = item.verdict
    holds = known is not None and known.holds_on(as_of)
    lapsed = known is not None and known.until is not None and known.until < as_of
    return ItemState(
        standing, as_of, verdict=known if holds else None, lapsed=known if lapsed else None
    )


def status_history(item: JudgedItem, ledger: Ledger, as_of: date) -> tuple[StatusChange, ...]:
    """Return how an item came to stand as it does: each change of its status, the newest first.

    By the day on which records were finished, not by the day somebody wrote them in.
    """
    found: list[StatusChange] = []
    done = Ledger(tuple(day for day in ledger.days if day.finished_on))
    for day in sorted(_turning_days(item, ledger, as_of)):
        # Nobody knows since when a record has been awaited: it tells of the last day alone.
        state = item_state(item, ledger if day == as_of else done, day)
        if not found or _shown(found[-1].state) != _shown(state):
            found.append(StatusChange(day, state))
    return tuple(reversed(found))


def next_due(deadlines: Sequence[Deadline], year: AcademicYear, today: date) -> date:
    """Return until when a status by hand holds: the next day of the plan, else the year's end."""
    ahead = [point.due for point in checkpoints(deadlines, year) if point.due > today]
    if ahead:
        return min(ahead)
    return max(year.end, AcademicYear.containing(today).end)


def _turning_days(item: JudgedItem, ledger: Ledger, as_of: date) -> set[date]:
    days = {item.year.start, as_of}
    days |= {day.finished_on for day in ledger.days if day.finished_on}
    for point in checkpoints(item.schedule, item.year):
        days |= {point.opens, point.due - SOON, point.due + _DAY}
    days.add(item.year.end + _DAY)
    days |= set(_decided(item))
    return {day for day in days if day <= as_of}


def _decided(item: JudgedItem) -> Iterator[date]:
    if item.overdue_confirmed_on:
        yield item.overdue_confirmed_on
    if item.verdict and item.verdict.since:
        yield item.verdict.since
    if item.verdict and item.verdict.until:
        yield item.verdict.until + _DAY


def _shown(state: ItemState) -> tuple[object, ...]:
    return (state.status, state.is_by_hand, state.is_done_late)
