"""E-mail about meetings: which event is told to whom."""

from collections.abc import Iterator
from datetime import datetime

from flask_babel import gettext as _

from app.accounts.queries import addresses_of_organization
from app.activities.meetings import queries
from app.activities.meetings.enums import DecisionKind, MeetingEvent
from app.activities.meetings.models import Decision, Meeting
from app.activities.meetings.queries.roll import address_of
from app.activities.meetings.summary import meeting_name
from app.notifications.services import send_to
from app.notifications.texts import absolute_url


def tell_of(event: MeetingEvent, meeting: Meeting, *, now: datetime) -> int:
    """Write to everybody whom an event concerns; return how many letters were queued."""
    if event is MeetingEvent.SIGN:
        return _tell_owners(meeting, now=now)
    if meeting.invited_at is None:  # nobody knows of the meeting yet
        return 0
    moved = event is MeetingEvent.POSTPONE
    subject = _("Заседание перенесено") if moved else _("Заседание отменено")
    name = "meeting_moved" if moved else "meeting_cancelled"
    return send_to(
        queries.addresses_of(meeting),
        subject=f"{subject}: {meeting.body.name}",
        template=f"activities/meetings/letters/{name}.txt",
        now=now,
        meeting=meeting,
        body=meeting.body,
        url=absolute_url("activities.meeting_detail", meeting_id=meeting.id),
    )


def _tell_owners(meeting: Meeting, *, now: datetime) -> int:
    """Give each owner the own tasks in one letter."""
    by_address: dict[str, list[Decision]] = {}
    for question in meeting.questions:
        for decision in question.decisions:
            if decision.kind is DecisionKind.TASK:
                for address in dict.fromkeys(_addresses_of_owner(decision)):
                    by_address.setdefault(address, []).append(decision)
    return sum(
        send_to(
            [address],
            subject=_("Вам поручение: %(meeting)s", meeting=meeting_name(meeting)),
            template="activities/meetings/letters/tasks_given.txt",
            now=now,
            meeting=meeting,
            body=meeting.body,
            tasks=tasks,
            url=absolute_url("activities.decision_list"),
        )
        for address, tasks in by_address.items()
    )


def _addresses_of_owner(decision: Decision) -> Iterator[str]:
    if decision.owner_user and decision.owner_user.active:
        yield decision.owner_user.email
    elif decision.owner_organization:
        yield from addresses_of_organization(decision.owner_organization)
    elif decision.owner_body:
        yield from filter(None, map(address_of, queries.members_of(decision.owner_body)))
