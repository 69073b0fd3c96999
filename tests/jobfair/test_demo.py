"""The demo fair: its figures agree with each other and every demo account has something to do."""

from collections import Counter

import pytest
from flask import Flask

from app.base import clock
from app.demo import loader
from app.demo.jobfair import load_jobfair
from app.demo.jobfair_closed import load_closed_fair
from app.demo.scene import Scene
from app.documents.fair_forms import FAIR_REPORT, FAIR_THANKS, WORK_DIRECTION
from app.documents.models import Paper
from app.extensions import db
from app.jobfair.dashboard import part
from app.jobfair.enums import ApplicationState, FairState, OfferState, VacancyState
from app.jobfair.models import Fair, FairApplication, FairOffer, Vacancy
from app.plan.enums import Topic
from app.students.enums import StudentState
from tests.factories import ItemFactory, StudentFactory, StudyGroupFactory


@pytest.fixture
def scene(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Scene:
    """The small demo cluster with its fair."""
    monkeypatch.setattr(loader, "PARTS", (load_jobfair, _load_graduates, load_closed_fair))
    for topic in Topic:
        ItemFactory(topic=topic)
    now, today = clock.now(), clock.today()
    return loader.load_demo(scale="small", seed=2024, password_hash="-", now=now, today=today)


def _load_graduates(scene: Scene) -> None:
    """Let some have left two years ago, as the whole demo does with all that was then."""
    group = StudyGroupFactory(
        speciality=scene.groups[0].speciality, graduation_year=scene.today.year - 2, course=4
    )
    for _ in range(8):
        StudentFactory(group=group, state=StudentState.GRADUATED)


def test_a_closed_fair_left_its_papers(app: Flask, scene: Scene) -> None:
    fair = db.session.scalars(db.select(Fair).where(Fair.state == FairState.CLOSED)).one()
    assert fair.held_on.year == scene.today.year - 2
    papers = db.session.scalars(db.select(Paper)).all()
    assert all(paper.is_demo and paper.snapshot for paper in papers)
    kinds = Counter(paper.kind for paper in papers)
    assert kinds == {FAIR_REPORT.name: 1, FAIR_THANKS.name: 6, WORK_DIRECTION.name: 6}


def test_seats_states_and_acceptances_agree(scene: Scene) -> None:
    vacancies = db.session.scalars(db.select(Vacancy)).all()
    assert len({vacancy.organization_id for vacancy in vacancies}) >= 9
    for vacancy in vacancies:
        accepted = db.session.scalar(
            db.select(db.func.count()).where(
                FairApplication.vacancy_id == vacancy.id,
                FairApplication.state == ApplicationState.ACCEPTED,
            )
        )
        assert accepted == vacancy.taken <= vacancy.seats
        assert (vacancy.state is VacancyState.FILLED) == (vacancy.taken == vacancy.seats)
    offers = db.session.scalars(db.select(FairOffer)).all()
    matching = {
        ApplicationState.OFFERED: OfferState.MADE,
        ApplicationState.ACCEPTED: OfferState.ACCEPTED,
        ApplicationState.REFUSED: OfferState.REFUSED,
    }
    assert all(matching[offer.application.state] is offer.state for offer in offers)


def test_each_demo_account_has_its_work(app: Flask, scene: Scene) -> None:
    with app.test_request_context():
        for name, words in (
            ("staff", "Одобрить"),
            ("employer1", "Ответить на"),
            ("employer2", "Ответить на"),
            ("student2", "Ответить на предложение"),
        ):
            titles = [item.title for item in part(scene.user(name)).todo]
            assert any(title.startswith(words) for title in titles), (name, titles)


def test_every_record_is_marked_as_demo(scene: Scene) -> None:
    for model in (Fair, Vacancy, FairApplication, FairOffer):
        unmarked = db.select(db.func.count()).select_from(model).where(~model.is_demo)
        assert db.session.scalar(unmarked) == 0


def test_demo_vacancies_are_found_by_search(app: Flask, scene: Scene) -> None:
    title = db.session.scalars(
        db.select(Vacancy.title).where(Vacancy.state == VacancyState.APPROVED)
    ).first()
    page = app.test_client().get("/fair/", query_string={"q": title})
    assert str(title) in page.text
