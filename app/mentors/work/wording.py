"""Hours and meetings as people say them."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from flask_babel import gettext as _

from app.base.typography import NBSP
from app.mentors.ending import earliest_end
from app.mentors.models import Mentorship
from app.mentors.work.models import MentorshipStage
from app.settings.queries import moved_days
from app.students.queries.running import running_of
from app.students.running import running_kinds

_DURATIONS = (30, 45, 60, 90, 120, 180, 240)


def hours(minutes: int) -> str:
    """Return «1 ч 30 мин», «45 мин», "" for none."""
    whole, rest = divmod(minutes, 60)
    parts = []
    if whole:
        parts.append(_("%(n)d ч", n=whole))
    if rest:
        parts.append(_("%(n)d мин", n=rest))
    return " ".join(parts).replace(" ", NBSP)


def duration_buttons(chosen: int | None = None) -> list[tuple[int, str]]:
    """Return the usual durations with their words; one that was noted otherwise is among them."""
    known = sorted({*_DURATIONS, *([chosen] if chosen else [])})
    return [(minutes, hours(minutes)) for minutes in known]


def stage_lines(stages: Iterable[MentorshipStage]) -> str:
    """Return stages as their form takes them: a line each, «этап — показатель»."""
    return "\n".join(" — ".join(filter(None, (one.title, one.indicator))) for one in stages)


class StagesNow(NamedTuple):
    """The stages that are stored, as a stale form compares itself with them."""

    version: int
    stage_lines: str


def first_last_day(mentorship: Mentorship) -> date | None:
    """Return the first possible last day after a notice, None without one."""
    return earliest_end(mentorship.notice_on, moved_days()) if mentorship.notice_on else None


class Ground(NamedTuple):
    """What a mentorship belongs to, with its address."""

    label: str
    url: str


def ground_label(kind: str, title: str) -> str:
    """Return «практика: Педагогическая практика»; the word alone when it is over."""
    known = running_kinds().get(kind)
    if known is None:
        return title
    return known.said(title) if title else str(known.word).rstrip(" :№")


def ground_of(mentorship: Mentorship, *, today: date) -> Ground | None:
    """Return what a mentorship belongs to, None where nobody has said it."""
    kind = running_kinds().get(mentorship.ground)
    if kind is None or mentorship.ground_id is None or mentorship.student_id is None:
        return None
    titles = {
        (one.kind, one.record_id): one.title for one in running_of(mentorship.student_id, day=today)
    }
    title = titles.get((mentorship.ground, mentorship.ground_id), "")
    return Ground(ground_label(mentorship.ground, title), kind.url(mentorship.ground_id))
