"""Words and numbers around a deadline that are no dates: hours, classes, orders, exceptions."""

from app.deadlines.line import Found, Line, PieceRole
from app.deadlines.standing import clause_end

_CLOCK_OPENS = frozenset({"в", "с", "до", "к", "-", "по", "около"})
_COUNTED = (
    "класс", "курс", "групп", "человек", "участник", "студент", "обучающ", "балл", "школ",
    "этап", "тур", "смен", "лет", "руб", "мест", "балл", "кабинет", "аудитори", "корпус",
    "дня", "дней", "часов", "педагог", "учител", "выпускник", "команд", "район", "процент",
)  # fmt: skip
_HOUR_WORDS = frozenset({"час", "мин"})
_DOCUMENT_MARKS = frozenset({"№", "n"})


def counted(line: Line, at: int) -> Found | None:
    """Read «8–9 классов», «1, 2 и 3 курс», «25 человек», «50 %»."""
    stop = _numbers_end(line, at)
    if stop is None:
        return None
    stop = line.skip(stop, "-? х|й|го|е")
    named = line.form(stop).startswith(_COUNTED) or line.lemma(stop) == "%"
    return Found(stop + 1, role=PieceRole.ASIDE) if named else None


def _numbers_end(line: Line, at: int) -> int | None:
    """Return the index after numbers joined by dashes, commas and «и»."""
    stop: int | None = None
    while line.ordinal(at) is not None:
        stop = at + 1
        following = line.past(stop, "-", ", и", ",", "и", "по")
        at = len(line) if following is None else following
    return stop


def room(line: Line, at: int) -> Found | None:
    """Read «кабинет 305», «класс 8»."""
    numbered = line.form(at).startswith(_COUNTED) and line.number(at + 1) is not None
    return Found(at + 2, role=PieceRole.ASIDE) if numbered else None


def hours(line: Line, at: int) -> Found | None:
    """Read «в 10.00», «с 9.00 до 15.00», «14:30», «в 15-00», «в 10 часов»."""
    opened = at + (line.lemma(at) in _CLOCK_OPENS)
    stop = _clock_end(line, opened)
    if stop is None:
        return None
    beyond = line.past(stop, "-", "до", "по")
    second = _clock_end(line, beyond) if beyond is not None else None
    return Found(stop if second is None else second, role=PieceRole.ASIDE)


def _clock_end(line: Line, at: int) -> int | None:
    if line.kind(at) == "clock" or _is_hour_with_point(line, at):
        return line.skip(at + 1, "час|мин")
    if line.number(at) is None:
        return None
    if line.form(at + 2) == "00" and line.lemma(at + 1) == "-":
        return at + 3
    return at + 2 if line.lemma(at + 1) in _HOUR_WORDS else None


def _is_hour_with_point(line: Line, at: int) -> bool:
    """«9.00» and «15.30» are no days of a month; «15.10» could be and is left alone."""
    if line.kind(at) != "day_month":
        return False
    hour, minute = line.tokens[at].numbers
    return hour <= 24 and minute < 60 and not 1 <= minute <= 12


def hour_or_day(line: Line, at: int) -> Found | None:
    """«В 10.05» may be an hour or the tenth of May."""
    unclear = line.lemma(at) == "в" and line.kind(at + 1) == "day_month"
    return line.doubt(at, at + 2) if unclear else None


def document(line: Line, at: int) -> Found | None:
    """Read «№ 123 от 01.02.2023», «от 01.02.2023 № 123», «№ 5»."""
    if line.lemma(at) == "от" and _is_date(line, at + 1):
        return Found(_number_end(line, _date_end(line, at + 1)), role=PieceRole.ASIDE)
    stop = _number_end(line, at)
    if stop == at:
        return None
    dated = line.lemma(stop) == "от" and _is_date(line, stop + 1)
    return Found(_date_end(line, stop + 1) if dated else stop, role=PieceRole.ASIDE)


def _is_date(line: Line, at: int) -> bool:
    return line.kind(at) in ("date", "iso") or (
        line.number(at) is not None and line.lemma(at + 1)[:1] == "m"
    )


def _date_end(line: Line, at: int) -> int:
    if line.kind(at) in ("date", "iso"):
        return line.skip(at + 1, "год")
    return line.skip(line.skip(at + 2, "#"), "год")


def _number_end(line: Line, at: int) -> int:
    """Return the index after «№ 123», «№ 12-П», or `at`."""
    if line.lemma(at) not in _DOCUMENT_MARKS or line.lemma(at + 1) != "#":
        return at
    stop = at + 2
    while line.lemma(stop) in ("-", "/") and line.kind(stop + 1) in ("word", "number"):
        stop += 2
    return stop


def exception(line: Line, at: int) -> Found | None:
    """Read «кроме июля и августа» up to the end of the clause."""
    opened = line.past(at, "кроме", "за исключением", "исключая")
    return Found(clause_end(line, opened), role=PieceRole.ASIDE) if opened is not None else None


def section_number(line: Line, at: int) -> Found | None:
    """Read «п. 3.1», «раздел 2»."""
    opened = line.past(at, "п|пункт|пункта|пункту|раздел|раздела|приложение . ", "п|пункт|раздел")
    numbered = opened is not None and line.lemma(opened) == "#"
    return Found((opened or at) + 1, role=PieceRole.ASIDE) if numbered else None


PRODUCTIONS = (exception, document, section_number, hours, hour_or_day, room, counted)
