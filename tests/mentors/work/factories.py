"""What happens in mentorships, for tests."""

from datetime import UTC, date, datetime, time

import factory

from app.mentors.enums import MentorshipKind
from app.mentors.models import Mentee
from app.mentors.work.enums import FeedbackSide, WorkKind
from app.mentors.work.models import (
    MentorshipEntry,
    MentorshipFeedback,
    MentorshipMeeting,
    MentorshipStage,
)
from tests.factories import BaseFactory, OrganizationFactory
from tests.mentors.factories import MentorshipFactory


class MenteeFactory(BaseFactory):
    class Meta:
        model = Mentee

    kind = MentorshipKind.TEACHER_TEACHER
    name = "Молодая Вера Ивановна"
    organization = factory.SubFactory(OrganizationFactory)
    detail = "учитель физики"


class MentorshipStageFactory(BaseFactory):
    class Meta:
        model = MentorshipStage

    mentorship_id = factory.LazyFunction(lambda: MentorshipFactory().id)
    ordinal = 1
    title = "Знакомство"
    indicator = "карта наблюдений"


class MentorshipMeetingFactory(BaseFactory):
    class Meta:
        model = MentorshipMeeting

    mentorship = factory.SubFactory(MentorshipFactory)
    held_on = date(2024, 3, 5)
    starts_at = time(14, 30)
    topic = "Разбор первого урока"


class MentorshipEntryFactory(BaseFactory):
    class Meta:
        model = MentorshipEntry

    mentorship = factory.SubFactory(MentorshipFactory)
    day = date(2024, 2, 20)
    minutes = 90
    kind = WorkKind.LESSON
    written_at = datetime(2024, 2, 20, 12, tzinfo=UTC)


class MentorshipFeedbackFactory(BaseFactory):
    class Meta:
        model = MentorshipFeedback

    mentorship = factory.SubFactory(MentorshipFactory)
    side = FeedbackSide.MENTEE
    clarity = 5
    support = 4
    benefit = 5
    given_on = date(2024, 2, 20)
