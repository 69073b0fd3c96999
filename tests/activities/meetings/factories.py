"""Bodies and meetings for tests: a council of three, a meeting that waits for its day."""

from datetime import date, time
from typing import Any

import factory

from app.activities.meetings.enums import (
    BodyKind,
    BodyRole,
    MeetingState,
    Presence,
)
from app.activities.meetings.models import (
    AgendaQuestion,
    BodyMember,
    Decision,
    Meeting,
    MeetingBody,
    MeetingGuest,
    RollEntry,
)
from app.extensions import db
from app.plan.enums import Topic
from app.plan.services.serving import serve_items
from tests.factories import BaseFactory, ItemFactory, UserFactory
from tests.settings.factories import CouncilFactory

TODAY = date(2024, 2, 26)  # the suite's business date


class MeetingBodyFactory(BaseFactory):
    """The body of a new council, as the session keeps it."""

    class Meta:
        model = MeetingBody

    @classmethod
    def _create(cls, model_class: Any, *_args: Any, **values: Any) -> MeetingBody:
        council = CouncilFactory()
        body = db.session.scalars(
            db.select(MeetingBody).where(MeetingBody.council_id == council.id)
        ).one()
        for name, value in values.items():
            setattr(body, name, value)
        db.session.flush()
        return body


class GroupBodyFactory(BaseFactory):
    """A body of a working group."""

    class Meta:
        model = MeetingBody

    kind = BodyKind.GROUP
    name = factory.Sequence(lambda n: f"Рабочая группа {n}")


class BodyMemberFactory(BaseFactory):
    class Meta:
        model = BodyMember

    body = factory.SubFactory(MeetingBodyFactory)
    name = factory.Sequence(lambda n: f"Зимина Ольга Петровна {n}")
    post = "методист"
    email = factory.Sequence(lambda n: f"member{n}@test.example")
    role = BodyRole.MEMBER
    since = date(2023, 9, 1)

    @factory.lazy_attribute
    def position(self) -> int:
        return list(BodyRole).index(self.role)


class MeetingFactory(BaseFactory):
    class Meta:
        model = Meeting

    body = factory.SubFactory(MeetingBodyFactory)
    title = "Итоги полугодия"
    held_on = date(2024, 3, 14)
    starts_at = time(14)
    place = "Актовый зал"
    year = factory.LazyAttribute(lambda meeting: meeting.held_on.year)

    @factory.post_generation
    def items(self, create: bool, items: Any, **_: Any) -> None:
        """Let it serve an item, as every meeting does; `items=()` none."""
        served = [ItemFactory(topic=Topic.MEETING)] if items is None else items
        if served:
            serve_items(self, [item.id for item in served])  # type: ignore[arg-type]


class AgendaQuestionFactory(BaseFactory):
    class Meta:
        model = AgendaQuestion

    meeting = factory.SubFactory(MeetingFactory)
    position = 1
    text = "Об итогах практики"
    speaker = "Зимина О. П., методист"


class RollEntryFactory(BaseFactory):
    class Meta:
        model = RollEntry

    meeting = factory.SubFactory(MeetingFactory)
    member = factory.LazyAttribute(lambda entry: BodyMemberFactory(body=entry.meeting.body))


class MeetingGuestFactory(BaseFactory):
    class Meta:
        model = MeetingGuest

    meeting = factory.SubFactory(MeetingFactory)
    name = "Белова Ирина Олеговна"


class DecisionFactory(BaseFactory):
    class Meta:
        model = Decision

    question = factory.SubFactory(AgendaQuestionFactory)
    meeting = factory.LazyAttribute(lambda decision: decision.question.meeting)
    text = "Подготовить отчёт о практике"
    owner_name = "Зимина О. П."
    due_on = date(2024, 4, 1)


def council_of(*roles: BodyRole, body: MeetingBody | None = None) -> MeetingBody:
    """Return a council with members of these roles."""
    body = body or MeetingBodyFactory()
    for role in roles:
        BodyMemberFactory(body=body, role=role)
    db.session.flush()
    return body


def held_meeting(*, present: int = 3, of: int = 3, **values: Any) -> Meeting:
    """Return a meeting of today with a question, of whose members so many came."""
    roles = (BodyRole.CHAIR, BodyRole.SECRETARY, *[BodyRole.MEMBER] * of)[:of]
    body = council_of(*roles)
    meeting = MeetingFactory(
        **{"body": body, "held_on": TODAY, "state": MeetingState.HELD} | values
    )
    members = sorted(body.members, key=lambda member: member.position)
    for place, member in enumerate(members):
        presence = Presence.PRESENT if place < present else Presence.ABSENT
        RollEntryFactory(meeting=meeting, member=member, presence=presence)
    AgendaQuestionFactory(meeting=meeting, votes_for=present, votes_against=0, votes_abstained=0)
    db.session.flush()
    db.session.expire_all()
    return meeting


def ready_meeting(**values: Any) -> Meeting:
    """Return a meeting whose minutes need nothing more than to be signed."""
    meeting = held_meeting(**values)
    DecisionFactory(question=meeting.questions[0])
    db.session.expire_all()
    return meeting


def member_account(meeting: Meeting, **values: Any) -> Any:
    """Return an account whose person is a member of the meeting's body."""
    user = UserFactory(**values)
    BodyMemberFactory(body=meeting.body, user=user, name=user.display_name)
    db.session.flush()
    return user
