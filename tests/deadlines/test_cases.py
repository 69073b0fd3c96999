"""Phrases of many colleges with what they mean: `deadline-cases.json`.

A case names what is expected and what else a reader may honestly take it for. Several deadlines
are its `parts`; of a count explained by months it tells the months and the records in all.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from app.deadlines import Deadline, DeadlineKind, read_deadlines
from app.deadlines.academic_year import AcademicYear

CASES = json.loads(Path(__file__).with_name("deadline-cases.json").read_text(encoding="utf-8"))


def plain(deadline: Deadline) -> dict[str, Any]:
    data = deadline.to_json()
    return {key: data[key] for key in ("kind", "start", "end", "every", "min_per_period")}


def meaning(truth: dict[str, Any]) -> dict[str, Any]:
    return {key: truth[key] for key in ("kind", "start", "end", "every", "min_per_period")}


def days(deadlines: tuple[Deadline, ...]) -> list[tuple[str | None, str | None]]:
    """Return the stretches the reading asks for: windows, or the ranges themselves."""
    windows = [window.to_json() for one in deadlines for window in one.windows]
    found = windows or [one.to_json() for one in deadlines]
    return [(one["start"], one["end"]) for one in found]


def needed(deadlines: tuple[Deadline, ...]) -> int:
    return sum(window.needed for one in deadlines for window in one.windows)


def fits_extra(extra: dict[str, Any], read: tuple[Deadline, ...]) -> bool:
    if "parts" in extra:
        return days(read) == [(part["start"], part["end"]) for part in extra["parts"]]
    months = [window.end.month for one in read for window in one.windows]
    return (months, needed(read)) == (extra["months"], extra["needed_total"])


def is_right(case: dict[str, Any], read: tuple[Deadline, ...]) -> bool:
    expected = case["expected"]
    extra = expected.get("extra", {})
    several = "parts" in extra and expected["kind"] == "range"
    if several:
        return {one.kind for one in read} == {DeadlineKind.RANGE} and fits_extra(extra, read)
    truths = [meaning(truth) for truth in (expected, *case["alternatives"])]
    return plain(read[0]) in truths and (not extra or fits_extra(extra, read))


@pytest.mark.parametrize("case", CASES, ids=[case["phrase"] for case in CASES])
def test_reads_as_people_mean_it(case: dict[str, Any]) -> None:
    read = read_deadlines(case["phrase"], AcademicYear.parse(case["academic_year"]))
    assert is_right(case, read), read


def test_the_file_is_whole() -> None:
    assert len(CASES) == 104
    assert all(read_deadlines(case["phrase"], AcademicYear(2023)) for case in CASES)
