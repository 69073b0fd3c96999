"""What a door and a stand are told of one scanned pass."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from app.base import clock
from app.base.typography import counted, day
from app.base.viewer import Viewer
from app.jobfair.checkin.enums import ScanOutcome
from app.jobfair.checkin.holders import name_of, place_of, spot_of
from app.jobfair.checkin.models import FairScan
from app.jobfair.checkin.services.scans import TakenScan
from app.jobfair.codes import draw_code, spell_code
from app.jobfair.interviews.enums import InterviewState
from app.jobfair.interviews.models import Interview

WRONG_CLOCK = timedelta(minutes=2)  # below it nobody would notice


def hour_time(moment: datetime) -> str:
    """Print a moment where the day is plain: «10:05»."""
    return f"{moment.astimezone(clock.zone()):%H:%M}"


def clock_time(moment: datetime) -> str:
    """Print a moment of the fair's day: «10:05»; of another day with its date."""
    local = moment.astimezone(clock.zone())
    shown = hour_time(moment)
    return shown if local.date() == clock.today() else f"{shown}, {day(local.date())}"


def told(taken: TakenScan, *, to: Viewer, code: str = "") -> dict[str, Any]:
    """Return what a device shows of an entry: no more than a door keeper needs."""
    title, detail = _words(taken, to, code)
    shown: dict[str, Any] = {
        "key": taken.key,
        "outcome": str(taken.outcome),
        "tone": taken.outcome.tone,
        "label": str(taken.outcome.label),
        "title": title,
        "detail": detail,
    }
    if taken.talk is None:
        return shown
    shown["detail"] = f"{detail}. {_talk_words(taken.talk)}"
    shown["action"] = _("Итог собеседования")
    shown["url"] = url_for("jobfair.interview_detail", interview_id=taken.talk.id)
    return shown


def _talk_words(talk: Interview) -> str:
    if talk.state is not InterviewState.HELD:
        return _("Собеседование: %(state)s.", state=talk.state.label)
    if talk.is_walk_in:
        return _("Собеседование без записи началось.")
    return _("Собеседование по расписанию началось.")


def _words(taken: TakenScan, to: Viewer, code: str) -> tuple[str, str]:
    if taken.outcome is ScanOutcome.BROKEN:
        return _("Код не прочитан"), _("Введите десять цифр с пропуска.")
    if taken.holder is None:
        return _("Пропуск не этой ярмарки"), _(
            "Кода %(code)s нет среди пропусков. Проверьте цифры или найдите человека по имени.",
            code=spell_code(code),
        )
    name = name_of(taken.holder, is_outside=not to.sees_all)
    return name, f"{place_of(taken.holder)}. {_when(taken.outcome, taken.first)}"


def _when(outcome: ScanOutcome, first: FairScan | None) -> str:
    if outcome is ScanOutcome.UNDONE:
        return _("Приход отменён: если человек здесь, прочитайте пропуск ещё раз.")
    if first is None:
        return _("Уже отмечен.")
    where = spot_of(first)
    values = {"time": clock_time(first.happened_at), "where": f", {where}" if where else ""}
    if outcome is ScanOutcome.ARRIVED:
        return _("Приход отмечен в %(time)s%(where)s", **values)
    return _("Уже отмечен в %(time)s%(where)s", **values)


def clock_words(device_now: datetime, now: datetime) -> str:
    """Say how wrong a device's clock is, nothing where it is right."""
    off = now - device_now
    if abs(off) < WRONG_CLOCK:
        return ""
    minutes = round(abs(off).total_seconds() / 60)
    by = counted(minutes, _("минуту"), _("минуты"), _("минут"))
    if off > timedelta(0):
        return _("Часы устройства отстают на %(by)s: время отметки берём с сайта.", by=by)
    return _("Часы устройства спешат на %(by)s: время отметки берём с сайта.", by=by)


FILTERS: dict[str, Callable[..., Any]] = {
    "qr": draw_code,
    "spelled": spell_code,
    "holder_name": name_of,
    "holder_place": place_of,
    "scan_spot": spot_of,
    "clock_time": clock_time,
    "hour_time": hour_time,
}
