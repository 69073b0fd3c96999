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
    "за на от не ни около до с со по к ко из без под через или либо после перед у о об про для "
    "между итоги итогам план месяц отчет чем каждый ранний поздний редкий малый большой частый"
)
_UNSURE_AFTER = _UNSURE_MARKS | frozenset({"или", "либо", "не"})
_OVERTURNING = ("отмен", "перенос", "перенес", "прошл", "предыдущ", "аннулир", "вместо")
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


def unsure_before(line: Line, at: int) -> bool:
    """Tell whether a date right after this word is not the deadline: «за март», «около …»."""
    return line.lemma(at) in _UNSURE_BEFORE


def unsure_after(line: Line, at: int) -> bool:
    """Tell whether this word right after a date makes it doubtful."""
    dangling = line.lemma(at) == "-" and at + 1 == len(line)
    return dangling or line.lemma(at) in _UNSURE_AFTER


def is_filler(line: Line, at: int) -> bool:
    """Tell whether the word is not worth a note."""
    return line.lemma(at) in _FILLERS or line.kind(at) == "mark"
