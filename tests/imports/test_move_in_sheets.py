"""The sheets of the made-up college say what their truth says, fault by fault."""

import json
from pathlib import Path

import pytest
from flask import Flask

from app.imports.kinds import get_kind
from app.imports.sheet import Wanted, read_sheet

SHEETS = Path("tests/files/move_in")
TRUTHS = sorted(SHEETS.glob("*.json"))


@pytest.mark.parametrize("told", TRUTHS, ids=lambda path: path.stem)
def test_a_sheet_is_read_as_its_truth_says(app: Flask, told: Path) -> None:
    truth = json.loads(told.read_text(encoding="utf-8"))
    data = told.with_suffix("").read_bytes()
    reading = read_sheet(get_kind(truth["kind"]), data, Wanted())
    assert reading.table.heading_row == truth["heading_row"]
    assert len(reading.rows) == truth["rows"]
    assert {str(one.row): one.code for one in reading.table.left_out} == truth["left_out"]
    assert [[one.code, one.where] for one in reading.warnings] == truth["warnings"]
    found = {
        f"{problem.column}{row.number}": problem.code
        for row in reading.rows
        for problem in row.problems
    }
    assert found == truth["problems"]


def test_all_kinds_of_the_move_are_there() -> None:
    assert len(TRUTHS) == 9
    assert all(path.with_suffix("").exists() for path in TRUTHS)
