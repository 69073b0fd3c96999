"""Deadlines tied to an event: «не позднее 1 рабочего дня после события», «за 5 дней до …»."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from app.deadlines.line import Found, Line
from app.deadlines.model import Deadline, DeadlineKind, Offset, OffsetUnit
from app.deadlines.occasions import occasion_at
from app.deadlines.spans import any_span, place
from app.deadlines.standing import clause_end, mentions_month
from app.deadlines.workdays import add_working_days

_UNITS = {
    "день": OffsetUnit.DAY,
    "сутки": OffsetUnit.DAY,
    "неделя": OffsetUnit.WEEK,
    "месяц": OffsetUnit.MONTH,
    "час": OffsetUnit.HOUR,
}
_TERM_OPENS = (
    "не поздний ,? чем? через",
    "не поздний ,? чем? в? течение",
    "не поздний ,? чем?",
    "не большой ,? чем? через|за",
    "в? течение",
    "через|спустя",
    "в? срок до|,? не поздний",
    "на",
    "до",
)
_AFTER = (
    "после",
    "со|с день|момента|даты",
    "от день|момента|даты",
    "по окончание|завершении|истечении",
    "с|со",
)
_COUNTDOWN_OPENS = ("не поздний|малый ,? чем? за", "не поздний ,? чем?", "за")
_SHORT_TERMS = {
    "однодневный": 1, "двухдневный": 2, "трехдневный": 3, "пятидневный": 5, "семидневный": 7,
    "десятидневный": 10,
}  # fmt: skip
_TIED = (
    "после",
    "по окончание|завершении|истечении|итогам|результатам",
    "перед",
    "накануне",
    "во время",
    "в ходе",
    "в рамках",
    "в период|дни",
    "до|к|ко",
)
_PERIODS = frozenset({"год", "полугодие", "квартал", "месяц", "неделя"})
_BEFOREHAND = frozenset({"до", "к", "ко", "перед"})


@dataclass(frozen=True, slots=True)
class _Term:
    value: int
    unit: OffsetUnit
    stop: int


def after_event(line: Line, at: int) -> Found | None:
    """Read «в течение 3 рабочих дней после …», «на следующий день после …»."""
    term = _next_day(line, at) or _short_term(line, at) or _opened_term(line, at, _TERM_OPENS)
    event = line.past(term.stop, *_AFTER) if term else None
    if term is None or event is None:
        return None
    return _tied(line, at, event, term)


def before_event(line: Line, at: int) -> Found | None:
    """Read «за 5 дней до …», «не позднее чем за неделю до …»."""
    term = _opened_term(line, at, _COUNTDOWN_OPENS)
    event = line.past(term.stop, "до") if term else None
    if term is None or event is None:
        return None
    return _tied(line, at, event, _Term(-term.value, term.unit, term.stop))


def on_event_day(line: Line, at: int) -> Found | None:
    """Read «в день проведения», «в День учителя»."""
    event = line.after(at, "в день")
    if event is None or occasion_at(line, at + 1):
        return None
    return _tied(line, at, event, _Term(0, OffsetUnit.DAY, event))


def public_day(line: Line, at: int) -> Found | None:
    """Read «День учителя», «в День Победы»: the day itself."""
    event = line.skip(at, "в")
    day = occasion_at(line, event)
    if day is None or line.kind(at - 1) == "word":
        return None
    stop = clause_end(line, event)
    offset = Offset(0, OffsetUnit.DAY, line.shown(event, stop))
    deadline = Deadline(DeadlineKind.RELATIVE, start=day, end=day, offset=offset)
    return Found(stop, (line.flagged(deadline),))


def tied_to_event(line: Line, at: int) -> Found | None:
    """Read «после практики», «ко Дню учителя»: an event, but no number of days."""
    event = line.past(at, *_TIED)
    return _untimed(line, at, event) if event is not None else None


def _untimed(line: Line, at: int, event: int) -> Found | None:
    stop = clause_end(line, event)
    named = line.kind(event) in ("word", "quote", "roman")
    if stop == event or not named or _is_vague(line, event, stop):
        return None
    ahead = line.lemma(at) in _BEFOREHAND
    offset = Offset(
        0 if ahead else None, OffsetUnit.DAY if ahead else None, line.shown(event, stop)
    )
    return _at_event(line, at, stop, offset, occasion_at(line, event) if ahead else None)


def _is_vague(line: Line, start: int, stop: int) -> bool:
    """«До конца месяца», «до середины мая» speak of the calendar, not of an event."""
    of_period = line.lemma(start) in ("конец", "середина") and line.lemma(stop - 1) in _PERIODS
    return of_period or mentions_month(line, start, stop)


def _at_event(line: Line, at: int, stop: int, offset: Offset, end: date | None) -> Found:
    note = line.shown(at, stop)
    deadline = Deadline(DeadlineKind.RELATIVE, end=end, offset=offset, note=note)
    return Found(stop, (line.flagged(deadline),))


def _tied(line: Line, at: int, event: int, term: _Term) -> Found | None:
    dated = _dated_event(line, event)
    stop = dated[1] if dated else clause_end(line, event)
    if stop == event:
        return None
    offset = Offset(term.value, term.unit, line.shown(event, stop))
    end = _shifted(line, dated[0], term) if dated else None
    return Found(stop, (line.flagged(Deadline(DeadlineKind.RELATIVE, end=end, offset=offset)),))


def _dated_event(line: Line, at: int) -> tuple[date, int] | None:
    """Return the date of an event that has a fixed one, and where its words end."""
    occasion = occasion_at(line, at)
    if occasion is not None:
        return occasion, clause_end(line, at)
    span = any_span(line, at)
    days = place(span[0], line.year) if span and span[0].exact else None
    return (days[0], span[1]) if span and days else None


def _shifted(line: Line, day: date, term: _Term) -> date | None:
    if term.unit is OffsetUnit.WORKING_DAY:
        return add_working_days(day, term.value, line.exceptions) if term.value else day
    if term.unit is OffsetUnit.MONTH:
        return _add_months(day, term.value)
    days = {OffsetUnit.DAY: 1, OffsetUnit.WEEK: 7}.get(term.unit)
    return day + timedelta(days=days * term.value) if days else None


def _add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def _opened_term(line: Line, at: int, opens: tuple[str, ...]) -> _Term | None:
    tried = (line.after(at, words) for words in opens)
    terms = (_term(line, opened) for opened in tried if opened is not None)
    return next((term for term in terms if term), None)


def _term(line: Line, at: int) -> _Term | None:
    """Read «3 рабочих дней», «1 (одного) рабочего дня», «двух недель», «месяца»."""
    number = line.count(at)
    if number is not None and not 1 <= number <= _LONGEST:
        return None
    unit_at = _past_number(line, at) if number is not None else at
    day_at = line.skip(unit_at, "рабочий|календарный")
    unit = _UNITS.get(line.lemma(day_at))
    if unit is None:
        return None
    working = unit is OffsetUnit.DAY and line.lemma(unit_at) == "рабочий"
    return _Term(number or 1, OffsetUnit.WORKING_DAY if working else unit, day_at + 1)


_LONGEST = 366


def _past_number(line: Line, at: int) -> int:
    """Return the index after «1», «1 (одного)», «5-ти»."""
    spelled = line.past(at + 1, "(")
    if spelled is not None and line.count(spelled) is not None:
        return line.skip(spelled + 1, ")")
    return line.skip(at + 1, "- ти|х|ми")


def _next_day(line: Line, at: int) -> _Term | None:
    opened = line.past(at, "не поздний ,? чем? на?", "на", "в")
    stop = line.past(opened, "следующий рабочий? день") if opened is not None else None
    if stop is None:
        return None
    working = line.lemma(stop - 2) == "рабочий"
    return _Term(1, OffsetUnit.WORKING_DAY if working else OffsetUnit.DAY, stop)


def _short_term(line: Line, at: int) -> _Term | None:
    """Read «в трёхдневный срок», «в 3-дневный срок», «в недельный срок», «в месячный срок»."""
    opened = line.after(at, "в")
    if opened is None:
        return None
    figures = line.after(opened, "# -? дневный срок")
    if figures is not None and line.number(opened) is not None:
        return _Term(line.number(opened) or 1, OffsetUnit.DAY, figures)
    return _spelled_term(line, opened)


def _spelled_term(line: Line, at: int) -> _Term | None:
    if line.lemma(at + 1) != "срок":
        return None
    spelled = {word: (days, OffsetUnit.DAY) for word, days in _SHORT_TERMS.items()}
    spelled |= {"недельный": (1, OffsetUnit.WEEK), "месячный": (1, OffsetUnit.MONTH)}
    found = spelled.get(line.form(at))
    return _Term(*found, at + 2) if found else None
