"""What meetings ask of a person today."""

from datetime import timedelta

from flask import url_for
from flask_babel import gettext as _

from app.activities.meetings import queries
from app.activities.meetings.enums import MeetingState
from app.activities.meetings.models import Decision, Meeting
from app.activities.meetings.summary import meeting_name
from app.activities.permissions import Permission
from app.base import clock
from app.base.typography import day, deadline_left
from app.base.viewer import Viewer
from app.web.dashboard import Chip, Part, Todo, Urgency

SOON = timedelta(days=14)  # a meeting is spoken of
AGENDA_DAYS = timedelta(days=7)  # before which its agenda leaves
SHOWN = 5  # of each; the lists have the rest


def part(viewer: Viewer) -> Part:
    """Return the own tasks, the meetings to come, and for staff the minutes to move on."""
    todo = [*_own_tasks(viewer), *_invitations(viewer)]
    if viewer.can(Permission.MEETING_MANAGE):
        todo += [*_to_move_on(), *_to_scan()]
    return Part(todo)


def _own_tasks(viewer: Viewer) -> list[Todo]:
    return [_task(decision) for decision in queries.list_owned(viewer, limit=SHOWN)]


def _task(decision: Decision) -> Todo:
    left = deadline_left(decision.due_on) if decision.due_on else None
    return Todo(
        title=decision.text,
        url=url_for("activities.decision_detail", decision_id=decision.id),
        action=_("Отчитаться"),
        detail=_("Поручение: %(meeting)s", meeting=meeting_name(decision.meeting)),
        chip=Chip(left.text, left.tone) if left else None,
        urgency=Urgency.of_tone(left.tone) if left else Urgency.STEP,
    )


def _invitations(viewer: Viewer) -> list[Todo]:
    today = clock.today()
    found = queries.list_invited(viewer, today=today, until=today + SOON)
    return [_invitation(meeting, has_answered=answered) for meeting, answered in found[:SHOWN]]


def _invitation(meeting: Meeting, *, has_answered: bool) -> Todo:
    endpoint = "activities.meeting_detail" if has_answered else "activities.meeting_answer"
    return Todo(
        title=_("Заседание: %(name)s", name=meeting.body.name),
        url=url_for(endpoint, meeting_id=meeting.id),
        action=_("Открыть повестку") if has_answered else _("Ответить, придёте ли"),
        detail=", ".join(filter(None, (day(meeting.held_on), meeting.title))),
        urgency=Urgency.STEP if has_answered else Urgency.SOON,
    )


def _to_move_on() -> list[Todo]:
    until = clock.today() + AGENDA_DAYS
    waiting = queries.list_to_move_on(until=until, limit=SHOWN)
    return [_step(meeting) for meeting in waiting if _waits(meeting)]


def _waits(meeting: Meeting) -> bool:
    is_ahead = meeting.held_on > clock.today()
    return not (is_ahead and meeting.invited_at)


def _step(meeting: Meeting) -> Todo:
    name = meeting_name(meeting)
    if meeting.state is MeetingState.HELD:
        endpoint, action = "activities.minutes_sign", _("Подписать протокол")
    elif meeting.held_on > clock.today():
        endpoint, action = "activities.meeting_detail", _("Разослать повестку")
    else:
        endpoint, action = "activities.roll_edit", _("Отметить присутствующих")
    return Todo(
        title=name,
        url=url_for(endpoint, meeting_id=meeting.id),
        action=action,
        detail=meeting.title,
        chip=Chip(str(meeting.state.label), meeting.state.tone),
        urgency=Urgency.LATE if meeting.held_on < clock.today() else Urgency.TODAY,
    )


def _to_scan() -> list[Todo]:
    return [
        Todo(
            title=_("Приложите скан протокола № %(n)s", n=meeting.minutes_number),
            url=url_for("activities.meeting_detail", meeting_id=meeting.id, _anchor="files"),
            action=_("Приложить"),
            detail=meeting_name(meeting),
            urgency=Urgency.HOUSEKEEPING,
        )
        for meeting in queries.meetings_without_scan(limit=1)
    ]
