"""A meeting that may decide on a round."""

from typing import Any

import factory

from app.activities.meetings.enums import BodyRole, MeetingState, Presence
from app.activities.meetings.models import AgendaQuestion, BodyMember, Meeting
from app.awards.council.enums import VerdictOutcome
from app.awards.council.models import CouncilSession, NominationVerdict
from app.awards.enums import RoundState
from app.awards.models import AwardRound
from app.extensions import db
from tests.activities.meetings.factories import (
    AgendaQuestionFactory,
    MeetingFactory,
    RollEntryFactory,
    council_of,
)
from tests.awards.factories import AwardRoundFactory, NominationFactory
from tests.factories import BaseFactory


class CouncilSessionFactory(BaseFactory):
    class Meta:
        model = CouncilSession

    round = factory.SubFactory(AwardRoundFactory, state=RoundState.SCORING)
    question = factory.SubFactory(AgendaQuestionFactory, text="Об итогах конкурса")
    meeting = factory.LazyAttribute(lambda session: session.question.meeting)


class NominationVerdictFactory(BaseFactory):
    class Meta:
        model = NominationVerdict
        exclude = ("session",)

    session: Any = factory.SubFactory(CouncilSessionFactory)
    session_id = factory.LazyAttribute(lambda verdict: verdict.session.id)
    nomination = factory.LazyAttribute(
        lambda verdict: NominationFactory(round=verdict.session.round)
    )
    outcome = VerdictOutcome.NOTHING


def held_meeting(*, present: int = 3, **values: Any) -> Meeting:
    """Return a meeting of a council of three that was held, with who came noted."""
    body = council_of(BodyRole.CHAIR, BodyRole.SECRETARY, BodyRole.MEMBER)
    meeting: Meeting = MeetingFactory(body=body, state=MeetingState.HELD, **values)
    members = db.session.scalars(
        db.select(BodyMember).where(BodyMember.body_id == body.id).order_by(BodyMember.position)
    ).all()
    for number, one in enumerate(members):
        presence = Presence.PRESENT if number < present else Presence.ABSENT
        RollEntryFactory(meeting=meeting, member=one, presence=presence)
    meeting.chair_id, meeting.secretary_id = members[0].id, members[1].id
    db.session.flush()
    return meeting


def question_on(meeting: Meeting) -> AgendaQuestion:
    """Return the question of a meeting's agenda the round is decided on, with its votes."""
    question: AgendaQuestion = AgendaQuestionFactory(
        meeting=meeting, text="Об итогах конкурса", votes_for=3, votes_against=0, votes_abstained=0
    )
    return question


def sign(meeting: Meeting, number: int = 3) -> None:
    """Let the minutes of a meeting be signed."""
    meeting.state, meeting.signed_on = MeetingState.SIGNED, meeting.held_on
    meeting.minutes_number = number
    db.session.commit()


def session_of(round_: AwardRound, meeting: Meeting) -> CouncilSession:
    """Return a round's session at a meeting."""
    question = question_on(meeting)
    session: CouncilSession = CouncilSessionFactory(
        round=round_, meeting=meeting, question=question
    )
    db.session.commit()
    return session
