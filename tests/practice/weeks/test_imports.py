"""The sheet of a group: taken away, filled, put in whole; what is wrong is told by its cell."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook

from app.accounts.models import User
from app.extensions import db
from app.practice.enums import PlacementState
from app.practice.weeks.enums import PracticeGrade
from app.practice.weeks.models import PracticeResult
from tests.factories import UserFactory
from tests.imports.sending import apply, details, fates, run_of, send
from tests.practice.weeks.factories import CourseFactory, RunningPeriodFactory, led_by

SignIn = Callable[[User], FlaskClient]
HEADINGS, FIRST = 5, 6  # the sheet's title, its two notes and an empty row stand above
GRADE, HOURS, ON = 5, 6, 7


def filled(data: bytes, cells: dict[tuple[int, int], Any]) -> bytes:
    """Return a workbook with some cells filled, as a person does it."""
    book = load_workbook(BytesIO(data))
    for (row, column), value in cells.items():
        book.active.cell(row, column).value = value
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def test_a_group_is_marked_by_the_sheet_one_took_away(app: Flask, sign_in: SignIn) -> None:
    period = RunningPeriodFactory(module="ПМ.01 Проектирование уроков", hours=144)
    first = CourseFactory(period=period, student__last_name="Абрамов")
    second = CourseFactory(period=period, student__last_name="Яковлев")
    teacher, staff = sign_in(led_by(first)), sign_in(UserFactory())
    db.session.commit()
    path = f"/practice/periods/{period.id}/marks.xlsx"
    sheet = teacher.get(path).data
    rows = list(load_workbook(BytesIO(sheet)).active.values)
    assert [row[2] for row in rows[HEADINGS:]] == [
        first.student.full_name, second.student.full_name,
    ]  # fmt: skip
    assert {row[1] for row in rows[HEADINGS:]} == {period.module}
    assert fates(send(staff, "practice-marks", sheet)) == {FIRST: "same", FIRST + 1: "same"}

    told = {(FIRST, GRADE): 5, (FIRST, ON): date(2024, 2, 25)}
    run = send(staff, "practice-marks", filled(sheet, told))
    assert fates(run) == {FIRST: "new", FIRST + 1: "same"}
    apply(staff, run)
    result = db.session.scalars(db.select(PracticeResult)).one()
    assert (result.grade, result.hours) == (PracticeGrade.EXCELLENT, 144)
    assert result.placement.state is PlacementState.GRADED
    assert fates(send(staff, "practice-marks", teacher.get(path).data))[FIRST] == "same"


def test_what_is_wrong_with_a_mark_is_told_before_anything_goes_in(
    app: Flask, sign_in: SignIn
) -> None:
    placement = CourseFactory(period=RunningPeriodFactory(module="ПМ.01"))
    group = placement.student.group
    staff = sign_in(UserFactory())
    db.session.commit()
    title, name = placement.period.title, placement.student.full_name
    table = [
        "Практика;Модуль;ФИО;Группа;Отметка;Часы;Дата аттестации",
        f"{title};;{name};{group.name};4;72;",
        f"{title};;{name};{group.name};хорошо;72;01.03.2024",
        f"{title};ПМ.02;{name};{group.name};4;72;25.02.2024",
        f"Чужая практика;;{name};{group.name};4;72;25.02.2024",
        f"{title};;Чужой Пётр;{group.name};4;72;25.02.2024",
        f"{title};;{name};{group.name};4;9000;25.02.2024",
        f"{title};;{name};{group.name};пять;72;25.02.2024",
    ]
    run = send(staff, "practice-marks", "\n".join(table).encode())
    told = [details(run, row)["problems"][0] for row in range(2, 9)]
    assert [one["column"] for one in told] == ["G", "G", "B", "A", "C", "F", "E"]
    apply(staff, run)
    assert db.session.scalars(db.select(PracticeResult)).all() == []
    assert run_of(run).message
