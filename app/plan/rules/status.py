"""How a plan item stands: its deadlines against its evidence.

Records of kinds that no need names prove nothing; without needs every kind counts. What was
finished after `today` is not finished yet. Each deadline sets days («контрольные даты»), and
a record proves one of them by its own day:

| deadline in the plan              | by when                  | records from              |
|-----------------------------------|--------------------------|---------------------------|
| «март 2024 г.», «до 15 октября»   | the last day             | the academic year, or 3   |
|                                   |                          | months before an earlier  |
| «сентябрь, декабрь»               | the last day of each     | the day after the one     |
|                                   |                          | before                    |
| «с 1 октября» (open end)          | the end of the year      | the academic year         |
| «ежеквартально», «2 раза в месяц» | the last day of each     | the period's first day    |
| «в течение года», «ежедневно»     | the last day of the time | the first day of the time |
| by a schedule, after an event, on | none; ignored where      | the academic year         |
| demand, once in 2 years, unread   | another one has dates    |                           |

A record after its day proves the period as «с опозданием», unless another period has it in
time. The first row that fits decides:

| what is seen on the day                                                      | status      |
|-----------------------------------------------------------------------------|-------------|
| a day has passed unproven, nobody recorded anything of the right kind, and   | no_data     |
| staff has not confirmed that it is overdue                                   |             |
| a day has passed unproven                                                    | overdue     |
| all days have passed, all are proven                                         | done        |
| all are proven, nothing left unfinished, and it is not work «в течение года» | done        |
| the next unproven day is at most 14 days away and no record is set for a day | at_risk     |
| before it; or the next record is set for a day after it                      |             |
| the time of some day has come, or there are records                          | in_progress |
| none of these                                                                | planned     |

Without any days: in progress as soon as there is a record, planned before; when the academic
year is over the first four rows decide. What a person decided stands in `ItemState`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.deadlines import Deadline, DeadlineKind, Every
from app.deadlines.academic_year import AcademicYear
from app.plan.enums import ItemStatus
from app.plan.evidence import Ledger
from app.plan.rules.checkpoints import checkpoints, undated
from app.plan.rules.execution import PeriodProof, prove
from app.plan.rules.needs import ANY, Need, kinds_of

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
    NOTHING_KNOWN = "nothing_known"
    ENOUGH = "enough"
    ENOUGH_LATE = "enough_late"
    NO_DATES = "no_dates"
    YEAR_OVER = "year_over"


@dataclass(frozen=True, slots=True)
class ItemStanding:
    """A status with everything its explanation needs.

    `evidence` is what is of a kind that proves the item, as it stood on the day; `states` are its
    periods or dates, each with what it needs, has in time and has late. Of `periods` so many
    `passed`; `met` are proven, of these `late` ones not in time. `due` is the day that matters:
    the first missed one when overdue, the coming one otherwise, None without dates. `every` is set
    when the periods are of one unit.
    """

    status: ItemStatus
    reason: Reason
    evidence: Ledger
    states: tuple[PeriodProof, ...] = ()
    due: date | None = None
    passed: int = 0
    every: Every | None = None

    @property
    def is_dated(self) -> bool:
        """Whether the plan gives dates at all."""
        return any(state.point.is_dated for state in self.states)

    @property
    def periods(self) -> int:
        """How many dated periods there are."""
        return sum(state.point.is_dated for state in self.states)

    @property
    def met(self) -> int:
        """How many of them are proven, in time or late."""
        return sum(state.is_met for state in self.states if state.point.is_dated)

    @property
    def late(self) -> int:
        """How many periods were proven after their day."""
        return sum(state.is_late for state in self.states)

    @property
    def is_done_late(self) -> bool:
        """Whether the item is done, but not in time."""
        return self.status is ItemStatus.DONE and self.late > 0


def item_status(
    deadlines: Sequence[Deadline],
    evidence: Ledger,
    today: date,
    year: AcademicYear,
    *,
    needs: Sequence[Need] = (),
    is_confirmed: bool = False,
) -> ItemStanding:
    """Compute how an item stood at the end of `today` from its deadlines, needs and records.

    The tables of this module say how. Without `needs` every kind counts; `is_confirmed`: staff
    said that nothing was done in time.
    """
    wanted = tuple(needs) or (ANY,)
    known = evidence.as_of(today).of(kinds_of(wanted))
    points = checkpoints(deadlines, year) or (undated(year),)
    states = prove(points, wanted, known)
    return _Judgement(states, known, today, _unit(deadlines), is_confirmed).standing()


def _unit(deadlines: Sequence[Deadline]) -> Every | None:
    """Return the unit of the periods when all dated deadlines recur alike."""
    dated = [one for one in deadlines if one.kind in {DeadlineKind.RANGE, DeadlineKind.RECURRING}]
    units = {one.every for one in dated}
    return units.pop() if len(units) == 1 else None


@dataclass(frozen=True, slots=True)
class _Judgement:
    states: tuple[PeriodProof, ...]
    evidence: Ledger
    today: date
    every: Every | None
    is_confirmed: bool

    def standing(self) -> ItemStanding:
        status, reason = self._decide()
        return ItemStanding(
            status,
            reason,
            self.evidence,
            self.states,
            due=self._due(),
            passed=sum(self._has_passed(state) for state in self.states if state.point.is_dated),
            every=self.every,
        )

    def _decide(self) -> tuple[ItemStatus, Reason]:
        lacking = self._lacking()
        if lacking and self._has_passed(lacking):
            return self._missed(lacking)
        if not lacking and self._is_closed():
            return ItemStatus.DONE, self._enough()
        if not self.states[0].point.is_dated:
            begun = self.evidence.total
            return (ItemStatus.IN_PROGRESS if begun else ItemStatus.PLANNED), Reason.NO_DATES
        if lacking and (danger := self._danger(lacking)):
            return ItemStatus.AT_RISK, danger
        return self._under_way(lacking)

    def _missed(self, lacking: PeriodProof) -> tuple[ItemStatus, Reason]:
        if not (self.evidence.total or self.is_confirmed):
            return ItemStatus.NO_DATA, Reason.NOTHING_KNOWN
        reason = Reason.MISSED if lacking.point.is_dated else Reason.YEAR_OVER
        return ItemStatus.OVERDUE, reason

    def _enough(self) -> Reason:
        return Reason.ENOUGH_LATE if any(one.is_late for one in self.states) else Reason.ENOUGH

    def _lacking(self) -> PeriodProof | None:
        """Return the first period that is not proven."""
        return next((state for state in self.states if not state.is_met), None)

    def _due(self) -> date | None:
        """Return the day that matters, None where the plan gives none."""
        dated = [state.point for state in self.states if state.point.is_dated]
        lacking = self._lacking()
        if not dated:
            return None
        if lacking:
            return lacking.point.due
        return next((point.due for point in dated if point.due >= self.today), dated[-1].due)

    def _has_passed(self, state: PeriodProof) -> bool:
        return state.point.due < self.today

    def _is_closed(self) -> bool:
        if self._has_passed(self.states[-1]):
            return True
        settled = all(state.point.settles <= self.today for state in self.states)
        return settled and self.evidence.finished >= self.evidence.total

    def _danger(self, lacking: PeriodProof) -> Reason | None:
        next_on, due = self.evidence.next_on, lacking.point.due
        if next_on and next_on > due:
            return Reason.SET_TOO_LATE
        in_time = next_on is not None and next_on >= self.today
        return Reason.DUE_SOON if due - self.today <= SOON and not in_time else None

    def _under_way(self, lacking: PeriodProof | None) -> tuple[ItemStatus, Reason]:
        if self.evidence.total:
            reason = Reason.UNDER_WAY if lacking else Reason.ENOUGH_SO_FAR
            return ItemStatus.IN_PROGRESS, reason
        if self.states[0].point.opens <= self.today:
            return ItemStatus.IN_PROGRESS, Reason.TIME_HAS_COME
        return ItemStatus.PLANNED, Reason.AHEAD
