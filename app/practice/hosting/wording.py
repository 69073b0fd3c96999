"""Words for what bases say of a year."""

from flask_babel import gettext as _

from app.base.typography import counted, day_short
from app.practice.hosting.enums import IntentState
from app.practice.hosting.models import HostingIntent
from app.practice.hosting.rules import RowTerms


def row_words(row: RowTerms, speciality: str) -> str:
    """Say a line in one sentence: «44.02.02: 5 мест, с 01.04.2024 по 28.04.2024»."""
    days = [
        _("с %(day)s", day=day_short(row.starts_on)) if row.starts_on else "",
        _("по %(day)s", day=day_short(row.ends_on)) if row.ends_on else "",
    ]
    when = " ".join(filter(None, days)) or _("весь учебный год")
    seats = counted(row.seats or 0, _("место"), _("места"), _("мест"))
    said = f"{speciality or _('любая специальность')}: {seats}, {when}"
    if row.mentors:
        said += ", " + _(
            "наставников %(mentors)s, студентов у каждого до %(load)s",
            mentors=row.mentors,
            load=row.students_per_mentor,
        )
    return said


def confirmed_words(intent: HostingIntent) -> str:
    """Say who confirmed an answer and when: «подтверждено 12.02.2024, Зорина А. П., по ссылке»."""
    if not intent.confirmed_on:
        return ""
    way = intent.confirmed_way.label if intent.confirmed_way else ""
    said = [_("подтверждено %(day)s", day=day_short(intent.confirmed_on)), intent.confirmed_by]
    return ", ".join(filter(None, [*said, str(way)]))


def answer_words(intent: HostingIntent) -> str:
    """Say an answer in a few words: how many students, or why not."""
    if intent.state is IntentState.HOSTS:
        return _("студентов: %(count)d", count=intent.seats)
    if intent.state is IntentState.DECLINED and intent.reason:
        return str(intent.reason.label)
    return _("спросили %(day)s", day=day_short(intent.asked_on)) if intent.asked_on else ""
