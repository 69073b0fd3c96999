"""What a methodist should look at in the document: each warning says where and what to do."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from rapidfuzz import fuzz

from app.base.sentences import sentence
from app.deadlines import OUTSIDE_YEAR, Deadline, DeadlineKind
from app.deadlines.academic_year import AcademicYear
from app.imports.tables import Row
from app.plan.reading.assumptions import assumptions
from app.plan.reading.columns import Columns, PlanColumn
from app.plan.reading.document import PlanItem, PlanSection, PlanWarning, WarningCode
from app.plan.reading.executors import are_run_together
from app.plan.reading.periods import names_period
from app.plan.reading.phrasing import check_phrasing
from app.plan.reading.prose import folded, one_line
from app.plan.reading.records import Gathered, ItemRecord
from app.plan.reading.tables import Layout

_SAME_TITLE = 90
_MOST_COMPARED = 60
"""Sections compared in pairs: a document with more of them is none that a person wrote."""

Sections = Sequence[PlanSection]


class Years(NamedTuple):
    """The academic year a plan is loaded into, and those that stand in its title."""

    taken: AcademicYear
    written: AcademicYear | None
    calendar: int | None


def check(
    sections: Sections,
    gathered: Gathered,
    layout: Layout,
    years: Years,
) -> tuple[PlanWarning, ...]:
    """Return the warnings about a document."""
    items = [item for section in sections for item in section.items]
    records = list(gathered.items())
    return (
        *_year(years),
        *_columns(layout.columns),
        *_nothing_read(items),
        *_formulas(gathered),
        *_numbers(items, records),
        *_counting(sections, gathered),
        *_sections(sections),
        *_gaps(sections),
        *_repeated(items),
        *_rows(items, records, gathered),
        *_left_out(layout),
        *(warning for item in items for warning in _deadlines(item, years.taken)),
        *_cells(items, records, layout.columns),
        *check_phrasing(sections),
    )


def check_deadlines(items: Sequence[PlanItem], year: AcademicYear) -> tuple[PlanWarning, ...]:
    """Return the warnings about deadlines alone, of items that come from no rows."""
    of_items = (warning for item in items for warning in _deadlines(item, year))
    return (*_nothing_read(items), *of_items)


def _year(years: Years) -> Iterator[PlanWarning]:
    if years.written is not None and years.written != years.taken:
        yield PlanWarning(
            WarningCode.YEAR_MISMATCH,
            "заголовок",
            f"В документе написан {_shown(years.written)} учебный год, "
            f"а загружается план на {_shown(years.taken)}.",
        )
    if years.calendar is not None:
        yield PlanWarning(
            WarningCode.CALENDAR_YEAR,
            "заголовок",
            f"План на календарный {years.calendar} год загружается в {_shown(years.taken)} "
            "учебный год: сроки прочитаны по календарному году, проверьте их.",
        )


def _columns(columns: Columns) -> Iterator[PlanWarning]:
    for column in columns.missing():
        message = f"В таблице нет столбца «{column.value}»: поле у всех пунктов останется пустым."
        if column is PlanColumn.NUMBER:
            message = "В таблице нет столбца «№ п/п»: номера взяты из названий или по порядку."
        yield PlanWarning(WarningCode.MISSING_COLUMN, "таблица", message)
    for place, heading in columns.unknown():
        message = f"Столбец {_quoted(heading)} не загружен: такого поля у пунктов плана нет."
        yield PlanWarning(WarningCode.UNKNOWN_COLUMN, f"столбец {place + 1}", message)


def _nothing_read(items: Sequence[PlanItem]) -> Iterator[PlanWarning]:
    """A plan without a single deadline is worth one loud word, besides those at its items."""
    read = (d for item in items for d in item.deadlines if d.kind is not DeadlineKind.UNPARSED)
    if items and next(read, None) is None:
        message = (
            "В плане не прочитан ни один срок: все пункты загрузятся с пометкой «срок не "
            "прочитан», сроки придётся задать вручную. Проверьте, тот ли столбец взят за сроки."
        )
        yield PlanWarning(WarningCode.NO_DEADLINES, "таблица", message)


def _formulas(gathered: Gathered) -> Iterator[PlanWarning]:
    for place in gathered.formulas:
        message = (
            "В ячейке стоит формула без сохранённого значения: она прочитана как пустая. "
            "Откройте файл в Excel, сохраните его и загрузите снова."
        )
        yield PlanWarning(WarningCode.FORMULA_WITHOUT_VALUE, place, message)


def _counting(sections: Sections, gathered: Gathered) -> Iterator[PlanWarning]:
    if gathered.restarts:
        example = next(item.number for section in sections[1:] for item in section.items)
        message = (
            "В каждом разделе нумерация начинается заново: к номеру пункта добавлен номер "
            f"раздела, например {example}."
        )
        yield PlanWarning(WarningCode.NUMBERS_RESTART, "таблица", message)
    for section, record in zip(sections, gathered.sections, strict=True):
        if record.guessed:
            message = f"Строка {_quoted(section.title)} прочитана как название раздела."
            yield PlanWarning(WarningCode.HEADING_GUESSED, f"раздел {section.number}", message)


def _numbers(items: Sequence[PlanItem], records: list[ItemRecord]) -> Iterator[PlanWarning]:
    firsts: dict[str, PlanItem] = {}
    for item in items:
        first = firsts.setdefault(item.number, item)
        if first is not item:
            yield PlanWarning(
                WarningCode.DUPLICATE_NUMBER,
                item.number,
                f"Номер {item.number} стоит у разных пунктов: {_quoted(first.title)} "
                f"и {_quoted(item.title)}. Это два пункта; дайте второму свой номер.",
            )
    yield from _number_style(items, records)
    yield from _unnumbered(items, records)


def _number_style(items: Sequence[PlanItem], records: list[ItemRecord]) -> Iterator[PlanWarning]:
    styles: dict[bool, list[str]] = {True: [], False: []}
    for item, record in zip(items, records, strict=True):
        if record.number:
            styles[record.number.dotted].append(item.number)
    if styles[True] and styles[False]:
        rare = min((styles[False], styles[True]), key=len)
        how = "нет точки" if rare is styles[False] else "стоит точка"
        message = f"После номера {how}, а у остальных пунктов наоборот: {', '.join(rare)}."
        yield PlanWarning(WarningCode.NUMBER_STYLE, rare[0], message)


def _unnumbered(items: Sequence[PlanItem], records: list[ItemRecord]) -> Iterator[PlanWarning]:
    for item, record in zip(items, records, strict=True):
        if record.number is None:
            message = f"У пункта {_quoted(item.title)} нет номера: присвоен {item.number}."
            yield PlanWarning(WarningCode.NUMBER_MISSING, item.label, message)
        elif record.date_for_number:
            message = (
                f"Номер пункта Excel превратил в дату {record.date_for_number}: "
                f"прочитан как {record.number.value}."
            )
            yield PlanWarning(WarningCode.NUMBER_WAS_DATE, item.label, message)


def _sections(sections: Sections) -> Iterator[PlanWarning]:
    for first, second in combinations(sections[:_MOST_COMPARED], 2):
        alike = fuzz.ratio(folded(first.title), folded(second.title)) >= _SAME_TITLE
        if alike and first.title and second.title and not names_period(first.title):
            yield PlanWarning(
                WarningCode.DUPLICATE_SECTION_TITLE,
                f"{first.number}, {second.number}",
                f"Разделы {first.number} и {second.number} называются почти одинаково: "
                f"{_quoted(second.title)}. Возможно, это один раздел.",
            )
    yield from _strangers(sections)


def _strangers(sections: Sections) -> Iterator[PlanWarning]:
    for section in sections:
        if not section.number.isdecimal():
            continue
        for item in section.items:
            head, dot, _ = item.number.partition(".")
            if dot and head != section.number:
                message = f"Пункт {item.number} стоит в разделе {section.number}."
                yield PlanWarning(WarningCode.NUMBER_OUTSIDE_SECTION, item.label, message)


def _gaps(sections: Sections) -> Iterator[PlanWarning]:
    for section in sections:
        for first, second in pairwise(section.items):
            before, after = _last_part(first.number), _last_part(second.number)
            if before is not None and after is not None and after not in (before, before + 1):
                message = f"После пункта {first.number} идёт сразу {second.number}."
                yield PlanWarning(WarningCode.NUMBER_GAP, second.label, message)


def _last_part(number: str) -> int | None:
    last = number.rpartition(".")[2]
    return int(last) if last.isdecimal() else None


def _repeated(items: Sequence[PlanItem]) -> Iterator[PlanWarning]:
    """Exact repeats by a set, for comparing every two of many items would take long."""
    seen: dict[str, PlanItem] = {}
    for item in items:
        first = seen.setdefault(folded(item.title), item)
        if first is not item:
            message = f"Пункт повторяет {first.label}: {_quoted(item.title)}."
            yield PlanWarning(WarningCode.DUPLICATE_ITEM, item.label, message)


def _rows(
    items: Sequence[PlanItem], records: list[ItemRecord], gathered: Gathered
) -> Iterator[PlanWarning]:
    for item, record in zip(items, records, strict=True):
        if record.joined:
            message = "Строка была разорвана между страницами и соединена. Проверьте её текст."
            yield PlanWarning(WarningCode.ROW_JOINED, item.label, message)
    for row in gathered.skipped:
        yield _skipped(row)


def _skipped(row: Row) -> PlanWarning:
    message = f"Строка не отнесена ни к одному пункту и пропущена: {_quoted(_words(row))}."
    return PlanWarning(WarningCode.ROW_SKIPPED, row.place(), message)


def _left_out(layout: Layout) -> Iterator[PlanWarning]:
    """A table or a sheet of something else is named once, by its first words."""
    for group in layout.left_out:
        filled = [row for row in group if not row.is_empty()]
        if len(filled) == 1:
            yield _skipped(filled[0])
        elif filled:
            message = (
                f"Эта часть файла не похожа на план и пропущена: {_quoted(_words(filled[0]))}, "
                f"всего строк с текстом: {len(filled)}."
            )
            yield PlanWarning(WarningCode.PART_SKIPPED, group[0].part, message)


def _words(row: Row) -> str:
    return one_line(" ".join(cell for cell in row.cells if cell))


def _deadlines(item: PlanItem, year: AcademicYear) -> Iterator[PlanWarning]:
    outside = [deadline for deadline in item.deadlines if OUTSIDE_YEAR.intersection(deadline.flags)]
    if outside:
        message = (
            f"Срок «{item.deadline_text}» выходит за {_shown(year)} учебный год: "
            f"{_bounds(outside)}. Он оставлен как написан; проверьте год."
        )
        yield PlanWarning(WarningCode.DEADLINE_OUTSIDE_YEAR, item.label, message)
    assumed = dict.fromkeys(told for d in item.deadlines for told in assumptions(d))
    if assumed:
        message = (
            f"Срок «{item.deadline_text}»: {'; '.join(assumed)}. Если не так, задайте вручную."
        )
        yield PlanWarning(WarningCode.DEADLINE_ASSUMED, item.label, sentence(message))
    unread = [d.note for d in item.deadlines if d.kind is DeadlineKind.UNPARSED and d.note]
    for text in unread:
        message = f"Срок «{text}» не удалось прочитать однозначно. Задайте его вручную."
        yield PlanWarning(WarningCode.UNPARSED_DEADLINE, item.label, message)


def _bounds(deadlines: Sequence[Deadline]) -> str:
    texts = []
    for deadline in deadlines:
        days = [f"{day:%d.%m.%Y}" for day in (deadline.start, deadline.end) if day]
        texts.append("\u2013".join(dict.fromkeys(days)))
    return ", ".join(texts)


_EMPTY = (
    (
        WarningCode.MISSING_DEADLINE,
        PlanColumn.DEADLINE,
        "У пункта не указан срок. Задайте его вручную.",
    ),
    (WarningCode.MISSING_EXECUTORS, PlanColumn.EXECUTORS, "У пункта не указан исполнитель."),
    (WarningCode.MISSING_RESULT, PlanColumn.RESULT, "У пункта не указан ожидаемый результат."),
)


def _cells(
    items: Sequence[PlanItem], records: list[ItemRecord], columns: Columns
) -> Iterator[PlanWarning]:
    for item, record in zip(items, records, strict=True):
        for code, column, message in _EMPTY:
            if column in columns.places and not _said(column, record):
                yield PlanWarning(code, item.label, message)
        if are_run_together(record.texts[PlanColumn.EXECUTORS]):
            message = f"Исполнители записаны без запятой, прочитаны как {_list(item.executors)}."
            yield PlanWarning(WarningCode.EXECUTORS_NOT_SEPARATED, item.label, message)


def _said(column: PlanColumn, record: ItemRecord) -> bool:
    """Tell whether the row or one of its parts says something in a column."""
    texts = [record.texts, *(part.texts for part in record.parts)]
    return any(folded(one[column]) for one in texts)


def _shown(year: AcademicYear) -> str:
    return str(year).replace("-", "\u2013")


def _list(texts: Sequence[str]) -> str:
    return ", ".join(f"«{text}»" for text in texts)


def _quoted(text: str, length: int = 70) -> str:
    short = text if len(text) <= length else text[:length].rsplit(" ", 1)[0].rstrip(" ,.:") + "…"
    return f"«{short.replace('«', '„').replace('»', '“')}»"
