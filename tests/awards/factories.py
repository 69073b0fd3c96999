"""Rounds in every state for tests."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import factory

from app.accounts.enums import Role
from app.awards.enums import AwardKind, RoundKind, RoundState, SheetState
from app.awards.models import Award, AwardRound, Criterion, Nomination, Score, ScoreDuty, ScoreSheet
from app.extensions import db
from app.plan.enums import Topic
from tests.factories import BaseFactory, ServingFactory, UserFactory
from tests.mentors.factories import MentorFactory

TODAY = date(2024, 2, 26)
NOW = datetime(2024, 2, 26, 9, tzinfo=UTC)


class AwardRoundFactory(ServingFactory):
    class Meta:
        model = AwardRound

    title = factory.Sequence(lambda n: f"Лучшие наставники, выпуск {n}")
    kind = RoundKind.TEACHERS_DAY
    nominations_until = date(2024, 3, 1)
    scoring_until = date(2024, 3, 15)
    ceremony_on = date(2024, 3, 20)
    awards_count = 1
    quorum = 1
    letter_text = "Выражаем Вам благодарность за наставничество."
    signatory_post = "Директор"
    signatory_name = "Н. А. Землянская"
    plan_items__topic = Topic.MENTOR_AWARDS
    state = RoundState.NOMINATING
    criteria = factory.LazyFunction(
        lambda: [Criterion(title="Уроки", weight=3), Criterion(title="Вклад", weight=1)]
    )


class NominationFactory(BaseFactory):
    class Meta:
        model = Nomination

    round = factory.SubFactory(AwardRoundFactory)
    mentor = factory.SubFactory(MentorFactory)
    organization = factory.SelfAttribute("mentor.organization")
    nominated_by = factory.SubFactory(UserFactory)
    nominated_at = NOW
    reason = "Провела десять уроков вместе со студентами"


class LetterFactory(BaseFactory):
    class Meta:
        model = Award

    round = factory.SubFactory(AwardRoundFactory, state=RoundState.CLOSED, closed_at=NOW)
    mentor = factory.SubFactory(MentorFactory, last_name="Ковальчук")
    kind = AwardKind.LETTER
    year = 2024
    number = 1
    awarded_on = date(2024, 3, 20)
    wording = "За десять уроков.\nСпасибо!"


class ScoreSheetFactory(BaseFactory):
    class Meta:
        model = ScoreSheet

    nomination = factory.SubFactory(NominationFactory)
    member = factory.SubFactory(UserFactory, role=Role.COUNCIL)


def scoring_round(nominations: int = 1, **values: Any) -> AwardRound:
    """Return a round under scoring with nominated mentors."""
    round_ = AwardRoundFactory(state=RoundState.SCORING, **values)
    NominationFactory.create_batch(nominations, round=round_)
    db.session.flush()
    return round_


def nominations_of(round_: AwardRound) -> list[Nomination]:
    """Return a round's nominations in the order they were made."""
    statement = db.select(Nomination).where(Nomination.round_id == round_.id)
    return list(db.session.scalars(statement.order_by(Nomination.id)))


def draw(round_: AwardRound, *members: Any) -> None:
    """Let these members alone be asked to score every nomination of a round."""
    round_.assignment_seed = "seed"
    db.session.add_all(
        ScoreDuty(nomination_id=one.id, member_id=who.id, assigned_at=NOW - timedelta(7))
        for one in nominations_of(round_)
        for who in members
    )
    db.session.flush()


def member(**values: Any) -> Any:
    """Return a council member."""
    return UserFactory(role=Role.COUNCIL, **values)


def submit_sheet(nomination: Nomination, who: Any, *values: int) -> ScoreSheet:
    """Store a submitted sheet with a score for each criterion in order."""
    scores = [
        Score(criterion_id=criterion.id, value=value)
        for criterion, value in zip(nomination.round.criteria, values, strict=True)
    ]
    sheet = ScoreSheet(
        nomination_id=nomination.id,
        member_id=who.id,
        state=SheetState.SUBMITTED,
        submitted_at=NOW,
        scores=scores,
    )
    db.session.add(sheet)
    db.session.flush()
    return sheet
