"""The demo periods: plausible, deterministic, with something to do for each account."""

from datetime import UTC, date, datetime

import pytest
from flask import Flask

from app.demo import loader
from app.demo.practice import load_practice
from app.demo.scene import Scene
from app.extensions import db
from app.matching import read_instance, verify_document
from app.plan.enums import Topic
from app.practice.enums import PeriodState
from app.practice.files import as_json
from app.practice.models import (
    Distribution,
    Placement,
    PracticeApplication,
    PracticePeriod,
    PracticePlace,
)
from tests.factories import ItemFactory
from tests.letters import Letters


@pytest.fixture
def scene(app: Flask, letters: Letters, monkeypatch: pytest.MonkeyPatch) -> Scene:
    """The small demo cluster with its practice and nothing else."""
    for topic in (Topic.PRACTICE_BASES, Topic.JOB_FAIR):
        ItemFactory(topic=topic)
    monkeypatch.setattr(loader, "PARTS", (load_practice,))
    scene = loader.load_demo(
        scale="small",
        seed=2024,
        password_hash="none",
        now=datetime(2024, 2, 26, 9, tzinfo=UTC),
        today=date(2024, 2, 26),
    )
    letters.take()
    return scene


def period(state: PeriodState) -> PracticePeriod:
    """Return the one period in a state."""
    return db.session.scalars(db.select(PracticePeriod).filter_by(state=state)).one()


def test_the_students_with_accounts_had_a_place_and_have_a_choice_to_make(scene: Scene) -> None:
    past, present = period(PeriodState.PUBLISHED), period(PeriodState.OPEN)
    assert present.applications_open_until == date(2024, 3, 10)
    own = {scene.student_of(name).id for name in ("student1", "student2")}
    applied = set(
        db.session.scalars(db.select(PracticeApplication.student_id).filter_by(period=present))
    )
    assert applied
    assert not applied & own
    assert own <= set(db.session.scalars(db.select(Placement.student_id).filter_by(period=past)))


def test_the_past_distribution_is_proved_and_fills_the_seats(scene: Scene) -> None:
    distribution = db.session.scalars(db.select(Distribution)).one()
    instance = read_instance(as_json(distribution.instance))
    assert verify_document(instance, distribution.result).ok
    seated = db.session.scalars(db.select(Placement).where(Placement.place_id.is_not(None))).all()
    assert len(seated) == sum(db.session.scalars(db.select(PracticePlace.taken)))


def test_both_bases_with_accounts_take_students(scene: Scene) -> None:
    for name in ("employer1", "employer2"):
        own = scene.user(name).organization_id
        places = db.session.scalars(db.select(PracticePlace).filter_by(organization_id=own))
        assert {place.period.state for place in places} == {PeriodState.PUBLISHED, PeriodState.OPEN}


def test_everything_is_marked_as_demo(scene: Scene) -> None:
    for model in (PracticePeriod, PracticePlace):
        assert all(db.session.scalars(db.select(model.is_demo)))
