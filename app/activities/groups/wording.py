"""A group in words: its way from the project to its end."""

from flask_babel import gettext as _

from app.activities.groups.enums import GroupState
from app.activities.groups.models import WorkingGroup
from app.base.steps import Step, steps_of
from app.base.typography import day

_PRESENT = {GroupState.PROJECT: 1, GroupState.APPROVED: 2, GroupState.DISBANDED: 4}


def group_steps(group: WorkingGroup) -> list[Step]:
    """Return the way of a group."""
    until = _("до %(day)s", day=day(group.term_until)) if group.term_until else _("бессрочно")
    way = [
        (_("Проект"), day(group.created_on)),
        (_("Утверждение"), day(group.approved_on)),
        (_("Работа"), until),
        (_("Завершение"), day(group.disbanded_on)),
    ]
    return steps_of(way, present=_PRESENT[group.state])


def approval_in_words(group: WorkingGroup) -> str:
    """Return by what a group was approved: «протокол № 2 от 14 марта 2024 г.» or the order."""
    meeting = group.approval_meeting
    if meeting is None:
        return group.order_number
    return _(
        "протокол № %(number)s от %(day)s",
        number=meeting.minutes_number or "—",
        day=day(meeting.held_on),
    )
