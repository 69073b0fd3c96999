"""The words that no production read: which are harmless beside a date, which are not."""

from app.deadlines.lexicon import vocabulary
from app.deadlines.line import Line

SEPARATORS = frozenset({",", ";", ".", "(", ")"})

_FILLERS = vocabulary("в во и а но также срок далее дальнейшем")
_CALENDAR = vocabulary(
    "квартал полугодие полгода семестр четверть триместр каникулы декада половина начало середина "
    "конец число календарный"
)
_FIGURES = frozenset({"number", "date", "iso", "years", "month_year", "day_month", "clock"})
_UNSURE_MARKS = frozenset({"/", "\\", "~", "≈", "±", "<", ">", "?", "+"})
_UNSURE_BEFORE = _UNSURE_MARKS | vocabulary(
    "за на от не ни около ок накануне окончание завершение до с со по к ко из без под через или "
    "либо после перед у о об про для между итоги итогам план месяц отчет чем каждый ранний "
    "поздний редкий малый большой частый"
)
_DELIVERED = vocabulary("отчет план итоги")
_NEEDS_CASE = vocabulary("за на от не ни около ок до с со по к ко из без под через о об у для")
_UNSURE_AFTER = _UNSURE_MARKS | frozenset({"или", "либо", "не"})
_OVERTURNING = (
    "выполнено",
    "исполнено",
    "проведено",
    "отмен",
    "перенос",
    "перенес",
    "прошл",
    "предыдущ",
    "аннулир",
    "вместо",
)
_POSTPONING = ("следующий", "или", "либо")


def says_when(line: Line, at: int) -> bool:
    """Tell whether a word left over speaks of time: a figure, a month, «начало», «квартал»."""
    lemma = line.lemma(at)
    month = line.kind(at) == "word" and lemma[:1] == "m" and lemma[1:].isdigit()
    return line.kind(at) in _FIGURES or month or lemma in _CALENDAR


def overturns(line: Line, at: int) -> bool:
    """Tell whether a word left over takes back what the rest says: «перенесено», «или»."""
    form = line.form(at)
    torn = form.startswith(("ь", "ъ", "ы"))  # no word begins so: a column cut it, who knows where
    return torn or form.startswith(_OVERTURNING) or line.lemma(at) in _POSTPONING


def unsure_before_dash(line: Line, at: int) -> bool:
    """Tell whether a date after this word and a dash is not the deadline: «за – март»."""
    return line.lemma(at) in _NEEDS_CASE


def unsure_before(line: Line, at: int) -> bool:
    """Tell whether a date right after this word is not the deadline: «за март», «около …».

    «Отчёт март» may be a report about March; «отчёт до 25 марта» is due.
    """
    lemma = line.lemma(at)
    delivered = lemma in _DELIVERED and line.lemma(at + 1) in ("до", "к", "не")
    return lemma in _UNSURE_BEFORE and not delivered


def unsure_after(line: Line, at: int) -> bool:
    """Tell whether this word right after a date makes it doubtful."""
    dangling = line.lemma(at) == "-" and at + 1 == len(line)
    return dangling or line.lemma(at) in _UNSURE_AFTER


def is_filler(line: Line, at: int) -> bool:
    """Tell whether the word is not worth a note."""
    return line.lemma(at) in _FILLERS or line.kind(at) == "mark"
