"""The 35 items of the real plan: what proves each, how each stood through a year, all done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.deadlines import Deadline
from app.deadlines.academic_year import AcademicYear
from app.plan.enums import EvidenceKind as K
from app.plan.enums import ItemStatus
from app.plan.evidence import EvidenceDay, Ledger
from app.plan.reading import read_plan_file
from app.plan.rules import HeldVerdict, Need, checkpoints, item_state, propose_needs
from app.plan.rules.checkpoints import Checkpoint, undated

YEAR = AcademicYear(2023)
DAYS = (date(2023, 10, 20), date(2024, 2, 26), date(2024, 4, 10), date(2024, 9, 15))
LONG_AFTER = date(2025, 1, 31)


@dataclass(frozen=True)
class Planned:
    """An item of the document as the rules need it."""

    label: str
    schedule: tuple[Deadline, ...]
    required: tuple[Need, ...]
    year: AcademicYear = YEAR
    verdict: HeldVerdict | None = None
    overdue_confirmed_on: date | None = None


def read_items() -> dict[str, Planned]:
    document = read_plan_file(Path("app/plan/data/cluster-plan-2023-2024.txt"))
    found: dict[str, Planned] = {}
    for one in document.items:
        label = one.number if one.number not in found else f"{one.number} (2)"
        needs = propose_needs(one.expected_result, one.title, one.topic)
        found[label] = Planned(label, tuple(one.deadlines), needs)
    return found


ITEMS = read_items()
REPORT = ({K.EVENT, K.REPORT},)

# Reviewed against section 7 of the field's description: what each item's result is proven by.
NEEDS: dict[str, tuple[set[K], ...]] = {
    "1.1": ({K.DOCUMENT},),
    "1.2": ({K.DOCUMENT},),
    "1.3": ({K.DOCUMENT},),
    "1.4": ({K.DOCUMENT},),
    "1.5": ({K.DOCUMENT},),
    "2.1": ({K.MEETING},),
    "2.2": ({K.PUBLICATION},),
    "3.1": ({K.FORECAST},),
    "3.2": ({K.DOCUMENT},),
    "3.3": ({K.CONTRACT},),
    "3.4": ({K.EVENT, K.REPORT}, {K.DOCUMENT}),
    "3.5": REPORT,
    "3.6": REPORT,
    "3.7": REPORT,
    "3.8": ({K.SURVEY, K.REPORT},),
    "4.1": REPORT,
    "4.2": REPORT,
    "4.3": ({K.DOCUMENT},),
    "4.4": ({K.MENTORSHIP}, {K.EVENT, K.REPORT}),
    "4.5": ({K.CERTIFICATE},),
    "4.6": ({K.CERTIFICATE},),
    "5.1": ({K.WORKING_GROUP},),
    "5.2": ({K.DOCUMENT},),
    "6.1": ({K.DOCUMENT},),
    "6.2": ({K.DOCUMENT},),
    "6.3": ({K.DOCUMENT, K.REPORT, K.BASE_REGISTRY},),
    "6.4": ({K.EVENT},),
    "6.5": ({K.AWARD_ROUND},),
    "7.1": ({K.MEETING},),
    "7.2": ({K.MEETING},),
    "7.3": ({K.PUBLICATION},),
    "7.3 (2)": ({K.FAIR}, {K.DISTRIBUTION}),
    "8.1": REPORT,
    "8.2": REPORT,
    "8.3": REPORT,
}

# A year as it may go. What was finished on which day, by item.
RECORDS: dict[str, list[tuple[K, str]]] = {
    "1.1": [(K.DOCUMENT, "2023-08-30")],
    "1.2": [(K.DOCUMENT, "2023-09-12")],  # late
    "1.4": [(K.DOCUMENT, "2023-08-21")],
    "1.5": [(K.DOCUMENT, "2023-05-10")],  # prepared before June
    "2.1": [(K.MEETING, "2023-09-14"), (K.MEETING, "2024-01-18")],
    "2.2": [
        (K.PUBLICATION, day) for day in ("2023-10-05", "2024-02-01", "2024-04-09", "2024-08-20")
    ],
    "3.1": [(K.FORECAST, "2023-09-28")],
    "3.2": [(K.DOCUMENT, "2024-03-01")],  # half a year late
    "3.3": [(K.CONTRACT, "2023-11-10"), (K.CONTRACT, "2024-02-20")],
    "3.4": [(K.REPORT, "2023-05-29")],  # the audit, without the proposals
    "3.5": [(K.EVENT, "2023-10-12")],
    "3.7": [(K.EVENT, "2024-04-06")],
    "3.8": [(K.SURVEY, "2023-08-25")],
    "4.1": [(K.EVENT, "2024-03-15")],
    "4.3": [(K.DOCUMENT, "2024-09-10")],  # after the year
    "4.4": [(K.MENTORSHIP, "2024-05-31")],  # without the report
    "4.5": [(K.CERTIFICATE, "2024-02-10")],
    "5.1": [(K.MEETING, "2023-08-30")],  # a meeting is no working group
    "5.2": [(K.DOCUMENT, "2023-08-31")],
    "6.1": [(K.DOCUMENT, "2023-12-20")],
    "6.3": [(K.PRACTICE_PERIOD, "2023-10-27")],  # a practice is no register of bases
    "6.4": [(K.EVENT, "2024-04-02")],
    "6.5": [(K.AWARD_ROUND, "2023-10-05")],
    "7.1": [(K.MEETING, day) for day in ("2023-09-05", "2023-09-12", "2023-09-19", "2023-09-26")],
    "7.2": [(K.MEETING, day) for day in ("2023-10-03", "2024-01-30", "2024-04-04", "2024-08-28")],
    "7.3": [(K.PUBLICATION, "2023-10-06")],
    "7.3 (2)": [(K.FAIR, "2024-03-20"), (K.DISTRIBUTION, "2024-03-28")],
    "8.2": [(K.EVENT, "2024-04-15")],
    "8.3": [(K.REPORT, "2024-06-10")],
}

AHEAD, GOES, DONE, LATE, MISSED, NOTHING = "впереди", "идёт", "да", "поздно", "просрочено", "?"

# How each item stood on 20.10.2023, 26.02.2024, 10.04.2024 and 15.09.2024.
STOOD: dict[str, tuple[str, str, str, str]] = {
    "1.1": (DONE, DONE, DONE, DONE),
    "1.2": (LATE, LATE, LATE, LATE),
    "1.3": (NOTHING, NOTHING, NOTHING, NOTHING),
    "1.4": (DONE, DONE, DONE, DONE),
    "1.5": (DONE, DONE, DONE, DONE),
    "2.1": (GOES, GOES, GOES, DONE),
    "2.2": (GOES, GOES, GOES, DONE),
    "3.1": (DONE, DONE, DONE, DONE),
    "3.2": (NOTHING, NOTHING, LATE, LATE),
    "3.3": (GOES, GOES, GOES, DONE),
    "3.4": (MISSED, MISSED, MISSED, MISSED),
    "3.5": (GOES, GOES, GOES, DONE),
    "3.6": (GOES, GOES, GOES, NOTHING),
    "3.7": (GOES, GOES, GOES, DONE),
    "3.8": (DONE, DONE, DONE, DONE),
    "4.1": (AHEAD, AHEAD, GOES, DONE),
    "4.2": (AHEAD, AHEAD, AHEAD, NOTHING),
    "4.3": (GOES, GOES, GOES, LATE),
    "4.4": (GOES, GOES, GOES, MISSED),
    "4.5": (GOES, GOES, GOES, DONE),
    "4.6": (GOES, GOES, GOES, NOTHING),
    "5.1": (NOTHING, NOTHING, NOTHING, NOTHING),
    "5.2": (DONE, DONE, DONE, DONE),
    "6.1": (GOES, GOES, GOES, DONE),
    "6.2": (GOES, GOES, GOES, NOTHING),
    "6.3": (NOTHING, NOTHING, NOTHING, NOTHING),
    "6.4": (AHEAD, AHEAD, GOES, DONE),
    "6.5": (DONE, DONE, DONE, DONE),
    "7.1": (GOES, GOES, MISSED, MISSED),  # four protocols of September are no year of quarters
    "7.2": (GOES, GOES, GOES, DONE),
    "7.3": (GOES, GOES, GOES, GOES),
    "7.3 (2)": (AHEAD, AHEAD, DONE, DONE),
    "8.1": (AHEAD, AHEAD, AHEAD, NOTHING),
    "8.2": (AHEAD, AHEAD, AHEAD, DONE),
    "8.3": (AHEAD, AHEAD, AHEAD, DONE),
}
WORDS = {
    ItemStatus.PLANNED: AHEAD,
    ItemStatus.IN_PROGRESS: GOES,
    ItemStatus.AT_RISK: "под угрозой",
    ItemStatus.DONE: DONE,
    ItemStatus.OVERDUE: MISSED,
    ItemStatus.NO_DATA: NOTHING,
}


def ledger(records: Iterable[tuple[K, str]]) -> Ledger:
    return Ledger(tuple(EvidenceDay(kind, date.fromisoformat(day)) for kind, day in records))


def told(item: Planned, records: Ledger, day: date) -> str:
    state = item_state(item, records, day)
    return LATE if state.is_done_late else WORDS[state.status]


def test_the_tables_hold_the_whole_plan() -> None:
    assert len(ITEMS) == 35
    assert ITEMS.keys() == NEEDS.keys() == STOOD.keys()


@pytest.mark.parametrize("label", ITEMS)
def test_what_proves_each_item(label: str) -> None:
    assert tuple(set(need.kinds) for need in ITEMS[label].required) == NEEDS[label]


@pytest.mark.parametrize("label", ITEMS)
def test_how_each_item_stood_through_the_year(label: str) -> None:
    records = ledger(RECORDS.get(label, ()))
    assert tuple(told(ITEMS[label], records, day) for day in DAYS) == STOOD[label]


def points_of(item: Planned) -> tuple[Checkpoint, ...]:
    return checkpoints(item.schedule, YEAR) or (undated(YEAR),)


def every_need(item: Planned, *, kinds: Iterable[K] | None = None) -> list[EvidenceDay]:
    """Return a record on the last day of each period for each need: its first kind, or `kinds`."""
    return [
        EvidenceDay(kind, point.due, count=max(point.needed, need.count))
        for point in points_of(item)
        for need in item.required
        for kind in (kinds or need.kinds[:1])
    ]


@pytest.mark.parametrize("label", ITEMS)
def test_each_item_is_done_by_records_of_its_kinds_in_time(label: str) -> None:
    item = ITEMS[label]
    records = every_need(item)
    state = item_state(item, Ledger(tuple(records)), LONG_AFTER)
    assert (state.status, state.is_done_late) == (ItemStatus.DONE, False)
    for gone in range(len(records)):
        fewer = Ledger(tuple(records[:gone] + records[gone + 1 :]))
        assert item_state(item, fewer, LONG_AFTER).status is not ItemStatus.DONE


@pytest.mark.parametrize("label", ITEMS)
def test_no_record_of_another_kind_proves_it(label: str) -> None:
    item = ITEMS[label]
    others = set(K) - {kind for need in item.required for kind in need.kinds}
    wrong = Ledger(tuple(every_need(item, kinds=sorted(others))))
    assert item_state(item, wrong, LONG_AFTER).status is ItemStatus.NO_DATA


@pytest.mark.parametrize("label", ITEMS)
def test_no_record_before_its_time_proves_it_and_a_later_one_is_late(label: str) -> None:
    item = ITEMS[label]
    first, last = points_of(item)[0], points_of(item)[-1]
    kinds = [need.kinds[0] for need in item.required]
    early = [EvidenceDay(kind, first.since - timedelta(days=1), count=9) for kind in kinds]
    assert item_state(item, Ledger(tuple(early)), LONG_AFTER).status is ItemStatus.OVERDUE
    after = [EvidenceDay(kind, last.due + timedelta(days=1), count=9) for kind in kinds]
    assert item_state(item, Ledger(tuple(after)), LONG_AFTER).is_done_late
