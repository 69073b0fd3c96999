"""The plan in words: deadlines as they were read, and why an item stands as it stands."""

from datetime import date
from typing import Protocol

from flask_babel import format_date, gettext

from app.base import typography
from app.base.typography import NBSP, plural
from app.deadlines import Deadline, DeadlineKind, Every, Offset, OffsetUnit
from app.plan.rules import Field, ItemStanding, Reason


class Marked(Protocol):
    """An item with what is told beside its status."""

    @property
    def is_by_hand(self) -> bool: ...

    @property
    def is_done_late(self) -> bool: ...


def _(text: str, **values: object) -> str:
    """Translate; gettext itself has no types."""
    return str(gettext(text, **values))


def deadline_words(deadline: Deadline) -> str:
    """Say a deadline as it was understood: «март 2024 г.», «каждый квартал, не реже 2 раз»."""
    words = {
        DeadlineKind.RANGE: _range,
        DeadlineKind.RECURRING: _recurring,
        DeadlineKind.ONGOING: _ongoing,
        DeadlineKind.BY_SCHEDULE: _by_schedule,
        DeadlineKind.RELATIVE: _relative,
        DeadlineKind.UNPARSED: _unparsed,
    }[deadline.kind]
    return words(deadline)


def status_words(standing: ItemStanding) -> str:
    """Say in a sentence why an item has its status."""
    words = {
        Reason.AHEAD: _ahead,
        Reason.TIME_HAS_COME: _time_has_come,
        Reason.UNDER_WAY: _under_way,
        Reason.ENOUGH_SO_FAR: _enough_so_far,
        Reason.DUE_SOON: _due_soon,
        Reason.SET_TOO_LATE: _set_too_late,
        Reason.MISSED: _missed,
        Reason.NOTHING_KNOWN: _nothing_known,
        Reason.ENOUGH: _enough,
        Reason.ENOUGH_LATE: _enough_late,
        Reason.NO_DATES: _no_dates,
        Reason.YEAR_OVER: _year_over,
    }[standing.reason]
    return words(standing)


def share_words(standing: ItemStanding) -> str:
    """Say for how many periods enough is finished: «3 из 4 кварталов»; empty for one deadline."""
    if standing.periods < 2:
        return ""
    return _("%(met)s из %(count)s", met=standing.met, count=_of_periods(standing))


def marks_words(line: Marked) -> str:
    """Say what is told beside a status: that it came late, that a person set it."""
    if line.is_by_hand:
        return _("отмечено вручную")
    return _("с опозданием") if line.is_done_late else ""


def brief_words(standing: ItemStanding) -> str:
    """Say in a few words what is there: «готово за 3 из 4 кварталов», «завершённых записей нет»."""
    if standing.periods > 1:
        return _("готово за %(share)s", share=share_words(standing))
    return _finished(standing)


def field_words(field: Field) -> str:
    """Name a field of an item as the document's columns do."""
    words = {
        Field.NUMBER: _("номер"),
        Field.SECTION: _("раздел"),
        Field.TITLE: _("мероприятие"),
        Field.EXECUTORS: _("исполнители"),
        Field.DEADLINE: _("срок"),
        Field.RESULT: _("ожидаемый результат"),
        Field.PARTS: _("части пункта"),
    }
    return words[field]


def shortened(text: str, limit: int) -> str:
    """Cut a text after a word, with an ellipsis, to at most `limit` characters."""
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(" ,.:;") + "…"


def _day(value: date) -> str:
    return typography.day(value)


def _range(deadline: Deadline) -> str:
    start, end = deadline.start, deadline.end
    if start and end:
        return span_words(start, end)
    if end:
        return _("до %(end)s", end=_day(end))
    return _("с %(start)s", start=_day(start)) if start else ""


def span_words(start: date, end: date) -> str:
    """Say some days: «март 2024 г.», «с 1 сентября по 31 декабря 2023 г.»."""
    if start == end:
        return _day(start)
    if start.day == 1 and (end.year, end.month) == (start.year, start.month) and _ends_month(end):
        return str(format_date(start, "LLLL y 'г'.")).replace(" ", NBSP)
    return typography.day_span(start, end)


def _ends_month(day: date) -> bool:
    return date.fromordinal(day.toordinal() + 1).day == 1


