"""Rows with which people close a table: totals, notes, signatures, whom to call."""

import re

from app.imports.tables import Row
from app.plan.reading.columns import Columns, PlanColumn
from app.plan.reading.letterhead import PERSON, is_person
from app.plan.reading.numbering import item_number, part_mark
from app.plan.reading.prose import one_line

# Words begin such a row with a capital; the middle of a torn sentence may begin with the same
# word («… государственной / итоговой аттестации»), but not with a capital.
_WORDS = re.compile(
    r"(?:итого|всего|примечани[ея]|исполнил[аи]?|составил[аи]?|подготовил[аи]?|согласован[оы]?"
    r"|утвержд(?:ено|ена|аю)|рассмотрен[оа]?|ознакомлен[аы]?|подпись|телефоны?)\b|дата\s*:"
    r"|исполнитель:|(?:план|график) составил\w*\b|с планом ознакомлен\w*\b",
    re.IGNORECASE,
)
_MARKS = re.compile(
    r"(?:итого\b|всего\s?:|прим\.|исп\.|тел\.|м\.\s?п\.|e-?mail\b|\*|_{3,}"
    r"|\((?:подпись|ф\.?\s?и\.?\s?о\.?|дата|печать)\))",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"(?:итого\b|(?:всего|общее количество)(?:\s*:|\s+(?:за|по|в|мероприяти\w*|пункт\w*|часов"
    r"|запланировано)\b|\s*[-–—]?\s*\d|\s*$))",
    re.IGNORECASE,
)
_POST = re.compile(
    r"(?:и\.?\s?о\.?\s|зам\w*\.?\s)?(?:директор|ректор|руководител|заведующ|председател|секретар"
    r"|методист|начальник)\w*(?:\s\S+){0,8}",
    re.IGNORECASE,
)
_SIGNING = re.compile(r"_{3,}|/\s*$")
_PHONE = re.compile(r"(?:тел\.?\s*)?\+?[\d\s()-]{6,20}", re.IGNORECASE)


def is_total(row: Row) -> bool:
    """Tell a row that sums up: «Итого по разделу: 5». It is never an item, whatever its number."""
    cells = [one_line(cell) for cell in row.cells if cell]
    worded = [cell for cell in cells if any(char.isalpha() for char in cell)]
    return bool(worded) and _TOTAL.match(worded[0]) is not None


def is_closing(row: Row, columns: Columns) -> bool:
    """Tell whether a row without an item's number is a total, a note or a signature."""
    cells = [one_line(cell) for cell in row.cells if cell]
    if any(_opens_closing(cell) or _is_phone(cell) for cell in cells):
        return True
    return _is_signed(row, columns) or _has_words_for_number(row, columns)


def is_closing_line(text: str) -> bool:
    """Tell the same of a line between tables."""
    signs = _SIGNING.search(text) is not None or _is_signature(text)
    return signs or _opens_closing(text) or _is_phone(text)


def is_sum(text: str) -> bool:
    """Tell a bare number, with or without what it counts: «35», «35 мероприятий»."""
    return (
        re.fullmatch(r"\d{1,4}(?:\s*(?:шт\.?|мероприяти\w*|пункт\w*))?", one_line(text)) is not None
    )


def _opens_closing(text: str) -> bool:
    worded = text[:1].isupper() and _WORDS.match(text) is not None
    return worded or _MARKS.match(text) is not None


def _is_phone(text: str) -> bool:
    return _PHONE.fullmatch(text) is not None and sum(map(str.isdigit, text)) >= 6


def _is_signed(row: Row, columns: Columns) -> bool:
    """A person alone in a cell signs, unless the cell is that of the executors of something."""
    executors = columns.text(row, PlanColumn.EXECUTORS)
    filled = [cell for cell in row.cells if cell]
    others = [one_line(cell) for cell in filled if cell != executors]
    if any(is_person(cell) or _SIGNING.search(cell) for cell in others):
        return True
    if len(filled) == 1 and _is_signature(one_line(filled[0])):
        return True
    posted = bool(others) and _POST.fullmatch(others[0]) is not None
    return posted and is_person(one_line(executors))


def _is_signature(text: str) -> bool:
    """Tell «Заместитель директора по УВР   И.И. Петрова»: a post, and a person at its end."""
    names = list(PERSON.finditer(text))
    if not names or names[-1].end() < len(text.rstrip(" .,_/")):
        return False
    return _POST.fullmatch(text[: names[-1].start()].strip(" ,_/-–—")) is not None


def _has_words_for_number(row: Row, columns: Columns) -> bool:
    """Words in the column of numbers, with more beside them, begin no item."""
    if PlanColumn.NUMBER not in columns.places:
        return False
    words = columns.text(row, PlanColumn.NUMBER)
    others = [cell for cell in row.cells if cell and cell != words]
    numbered = item_number(words) is not None or part_mark(words) is not None
    return bool(words) and bool(others) and not numbered
