"""Which row is whom: certain, alike, or neither; told without reading the site row by row."""

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from app.base.query_count import counted_queries
from app.base.viewer import OPERATOR
from app.extensions import db
from app.imports.analysis import Judged, TwinChoices, judge_rows
from app.imports.enums import RowFate, TwinChoice
from app.imports.kinds import get_kind
from app.imports.previewing import context_of
from app.imports.sheet import Wanted, read_sheet
from app.students.enums import StudentState
from tests.factories import OrganizationFactory, StudentFactory, StudyGroupFactory
from tests.imports.sending import Table, csv_of

SCHOOLS = ["Название", "Город", "ИНН"]
PEOPLE = ["ФИО", "Дата рождения", "Группа", "Телефон"]
Judge = Callable[..., list[Judged]]


@pytest.fixture
def judge(app: Flask) -> Judge:
    def judged(kind: str, table: Table, **choices: TwinChoice) -> list[Judged]:
        db.session.commit()
        declared = get_kind(kind)
        reading = read_sheet(declared, csv_of(table), Wanted())
        importer = declared.importer(context_of(OPERATOR))
        return judge_rows(declared, importer, reading.rows, TwinChoices(**choices))

    return judged


@pytest.mark.parametrize(
    ("name", "town", "inn", "fate"),
    [
        ("ГБДОУ «Детский сад № 5»", "Примерск", "", RowFate.SAME),
        ('ГБДОУ "Детский сад №5"', "г. Примерск", "", RowFate.SAME),
        ("Д/с № 5", "Примерск", "", RowFate.TWIN),
        ("ГБДОУ «Детский сад № 6»", "Примерск", "", RowFate.NEW),
        ("ГБДОУ «Детский сад № 5»", "Образцово", "", RowFate.TWIN),
        ("МБДОУ «Детский сад № 5»", "Образцово", "", RowFate.NEW),
        ("ГБДОУ «Детский сад № 5»", "Примерск", "7707083893", RowFate.TWIN),
        ("ГБДОУ «Ясли-сад № 5»", "Примерск", "9300000015", RowFate.CHANGED),
        ("ГБДОУ «Детский сад № 7»", "Примерск", "9300000015", RowFate.TWIN),
    ],
)
def test_an_organization_is_known_by_inn_then_by_name_and_town(
    judge: Judge, name: str, town: str, inn: str, fate: RowFate
) -> None:
    OrganizationFactory(
        name="ГБДОУ «Детский сад № 5»",
        short_name="Детский сад № 5 «Ромашка»",
        town="Примерск",
        inn="9300000015",
    )
    assert judge("organizations", [SCHOOLS, [name, town, inn]])[0].fate is fate


@pytest.mark.parametrize(
    ("name", "born", "fate"),
    [
        ("Семёнов Пётр Ильич", "17.05.2006", RowFate.SAME),
        ("СЕМЕНОВ ПЕТР ИЛЬИЧ", "17.05.2006", RowFate.SAME),
        ("Семёнов П. И.", "17.05.2006", RowFate.TWIN),
        ("Семёнов Пётр", "17.05.2006", RowFate.TWIN),
        ("Семёноф Пётр Ильич", "17.05.2006", RowFate.TWIN),
        ("Семёнов Пётр Ильич", "17.06.2006", RowFate.TWIN),
        ("Семёнов Пётр Ильич", "02.11.2005", RowFate.TWIN),  # a namesake in the same group
        ("Семёнов Павел Ильич", "17.05.2006", RowFate.NEW),
        ("Семёнова Мария Ильинична", "17.05.2006", RowFate.NEW),
        ("Иванов И. И.", "17.05.2006", RowFate.REFUSED),
    ],
)
def test_a_student_is_known_by_name_and_birth_date(
    judge: Judge, name: str, born: str, fate: RowFate
) -> None:
    StudentFactory(
        last_name="Семёнов", first_name="Пётр", middle_name="Ильич",
        birth_date=date(2006, 5, 17), group=StudyGroupFactory(name="ДО-31"),
    )  # fmt: skip
    assert judge("students", [PEOPLE, [name, born, "до-31", ""]])[0].fate is fate


def test_a_row_like_an_earlier_one_points_to_it(judge: Judge) -> None:
    StudyGroupFactory(name="ДО-31")
    first, second, third = judge(
        "students",
        [PEOPLE, ["Белов Иван Петрович", "01.02.2006", "ДО-31", ""],
         ["белов иван  петрович", "2006-02-01", "ДО-31", ""],
         ["Беллов Иван Петрович", "01.02.2006", "ДО-31", ""]],
    )  # fmt: skip
    assert (first.fate, second.fate, third.fate) == (RowFate.NEW, RowFate.TWIN, RowFate.TWIN)
    assert second.twin
    assert (second.twin.row, second.twin.is_certain) == (2, True)
    assert third.twin
    assert (third.twin.row, third.twin.is_certain) == (2, False)


def test_who_left_is_asked_about(judge: Judge) -> None:
    group = StudyGroupFactory(name="ДО-31")
    StudentFactory(
        last_name="Белов", first_name="Иван", middle_name="", birth_date=date(2006, 2, 1),
        group=group, state=StudentState.EXPELLED,
    )  # fmt: skip
    row = judge("students", [PEOPLE, ["Белов Иван", "01.02.2006", "ДО-31", ""]])[0]
    assert row.twin
    assert "отчислен" in row.twin.why


def test_a_decision_about_twins_is_followed_where_it_can_be(judge: Judge) -> None:
    OrganizationFactory(name="ГБДОУ «Детский сад № 5»", short_name="Сад № 5", town="Примерск")
    table = [SCHOOLS, ["Детский сад № 5 «Ромашка»", "Примерск", "9300000015"]]
    decided = {
        choice: judge("organizations", table, others=choice)[0].deed for choice in TwinChoice
    }
    assert decided == {
        TwinChoice.SKIP: RowFate.TWIN,
        TwinChoice.UPDATE: RowFate.CHANGED,
        TwinChoice.NEW: RowFate.NEW,
    }


def test_a_known_record_needs_no_more_than_what_tells_it(judge: Judge) -> None:
    OrganizationFactory(name="Школа № 1", town="Примерск", inn="9300000015")
    table = [["ИНН", "Телефон"], ["9300000015", "+7 856 200-00-10"]]
    row = judge("organizations", table)[0]
    assert (row.fate, list(row.changes)) == (RowFate.CHANGED, ["phone"])
    table[1][0] = "7707083893"
    assert [one.code for one in judge("organizations", table)[0].problems] == ["missing", "missing"]


def test_empty_cells_erase_nothing(judge: Judge) -> None:
    OrganizationFactory(name="Школа № 1", town="Примерск", inn="9300000015", phone="+78562000001")
    table = [[*SCHOOLS, "Телефон"], ["Школа № 1", "Примерск", "", ""]]
    assert judge("organizations", table)[0].fate is RowFate.SAME


@pytest.mark.both_databases
def test_the_number_of_queries_is_the_same_for_any_number_of_rows(judge: Judge) -> None:
    StudyGroupFactory(name="ДО-31")
    counts = []
    for rows in (2, 200):
        people = [[f"Белов{n} Иван Петрович", "01.02.2006", "ДО-31", ""] for n in range(rows)]
        with counted_queries() as queries:
            judge("students", [PEOPLE, *people])
        counts.append(len(queries))
    assert counts[0] == counts[1]