def _recurring(deadline: Deadline) -> str:
    words = _each(deadline.every)
    if deadline.min_per_period and deadline.min_per_period > 1:
        times = plural(deadline.min_per_period, _("раза"), _("раз"), _("раз"))
        words = _(
            "%(each)s, не реже %(count)s %(times)s",
            each=words,
            count=deadline.min_per_period,
            times=times,
        )
    return _noted(words + _window(deadline), deadline.note)


def _window(deadline: Deadline) -> str:
    start, end = deadline.start, deadline.end
    if not (start and end) or _is_academic_year(start, end):
        return ""
    return ", " + span_words(start, end)


def _is_academic_year(start: date, end: date) -> bool:
    return (start.month, start.day, end.month, end.day) == (9, 1, 8, 31)


def _each(every: Every | None) -> str:
    return {
        Every.DAY: _("каждый день"),
        Every.WEEK: _("каждую неделю"),
        Every.TWO_WEEKS: _("каждые две недели"),
        Every.TEN_DAYS: _("каждые десять дней"),
        Every.MONTH: _("каждый месяц"),
        Every.TWO_MONTHS: _("каждые два месяца"),
        Every.QUARTER: _("каждый квартал"),
        Every.STUDY_QUARTER: _("каждую четверть"),
        Every.SIX_MONTHS: _("каждые шесть месяцев"),
        Every.HALF_YEAR: _("каждое полугодие"),
        Every.SEMESTER: _("каждый семестр"),
        Every.YEAR: _("каждый год"),
        Every.TWO_YEARS: _("раз в два года"),
        Every.THREE_YEARS: _("раз в три года"),
        None: _("регулярно"),
    }[every]


def _ongoing(deadline: Deadline) -> str:
    start, end = deadline.start, deadline.end
    if start and end:
        whole = _is_academic_year(start, end)
        words = (
            _("весь учебный год")
            if whole
            else _("всё время, %(span)s", span=span_words(start, end))
        )
        return _noted(words, deadline.note)
    return deadline.note or _("постоянно")


def _by_schedule(deadline: Deadline) -> str:
    return _noted(_("дата указана в другом документе"), deadline.note)


def _relative(deadline: Deadline) -> str:
    words = _offset(deadline.offset) if deadline.offset else _("зависит от события")
    return f"{deadline.note}: {words}" if deadline.note else words


def _offset(offset: Offset) -> str:
    event = offset.after or _("события")
    if offset.value is None or offset.unit is None:
        return _("зависит от события: %(event)s", event=event)
    count = abs(offset.value)
    if offset.value < 0:
        before = f"{count}{NBSP}{plural(count, *_lengths(offset.unit))}"
        return _("за %(distance)s до %(event)s", distance=before, event=event)
    one, many = _limits(offset.unit)
    after = f"{count}{NBSP}{plural(count, one, many, many)}"
    return _("не позднее %(distance)s после %(event)s", distance=after, event=event)


def _lengths(unit: OffsetUnit) -> tuple[str, str, str]:
    """Return the unit as it stands after «за»."""
    return {
        OffsetUnit.HOUR: (_("час"), _("часа"), _("часов")),
        OffsetUnit.DAY: (_("день"), _("дня"), _("дней")),
        OffsetUnit.WORKING_DAY: (_("рабочий день"), _("рабочих дня"), _("рабочих дней")),
        OffsetUnit.WEEK: (_("неделю"), _("недели"), _("недель")),
        OffsetUnit.MONTH: (_("месяц"), _("месяца"), _("месяцев")),
    }[unit]


def _limits(unit: OffsetUnit) -> tuple[str, str]:
    """Return the unit as it stands after «не позднее»."""
    return {
        OffsetUnit.HOUR: (_("часа"), _("часов")),
        OffsetUnit.DAY: (_("дня"), _("дней")),
        OffsetUnit.WORKING_DAY: (_("рабочего дня"), _("рабочих дней")),
        OffsetUnit.WEEK: (_("недели"), _("недель")),
        OffsetUnit.MONTH: (_("месяца"), _("месяцев")),
    }[unit]


def _unparsed(deadline: Deadline) -> str:
    return _("срок не прочитан, его задаст методист")


def _noted(words: str, note: str | None) -> str:
    return f"{words}: {note}" if note else words


