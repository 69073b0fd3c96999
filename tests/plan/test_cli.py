"""`plan import` and `plan deadline`: the shapes, streams and exit codes outsiders rely on."""

import json
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import func, select

from app.extensions import db
from app.plan.models import Item, Plan
from tests.plan.factories import plan_text

REAL = "app/plan/data/cluster-plan-2023-2024.txt"
ITEM_KEYS = [
    "number",
    "occurrence",
    "title",
    "executors",
    "deadline_text",
    "deadlines",
    "expected_result",
    "topic",
]


def run(app: Flask, *arguments: str) -> Result:
    return app.test_cli_runner().invoke(args=["plan", *arguments])


def count(model: type[Plan | Item]) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_a_dry_run_prints_one_document_and_changes_nothing(app: Flask) -> None:
    result = run(app, "import", REAL, "--dry-run", "--json")
    assert result.exit_code == 0
    plan = json.loads(result.stdout)
    assert plan["academic_year"] == "2023-2024"
    assert plan["protocol"] == {"number": "1", "date": "2023-08-30"}
    assert len(plan["sections"]) == 8
    items = [item for section in plan["sections"] for item in section["items"]]
    assert len(items) == 35
    assert all(list(item) == ITEM_KEYS for item in items)
    assert all(list(one) == ["code", "where", "message"] for one in plan["warnings"])
    assert "замечаний" in result.stderr
    assert count(Plan) == 0


def test_import_stores_the_plan_and_again_updates_it(app: Flask) -> None:
    for _ in range(2):
        result = run(app, "import", REAL)
        assert (result.exit_code, result.stdout) == (0, "")
        db.session.expire_all()
        assert (count(Plan), count(Item)) == (1, 35)


def test_the_year_may_come_from_the_command(app: Flask, tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(plan_text(year="текущий"), encoding="utf-8")
    assert run(app, "import", str(file)).exit_code == 1
    assert run(app, "import", str(file), "--year", "2024-2025").exit_code == 0
    db.session.expire_all()
    assert db.session.scalars(select(Plan.first_year)).all() == [2024]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "Файл пустой"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 99, "Это картинка"),
        ("Имя\tТелефон\nАнна\t5\n".encode(), "Это не план работы"),
        (b"PK\x03\x04broken", "повреждён"),
    ],
)
def test_what_is_no_plan_is_refused_with_one_document(
    app: Flask, tmp_path: Path, content: bytes, message: str
) -> None:
    file = tmp_path / "plan.docx"
    file.write_bytes(content)
    result = run(app, "import", str(file), "--json")
    assert result.exit_code == 1
    (error,) = json.loads(result.stdout)["errors"]
    assert message in error["message"]
    assert message in result.stderr
    assert count(Plan) == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("import",),
        ("import", "no-such-file.txt"),
        ("import", REAL, "--year", "2023"),
        ("deadline", "Март"),
        ("deadline", "Март", "--year", "2023-2025"),
        ("import", REAL, "--unknown"),
    ],
)
def test_wrong_usage_is_two(app: Flask, arguments: tuple[str, ...]) -> None:
    result = run(app, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_deadline_as_json_is_a_list(app: Flask) -> None:
    result = run(app, "deadline", "Март 2024 г.", "--year", "2023-2024", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == [
        {
            "kind": "range",
            "start": "2024-03-01",
            "end": "2024-03-31",
            "every": None,
            "min_per_period": None,
            "offset": None,
            "flags": [],
            "note": None,
        }
    ]


def test_a_deadline_for_people_is_said_in_words(app: Flask) -> None:
    result = run(app, "deadline", "Ежеквартально, до 15 октября", "--year", "2023-2024")
    assert result.exit_code == 0
    assert "recurring: каждый квартал" in result.stdout


def test_an_unreadable_deadline_is_no_error(app: Flask) -> None:
    result = run(app, "deadline", "когда-нибудь", "--year", "2023-2024", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)[0]["kind"] == "unparsed"


FOREIGN = Path(__file__).parent / "foreign"


def errors(result: Result) -> str:
    return " ".join(error["message"] for error in json.loads(result.stdout)["errors"])


def test_unknown_headings_are_listed_with_how_to_name_them(app: Flask) -> None:
    file = str(FOREIGN / "unknown_headings.xlsx")
    result = run(app, "import", file, "--json")
    assert result.exit_code == 1
    assert "столбец 1: «Что будем делать», похож на title" in errors(result)
    assert "--heading 2 --column title=1 --column deadline=2" in errors(result)
    named = ("--column", "title=1", "--column", "executors=3", "--column", "result=4")
    assert run(app, "import", file, *named).exit_code == 0
    db.session.expire_all()
    found = db.session.scalars(select(Item).order_by(Item.position)).all()
    assert [item.executors for item in found] == [["Мастер"], ["Центр карьеры"]]


@pytest.mark.parametrize("column", ["title", "title=", "title=0", "name=2", "title=x"])
def test_a_column_that_is_none_is_wrong_usage(app: Flask, column: str) -> None:
    assert run(app, "import", REAL, "--column", column).exit_code == 2


def test_another_colleges_plan_needs_to_be_said_twice(app: Flask) -> None:
    assert run(app, "import", REAL).exit_code == 0
    file = str(FOREIGN / "career_guidance.docx")
    looked = run(app, "import", file, "--dry-run", "--json")
    codes = [warning["code"] for warning in json.loads(looked.stdout)["warnings"]]
    assert codes[-2:] == ["other_college", "almost_new"]
    refused = run(app, "import", file, "--json")
    assert refused.exit_code == 1
    assert "чужой план" in errors(refused)
    assert "--replace" in errors(refused)
    db.session.expire_all()
    assert count(Item) == 35
    assert run(app, "import", file, "--replace").exit_code == 0
    db.session.expire_all()
    assert db.session.scalar(select(func.count()).select_from(Item).where(~Item.withdrawn)) == 6
