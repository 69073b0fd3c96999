"""Pure decisions about contracts: the way of states, the dates, the usual obligations."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.contracts.enums import ContractState, Party

S = ContractState
TRANSITIONS: dict[ContractState, frozenset[ContractState]] = {
    S.DRAFT: frozenset({S.OFFERED, S.TERMINATED}),
    S.OFFERED: frozenset({S.AGREED, S.DRAFT, S.TERMINATED}),
    S.AGREED: frozenset({S.SIGNED, S.DRAFT, S.TERMINATED}),
    S.SIGNED: frozenset({S.WORKING, S.TERMINATED}),
    S.WORKING: frozenset({S.COMPLETED, S.TERMINATED}),
    S.COMPLETED: frozenset(),
    S.TERMINATED: frozenset(),
}
IN_FORCE = frozenset({S.SIGNED, S.WORKING})
FINISHED_FOR_PLAN = frozenset({S.SIGNED, S.WORKING, S.COMPLETED})
EDITABLE = frozenset({S.DRAFT, S.OFFERED, S.AGREED})
WAY = (S.DRAFT, S.OFFERED, S.AGREED, S.SIGNED, S.WORKING, S.COMPLETED)
STAGES = {"coming": EDITABLE, "in_force": IN_FORCE}  # names for filters, beside the states
LONGEST_WORK = 5  # years
LONGEST_TRAINING = 10  # years from the draft; more is a slip of the hand
_YEARS = {1: "год", 2: "года", 3: "года", 4: "года", 5: "лет"}


@dataclass(frozen=True)
class ProposedObligation:
    """An obligation the dates of a contract bring with them."""

    party: Party
    text: str
    due_on: date


def may_become(old: ContractState, new: ContractState) -> bool:
    """Tell whether a contract in one state may get into another."""
    return new in TRANSITIONS[old]


def states_named(name: str) -> frozenset[ContractState]:
    """Return the states a filter means: one by its own name, or a stage of several."""
    return STAGES.get(name) or frozenset({ContractState(name)})


def latest_training_end(drafted_on: date) -> date:
    """Return the last day training may end on."""
    return _same_day(drafted_on, drafted_on.year + LONGEST_TRAINING)


def way_of(state: ContractState) -> list[tuple[ContractState, str]]:
    """Return the states on the way to the end, each «done», «current» or «ahead»."""
    if state not in WAY:
        return []
    place = WAY.index(state)
    return [(one, _mark(number, place)) for number, one in enumerate(WAY)]


def _mark(number: int, place: int) -> str:
    if number == place:
        return "current"
    return "done" if number < place else "ahead"


def work_period(training_until: date, work_years: int) -> tuple[date, date]:
    """Return the first and the last day of the agreed work after training.

    Work begins the day after training ends and lasts whole years.
    """
    begins = date.fromordinal(training_until.toordinal() + 1)
    last_year = begins.year + work_years
    anniversary = _same_day(begins, last_year)
    return begins, date.fromordinal(anniversary.toordinal() - 1)


def _same_day(day: date, year: int) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return date(year, 3, 1) if is_leap_day and not _is_leap(year) else day.replace(year=year)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def usual_obligations(
    *, signed_on: date, training_until: date, work_years: int
) -> Iterator[ProposedObligation]:
    """Propose what each party usually owes, in the order of dates; staff may change all of it."""
    begins, ends = work_period(training_until, work_years)
    for year in range(signed_on.year, training_until.year + 1):
        review = date(year, 7, 1)
        if signed_on < review <= training_until:
            yield ProposedObligation(
                Party.STUDENT, "Сообщить организации об итогах учебного года", review
            )
    yield ProposedObligation(Party.COLLEGE, "Организовать практику в организации", training_until)
    yield ProposedObligation(Party.STUDENT, "Завершить обучение", training_until)
    yield ProposedObligation(Party.ORGANIZATION, "Принять выпускника на работу", begins)
    worked = f"Отработать в организации {work_years}\N{NO-BREAK SPACE}{_YEARS[work_years]}"
    yield ProposedObligation(Party.STUDENT, worked, ends)


def next_number(year: int, used: int) -> str:
    """Return the proposed number of the next contract of a year: «ЦД-2024/07»."""
    return f"ЦД-{year}/{used + 1:02d}"
