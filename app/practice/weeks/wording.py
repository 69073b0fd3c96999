"""The weeks of practice in words."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from flask_babel import format_date
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.identity import fold
from app.base.steps import Step, steps_of
from app.base.typography import NBSP
from app.practice.enums import PlacementEvent, PlacementState
from app.practice.models import Placement, PracticePeriod
from app.practice.weeks.enums import AttendanceMark, FeedbackKind
from app.practice.weeks.models import PlacementStep
from app.practice.wording import date_range

QUESTIONS: Mapping[FeedbackKind, tuple[object, object, object]] = {
    FeedbackKind.ABOUT_BASE: (
        _l("Вам рассказывали, что и как делать?"),
        _l("Работа была по вашей специальности?"),
        _l("Вы бы пришли сюда ещё раз?"),
    ),
    FeedbackKind.ABOUT_STUDENT: (
        _l("Студент был готов к работе?"),
        _l("На студента можно положиться?"),
        _l("Вы бы взяли такого выпускника на работу?"),
    ),
    FeedbackKind.ABOUT_COLLEGE: (
        _l("Колледж предупредил о практике вовремя?"),
        _l("Руководитель от колледжа был на связи?"),
        _l("Вы примете студентов снова?"),
    ),
}
FEEDBACK_TITLES = {
    FeedbackKind.ABOUT_BASE: _l("Отзыв о базе практики"),
    FeedbackKind.ABOUT_STUDENT: _l("Отзыв о подготовке студента"),
    FeedbackKind.ABOUT_COLLEGE: _l("Отзыв о работе колледжа"),
}
BUTTONS = {
    PlacementEvent.ADMIT: _l("Допустить"),
    PlacementEvent.BEGIN: _l("Прибыл(а)"),
    PlacementEvent.RETURN: _l("Отменить отметку о прибытии"),
    PlacementEvent.FINISH: _l("Завершить практику"),
}
DONE = {
    PlacementEvent.ADMIT: _l("Студент допущен к практике."),
    PlacementEvent.BEGIN: _l("Отмечено: практика началась."),
    PlacementEvent.RETURN: _l("Отметка о прибытии отменена."),
    PlacementEvent.FINISH: _l("Отмечено: практика завершена."),
}
_STEP_OF = {
    PlacementState.ASSIGNED: 0,
    PlacementState.ADMITTED: 1,
    PlacementState.BEGUN: 2,
    PlacementState.FINISHED: 3,
    PlacementState.GRADED: 5,  # beyond the last: nothing is left to do
}


def course_steps(placement: Placement) -> list[Step]:
    """Return the way of a student's practice, empty for one that ended early."""
    if placement.state not in _STEP_OF:
        return []
    way = [
        (_("Место назначено"), ""),
        (_("Допуск"), ""),
        (_("Практика"), ""),
        (_("Отчёт и документы"), ""),
        (_("Аттестация"), ""),
    ]
    return steps_of(way, present=_STEP_OF[placement.state])


def buttons_of(events: frozenset[PlacementEvent]) -> list[tuple[str, str]]:
    """Return (event, words) of the buttons a person may press, in the order of the way."""
    return [(event.value, str(words)) for event, words in BUTTONS.items() if event in events]


def weekday_words(day: date) -> str:
    """Return «пн, 26 февраля»."""
    return f"{format_date(day, 'EEE')}, {format_date(day, 'd MMMM')}".replace(" ", NBSP)


def weekday_short(day: date) -> str:
    """Return «пн 26»."""
    return format_date(day, "EEEEEE d").replace(" ", NBSP)


def mark_sign(mark: AttendanceMark | None) -> str:
    """Return one sign for a narrow cell: «+» there, «у» with a reason, «н» without."""
    signs = {
        AttendanceMark.PRESENT: "+",
        AttendanceMark.EXCUSED: "у",
        AttendanceMark.UNEXCUSED: "н",
    }
    return signs[mark] if mark else "·"


def step_words(step: PlacementStep) -> str:
    """Return what happened, with the base that was left and the order."""
    words = [str(step.event.label).capitalize()]
    left = step.event in {PlacementEvent.TRANSFER, PlacementEvent.MOVE, PlacementEvent.BREAK_OFF}
    if left and step.place:
        words.append(_("был(а) в «%(base)s»", base=step.place.organization.short_name))
    if step.order_number and step.order_on:
        on = format_date(step.order_on, "dd.MM.yyyy")
        words.append(_("приказ № %(number)s от %(day)s", number=step.order_number, day=on))
    return ", ".join(words)


def week_words(week: Sequence[date]) -> str:
    """Return «26 февраля — 1 марта» of the days of practice in a week."""
    if not week:
        return _("практики на этой неделе нет")
    first, last = (format_date(one, "d MMMM").replace(" ", NBSP) for one in (week[0], week[-1]))
    return first if first == last else f"{first} — {last}"


def period_names(period: PracticePeriod) -> set[str]:
    """Return what a period is called in a sheet, folded: its title, with its days or without."""
    return {fold(period.title), fold(_with_days(period))}


def labels_of(periods: Iterable[PracticePeriod]) -> dict[int, str]:
    """Return what to call periods where they are told apart by words alone, by their ids."""
    every = list(periods)
    titles = Counter(fold(one.title) for one in every)
    return {one.id: one.title if titles[fold(one.title)] == 1 else _with_days(one) for one in every}


def _with_days(period: PracticePeriod) -> str:
    return f"{period.title}, {date_range(period.starts_on, period.ends_on)}"


FILTERS: Mapping[str, Callable[..., Any]] = {
    "practice_day": weekday_words,
    "practice_day_short": weekday_short,
    "practice_mark": mark_sign,
    "practice_step": step_words,
    "practice_week": week_words,
}
