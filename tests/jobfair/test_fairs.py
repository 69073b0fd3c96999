"""Fairs: planned by staff, counted for everybody, evidence of their plan item."""

from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.base.query_count import counted_queries
from app.extensions import db
from app.jobfair.enums import ApplicationState, FairState, OfferState, VacancyState
from app.jobfair.evidence import FairEvidence
from app.jobfair.models import Fair
from app.plan.enums import Topic
from tests.factories import ItemFactory
from tests.jobfair.factories import (
    ApplicationFactory,
    FairFactory,
    OfferFactory,
    VacancyFactory,
)
from tests.pages import text_of
from tests.plan.factories import ledgers_of


def _filled_in(**changes: Any) -> dict[str, Any]:
    item = ItemFactory(topic=Topic.JOB_FAIR)
    return {
        "title": "Ярмарка",
        "held_on": "2024-03-14",
        "starts_at": "10:00",
        "ends_at": "14:00",
        "venue": "Актовый зал",
        "registration_until": "2024-03-10",
        "plan_item_ids": item.id,
        "idempotency_key": "a9a9d3a7-5b2f-4d5a-9b8e-3c76a1f2b111",
        **changes,
    }


def _fairs() -> list[Fair]:
    return list(db.session.scalars(db.select(Fair)))


def test_staff_plan_a_fair_for_an_item_of_the_plan(as_staff: FlaskClient) -> None:
    response = as_staff.post("/fair/fairs/new", data=_filled_in())
    [fair] = _fairs()
    assert fair.state is FairState.PLANNED
    assert response.location == f"/fair/fairs/{fair.id}"
    page = as_staff.get(response.location)
    assert "До ярмарки 17 дней" in text_of(page)
    assert f"/plan/items/{fair.plan_item_ids[0]}" in page.text


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"held_on": "2024-02-25", "registration_until": "2024-02-20"}, "Этот день уже прошёл"),
        ({"ends_at": "09:00"}, "Конец раньше начала"),
        ({"registration_until": "2024-03-15"}, "не позже дня ярмарки"),
        ({"plan_item_ids": ""}, "Выберите пункт плана"),
        ({"title": ""}, "Назовите ярмарку"),
        ({"held_on": "завтра"}, "дат"),
        ({"starts_at": "25:00"}, "врем"),
    ],
)
def test_bad_input_is_told_by_the_field(
    as_staff: FlaskClient, changes: dict[str, str], message: str
) -> None:
    response = as_staff.post("/fair/fairs/new", data=_filled_in(**changes))
    assert message in text_of(response)
    assert "Актовый зал" in response.text
    assert _fairs() == []


def test_a_held_fair_keeps_its_day_when_its_venue_is_mended(as_staff: FlaskClient) -> None:
    fair = FairFactory(
        state=FairState.HELD, held_on=date(2024, 2, 1), registration_until=date(2024, 1, 31)
    )
    data = _filled_in(
        held_on="2024-02-01",
        registration_until="2024-01-31",
        venue="Спортзал",
        version=fair.version,
        plan_item_ids=fair.plan_item_ids,
    )
    as_staff.post(f"/fair/fairs/{fair.id}/edit", data=data)
    assert fair.venue == "Спортзал"
    data = {**data, "held_on": "2024-02-02", "version": fair.version, "idempotency_key": ""}
    page = as_staff.post(f"/fair/fairs/{fair.id}/edit", data=data)
    assert "Этот день уже прошёл" in text_of(page)


def test_a_fair_goes_through_its_states_and_back(as_staff: FlaskClient) -> None:
    fair = FairFactory(
        state=FairState.PLANNED, held_on=date(2024, 2, 26), registration_until=date(2024, 2, 20)
    )
    way = (
        ("open", FairState.OPEN),
        ("hold", FairState.HELD),
        ("close", FairState.CLOSED),
        ("recall", FairState.HELD),
        ("reopen", FairState.OPEN),
        ("hide", FairState.PLANNED),
    )
    for event, state in way:
        as_staff.post(f"/fair/fairs/{fair.id}/state", data={"event": event})
        assert fair.state is state


def test_a_fair_ahead_cannot_be_over(as_staff: FlaskClient) -> None:
    fair = FairFactory()
    path = f"/fair/fairs/{fair.id}/state"
    page = as_staff.post(path, data={"event": "hold"}, follow_redirects=True)
    assert "Ярмарка ещё впереди" in text_of(page)
    assert fair.state is FairState.OPEN


@pytest.mark.parametrize("event", ["", "palace", "close\x00"])
def test_an_unknown_step_is_a_400(as_staff: FlaskClient, event: str) -> None:
    path = f"/fair/fairs/{FairFactory().id}/state"
    assert as_staff.post(path, data={"event": event}).status_code == 400


