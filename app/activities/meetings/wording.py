"""A meeting in words: its way from the plan to the minutes, a task by its date."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.activities.meetings.enums import DecisionState, MeetingState
from app.activities.meetings.models import Decision, Meeting
from app.activities.meetings.rules import is_late
from app.base import clock
from app.base.steps import Step, steps_of
from app.base.typography import day
from app.web.dashboard import Chip

LATE = _l("просрочено")


def meeting_steps(meeting: Meeting) -> list[Step]:
    """Return the way of a meeting; empty for one that was called off."""
    if meeting.state in (MeetingState.CANCELLED, MeetingState.FAILED):
        return []
    sent = day(clock.local_day(meeting.invited_at)) if meeting.invited_at else ""
    way = [
        (_("Повестка"), sent and _("разослана %(day)s", day=sent)),
        (_("Заседание"), day(meeting.held_on)),
        (_("Протокол"), _("голоса и решения")),
        (_("Подписание"), day(meeting.signed_on)),
    ]
    return steps_of(way, present=_present(meeting))


def _present(meeting: Meeting) -> int:
    if meeting.state is MeetingState.PLANNED:
        return 1 if meeting.invited_at or meeting.held_on <= clock.today() else 0
    return 2 if meeting.state is MeetingState.HELD else 4


def decision_chip(decision: Decision) -> Chip:
    """Return how a task stands: late ones are marked."""
    if is_late(decision.state, decision.kind, decision.due_on, today=clock.today()):
        return Chip(str(LATE), "late")
    state: DecisionState = decision.state
    return Chip(str(state.label), state.tone)
