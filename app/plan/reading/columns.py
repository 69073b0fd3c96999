"""Which column of a table is which: by the words of its header, or as a person chose."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from app.imports.tables import Row
from app.plan.reading.periods import is_period
from app.plan.reading.prose import folded, one_line


class PlanColumn(Enum):
    """The columns of a plan; the value is what a person calls it."""

    NUMBER = "№ п/п"
    RESULT = "Ожидаемый результат"
    EXECUTORS = "Исполнители"
    DEADLINE = "Срок выполнения"
    TITLE = "Название мероприятия"
    START = "Срок начала"
    END = "Срок окончания"
    MONTH = "Месяц"
    SECTION = "Раздел или направление"


USUAL = (
    PlanColumn.NUMBER,
    PlanColumn.RESULT,
    PlanColumn.EXECUTORS,
    PlanColumn.DEADLINE,
    PlanColumn.TITLE,
)
"""Columns whose lack a person is told of."""

REQUIRED = (PlanColumn.TITLE, PlanColumn.DEADLINE)
_TIMES = (PlanColumn.DEADLINE, PlanColumn.MONTH, PlanColumn.START, PlanColumn.END)

# The first column whose words a header cell has is the one: «Ответственный за мероприятие» is
# about executors, «Срок проведения мероприятия» about time.
_WORDS = {
    PlanColumn.RESULT: r"результат|итогов\w+ документ|форма (отчет|контрол|представл)|\bвыход\b"
    r"|показател|индикатор|вид документа|отчетн\w+ документ|подтвержда\w+ документ",
    PlanColumn.EXECUTORS: r"исполнител|ответствен|кто (проводит|отвечает|делает)|кому поруч"
    r"|^(организатор|докладчик)",
    PlanColumn.START: r"(дата|срок)\w* начала|^начало( (работ|реализац|выполн)\w*)?$",
    PlanColumn.END: r"(дата|срок)\w* (окончан|завершен)\w*|^(окончание|завершение)\b",
    PlanColumn.MONTH: r"^месяц\w*( (проведения|выполнения|реализации))?$",
    PlanColumn.DEADLINE: r"\bсрок|\bдата\b(?! рождения)|\bдаты\b|\bкогда\b"
    r"|период (выполн|провед|реализ)|^период$|\bвремя\b|^числ[ао]\b|^день( недели)?$"
    r"|^(№ )?недел[яи]$",
    PlanColumn.TITLE: r"мероприят|содержание (работ|деятельн)|вид\w? (работ|деятельн)"
    r"|^(наименован|назван)\w+$|^(действия|задачи)$",
    PlanColumn.NUMBER: r"^(№|n|no|номер)|\bп ?/ ?п\b",
}
# Words that name the title where no other column does.
_TITLES = (
    r"^содержание\b|^дела\b|^дело$|^тем[аы]\b(?! (диплом|вкр|курсов))|вопрос\w*\b|^повестка"
    r"|^действи[ея]\b|^задач[аи]\b|^работ[аы]$|^событи[ея]\b|^виды?\b.*\b(работ|деятельност)\w*"
    r"|^(наименование|название)\b.*\b(работ|дел|событи|этап|действи)\w*|^формы?\b.*\bработы$"
)
_SECTIONS = r"направлени|^раздел\w*\b|^блок\w*$|^модул\w+$|^этап\w*$|^наименование раздел"
_LONGEST_HEADING = 80
_MARK = re.compile(r"[+*xхv✓✔∨•●√]{1,2}|да", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Columns:
    """Places of the columns in a row, counted from 0, and the header's own words."""

    places: Mapping[PlanColumn, int]
    headings: tuple[str, ...] = ()
    by_period: tuple[tuple[int, str], ...] = ()
    """Places and names of columns that are months or quarters, with marks below them."""

    def marked_periods(self, row: Row) -> str:
        """Return the periods whose columns hold a mark, with what else stands there."""
        found = []
        for place, name in self.by_period:
            cell = one_line(row.cells[place]) if place < len(row.cells) else ""
            if folded(cell) or _MARK.fullmatch(cell):
                found.append(name if _MARK.fullmatch(cell) else f"{name}: {cell}")
        return ", ".join(found)

    def text(self, row: Row, column: PlanColumn) -> str:
        """Return the cell of a column, "" where the row or the table has none."""
        place = self.places.get(column)
        return row.cells[place] if place is not None and place < len(row.cells) else ""

    def shown(self, row: Row, column: PlanColumn) -> str:
        """Return the cell of a column, or the text of one merged over it from a row above."""
        place = self.places.get(column)
        return row.shown(place) if place is not None else ""

    def heading(self, column: PlanColumn) -> str:
        """Return the header's words for a column."""
        place = self.places.get(column, len(self.headings))
        return self.headings[place] if place < len(self.headings) else ""

    def missing(self) -> list[PlanColumn]:
        """Return the usual columns that the table does not have."""
        timed = bool(self.by_period) or any(column in self.places for column in _TIMES)
        return [
            column
            for column in USUAL
            if column not in self.places and not (timed and column is PlanColumn.DEADLINE)
        ]

    def unknown(self) -> list[tuple[int, str]]:
        """Return the places and words of headings that are no column of a plan."""
        known = {*self.places.values(), *(place for place, _name in self.by_period)}
        return [
            (place, one_line(text))
            for place, text in enumerate(self.headings)
            if text and place not in known
        ]

    def is_heading(self, row: Row) -> bool:
        """Tell whether a row repeats the header: on each page, under each section."""
        filled = [(place, folded(cell)) for place, cell in enumerate(row.cells) if folded(cell)]
        said = [folded(text) for text in self.headings]
        same = [cell for place, cell in filled if place < len(said) and said[place] == cell]
        return len(filled) > 1 and len(same) == len(filled)


