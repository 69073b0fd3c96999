"""Deadlines without dates of their own: «в течение года», «по мере необходимости», «по графику»."""

from collections.abc import Sequence
from datetime import date

from app.deadlines.academic_year import AcademicYear
from app.deadlines.line import Found, Line, Production
from app.deadlines.model import Deadline, DeadlineKind
from app.deadlines.spans import month_at
from app.deadlines.years import year_at

ALL_YEAR = (
    "в? течение весь? календарный|учебный? год",
    "в? продолжение весь? учебный? год",
    "втечение весь? учебный? год",
    "на? протяжение весь? учебный? год",
    "в? весь учебный? год",
    "учебный год",
    "год",
    "круглый учебный? год",
    "круглогодично",
)
_IN_YEAR = ("в? течение весь?", "втечение весь?", "на? протяжение весь?", "весь")
_ALWAYS = (
    "постоянно",
    "непрерывно",
    "систематически",
    "регулярно",
    "на постоянной|регулярной|системной основе",
    "в? постоянном режиме",
    "в? течение весь период",
    "весь период",
)
_ON_DEMAND = (
    "по мере",
    "по надобности|надобность",
    "по запросу|запросам|требованию|обращению|обращениям|заявкам|заявке|факту",
    "при необходимость|наличии|поступлении|обращении|возникновении",
    "в случае",
)
_DOCUMENTS = (
    "график|план|расписание|программе|календарю|приказу|приказам|распоряжению|положению"
    "|регламенту|медиаплану|договору|дорожной|письму"
)
_QUALITIES = (
    "отдельному|отдельным|утвержденному|утвержденным|согласованному|установленному"
    "|индивидуальному|индивидуальным|календарный|учебный|годовому|единому|совместному"
)
_SCHEDULED = (
    f"по {_DOCUMENTS}",
    f"по {_QUALITIES} {_DOCUMENTS}",
    f"по отд|утв|индив|согл|инд .? {_DOCUMENTS}",
    "по граф|расп|распор .?",
    "в срок|день ,? определяемый|назначаемый|устанавливаемый",
    "в срок|день ,? назначенный|определенный|установленный",
    "по календарный учебный график",
    "согласно",
    "в соответствие с|со",
    "на основании",
    "во исполнение",
    "в срок ,? установленные|определенные|утвержденные|указанные|предусмотренные",
    "в срок проведения|реализации|прохождения",
    "в установленные|определенные|утвержденные срок",
    "срок по график|план|расписание",
)


def all_year(line: Line, at: int) -> Found | None:
    """Read «в течение (учебного) года» and the same with a year named."""
    stop = line.past(at, *ALL_YEAR)
    named = line.lemma(at) == "год" and (at > 0 or line.kind(at + 1) == "word")
    if stop is not None and line.form(at - 1).startswith(_ANOTHER):
        return line.doubt(at - 1, stop)
    if stop is not None and not named:
        window = _window_of(line, at, stop)
        return Found(stop, (Deadline(DeadlineKind.ONGOING, *window),))
    return _named_year(line, at)


_ANOTHER = ("новом", "новый", "будущ", "предстоящ")


def _window_of(line: Line, at: int, stop: int) -> tuple[date | None, date | None]:
    """The calendar year is two halves of two academic years: no dates can be told."""
    calendar = any(line.lemma(place) == "календарный" for place in range(at, stop))
    return (None, None) if calendar else (line.year.start, line.year.end)


def _named_year(line: Line, at: int) -> Found | None:
    opened = line.past(at, *_IN_YEAR)
    opened = at if opened is None and line.kind(at) == "years" else opened
    year, stop = year_at(line, opened) if opened is not None else (None, at)
    if year is None:
        return None
    window = (year.start, year.end) if isinstance(year, AcademicYear) else _calendar(year)
    return Found(stop, (line.flagged(Deadline(DeadlineKind.ONGOING, *window)),))


def _calendar(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def always(line: Line, at: int) -> Found | None:
    """Read «постоянно», «систематически», «на постоянной основе»."""
    stop = line.past(at, *_ALWAYS)
    return Found(stop, (Deadline(DeadlineKind.ONGOING),)) if stop is not None else None


def on_demand(line: Line, at: int) -> Found | None:
    """Read «по мере необходимости», «по запросу …» up to the end of the clause."""
    opened = line.past(at, *_ON_DEMAND)
    if opened is None:
        return None
    stop = clause_end(line, opened)
    return Found(stop, (Deadline(DeadlineKind.ONGOING, note=line.shown(at, stop)),))


def by_schedule(line: Line, at: int, others: Sequence[Production]) -> Found | None:
    """Read «по графику …», «в соответствии с …»: the date stands in another document.

    The name of the document goes on until the clause ends or one of `others` reads a deadline;
    dates that belong to the document («от 01.02.2023», «на 2024 год») are part of its name.
    """
    opened = line.past(at, *_SCHEDULED) or _of_some_kind(line, at)
    if opened is None:
        return None
    stop = opened
    while stop < len(line) and not _document_ends(line, stop, others):
        stop += 1
    return Found(stop, (Deadline(DeadlineKind.BY_SCHEDULE, note=line.shown(at, stop)),))


def _of_some_kind(line: Line, at: int) -> int | None:
    """Read «по особому графику»: a word of any meaning before the document."""
    described = line.lemma(at) == "по" and line.form(at + 1).endswith(("ому", "ему", "ым", "им"))
    return line.after(at + 2, _PAPERS) if described else None


_PAPERS = "график|графику|план|плану|расписание|приказу|распоряжению|программе|договору"


def _document_ends(line: Line, at: int, others: Sequence[Production]) -> bool:
    if line.lemma(at) in (".", ";", ")"):
        return True
    if line.lemma(at - 1) in ("на", "за", "от", "№", "-"):
        return False
    opened = line.past(at, ", но", "но", ",", "(")
    start = at if opened is None else opened
    found = (read(line, start) for read in others)
    return any(piece and piece.deadlines for piece in found)


def clause_end(line: Line, at: int) -> int:
    """Return the index of the mark that ends the clause, or of the phrase's end."""
    while at < len(line) and line.lemma(at) not in (".", ",", ";", "(", ")"):
        at += 1
    return at


def mentions_month(line: Line, start: int, stop: int) -> bool:
    """Tell whether a month is named between two tokens."""
    return any(month_at(line, at) for at in range(start, stop))
