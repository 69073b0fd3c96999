"""Long plans are read by a process of their own: the same plan, and this process as it was."""

import io
import os
import sys
from pathlib import Path

import openpyxl
import pytest
from flask.testing import FlaskClient

from app.deadlines.academic_year import AcademicYear
from app.imports.rows import Row
from app.imports.tables import Problem, UnreadableFile
from app.plan.reading import ColumnsUnknown, NotAPlan, PlanDocument, apart, read_plan_rows
from app.plan.reading.source import PlanSource
from tests.pages import text_of
from tests.plan.factories import HEAD
from tests.plan.test_import_views import sent

YEAR = AcademicYear(2023)


def source(rows: int, *, head: tuple[str, ...] = HEAD) -> PlanSource:
    items = [
        (f"{n // 40 + 1}.{n % 40 + 1}", f"Заседание совета {n}", "Совет", "до 5 мая", "Протокол")
        for n in range(rows)
    ]
    return PlanSource([Row(cells, at) for at, cells in enumerate([head, *items], 1)], YEAR)


def workbook(rows: int) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in source(rows).rows:
        sheet.append(list(row.cells))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read_here(one: PlanSource, monkeypatch: pytest.MonkeyPatch) -> PlanDocument:
    monkeypatch.setattr(apart, "LARGE_ROWS", 10_000)
    return apart.read_source(one)


def test_a_long_plan_is_the_same_read_apart_and_here(monkeypatch: pytest.MonkeyPatch) -> None:
    long = source(apart.LARGE_ROWS + 20)
    assert apart.read_source(long) == read_here(long, monkeypatch)


def test_refusals_come_back_as_they_were() -> None:
    with pytest.raises(ColumnsUnknown, match="нужны столбцы"):
        apart.read_source(source(400, head=("a", "б", "в", "г", "д")))
    with pytest.raises(NotAPlan, match="больше 5000 строк"):
        apart.read_source(source(5_000))


@pytest.mark.parametrize("large", [source(400), source(1, head=(*HEAD, "длинно " * 40_000))])
def test_a_reader_that_takes_too_much_is_a_refusal_in_words(
    large: PlanSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(UnreadableFile, match="Оставьте в файле только таблицу плана") as refused:
        apart.read_source(large)
    assert refused.value.problem is Problem.TOO_LONG


def test_such_a_refusal_stands_by_the_field(
    as_staff: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = workbook(400)
    rows = read_plan_rows(io.BytesIO(data))
    monkeypatch.setattr("app.plan.forms.read_plan_rows", lambda _file: rows)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    page = as_staff.post("/plan/import", data=sent(data, "plan.xlsx", year="2023-2024"))
    assert "прочитать его за полминуты не удалось" in text_of(page, status=422)


def resident() -> int:
    """Bytes of this process that are in memory."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def test_the_longest_plans_leave_the_process_as_it_was() -> None:
    """Each is thousands of rows and items; read here, the first alone would leave its mark."""
    data = workbook(2_000)

    def read() -> int:
        return len(apart.read_source(PlanSource(read_plan_rows(io.BytesIO(data)), YEAR)).items)

    assert read() == 2_000
    before = resident()
    assert [read() for _ in range(2)] == [2_000] * 2
    assert resident() - before < 32 * 1024 * 1024
