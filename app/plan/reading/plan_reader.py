"""From the rows of a table to a plan."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO

from app.deadlines.academic_year import AcademicYear
from app.deadlines.workdays import NO_EXCEPTIONS
from app.imports.tables import Row, read_rows
from app.plan.reading.building import build_sections
from app.plan.reading.calendar import PlanCalendar
from app.plan.reading.checks import Years, check
from app.plan.reading.choosing import may_be_plan
from app.plan.reading.columns import REQUIRED, ChosenColumns
from app.plan.reading.document import PlanDocument
from app.plan.reading.gathering import gather
from app.plan.reading.letterhead import read_letterhead
from app.plan.reading.prose import one_line
from app.plan.reading.refusal import ColumnsUnknown, NotAPlan
from app.plan.reading.tables import Layout, lay_out

MAX_ROWS = 5_000
_SHOWN_HEADINGS = 6


def read_plan_file(
    source: Path | BinaryIO,
    year: AcademicYear | None = None,
    exceptions: Mapping[date, bool] = NO_EXCEPTIONS,
    chosen: ChosenColumns | None = None,
) -> PlanDocument:
    """Read a plan from .docx, .xlsx, .csv or .txt.

    Raises UnreadableFile for a file that is no table and NotAPlan for a table that is no plan;
    both carry the message for the person.
    """
    return read_plan(read_plan_rows(source), year, exceptions, chosen)


def read_plan_rows(source: Path | BinaryIO) -> list[Row]:
    """Read the rows of a document that may be a plan; raises UnreadableFile."""
    return read_rows(source, max_rows=MAX_ROWS)


def read_plan(
    rows: Sequence[Row],
    year: AcademicYear | None = None,
    exceptions: Mapping[date, bool] = NO_EXCEPTIONS,
    chosen: ChosenColumns | None = None,
) -> PlanDocument:
    """Read a plan from the rows of its document.

    `year` overrules the one in the title; `exceptions` are moved working days; `chosen` is how a
    person said that the columns are to be read. Raises NotAPlan when the items of a plan are not
    there or no year is given or written, ColumnsUnknown when its headings are not ours.
    """
    layout = _layout(rows, chosen)
    letterhead = read_letterhead(layout.head)
    academic_year = year or letterhead.year
    if academic_year is None:
        raise NotAPlan(_no_year(letterhead.calendar_year))
    if len(rows) > MAX_ROWS:
        raise NotAPlan(f"В плане не бывает больше {MAX_ROWS} строк, а в файле их {len(rows)}.")
    gathered = gather(layout.tables)
    if not any(gathered.items()):
        raise NotAPlan("Под шапкой таблицы нет ни одного мероприятия: план пуст.")
    calendar = PlanCalendar(academic_year, letterhead.month, exceptions, letterhead.calendar_year)
    years = Years(academic_year, letterhead.year, letterhead.calendar_year)
    sections = build_sections(gathered, calendar)
    return PlanDocument(
        title=letterhead.title,
        organization=letterhead.organization,
        director=letterhead.director,
        academic_year=academic_year,
        approved_by=letterhead.approved_by,
        protocol=letterhead.protocol,
        sections=sections,
        warnings=check(sections, gathered, layout, years),
    )


_NO_YEAR = (
    "В документе не найден учебный год: над таблицей ждали строку вида «на 2023–2024 учебный год». "
    "Укажите учебный год сами."
)


def _no_year(calendar_year: int | None) -> str:
    if calendar_year is None:
        return _NO_YEAR
    return (
        f"Это план на календарный {calendar_year} год, он захватывает два учебных года. "
        f"Укажите учебный год сами: {calendar_year - 1}–{calendar_year} "
        f"или {calendar_year}–{calendar_year + 1}."
    )


def _layout(rows: Sequence[Row], chosen: ChosenColumns | None) -> Layout:
    found = lay_out(rows, chosen)
    if found is None:
        wanted = " и ".join(f"«{column.value}»" for column in REQUIRED)
        message = f"Это не план работы: нужны столбцы {wanted}. {_found_instead(rows)}"
        raise ColumnsUnknown(message) if may_be_plan(rows) else NotAPlan(message)
    return found


def _found_instead(rows: Sequence[Row]) -> str:
    widest = max(rows, key=lambda row: sum(map(bool, row.cells)), default=None)
    headings = [one_line(cell) for cell in widest.cells if cell] if widest else []
    if len(headings) < 2:
        return "В файле нет ни одной таблицы."
    shown = ", ".join(f"«{_short(heading)}»" for heading in headings[:_SHOWN_HEADINGS])
    return f"В файле есть таблица, но в ней другое: {shown}."


def _short(text: str, length: int = 40) -> str:
    return text if len(text) <= length else text[:length].rstrip() + "…"
