"""From the rows of a table to a plan."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO

from app.deadlines import read_deadlines
from app.deadlines.academic_year import AcademicYear
from app.deadlines.workdays import NO_EXCEPTIONS
from app.imports.tables import Row, read_rows
from app.plan.reading.checks import check
from app.plan.reading.columns import REQUIRED, PlanColumn
from app.plan.reading.document import PlanDocument, PlanItem, PlanSection
from app.plan.reading.executors import split_executors
from app.plan.reading.letterhead import read_letterhead
from app.plan.reading.prose import one_line
from app.plan.reading.records import Gathered, ItemRecord, SectionRecord, gather
from app.plan.reading.refusal import NotAPlan
from app.plan.reading.tables import Layout, lay_out
from app.plan.reading.topics import propose_topic

MAX_ROWS = 5_000
_SHOWN_HEADINGS = 6


def read_plan_file(
    source: Path | BinaryIO,
    year: AcademicYear | None = None,
    exceptions: Mapping[date, bool] = NO_EXCEPTIONS,
) -> PlanDocument:
    """Read a plan from .docx, .xlsx, .csv or .txt.

    Raises UnreadableFile for a file that is no table and NotAPlan for a table that is no plan;
    both carry the message for the person.
    """
    return read_plan(read_rows(source, max_rows=MAX_ROWS), year, exceptions)


def read_plan(
    rows: Sequence[Row],
    year: AcademicYear | None = None,
    exceptions: Mapping[date, bool] = NO_EXCEPTIONS,
) -> PlanDocument:
    """Read a plan from the rows of its document.

    `year` overrules the one in the title; `exceptions` are moved working days. Raises NotAPlan
    when the columns or items of a plan are not there, or no year is given or written.
    """
    layout = _layout(rows)
    letterhead = read_letterhead(layout.head)
    academic_year = year or letterhead.year
    if academic_year is None:
        raise NotAPlan(_NO_YEAR)
    if len(rows) > MAX_ROWS:
        raise NotAPlan(f"В плане не бывает больше {MAX_ROWS} строк, а в файле их {len(rows)}.")
    gathered = gather(layout.tables)
    sections = _sections(gathered, academic_year, exceptions)
    return PlanDocument(
        title=letterhead.title,
        organization=letterhead.organization,
        director=letterhead.director,
        academic_year=academic_year,
        approved_by=letterhead.approved_by,
        protocol=letterhead.protocol,
        sections=sections,
        warnings=check(sections, gathered, layout, (academic_year, letterhead.year)),
    )


_NO_YEAR = (
    "В документе не найден учебный год: над таблицей ждали строку вида «на 2023–2024 учебный год». "
    "Укажите учебный год сами."
)


def _layout(rows: Sequence[Row]) -> Layout:
    found = lay_out(rows)
    if found is None:
        wanted = " и ".join(f"«{column.value}»" for column in REQUIRED)
        raise NotAPlan(f"Это не план работы: нужны столбцы {wanted}. {_found_instead(rows)}")
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


def _sections(
    gathered: Gathered, year: AcademicYear, exceptions: Mapping[date, bool]
) -> tuple[PlanSection, ...]:
    if not any(gathered.items()):
        raise NotAPlan("Под шапкой таблицы нет ни одного мероприятия: план пуст.")
    numbers: Counter[str] = Counter()
    sections = enumerate(gathered.sections, 1)
    return tuple(_section(section, at, numbers, year, exceptions) for at, section in sections)


def _section(
    record: SectionRecord,
    at: int,
    numbers: Counter[str],
    year: AcademicYear,
    exceptions: Mapping[date, bool],
) -> PlanSection:
    number = record.number or str(at)
    items = []
    for place, item in enumerate(record.items, 1):
        value = item.number.value if item.number else f"{number}.{place}"
        numbers[value] += 1
        items.append(_item(item, value, numbers[value], year, exceptions))
    return PlanSection(number, one_line(record.title), tuple(items))


def _item(
    record: ItemRecord,
    number: str,
    occurrence: int,
    year: AcademicYear,
    exceptions: Mapping[date, bool],
) -> PlanItem:
    title = one_line(record.texts[PlanColumn.TITLE])
    deadline = one_line(record.texts[PlanColumn.DEADLINE])
    return PlanItem(
        number=number,
        occurrence=occurrence,
        title=title,
        executors=split_executors(record.texts[PlanColumn.EXECUTORS]),
        deadline_text=deadline,
        deadlines=read_deadlines(deadline, year, exceptions),
        expected_result=one_line(record.texts[PlanColumn.RESULT]),
        topic=propose_topic(title),
    )
