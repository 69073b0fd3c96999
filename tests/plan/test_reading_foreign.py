"""Plans of other colleges as people lay them out: everything in them is read, nothing misread."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.deadlines import Deadline
from app.deadlines.academic_year import AcademicYear
from app.plan.reading import (
    ChosenColumns,
    ColumnsUnknown,
    PlanColumn,
    PlanDocument,
    PlanItem,
    PlanPart,
    read_plan_file,
)
from scripts.make_foreign_plans import PLANS, truth_of

FOREIGN = Path(__file__).parent / "foreign"
FILES = sorted(path for path in FOREIGN.iterdir() if path.suffix != ".json")


def told_truth(file: Path) -> dict[str, Any]:
    truth: dict[str, Any] = json.loads(Path(f"{file}.json").read_text(encoding="utf-8"))
    return truth


def read(file: Path, truth: dict[str, Any]) -> PlanDocument:
    year = None if truth["is_year_written"] else AcademicYear.parse(truth["academic_year"])
    return read_plan_file(file, year, chosen=chosen_in(truth))


def chosen_in(truth: dict[str, Any]) -> ChosenColumns | None:
    chosen = truth["chosen"]
    if not chosen:
        return None
    places = {PlanColumn[name]: place for name, place in chosen["places"].items()}
    return ChosenColumns(chosen["heading"], places)


def due(deadlines: tuple[Deadline, ...]) -> list[str]:
    return [f"{one.kind.value} {one.start or ''}..{one.end or ''}" for one in deadlines]


def told_part(part: PlanPart) -> dict[str, Any]:
    return {
        "mark": part.mark,
        "title": part.title,
        "due": due(part.deadlines),
        "executors": list(part.executors),
    }


def told(item: PlanItem) -> dict[str, Any]:
    return {
        "number": item.number,
        "title": item.title,
        "due": due(item.deadlines),
        "executors": list(item.executors),
        "result": item.expected_result,
        "parts": [told_part(part) for part in item.parts],
    }


def test_there_are_plans_of_every_kind_of_file() -> None:
    assert {file.suffix for file in FILES} == {".docx", ".xlsx", ".csv", ".txt"}
    assert len(FILES) >= 12


def test_the_truths_are_those_of_the_data() -> None:
    made = {plan.name: json.loads(json.dumps(truth_of(plan))) for plan in PLANS}
    assert made == {file.name: told_truth(file) for file in FILES}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_foreign_plan_is_read_as_its_truth_says(file: Path) -> None:
    truth = told_truth(file)
    plan = read(file, truth)
    assert [
        {"number": one.number, "title": one.title, "items": [told(item) for item in one.items]}
        for one in plan.sections
    ] == truth["sections"]
    assert (plan.title, plan.organization) == (truth["title"], truth["organization"])
    assert str(plan.academic_year) == truth["academic_year"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_foreign_plan_has_the_warnings_of_its_truth(file: Path) -> None:
    truth = told_truth(file)
    assert (
        sorted({warning.code.value for warning in read(file, truth).warnings}) == truth["warnings"]
    )


def test_headings_nobody_knows_are_asked_for_and_not_refused() -> None:
    with pytest.raises(ColumnsUnknown, match="«Что будем делать»"):
        read_plan_file(FOREIGN / "unknown_headings.xlsx")
