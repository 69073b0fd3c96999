"""What talks ask of staff before the day, and which talk of one's own is next."""

from collections.abc import Sequence
from datetime import date, datetime

from flask import url_for
from flask_babel import gettext as _

from app.base import clock
from app.base.typography import day, deadline_left
from app.base.viewer import Viewer
from app.jobfair.enums import FairParty
from app.jobfair.interviews.day import FairDay
from app.jobfair.interviews.enums import InterviewState
from app.jobfair.interviews.models import Interview
from app.jobfair.interviews.queries.timetables import find_timetable, own_interviews
from app.jobfair.interviews.rules import timetable_waits
from app.jobfair.interviews.timetable_models import FairTimetable
from app.jobfair.interviews.wording import clock_words
from app.jobfair.models import Fair
from app.privacy.shown import reveal
from app.web.dashboard import Chip, Todo, Urgency


def todos(viewer: Viewer, fair: Fair, party: FairParty, *, now: datetime) -> list[Todo]:
    """Return what talks ask of a person of a side at a fair; nothing once its day is over."""
    local = now.astimezone(clock.zone())
    if local.date() > fair.held_on:
        return []
    timetable = find_timetable(fair)
    if party is FairParty.STAFF:
        return _to_publish(fair, timetable, today=local.date())
    if timetable is None or not timetable.is_published or timetable.fair_day is None:
        return []
    return _next(viewer, fair, timetable.fair_day, party, local=local)


def _to_publish(fair: Fair, timetable: FairTimetable | None, *, today: date) -> list[Todo]:
    if timetable is None and fair.timetable_on is None:
        return []  # nobody promised one
    due = fair.timetable_on or fair.held_on
    is_out = timetable is not None and timetable.is_published
    if not timetable_waits(fair.state, is_published=is_out, due=due, today=today):
        return []
    left = deadline_left(due)
    return [
        Todo(
            title=_("Расписание не опубликовано"),
            url=url_for("jobfair.timetable_detail", fair_id=fair.id),
            action=_("Открыть"),
            detail=fair.title,
            urgency=Urgency.of_tone(left.tone),
            chip=Chip(left.text, left.tone),
            plan_item=fair.plan_item,
        )
    ]


def _next(
    viewer: Viewer, fair: Fair, slots: FairDay, party: FairParty, *, local: datetime
) -> list[Todo]:
    moment = local.time() if local.date() == fair.held_on else None
    awaited = {
        one: one.slot
        for one in own_interviews(fair, viewer)
        if one.state is InterviewState.SCHEDULED and one.slot is not None
    }
    slot = slots.next_of(awaited.values(), moment)
    if slot is None:
        return []
    here = [one for one in awaited if awaited[one] == slot]
    reveal([one.student for one in here], to=viewer)
    begins, whom = clock_words(slots.begins(slot)), _with_whom(here, party)
    if moment is None:
        title = _("Собеседования на ярмарке: %(count)d", count=len(awaited))
        whom = _(
            "%(day)s, первое в %(time)s: %(whom)s", day=day(fair.held_on), time=begins, whom=whom
        )
    elif slots.running(moment) == slot:
        title = _("Собеседование сейчас, с %(time)s", time=begins)
    else:
        title = _("Следующее собеседование в %(time)s", time=begins)
    return [_talk(fair, title, whom, Urgency.SOON if moment is None else Urgency.LATE)]


def _talk(fair: Fair, title: str, whom: str, urgency: Urgency) -> Todo:
    return Todo(
        title=title,
        url=url_for("jobfair.talk_list", fair_id=fair.id),
        action=_("Открыть"),
        detail=whom,
        urgency=urgency,
        plan_item=fair.plan_item,
    )


def _with_whom(here: Sequence[Interview], party: FairParty) -> str:
    if party is FairParty.EMPLOYER:
        return ", ".join(str(one.student.shown_name) for one in here)
    stand = here[0].participant
    name = str(stand.organization.short_name)
    return _("%(name)s, стенд %(stand)s", name=name, stand=stand.stand) if stand.stand else name
