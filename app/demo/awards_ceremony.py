"""The demo year's held ceremony, Teacher's Day; and the meeting the next round is decided at."""

from datetime import UTC, date, datetime, time

from sqlalchemy import select

from app.activities.meetings.enums import MeetingState
from app.activities.meetings.models import Meeting
from app.activities.meetings.services.agenda import add_question
from app.activities.meetings.terms import AgendaQuestionTerms
from app.awards.ceremony import queries, services
from app.awards.ceremony.enums import HandoverWay, ProgrammeOrder
from app.awards.ceremony.models import AwardCeremony
from app.awards.ceremony.rules import AwardOrderTerms, CeremonyTerms, HandoverTerms
from app.awards.council.rules import CouncilQuestionTerms
from app.awards.council.services import set_session
from app.awards.enums import RoundState
from app.awards.models import AwardRound
from app.demo.scene import Scene
from app.extensions import db

SIGNED_ON, HELD_ON, SENT_ON = date(2023, 10, 2), date(2023, 10, 5), date(2023, 10, 9)
PROXY = HandoverTerms(HELD_ON, HandoverWay.BY_PROXY, "заместитель директора, по доверенности")


def load_ceremony(scene: Scene) -> None:
    """Sign the order on the closed round, hand its awards over; put the next on an agenda."""
    _hold(scene, _round_in(RoundState.CLOSED))
    _put_on_agenda(scene, _round_in(RoundState.SCORING))


def _round_in(state: RoundState) -> AwardRound:
    return db.session.scalars(
        select(AwardRound).where(AwardRound.is_demo, AwardRound.state == state)
    ).one()


def _hold(scene: Scene, round_: AwardRound) -> None:
    staff = scene.user("staff")
    terms = CeremonyTerms(time(15), "Актовый зал колледжа", "", ProgrammeOrder.RISING)
    ceremony: AwardCeremony = services.set_ceremony(round_, terms=terms, actor=staff)
    ceremony.invited_at = _noon(SIGNED_ON)
    services.issue_order(
        round_, terms=AwardOrderTerms("118-ОД", SIGNED_ON),
        actor=staff, today=SIGNED_ON, now=_noon(SIGNED_ON),
    )  # fmt: skip
    rows = queries.awards_in_order(round_, order=ProgrammeOrder.RISING)
    for number, row in enumerate(rows):
        ways = {0: HandoverTerms(SENT_ON, HandoverWay.BY_POST), 1: PROXY}
        given = ways.get(number, HandoverTerms(HELD_ON))
        services.hand_over(row.award, terms=given, actor=staff, today=SENT_ON)


def _put_on_agenda(scene: Scene, round_: AwardRound) -> None:
    """The nearest planned meeting decides on the round that is being scored."""
    planned = select(Meeting).where(Meeting.is_demo, Meeting.state == MeetingState.PLANNED)
    meeting = db.session.scalars(planned.order_by(Meeting.held_on).limit(1)).first()
    if meeting is None:
        return
    staff = scene.user("staff")
    words = AgendaQuestionTerms(f"Об итогах конкурса «{round_.title}»", "методист колледжа", "")
    question = add_question(meeting, terms=words, actor=staff)
    set_session(round_, terms=CouncilQuestionTerms(question.id), actor=staff)


def _noon(on: date) -> datetime:
    return datetime.combine(on, time(9), UTC)
