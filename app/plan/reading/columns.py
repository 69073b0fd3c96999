"""Which column of a table is which, told by the words of its header."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from app.imports.tables import Row


class PlanColumn(Enum):
    """The columns of a plan; the value is what a person calls it."""

    NUMBER = "№ п/п"
    RESULT = "Ожидаемый результат"
    EXECUTORS = "Исполнители"
    DEADLINE = "Срок выполнения"
    TITLE = "Название мероприятия"


REQUIRED = (PlanColumn.TITLE, PlanColumn.DEADLINE)

# The first column whose words a header cell has is the one: «Ответственный за мероприятие» is
# about executors, «Срок проведения мероприятия» about time.
_WORDS = {
    PlanColumn.RESULT: r"результат|итогов\w+ документ|форма отчет|выход|показател",
    PlanColumn.EXECUTORS: r"исполнител|ответствен|кто проводит",
    PlanColumn.DEADLINE: r"\bсрок|\bдата\b(?! рождения)|\bдаты\b|\bкогда\b"
    r"|период (выполн|провед|реализ)",
    PlanColumn.TITLE: r"мероприят|содержание (работ|деятельн)|вид\w? (работ|деятельн)"
    r"|^(наименован|назван)\w+$|^(действия|задачи)$",
    PlanColumn.NUMBER: r"^(№|n|no|номер)|\bп ?/ ?п\b",
}
_LONGEST_HEADING = 80


@dataclass(frozen=True, slots=True)
class Columns:
    """Places of the columns in a row, counted from 0."""

    places: Mapping[PlanColumn, int]

    def text(self, row: Row, column: PlanColumn) -> str:
        """Return the cell of a column, "" where the row or the table has none."""
        place = self.places.get(column)
        return row.cells[place] if place is not None and place < len(row.cells) else ""

    def shown(self, row: Row, column: PlanColumn) -> str:
        """Return the cell of a column, or the text of one merged over it from a row above."""
        place = self.places.get(column)
        return row.shown(place) if place is not None else ""

    def missing(self) -> list[PlanColumn]:
        """Return the columns that the table does not have."""
        return [column for column in PlanColumn if column not in self.places]


def best_header(rows: Sequence[Row]) -> tuple[int, Columns] | None:
    """Return the index of the row that names the most columns and these; None without any.

    Another table may have two words of a plan's heading, such as «Мероприятие» and «Дата».
    """
    found = [(at, columns) for at, row in enumerate(rows) if (columns := header(row))]
    return max(found, key=lambda one: len(one[1].places), default=None)


def header(row: Row) -> Columns | None:
    """Return the columns named by a row, None when the row is no header of a plan."""
    places: dict[PlanColumn, int] = {}
    for place, cell in enumerate(row.cells):
        column = _column(cell)
        if column is not None:
            places.setdefault(column, place)
    return Columns(places) if all(column in places for column in REQUIRED) else None


def _column(cell: str) -> PlanColumn | None:
    words = " ".join(cell.lower().replace("ё", "е").replace("\u00ad", "").split()).strip(" .:")
    if not words or len(words) > _LONGEST_HEADING:
        return None
    return next((column for column, known in _WORDS.items() if re.search(known, words)), None)