def test_drawing_the_results_closes_unanswered_offers(as_staff: FlaskClient) -> None:
    fair = FairFactory(state=FairState.HELD)
    offer = OfferFactory(application__vacancy__fair=fair)
    other = OfferFactory()
    as_staff.post(f"/fair/fairs/{fair.id}/state", data={"event": "close"})
    assert offer.state is OfferState.EXPIRED
    assert other.state is OfferState.MADE


def test_only_staff_plan_fairs(
    client: FlaskClient,
    as_employer: FlaskClient,
    as_student: FlaskClient,
    as_council: FlaskClient,
) -> None:
    fair = FairFactory()
    paths = ("/fair/fairs/new", f"/fair/fairs/{fair.id}/edit", f"/fair/fairs/{fair.id}/state")
    for path in paths:
        assert client.post(path).location.startswith("/login")
        for forbidden in (as_employer, as_student, as_council):
            assert forbidden.post(path).status_code == 403
    assert client.get("/fair/fairs/999999").status_code == 404


def _lively_fair() -> Fair:
    fair = FairFactory()
    VacancyFactory(fair=fair, state=VacancyState.SUBMITTED)
    VacancyFactory(fair=fair, state=VacancyState.DRAFT)
    full = VacancyFactory(fair=fair, state=VacancyState.FILLED, taken=1)
    ApplicationFactory(vacancy=full, state=ApplicationState.ACCEPTED)
    OfferFactory(application__vacancy__fair=fair)
    ApplicationFactory(vacancy__fair=fair)
    ApplicationFactory()
    fair.title = "Весенняя ярмарка"
    db.session.commit()
    return fair


def test_everybody_reads_the_counts_staff_follow_them(
    client: FlaskClient, as_staff: FlaskClient
) -> None:
    fair = _lively_fair()
    page = text_of(client.get(f"/fair/fairs/{fair.id}"))
    for count in (
        "2 вакансии в каталоге",
        "3 работодателя",
        "1 вакансия занята",
        "3 отклика студентов",
        "1 предложение",
        "1 принято",
    ):
        assert count in page, count
    assert "ждёт проверки" not in page
    source = as_staff.get(f"/fair/fairs/{fair.id}").text
    for query in ("", "&amp;with_offer=yes", "&amp;state=accepted"):
        assert f'/fair/applicants?fair={fair.id}{query}"' in source


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/fair/?fair={id}", "2 вакансии"),
        ("/fair/fairs/{id}/employers", "3 работодателя"),
        ("/fair/own?fair={id}&state=filled", "1 вакансия"),
        ("/fair/applicants?fair={id}", "3 отклика"),
        ("/fair/applicants?fair={id}&with_offer=yes", "1 отклик"),
        ("/fair/applicants?fair={id}&state=accepted", "1 отклик"),
    ],
)
def test_the_records_behind_a_count_are_as_many(
    as_staff: FlaskClient, path: str, words: str
) -> None:
    assert words in text_of(as_staff.get(path.format(id=_lively_fair().id)))


def test_the_list_of_an_item_shows_its_fairs_only(client: FlaskClient) -> None:
    fair = FairFactory(title="Весенняя")
    FairFactory(title="Осенняя")
    page = text_of(client.get(f"/fair/fairs/?item={fair.plan_item_ids[0]}"))
    assert "Весенняя" in page
    assert "Осенняя" not in page


def test_the_list_costs_the_same_for_few_and_many(client: FlaskClient) -> None:
    def cost() -> int:
        with counted_queries() as statements:
            client.get("/fair/fairs/")
        return len(statements)

    FairFactory.create_batch(2)
    few = cost()
    FairFactory.create_batch(20)
    assert cost() == few


def test_fairs_are_evidence_finished_when_they_were_held(app: Flask) -> None:
    item = ItemFactory(topic=Topic.JOB_FAIR)
    ahead = FairFactory(plan_items=[item])
    held = FairFactory(
        plan_items=[item],
        state=FairState.HELD,
        held_on=date(2024, 2, 1),
        registration_until=date(2024, 1, 31),
    )
    accepted = ApplicationState.ACCEPTED
    ApplicationFactory.create_batch(2, vacancy__fair=held, state=accepted)
    ids = [item.id, *FairFactory().plan_item_ids]
    with app.test_request_context(), counted_queries() as statements:
        counts = ledgers_of(FairEvidence(), ids)
        assert len(statements) == 1
        count = counts[item.id]
        assert (count.total, count.finished, count.next_on) == (2, 1, ahead.held_on)
        records = FairEvidence().records(item.id, limit=5)
    assert len(statements) == 2
    assert [record.url for record in records] == [f"/fair/fairs/{one.id}" for one in (ahead, held)]
    assert "принято: 2" in records[1].detail
