"""The demo mentors and rounds: something to do for everybody, the same from the same seed."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.queries import find_user_by_email
from app.awards.ceremony.models import AwardHandover
from app.awards.enums import AwardKind, RoundState
from app.awards.honours.models import Honour
from app.awards.models import Award, AwardRound
from app.demo import awards, awards_ceremony, loader, mentors, mentors_papers
from app.demo.scene import Scene
from app.documents.models import Paper
from app.extensions import db
from app.mentors.appointments.models import MentorAppointment
from app.mentors.models import Mentor, Mentorship
from app.mentors.passport_models import MentorPost, MentorTraining
from app.plan.enums import Topic
from tests.awards.factories import NOW, TODAY
from tests.factories import ItemFactory
from tests.letters import Letters
from tests.pages import text_of


@pytest.fixture
def scene(app: Flask, monkeypatch: pytest.MonkeyPatch, letters: Letters) -> Scene:
    ItemFactory(topic=Topic.MENTORING)
    ItemFactory(topic=Topic.MENTOR_AWARDS)
    parts = (
        mentors.load_mentors,
        mentors_papers.load_mentors_papers,
        awards.load_awards,
        awards_ceremony.load_ceremony,
    )
    monkeypatch.setattr(loader, "PARTS", parts)
    scene = loader.load_demo(scale="small", seed=2024, password_hash="x", now=NOW, today=TODAY)
    db.session.commit()
    assert letters.take(), "the mentors of the closed round were not told"
    return scene


def client_of(sign_in: Any, name: str) -> FlaskClient:
    user = find_user_by_email(f"{name}@demo.example")
    assert user is not None
    return sign_in(user)


def test_every_record_is_marked_and_the_rounds_stand_where_they_should(scene: Scene) -> None:
    for model in (Mentor, Mentorship, AwardRound, Award):
        assert all(db.session.scalars(db.select(model.is_demo)))
    states = db.session.scalars(db.select(AwardRound.state).order_by(AwardRound.id)).all()
    assert states == [RoundState.CLOSED, RoundState.SCORING, RoundState.NOMINATING]
    letters = db.session.scalars(db.select(Award).where(Award.kind == AwardKind.LETTER)).all()
    assert len(letters) == 6
    assert {one.awarded_on.isoformat() for one in letters} == {"2023-10-05"}
    handed = db.session.scalars(db.select(AwardHandover)).all()
    assert len(handed) == db.session.query(Award).count()
    assert all(one.is_demo for one in handed)
    _check_papers_and_kinds()


def _check_papers_and_kinds() -> None:
    """Orders appoint mentors, some have courses and second posts, a round has kinds of award."""
    orders = db.session.scalars(db.select(MentorAppointment).order_by(MentorAppointment.id)).all()
    assert [bool(one.issued_on) for one in orders] == [True, False]
    assert db.session.query(Paper).filter_by(entity="mentor_appointments").count() == 1
    assert db.session.query(MentorPost).count() > 0
    assert db.session.query(MentorTraining).count() > 0
    honours = db.session.scalars(db.select(Honour).order_by(Honour.ordinal)).all()
    assert [one.number for one in honours] == [1, 1, 1, 1, 1]
    assert honours[-1].least_years == 15
    assert db.session.get_one(AwardRound, honours[0].round_id).awards_count == 4


def test_each_dashboard_has_something_to_do(scene: Scene, sign_in: Any) -> None:
    expected = {
        "council2": "Оцените 5 кандидатур",
        "employer1": "Выдвиньте наставников",
        "employer2": "Выдвиньте наставников",
        "mentor1": "Ваши наставляемые",
    }
    for name, words in expected.items():
        assert words in text_of(client_of(sign_in, name).get("/dashboard"))
    deputy = text_of(client_of(sign_in, "deputy").get("/dashboard"))
    every_hat = ("Оцените", "Выдвиньте наставников", "Ваши наставляемые")
    assert [words for words in every_hat if words not in deputy] == []
    assert "Оцените" not in text_of(client_of(sign_in, "council1").get("/dashboard"))