def _of_periods(standing: ItemStanding) -> str:
    """Say «4 кварталов» as it stands after «из»."""
    units: dict[Every | None, tuple[str, str]] = {
        Every.WEEK: (_("недели"), _("недель")),
        Every.TWO_WEEKS: (_("двухнедельного срока"), _("двухнедельных сроков")),
        Every.TEN_DAYS: (_("декады"), _("декад")),
        Every.MONTH: (_("месяца"), _("месяцев")),
        Every.QUARTER: (_("квартала"), _("кварталов")),
        Every.STUDY_QUARTER: (_("четверти"), _("четвертей")),
        Every.HALF_YEAR: (_("полугодия"), _("полугодий")),
        Every.SIX_MONTHS: (_("полугодия"), _("полугодий")),
        Every.SEMESTER: (_("семестра"), _("семестров")),
    }
    one, many = units.get(standing.every, (_("срока"), _("сроков")))
    return f"{standing.periods}{NBSP}{plural(standing.periods, one, many, many)}"


def _finished(standing: ItemStanding) -> str:
    count = standing.evidence.finished
    if not count:
        return _("завершённых записей нет")
    words = plural(
        count, _("завершённая запись"), _("завершённые записи"), _("завершённых записей")
    )
    return f"{count}{NBSP}{words}"


def _due(standing: ItemStanding) -> str:
    return _day(standing.due) if standing.due else ""


def _ahead(standing: ItemStanding) -> str:
    return _("Срок ещё не наступил: %(due)s", due=_due(standing))


def _time_has_come(standing: ItemStanding) -> str:
    return _("Пора начинать, записей пока нет: срок %(due)s", due=_due(standing))


def _under_way(standing: ItemStanding) -> str:
    if standing.periods > 1:
        return _(
            "Готово за %(share)s, следующий срок %(due)s",
            share=share_words(standing),
            due=_due(standing),
        )
    return _(
        "Работа идёт, %(finished)s: срок %(due)s", finished=_finished(standing), due=_due(standing)
    )


def _enough_so_far(standing: ItemStanding) -> str:
    return _(
        "Уже есть %(finished)s, работа продолжается до %(due)s",
        finished=_finished(standing),
        due=_due(standing),
    )


def _due_soon(standing: ItemStanding) -> str:
    return _(
        "Срок приближается: %(due)s, а %(lack)s. До срока ничего не запланировано.",
        due=_due(standing),
        lack=_lack(standing),
    )


def _set_too_late(standing: ItemStanding) -> str:
    next_on = standing.evidence.next_on
    return _(
        "Следующая запись назначена на %(next)s, это позже срока: %(due)s",
        next=_day(next_on) if next_on else "",
        due=_due(standing),
    )


def _missed(standing: ItemStanding) -> str:
    return _("Срок был %(due)s, а %(lack)s", due=_due(standing), lack=_lack(standing))


def _nothing_known(standing: ItemStanding) -> str:
    if standing.due is None:
        return _("Учебный год закончился, сведений о выполнении на сайте нет")
    return _("Срок был %(due)s, сведений о выполнении на сайте нет", due=_due(standing))


def _lack(standing: ItemStanding) -> str:
    """Say what is there against what is needed."""
    if standing.periods > 1:
        return _("готово только за %(share)s", share=share_words(standing))
    return _finished(standing)


def _enough(standing: ItemStanding) -> str:
    if standing.periods > 1:
        return _("Готово за %(share)s", share=share_words(standing))
    return _("Подтверждено записями к сроку: %(finished)s", finished=_finished(standing))


def _enough_late(standing: ItemStanding) -> str:
    if standing.periods > 1:
        return _(
            "Готово за %(share)s, с опозданием: %(late)s",
            share=share_words(standing),
            late=standing.late,
        )
    done_on = standing.states[-1].done_on
    if standing.due and done_on:
        return _(
            "Сделано с опозданием: %(done)s, срок был %(due)s",
            done=_day(done_on),
            due=_due(standing),
        )
    return _("Сделано с опозданием: %(finished)s", finished=_finished(standing))


def _no_dates(standing: ItemStanding) -> str:
    if standing.evidence.total:
        return _("Дат в плане нет, но работа идёт: %(finished)s", finished=_finished(standing))
    return _("Дат в плане нет, записей пока тоже")


def _year_over(standing: ItemStanding) -> str:
    return _("Учебный год закончился, %(finished)s", finished=_finished(standing))
