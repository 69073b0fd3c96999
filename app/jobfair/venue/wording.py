"""The fair's calendar and hall in words."""

from collections.abc import Callable
from datetime import time
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.typography import counted, day, deadline_left
from app.jobfair import stages
from app.jobfair.enums import FairStage
from app.jobfair.models import Fair
from app.jobfair.venue.models import FairParticipant, FairSession

# What a stage is called in «…: до 10 марта», and once it is over.
_OPEN = {
    FairStage.SIGNUP: _l("Регистрация участников"),
    FairStage.VACANCIES: _l("Приём вакансий"),
    FairStage.WISHES: _l("Отклики студентов"),
    FairStage.OFFERS: _l("Предложения работодателей"),
}
_OVER = {
    FairStage.SIGNUP: _l("Регистрация участников закончена %(day)s"),
    FairStage.VACANCIES: _l("Приём вакансий закончен %(day)s"),
    FairStage.WISHES: _l("Отклики перед ярмаркой принимались до %(day)s"),
    FairStage.TIMETABLE: _l("Расписание собеседований готово %(day)s"),
    FairStage.DAY: _l("Ярмарка прошла %(day)s"),
    FairStage.OFFERS: _l("Предложения делали до %(day)s"),
}


def stage_steps(fair: Fair) -> list[tuple[str, str, str]]:
    """Return the calendar for `ui.steps`: what is over, what is next, what lies ahead."""
    today = clock.today()
    ahead = stages.next_stage(fair, today=today)
    return [
        (str(one.kind.label), _when(one), _standing(one, ahead)) for one in stages.stages_of(fair)
    ]


def _when(stage: stages.Stage) -> str:
    shown = day(stage.on)
    if stage.on < clock.today():
        return shown
    if stage.lasts:
        return deadline_left(stage.on).text
    left = (stage.on - clock.today()).days
    if not left:
        return _("%(day)s, сегодня", day=shown)
    return _("%(day)s, через %(days)s", day=shown, days=_days(left))


def _days(count: int) -> str:
    return counted(count, _("день"), _("дня"), _("дней"))


def _standing(stage: stages.Stage, ahead: stages.Stage | None) -> str:
    if ahead is None or stage.on < ahead.on:
        return "done"
    return "current" if stage == ahead else "ahead"


def stage_line(fair: Fair, name: str) -> str:
    """Say one stage by its column: «Приём вакансий: до 10 марта, осталось 3 дня»; "" without a day.

    Each page says so the deadline it obeys.
    """
    kind = FairStage(name)
    stage = next((one for one in stages.stages_of(fair) if one.kind is kind), None)
    if stage is None:
        return ""
    if stage.on < clock.today():
        return str(_OVER[kind]) % {"day": day(stage.on)}
    return f"{_OPEN.get(kind, kind.label)}: {_when(stage)}"


def hm(value: time) -> str:
    """Print a time of the day: «10:15»."""
    return f"{value:%H:%M}"


def session_when(session: FairSession) -> str:
    """Print a session's hours: «11:00–12:00»."""
    return f"{hm(session.starts_at)}–{hm(session.ends_at)}"


def needs_words(participant: FairParticipant) -> str:
    """Print what a stand needs: «розетка, экран, два стула»."""
    needs = (
        _("розетка") if participant.needs_power else "",
        _("экран") if participant.needs_screen else "",
        participant.needs,
    )
    first, *others = list(filter(None, needs)) or [""]
    return ", ".join([first, *map(_inside, others)])


def _inside(words: str) -> str:
    """Begin words within a sentence: «Два стула» as «два стула», but «ТВ» as it is."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


FILTERS: dict[str, Callable[..., Any]] = {
    "stage_steps": stage_steps,
    "stage_line": stage_line,
    "hm": hm,
    "session_when": session_when,
    "needs_words": needs_words,
}
