"""What always holds of a status, whatever the deadlines and the records."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from app.deadlines import Deadline, DeadlineKind, Every
from app.deadlines.academic_year import AcademicYear
from app.plan.enums import EvidenceKind, ItemStatus
from app.plan.evidence import EvidenceDay, Ledger
from app.plan.rules import Need, checkpoints, item_status, prove
from app.plan.rules.needs import ANY
from tests.plan.factories import each, one_range

YEAR = AcademicYear(2023)
RIGHT = (EvidenceKind.MEETING, EvidenceKind.EVENT)
WRONG = (EvidenceKind.PRACTICE_PERIOD, EvidenceKind.CONTRACT)
MISSED = {ItemStatus.OVERDUE, ItemStatus.NO_DATA}

days = st.dates(date(2023, 4, 1), date(2024, 12, 31))
one_deadline = st.one_of(
    st.tuples(days, days).map(lambda pair: one_range(min(pair), max(pair))),
    st.builds(each, st.sampled_from(Every), at_least=st.none() | st.integers(1, 3)),
    st.just(Deadline(DeadlineKind.ONGOING, YEAR.start, YEAR.end)),
    st.builds(Deadline, st.sampled_from(list(DeadlineKind))),
)
deadlines = st.lists(one_deadline, max_size=4)


def record_days(kinds: tuple[EvidenceKind, ...]) -> st.SearchStrategy[EvidenceDay]:
    finished = st.builds(EvidenceDay, st.sampled_from(kinds), days, count=st.integers(1, 4))
    waiting = st.builds(
        EvidenceDay, st.sampled_from(kinds), st.none(), st.none() | days, st.integers(1, 2)
    )
    return st.one_of(finished, finished, waiting)


def ledgers_of(kinds: tuple[EvidenceKind, ...]) -> st.SearchStrategy[Ledger]:
    return st.lists(record_days(kinds), max_size=8).map(lambda found: Ledger(tuple(found)))


needs = st.lists(
    st.builds(
        Need,
        st.lists(st.sampled_from(RIGHT), min_size=1, unique=True).map(tuple),
        st.integers(1, 3),
    ),
    min_size=1,
    max_size=2,
).map(tuple)


@given(deadlines, ledgers_of(RIGHT), days, needs)
def test_every_item_has_a_status_and_consistent_figures(
    found: list[Deadline], ledger: Ledger, today: date, wanted: tuple[Need, ...]
) -> None:
    result = item_status(found, ledger, today, YEAR, needs=wanted)
    assert 0 <= result.passed <= result.periods
    assert 0 <= result.met <= result.periods
    assert result.late <= len(result.states)
    behind = [one for one in result.states if one.point.due < today]
    assert (result.status in MISSED) == any(not one.is_met for one in behind)
    if result.status is ItemStatus.DONE:
        assert all(one.is_met for one in result.states)


@given(deadlines, ledgers_of(RIGHT), days, needs, days, st.sampled_from(RIGHT))
def test_a_finished_record_of_the_right_kind_never_makes_a_status_worse(
    found: list[Deadline],
    ledger: Ledger,
    today: date,
    wanted: tuple[Need, ...],
    done: date,
    kind: EvidenceKind,
) -> None:
    more = ledger + Ledger((EvidenceDay(kind, min(done, today)),))
    before = item_status(found, ledger, today, YEAR, needs=wanted)
    after = item_status(found, more, today, YEAR, needs=wanted)
    assert severity(after.status) <= severity(before.status)
    pairs = zip(before.states, after.states, strict=True)
    assert all(later.is_met for earlier, later in pairs if earlier.is_met)


def severity(status: ItemStatus) -> int:
    order = [
        {ItemStatus.DONE},
        {ItemStatus.IN_PROGRESS, ItemStatus.PLANNED},
        {ItemStatus.AT_RISK},
        MISSED,
    ]
    return next(rank for rank, known in enumerate(order) if status in known)


@given(deadlines, ledgers_of(RIGHT), ledgers_of(WRONG), days, needs)
def test_a_record_of_the_wrong_kind_changes_nothing(
    found: list[Deadline], ledger: Ledger, wrong: Ledger, today: date, wanted: tuple[Need, ...]
) -> None:
    before = item_status(found, ledger, today, YEAR, needs=wanted)
    assert item_status(found, ledger + wrong, today, YEAR, needs=wanted) == before


@given(deadlines, ledgers_of(RIGHT), days, needs, days)
def test_what_was_finished_later_is_not_seen(
    found: list[Deadline], ledger: Ledger, today: date, wanted: tuple[Need, ...], cut: date
) -> None:
    known = Ledger(tuple(day for day in ledger.days if day.finished_on))
    seen = Ledger(tuple(day for day in known.days if (day.finished_on or cut) <= today))
    one = item_status(found, known, today, YEAR, needs=wanted)
    other = item_status(found, seen, today, YEAR, needs=wanted)
    assert [state.is_met for state in one.states] == [state.is_met for state in other.states]


@given(deadlines, ledgers_of(RIGHT), days, st.integers(1, 400), needs)
def test_a_period_once_proven_stays_proven(
    found: list[Deadline], ledger: Ledger, today: date, later: int, wanted: tuple[Need, ...]
) -> None:
    on = today + timedelta(days=later)
    early = item_status(found, ledger, today, YEAR, needs=wanted)
    late = item_status(found, ledger, on, YEAR, needs=wanted)
    pairs = zip(early.states, late.states, strict=True)
    assert all(after.is_met for before, after in pairs if before.is_met)


@given(deadlines, days, st.integers(1, 400))
def test_what_is_missed_stays_missed_without_records(
    found: list[Deadline], today: date, later: int
) -> None:
    on = today + timedelta(days=later)
    if item_status(found, Ledger(), today, YEAR).status in MISSED:
        assert item_status(found, Ledger(), on, YEAR).status in MISSED


@given(deadlines, ledgers_of(RIGHT), days)
@settings(max_examples=200)
def test_no_record_proves_two_periods(found: list[Deadline], ledger: Ledger, today: date) -> None:
    seen = ledger.as_of(today)
    states = prove(checkpoints(found, YEAR), (ANY,), seen)
    used = sum(one.needs[0].found for one in states)
    assert used <= seen.finished
    for one in states:
        assert one.needs[0].found <= one.needs[0].needed
