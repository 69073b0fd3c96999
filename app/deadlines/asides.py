"""Words and numbers around a deadline that are no dates: hours, classes, orders, exceptions."""

from app.deadlines.line import Found, Line, PieceRole
from app.deadlines.spans import any_span, bare_span, month_at
from app.deadlines.standing import clause_end
from app.deadlines.words import says_when, unsure_before

_CLOCK_OPENS = frozenset({"в", "с", "до", "к", "-", "по", "около"})
_COUNTED = (
    "класс", "курс", "групп", "человек", "участник", "студент", "обучающ", "балл", "школ",
    "этап", "тур", "смен", "лет", "руб", "мест", "балл", "кабинет", "аудитори", "корпус",
    "дня", "дней", "часов", "педагог", "модул", "учител", "выпускник", "команд", "район", "процент",
)  # fmt: skip
_COUNTED_SHORT = frozenset({"кл", "чел", "гр", "ауд", "каб", "корп", "шт"})
_HOUR_WORDS = frozenset({"час", "мин"})
EXCEPT = ("кроме", "за исключением", "исключая", "за вычетом")
_DOCUMENT_MARKS = frozenset({"№", "n"})


def counted(line: Line, at: int) -> Found | None:
    """Read «8–9 классов», «1, 2 и 3 курс», «25 человек», «50 %»."""
    stop = _numbers_end(line, at)
    if stop is None:
        return None
    stop = line.skip(stop, "-? х|й|го|е")
    named = _is_counted(line.form(stop)) or line.lemma(stop) == "%"
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
    if not _is_counted(line.form(at)):
        return None
    stop = _numbers_end(line, at + 1) or _code_end(line, at + 1)
    return Found(stop, role=PieceRole.ASIDE) if stop is not None else None


def _is_counted(form: str) -> bool:
    return form in _COUNTED_SHORT or form.startswith(_COUNTED)


def group_code(line: Line, at: int) -> Found | None:
    """Read «ПНК-21», «ПНК-1-22»: a name glued to a number."""
    named = (
        line.kind(at) == "word" and not _says_time(line, at) and line.lemma(at) not in _CLOCK_OPENS
    )
    stop = _code_end(line, at) if named else None
    return Found(stop, role=PieceRole.ASIDE) if stop is not None else None


def _code_end(line: Line, at: int) -> int | None:
    stop = at
    while line.joins(stop) and line.joins(stop + 1) and line.after(stop + 1, "- #"):
        stop += 2
    return stop + 1 if stop > at else None


def label(line: Line, at: int) -> Found | None:
    """Read «№ 2» of «№ 2 – май», «1-е заседание», the 1 of «заседание 1 – октябрь», «1)»."""
    number = line.skip(at, "№|n")
    if line.ordinal(number) is None:
        return None
    stop = _label_end(line, number + 1)
    named = number > at or stop > number + 1 or line.lemma(stop) == ")"
    colon = line.past(stop, "-", ":", ")")
    if colon is None and _is_enumerated(line, stop):
        return Found(stop + 1, role=PieceRole.ASIDE)
    if colon is None or not _opens_date(line, colon):
        return None
    sure = named or (_after_word(line, at) and line.ordinal(colon) is None)
    return Found(stop, role=PieceRole.ASIDE) if sure else None


def _label_end(line: Line, at: int) -> int:
    """Return the index after the words of «1-е заседание совета»."""
    stop = at
    while line.kind(stop) == "word" and not _says_time(line, stop):
        stop += 1
    return stop if stop - at <= _LONGEST_LABEL else at


def _is_enumerated(line: Line, at: int) -> bool:
    """«1. Октябрь 2. Март»; «1. октября» is a day."""
    dot = line.lemma(at) == "."
    return dot and month_at(line, at + 1) is not None and bare_span(line, at + 1) is not None


_LONGEST_LABEL = 4


def _after_word(line: Line, at: int) -> bool:
    """«Заседание 1 – октябрь» and «2-е – март» count something; «15 – 20 марта» are days."""
    follows = line.kind(at - 1) == "word" and not _says_time(line, at - 1)
    return follows or not line.form(at).isdigit()


def _says_time(line: Line, at: int) -> bool:
    return says_when(line, at) or unsure_before(line, at) or line.lemma(at) in _TIME_UNITS


_TIME_UNITS = frozenset({"раз", "день", "неделя", "месяц", "год", "час", "рабочий", "и", "в"})


def _opens_date(line: Line, at: int) -> bool:
    opened = line.past(at, "до", "в|во", "с|со", "не поздний", "к")
    return any_span(line, at if opened is None else opened) is not None


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
    while _is_part_of_number(line, stop):
        stop += 2
    return stop


def _is_part_of_number(line: Line, at: int) -> bool:
    """«№ 12-П» is one number, «№1 – октябрь» is a label and a month."""
    glued = line.joins(at - 1) and line.joins(at)
    follows = line.kind(at + 1) in ("word", "number") and month_at(line, at + 1) is None
    return line.lemma(at) in ("-", "/") and follows and glued


def exception(line: Line, at: int) -> Found | None:
    """Read «кроме июля и августа» up to the end of the clause."""
    opened = line.past(at, *EXCEPT)
    if opened is None:
        return None
    stop = clause_end(line, opened)
    while (following := line.past(stop, ", и", ",")) is not None and month_at(line, following):
        stop = clause_end(line, following)
    return Found(stop, role=PieceRole.ASIDE)


def section_number(line: Line, at: int) -> Found | None:
    """Read «п. 3.1», «раздел 2»."""
    opened = line.past(at, "п|пункт|пункта|пункту|раздел|раздела|приложение . ", "п|пункт|раздел")
    numbered = opened is not None and line.lemma(opened) == "#"
    return Found((opened or at) + 1, role=PieceRole.ASIDE) if numbered else None


PRODUCTIONS = (
    exception,
    label,
    document,
    section_number,
    hours,
    hour_or_day,
    room,
    counted,
    group_code,
)
