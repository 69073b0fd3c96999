"""Target offers over HTTP: who offers, who publishes, who sees what, what is refused."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.accounts.enums import Role
from app.accounts.models import User
from app.contracts.offers.dates import entries
from app.contracts.offers.enums import TargetApplicationState as A
from app.contracts.offers.enums import TargetOfferState as S
from app.contracts.offers.models import TargetOffer
from app.extensions import db
from app.organizations.models import Organization
from tests.contracts.offers.factories import (
    TargetApplicationFactory,
    TargetOfferFactory,
    decided,
)
from tests.factories import OrganizationFactory, SpecialityFactory, UserFactory
from tests.letters import Letters
from tests.pages import text_of

SignIn = Callable[[User], FlaskClient]


def values(**changes: Any) -> dict[str, Any]:
    said = {
        "seats": "2",
        "position": "Воспитатель",
        "work_years": "3",
        "support_text": "Комната в общежитии",
        "monthly_sum": "3 000",
        "opens_on": "2024-02-26",
        "closes_on": "2024-03-10",
        "first_rule": "average_mark",
        "second_rule": "lives_in_town",
    }
    return {**said, **changes}


def press(client: FlaskClient, offer: TargetOffer, button: str, **said: Any) -> Any:
    data = {"version": offer.version, **said}
    return client.post(f"/contracts/offers/{offer.id}/{button}", data=data)


def test_a_customer_offers_the_college_publishes_students_see_the_order(
    as_employer: FlaskClient, as_staff: FlaskClient, as_student: FlaskClient, letters: Letters
) -> None:
    own = db.session.get_one(Organization, as_employer.user.organization_id)
    own.email = "school@test.example"
    new = values(organization_id=own.id, speciality_id=SpecialityFactory().id)
    db.session.commit()
    answer = as_employer.post("/contracts/offers/new", data=new)
    offer = db.session.scalars(select(TargetOffer)).one()
    path = f"/contracts/offers/{offer.id}"
    assert answer.location == path
    assert as_student.get(path).status_code == 404
    assert press(as_employer, offer, "publication").status_code == 403
    press(as_employer, offer, "submission")
    assert "предложения о целевом обучении: 1" in text_of(as_staff.get("/dashboard"))
    back = press(as_staff, offer, "return", reason="Укажите место работы")
    assert back.status_code == 302
    assert "Укажите место работы" in as_employer.page(path)
    press(as_employer, offer, "submission")
    stale = text_of(as_staff.post(f"{path}/publication", data={"version": "0"}), status=409)
    assert "решите заново" in stale  # a button has no two versions to show
    assert "обе версии" not in stale
    press(as_staff, offer, "publication")
    assert offer.state is S.PUBLISHED
    letters.take()
    shown = as_student.page(path)
    assert "средний балл, больший выше, живёт в населённом пункте организации" in shown
    assert "при равенстве — жребий" in shown
    assert "Кто может подать заявку студенты колледжа" in " ".join(shown.split())
    assert offer.position in as_student.page("/contracts/offers/")
    edited = as_employer.post(f"{path}/edit", data={**new, "version": offer.version})
    assert "порядок отбора уже не меняют" in text_of(edited, status=422)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"closes_on": "2024-02-25"}, "раньше, чем начался"),
        ({"support_text": "", "monthly_sum": ""}, "хотя бы одна мера"),
        ({"monthly_sum": "0"}, "больше нуля"),
        ({"second_rule": "average_mark"}, "уже выбрано"),
        ({"seats": "0"}, "Число от 1 до 500"),
        ({"work_years": "6"}, "Число от 3 до 5"),
    ],
)
def test_what_cannot_be_offered_is_refused_by_its_field(
    as_staff: FlaskClient, changes: dict[str, str], message: str
) -> None:
    new = values(organization_id=OrganizationFactory().id, speciality_id=SpecialityFactory().id)
    db.session.commit()
    page = as_staff.post("/contracts/offers/new", data={**new, **changes})
    assert message in text_of(page, status=422)
    assert db.session.scalar(select(TargetOffer)) is None


def test_an_employer_offers_for_the_own_organization_alone(as_employer: FlaskClient) -> None:
    other = TargetOfferFactory(state=S.DRAFT)
    new = values(organization_id=other.organization_id, speciality_id=other.speciality_id)
    db.session.commit()
    as_employer.post("/contracts/offers/new", data=new)
    assert len(db.session.scalars(select(TargetOffer)).all()) == 1
    for button in ("submission", "deadline"):
        assert press(as_employer, other, button).status_code == 404
    for page in ("", "/edit", "/selection", "/portal"):
        assert as_employer.get(f"/contracts/offers/{other.id}{page}").status_code == 404


@pytest.mark.parametrize("role", ["council", "mentor", "supervisor"])
def test_others_have_no_business_with_offers(as_role: Any, role: str) -> None:
    offer = TargetOfferFactory()
    client = as_role(role)
    for path in ("", f"{offer.id}", "new", f"{offer.id}/selection"):
        assert client.get(f"/contracts/offers/{path}").status_code == 403
    assert client.get("/contracts/applications/").status_code == 403


def test_applications_end_after_the_promised_day_alone(as_staff: FlaskClient) -> None:
    early, late = TargetOfferFactory(), TargetOfferFactory(closes_on=date(2024, 2, 25))
    db.session.commit()
    press(as_staff, early, "deadline")
    assert early.state is S.PUBLISHED
    press(as_staff, late, "deadline")
    assert late.state is S.APPLICATIONS_CLOSED


def test_nothing_is_published_whose_last_day_is_over_or_whose_customer_left(
    as_staff: FlaskClient,
) -> None:
    past = TargetOfferFactory(state=S.DRAFT, closes_on=date(2024, 2, 25))
    left = TargetOfferFactory(state=S.DRAFT, organization__archived_on=date(2024, 2, 1))
    db.session.commit()
    for offer, message in ((past, "уже прошёл"), (left, "вышла из кластера")):
        press(as_staff, offer, "publication")
        assert message in as_staff.page(f"/contracts/offers/{offer.id}")
        assert offer.state is S.DRAFT


def test_a_cancelled_offer_tells_everybody_why(as_staff: FlaskClient, letters: Letters) -> None:
    application = TargetApplicationFactory()
    application.student.email = "one@test.example"
    offer = application.offer
    db.session.commit()
    assert "подавшие заявки: 1" in as_staff.page(f"/contracts/offers/{offer.id}/cancellation")
    press(as_staff, offer, "cancellation", reason="Школа закрывается")
    assert application.state is A.REFUSED
    assert [one.recipient for one in letters.take()] == ["one@test.example"]
    assert offer.position not in as_staff.page("/contracts/offers/")
    assert offer.position in as_staff.page("/contracts/offers/?archive=y")


def test_the_portals_days_are_in_order(as_staff: FlaskClient) -> None:
    offer = TargetOfferFactory()
    db.session.commit()
    said = {"offer_number": "РР-7", "offer_published_on": "2024-02-10"}
    wrong = press(as_staff, offer, "portal", **said, result_published_on="2024-02-09")
    assert "Результат публикуют после" in text_of(wrong, status=422)
    press(as_staff, offer, "portal", **said)
    assert "РР-7" in as_staff.page(f"/contracts/offers/{offer.id}")


def test_closing_tells_the_reserve(as_staff: FlaskClient, letters: Letters) -> None:
    offer = decided(taken=1)
    waiting = TargetApplicationFactory(offer=offer, state=A.RESERVE, place=2)
    waiting.student.email = "waiting@test.example"
    db.session.commit()
    press(as_staff, offer, "closing")
    assert (offer.state, waiting.state) == (S.CLOSED, A.REFUSED)
    assert len(letters.take()) == 1


def test_the_calendar_and_the_search_find_it(app: Flask, sign_in: SignIn) -> None:
    offer = TargetOfferFactory(position="Логопед детского отделения")
    user = UserFactory(role=Role.EMPLOYER, organization_id=offer.organization_id)
    db.session.commit()
    client = sign_in(user)
    assert offer.position in client.page("/search?q=логопед")
    stranger = UserFactory(role=Role.EMPLOYER)
    db.session.commit()
    with app.test_request_context():
        found = list(entries(user, date(2024, 3, 1), date(2024, 3, 31)))
        assert [one.first for one in found] == [offer.closes_on]
        assert list(entries(stranger, date(2024, 3, 1), date(2024, 3, 31))) == []


def test_an_employer_of_one_organization_offers_for_it(as_employer: Any) -> None:
    own = as_employer.user.organization_id
    page = as_employer.get("/contracts/offers/new").get_data(as_text=True)
    assert re.search(rf'<option selected value="{own}"', page)
