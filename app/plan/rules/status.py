"""How a plan item stands: its deadlines against its evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import accumulate

from app.deadlines import Deadline, DeadlineKind, Every
from app.deadlines.academic_year import AcademicYear
from app.plan.enums import ItemStatus
from app.plan.evidence import Ledger
from app.plan.rules.checkpoints import Checkpoint, checkpoints

SOON = timedelta(days=14)


class Reason(StrEnum):
    """Why an item has its status; the words for people are in `app.plan.wording`."""

    AHEAD = "ahead"
    TIME_HAS_COME = "time_has_come"
    UNDER_WAY = "under_way"
    ENOUGH_SO_FAR = "enough_so_far"
    DUE_SOON = "due_soon"
    SET_TOO_LATE = "set_too_late"
    MISSED = "missed"
    ENOUGH = "enough"
    NO_DATES = "no_dates"
    YEAR_OVER = "year_over"


@dataclass(frozen=True, slots=True)
class ItemStanding:
    """A status with everything its explanation needs.

    Of `periods` checkpoints `passed` lie behind and `met` have enough finished records; by now
    `needed_now` of these had to be there, `needed_total` in all. `due` is the day that matters:
    the missed one when overdue, the coming one otherwise, None without dates. `every` is set
    when the checkpoints are periods of one unit.
    """

    status: ItemStatus
    reason: Reason
    evidence: Ledger
    due: date | None = None
    passed: int = 0
    met: int = 0
    periods: int = 0
    needed_now: int = 0
    needed_total: int = 0
    every: Every | None = None


def item_status(
    deadlines: Sequence[Deadline], evidence: Ledger, today: date, year: AcademicYear
) -> ItemStanding:
    """Compute how an item stands on `today` from its deadlines and the records that serve it.

    Each deadline sets days («контрольные даты») by which records must be finished:

    | deadline in the plan              | by when                       | finished records needed |
    |-----------------------------------|-------------------------------|-------------------------|
    | «март 2024 г.», «до 15 октября»   | the last day                  | 1                       |
    | «сентябрь, декабрь»               | the last day of each          | 1 by each               |
    | «с 1 октября» (open end)          | the end of the academic year  | 1                       |
    | «ежеквартально», «2 раза в месяц» | the last day of each period   | 1, or the least number  |
    | «в течение года», «ежедневно»     | the last day of the window    | 1                       |
    | by a schedule, after an event, on | none; ignored where another   | 1 when the academic     |
    | demand, once in 2 years, unread   | deadline has dates            | year is over            |

    The first row that fits decides:

    | what is seen today                                                          | status      |
    |-----------------------------------------------------------------------------|-------------|
    | a day has passed with fewer records finished than were needed by it          | overdue     |
    | all days have passed, enough is finished                                     | done        |
    | enough for all days, nothing left unfinished, the last period has begun, and | done        |
    | it is not work «в течение года»                                              |             |
    | the next day that lacks records is at most 14 days away and no record is set | at_risk     |
    | for a day before it; or the next record is set for a day after it            |             |
    | the time of some day has come, or there are records                          | in_progress |
    | none of these                                                                | planned     |

    Without any days: in progress as soon as there is a record, planned before; when the academic
    year is over, done with a finished record and overdue without one. A person may overrule
    the result with a reason (`Item.status_override`); the page then shows both.
    """
    points = checkpoints(deadlines, year)
    if not points:
        return _undated(evidence, today, year)
    return _Judgement(points, evidence, today, _unit(deadlines)).standing()


def _undated(evidence: Ledger, today: date, year: AcademicYear) -> ItemStanding:
    if today > year.end:
        status = ItemStatus.DONE if evidence.finished else ItemStatus.OVERDUE
        return ItemStanding(status, Reason.YEAR_OVER, evidence)
    status = ItemStatus.IN_PROGRESS if evidence.total else ItemStatus.PLANNED
    return ItemStanding(status, Reason.NO_DATES, evidence)


def _unit(deadlines: Sequence[Deadline]) -> Every | None:
    """Return the unit of the periods when all dated deadlines recur alike."""
    dated = [one for one in deadlines if one.kind in {DeadlineKind.RANGE, DeadlineKind.RECURRING}]
    units = {one.every for one in dated}
    return units.pop() if len(units) == 1 else None


@dataclass(frozen=True, slots=True)
class _Judgement:
    points: tuple[Checkpoint, ...]
    evidence: Ledger
    today: date
    every: Every | None

    def standing(self) -> ItemStanding:
        status, reason = self._decide()
        behind = [point for point in self.points if point.due < self.today]
        lacking = self._lacking()
        return ItemStanding(
            status,
            reason,
            self.evidence,
            due=lacking.due if lacking else self._next_due(),
            passed=len(behind),
            met=self._met(),
            periods=len(self.points),
            needed_now=sum(point.needed for point in behind),
            needed_total=sum(point.needed for point in self.points),
            every=self.every,
        )

    def _decide(self) -> tuple[ItemStatus, Reason]:
        lacking = self._lacking()
        if lacking and lacking.due < self.today:
            return ItemStatus.OVERDUE, Reason.MISSED
        if not lacking and self._is_closed():
            return ItemStatus.DONE, Reason.ENOUGH
        if lacking and (danger := self._danger(lacking)):
            return ItemStatus.AT_RISK, danger
        return self._under_way(lacking)

    def _lacking(self) -> Checkpoint | None:
        """Return the first checkpoint for which too few records are finished."""
        met = self._met()
        return self.points[met] if met < len(self.points) else None

    def _met(self) -> int:
        """Count the checkpoints, from the first, for which enough records are finished."""
        needed = accumulate(point.needed for point in self.points)
        return sum(self.evidence.finished >= records for records in needed)

    def _next_due(self) -> date:
        ahead = (point.due for point in self.points if point.due >= self.today)
        return next(ahead, self.points[-1].due)

    def _is_closed(self) -> bool:
        if self.points[-1].due < self.today:
            return True
        settled = all(point.settles <= self.today for point in self.points)
        return settled and self.evidence.finished >= self.evidence.total

    def _danger(self, lacking: Checkpoint) -> Reason | None:
        next_on = self.evidence.next_on
        if next_on and next_on > lacking.due:
            return Reason.SET_TOO_LATE
        in_time = next_on is not None and next_on >= self.today
        near = lacking.due - self.today <= SOON
        return Reason.DUE_SOON if near and not in_time else None

    def _under_way(self, lacking: Checkpoint | None) -> tuple[ItemStatus, Reason]:
        if self.evidence.total:
            reason = Reason.UNDER_WAY if lacking else Reason.ENOUGH_SO_FAR
            return ItemStatus.IN_PROGRESS, reason
        if self.points[0].opens <= self.today:
            return ItemStatus.IN_PROGRESS, Reason.TIME_HAS_COME
        return ItemStatus.PLANNED, Reason.AHEAD
