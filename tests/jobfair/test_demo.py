"""The demo fair: its figures agree with each other and every demo account has something to do."""

import pytest
from flask import Flask

from app.base import clock
from app.demo import loader
from app.demo.jobfair import load_jobfair
from app.demo.scene import Scene
from app.extensions import db
from app.jobfair.dashboard import part
from app.jobfair.enums import ApplicationState, OfferState, VacancyState
from app.jobfair.models import Fair, FairApplication, FairOffer, Vacancy
from app.plan.enums import Topic
from tests.factories import ItemFactory


@pytest.fixture
def scene(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Scene:
    """The small demo cluster with its fair."""
    monkeypatch.setattr(loader, "PARTS", (load_jobfair,))
    for topic in Topic:
        ItemFactory(topic=topic)
    now, today = clock.now(), clock.today()
    return loader.load_demo(scale="small", seed=2024, password_hash="-", now=now, today=today)


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
