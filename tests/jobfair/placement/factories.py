"""A fair after its talks: matchings, and what both sides said."""

from datetime import UTC, datetime
from typing import Any

import factory

from app.extensions import db
from app.jobfair.interviews.enums import InterviewState, TalkSide, TalkVerdict
from app.jobfair.interviews.timetable_models import TalkResult
from app.jobfair.models import FairApplication
from app.jobfair.placement.models import FairMatching, FairMatchingSeat
from app.jobfair.venue.models import FairParticipant
from tests.factories import BaseFactory, StudentFactory
from tests.jobfair.factories import FairFactory, FairParticipantFactory, InterviewFactory

FIGURES = {
    "graduates": 1,
    "placed": 1,
    "first": 1,
    "top": 1,
    "unplaced": 0,
    "vacancies": 1,
    "empty": 0,
    "claims": 0,
    "verified": True,
}
SAID = datetime(2024, 3, 14, 12, tzinfo=UTC)


class FairMatchingFactory(BaseFactory):
    class Meta:
        model = FairMatching

    fair = factory.SubFactory(FairFactory)
    title = factory.Sequence(lambda n: f"Вариант {n}")
    created_at = SAID


class FairMatchingSeatFactory(BaseFactory):
    class Meta:
        model = FairMatchingSeat

    matching = factory.SubFactory(FairMatchingFactory)
    student = factory.SubFactory(StudentFactory)


def talk_over(
    application: FairApplication,
    *,
    own: TalkVerdict | None = None,
    theirs: TalkVerdict | None = None,
    **places: int,
) -> None:
    """Let a talk take place at the stand of the application's employer, with what was said."""
    vacancy = application.vacancy
    where = {"fair_id": vacancy.fair_id, "organization_id": vacancy.organization_id}
    participant = db.session.scalar(db.select(FairParticipant).filter_by(**where))
    if participant is None:
        participant = FairParticipantFactory(fair=vacancy.fair, organization=vacancy.organization)
    talk = InterviewFactory(
        participant=participant,
        student=application.student,
        application_id=application.id,
        state=InterviewState.HELD,
    )
    said: dict[TalkSide, Any] = {TalkSide.STUDENT: own, TalkSide.EMPLOYER: theirs}
    for side, verdict in said.items():
        if verdict:
            place = places.get(side.value)
            result = TalkResult(
                interview=talk, side=side, verdict=verdict, place=place, said_at=SAID
            )
            db.session.add(result)
    db.session.flush()
