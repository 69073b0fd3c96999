"""Words of the timetable and of what both sides say after a talk."""

from datetime import time

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.typography import counted
from app.jobfair.interviews.day import FairDay
from app.jobfair.interviews.enums import TalkSide, TalkVerdict, TimetableChangeKind
from app.jobfair.interviews.timetable_models import FairTimetableChange

_WORDS: dict[tuple[TalkSide, TalkVerdict], LazyString] = {
    (TalkSide.EMPLOYER, TalkVerdict.YES): _l("хотим пригласить"),
    (TalkSide.EMPLOYER, TalkVerdict.MAYBE): _l("подумаем"),
    (TalkSide.EMPLOYER, TalkVerdict.NO): _l("нет"),
    (TalkSide.STUDENT, TalkVerdict.YES): _l("интересно"),
    (TalkSide.STUDENT, TalkVerdict.MAYBE): _l("подумаю"),
    (TalkSide.STUDENT, TalkVerdict.NO): _l("нет"),
}


def verdict_words(verdict: TalkVerdict, side: TalkSide) -> LazyString:
    """Return a verdict in the words of the side that says it."""
    return _WORDS[side, verdict]


def clock_words(moment: time) -> str:
    """Return a time of the day as a timetable says it."""
    return f"{moment:%H:%M}"


def slot_words(day: FairDay | None, slot: int | None) -> str:
    """Return when a slot begins and ends; empty without one."""
    if day is None or slot is None or slot >= day.slots:
        return ""
    return f"{clock_words(day.begins(slot))}–{clock_words(day.ends(slot))}"


def span_words(day: FairDay | None, slots: range) -> str:
    """Return the part of the day that some slots are."""
    if day is None or not slots or slots.stop > day.slots:
        return ""
    return f"{clock_words(day.begins(slots.start))}–{clock_words(day.ends(slots.stop - 1))}"


def bound_words(used: int, bound: int) -> str:
    """Say what the least number of slots means."""
    words = (_("интервал"), _("интервала"), _("интервалов"))
    if used == bound:
        return str(
            _(
                "Занято %(slots)s. Короче не бывает: столько собеседований подряд у самого "
                "занятого студента или стола.",
                slots=counted(used, *words),
            )
        )
    return str(
        _(
            "Занято %(slots)s. Самому занятому студенту или столу нужно не меньше %(bound)d; "
            "лишние появились, потому что кого-то часть дня нет.",
            slots=counted(used, *words),
            bound=bound,
        )
    )


def change_words(change: FairTimetableChange) -> str:
    """Say what happened: who is away."""
    if change.kind is TimetableChangeKind.RECHECK:
        return str(change.kind.label)
    if change.student is not None:
        return str(_("Не будет студента: %(name)s", name=change.student.full_name))
    stand = change.participant
    name = stand.organization.short_name if stand else ""
    return str(_("Не работает стенд: %(name)s", name=name))