@dataclass(frozen=True, slots=True)
class ChosenColumns:
    """How a person said that a table is read: the header's row in the file, from 0, and places."""

    heading: int
    places: Mapping[PlanColumn, int]


def best_header(rows: Sequence[Row]) -> tuple[int, Columns] | None:
    """Return the index of the row that names the most columns and these; None without any.

    Another table may have two words of a plan's heading, such as «Мероприятие» and «Дата».
    """
    found = [(at, columns) for at, row in enumerate(rows) if (columns := header(row))]
    if not found:
        found = list(_above_periods(rows))
    return max(found, key=lambda one: _worth(one[1]), default=None)


def _above_periods(rows: Sequence[Row]) -> Iterator[tuple[int, Columns]]:
    """Yield headers without a column of time, above rows that are months."""
    alone = [at for at, row in enumerate(rows) if sum(map(bool, row.cells)) == 1]
    last = max((at for at in alone if is_period("".join(rows[at].cells))), default=0)
    for at, row in enumerate(rows[:last]):
        places = places_named(row)
        if PlanColumn.TITLE in places and len(places) > 1:
            yield at, Columns(places, row.cells)


def _worth(columns: Columns) -> tuple[bool, int]:
    return any(column in columns.places for column in _TIMES), len(columns.places)


def header(row: Row) -> Columns | None:
    """Return the columns named by a row, None when the row is no header of a plan."""
    places = places_named(row)
    named = len(places)
    by_period = () if PlanColumn.DEADLINE in places else _periods(row)
    timed = bool(by_period) or any(column in places for column in _TIMES)
    without_time = PlanColumn.EXECUTORS in places and named > 2
    if PlanColumn.TITLE not in places or named + len(by_period) < 2:
        return None
    return Columns(places, row.cells, by_period) if timed or without_time else None


def _periods(row: Row) -> tuple[tuple[int, str], ...]:
    """Return the columns of months or quarters; one alone is no table of them."""
    cells = ((place, one_line(cell)) for place, cell in enumerate(row.cells))
    found = tuple((place, cell.rstrip(".")) for place, cell in cells if cell and is_period(cell))
    return found if len(found) > 1 else ()


def places_named(row: Row) -> dict[PlanColumn, int]:
    """Return the columns that the words of a row name, whether or not they make a plan."""
    places: dict[PlanColumn, int] = {}
    for place, cell in enumerate(row.cells):
        column = _column(cell)
        if column is not None:
            places.setdefault(column, place)
    for pattern in (_TITLES, _SECTIONS):
        free = _first(row, pattern, taken=places.values())
        if PlanColumn.TITLE not in places and free is not None:
            places[PlanColumn.TITLE] = free
    section = _first(row, _SECTIONS, taken=places.values())
    if section is not None:
        places[PlanColumn.SECTION] = section
    return places


def with_row_below(columns: Columns, row: Row) -> Columns | None:
    """Return the columns of a header of two rows: «Сроки» above «начало» and «окончание».

    None when the second row is none of a header.
    """
    filled = [(place, _plain(cell)) for place, cell in enumerate(row.cells) if cell]
    place_of_time = columns.places.get(PlanColumn.DEADLINE)
    named = [
        (column, place)
        for place, words in filled
        for column in (PlanColumn.START, PlanColumn.END)
        if re.search(_WORDS[column], words)
    ]
    if place_of_time is None or len(named) != len(filled) or len(named) != 2:
        return None
    kept = {c: place for c, place in columns.places.items() if c is not PlanColumn.DEADLINE}
    return Columns(kept | dict(named), columns.headings)


def _first(row: Row, pattern: str, *, taken: object) -> int | None:
    known = set(taken)  # type: ignore[call-overload]
    cells = ((place, _plain(cell)) for place, cell in enumerate(row.cells))
    return next(
        (
            place
            for place, words in cells
            if place not in known and len(words) <= _LONGEST_HEADING and re.search(pattern, words)
        ),
        None,
    )


def _column(cell: str) -> PlanColumn | None:
    words = _plain(cell)
    if not words or len(words) > _LONGEST_HEADING:
        return None
    return next((column for column, known in _WORDS.items() if re.search(known, words)), None)


def _plain(cell: str) -> str:
    """Return the words of a heading, one broken by a narrow column made whole."""
    joined = re.sub(r"([а-яё])-\s*\n\s*([а-яё])", r"\1\2", cell.lower())
    return " ".join(joined.replace("ё", "е").replace("\u00ad", "").split()).strip(" .:*")
