"""Applying and selecting over HTTP: the order, the reserve, two clerks, the contract's draft."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import html
from sqlalchemy import select

from app.accounts.enums import Role
from app.accounts.models import User
from app.contracts.enums import ContractState
from app.contracts.models import TargetContract
from app.contracts.offers.enums import TargetApplicationState as A
from app.contracts.offers.enums import TargetOfferState as S
from app.contracts.offers.enums import TargetRefusal
from app.contracts.offers.models import TargetApplication, TargetOffer
from app.contracts.support.enums import SupportKind
from app.extensions import db
from app.plan.enums import Topic
from tests.at_once import at_once
from tests.contracts.factories import ContractFactory
from tests.contracts.offers.factories import (
    TargetApplicationFactory,
    TargetOfferFactory,
    decided,
)
from tests.factories import ItemFactory, StudentFactory, UserFactory, user_of
from tests.letters import Letters
from tests.pages import text_of

MAIL = {"Анисова": "anisova", "Белова": "belova", "Ветрова": "vetrova"}
SignIn = Callable[[User], FlaskClient]
pytestmark = pytest.mark.both_databases


def apply(client: FlaskClient, offer: TargetOffer, **said: Any) -> Any:
    data = {"average_mark": "4,25", **said}
    return client.post(f"/contracts/offers/{offer.id}/applications/new", data=data)


def press(client: FlaskClient, one: TargetApplication, button: str, **said: Any) -> Any:
    path = f"/contracts/applications/{one.id}/{button}"
    return client.post(path, data={"version": one.version, **said})


def customer_of(offer: TargetOffer) -> User:
    return UserFactory(role=Role.EMPLOYER, organization_id=offer.organization_id)


def closed(seats: int = 1, **marks: int) -> TargetOffer:
    """Return an offer that waits for the selection, and its applications by names."""
    offer: TargetOffer = TargetOfferFactory(
        state=S.APPLICATIONS_CLOSED, seats=seats, closes_on=date(2024, 2, 20)
    )
    for name, mark in marks.items():
        one = TargetApplicationFactory(offer=offer, average_mark=mark)
        one.student.last_name = name
        one.student.email = f"{MAIL[name]}@test.example"
    db.session.commit()
    return offer


def of(offer: TargetOffer) -> dict[str, TargetApplication]:
    found = db.session.scalars(select(TargetApplication).filter_by(offer_id=offer.id))
    return {one.student.last_name: one for one in found}


def select_now(client: FlaskClient, offer: TargetOffer) -> Any:
    path = f"/contracts/offers/{offer.id}/selection"
    page = html.fromstring(client.get(path).text)
    data = {
        name: page.xpath(f"//main//input[@name='{name}']/@value")[-1]
        for name in ("version", "seen")
    }
    return client.post(path, data=data)


def test_a_student_applies_once_corrects_withdraws_and_applies_again(sign_in: SignIn) -> None:
    offer = TargetOfferFactory()
    student = StudentFactory(group__speciality=offer.speciality)
    client = sign_in(user_of(student))
    path = f"/contracts/offers/{offer.id}/applications/new"
    assert "средний балл" in client.page(path)
    assert "укажите свой" in text_of(apply(client, offer, average_mark=""), status=422)
    for wrong in ("5,01", "1,9", "4,255", "пять"):
        assert apply(client, offer, average_mark=wrong).status_code == 422
    assert apply(client, offer).status_code == 302
    assert "уже есть" in text_of(apply(client, offer), status=422)
    [one] = of(offer).values()
    assert one.average_mark == 425
    press(client, one, "edit", average_mark="4.5")
    assert one.average_mark == 450
    press(client, one, "withdrawal")
    assert one.state is A.WITHDRAWN
    assert apply(client, offer).status_code == 302
    assert (one.state, len(of(offer))) == (A.APPLIED, 1)
    assert offer.position in client.page("/contracts/offers/")


def test_who_may_not_apply_is_told_why(sign_in: SignIn) -> None:
    offer = TargetOfferFactory()
    over = TargetOfferFactory(closes_on=date(2024, 2, 25), speciality=offer.speciality)
    soon = TargetOfferFactory(opens_on=date(2024, 3, 1), speciality=offer.speciality)
    bound = StudentFactory(group__speciality=offer.speciality)
    ContractFactory(student=bound, state=ContractState.SIGNED)
    stranger = StudentFactory()
    gone = StudentFactory(group__speciality=offer.speciality, state="expelled")
    for student, wanted, message in (
        (bound, offer, "действующий договор"),
        (stranger, offer, "другой специальности"),
        (stranger, over, "принимали до"),
        (stranger, soon, "принимают с"),
        (gone, offer, "отчислен"),
    ):
        client = sign_in(user_of(student))
        assert message in text_of(apply(client, wanted), status=422).lower()
    assert of(offer) == {}


def test_the_rules_select_and_everybody_reads_why(sign_in: SignIn, letters: Letters) -> None:
    offer = closed(seats=2, Анисова=450, Белова=480, Ветрова=400)
    bound = TargetApplicationFactory(offer=offer, average_mark=500)
    ContractFactory(student=bound.student, state=ContractState.SIGNED)
    db.session.commit()
    customer = sign_in(customer_of(offer))
    preview = customer.page(f"/contracts/offers/{offer.id}/selection")
    assert preview.index("Белова") < preview.index("Анисова") < preview.index("Ветрова")
    assert select_now(customer, offer).status_code == 302
    found = of(offer)
    places = {name: (one.place, one.state) for name, one in found.items()}
    assert places["Белова"] == (1, A.SELECTED)
    assert places["Анисова"] == (2, A.SELECTED)
    assert places["Ветрова"] == (3, A.RESERVE)
    assert bound.refusal is TargetRefusal.IN_FORCE
    assert (offer.taken, offer.ranked, offer.state) == (2, 3, S.SELECTED)
    told = {one.recipient for one in letters.take()}
    assert told >= {f"{name}@test.example" for name in MAIL.values()}
    student = sign_in(user_of(found["Ветрова"].student))
    page = student.page(f"/contracts/applications/{found['Ветрова'].id}")
    assert "Где учится в колледже" in " ".join(page.split())
    assert "3-я из 3" in page
    assert "средний балл 4,00" in page
    assert student.get(f"/contracts/applications/{found['Белова'].id}").status_code == 404


def test_a_list_that_changed_meanwhile_is_shown_anew(as_staff: FlaskClient) -> None:
    offer = closed(Анисова=450, Белова=480)
    path = f"/contracts/offers/{offer.id}/selection"
    page = html.fromstring(as_staff.get(path).text)
    seen = page.xpath("//main//input[@name='seen']/@value")[-1]
    of(offer)["Анисова"].average_mark = 490
    db.session.commit()
    answer = as_staff.post(path, data={"version": offer.version, "seen": seen})
    assert "заявки изменились" in text_of(answer, status=422)
    assert offer.state is S.APPLICATIONS_CLOSED


def test_two_clerks_select_once(as_role: Any, letters: Letters) -> None:
    offer = closed(Анисова=450, Белова=480)
    path = f"/contracts/offers/{offer.id}/selection"
    first, second = as_role(Role.STAFF), as_role(Role.STAFF)
    page = html.fromstring(first.get(path).text)
    data = {
        name: page.xpath(f"//main//input[@name='{name}']/@value")[-1]
        for name in ("version", "seen")
    }
    statuses = at_once([(first, path, data), (second, path, data)])
    assert sorted(statuses) in ([302, 409], [302, 422])
    states = [one.state for one in of(offer).values()]
    assert sorted(states) == [A.RESERVE, A.SELECTED]
    letters.take()


def test_one_place_and_two_clerks_who_choose_different_students(
    as_role: Any, letters: Letters
) -> None:
    offer = decided(seats=1, taken=0)
    two = [TargetApplicationFactory(offer=offer, state=A.RESERVE, place=place) for place in (2, 3)]
    presses = [
        (
            as_role(Role.STAFF),
            f"/contracts/applications/{one.id}/promotion",
            {"version": one.version, "reason": "Место освободилось"},
        )
        for one in two
    ]
    assert sorted(at_once(presses)) == [302, 422]
    assert sorted(one.state for one in of(offer).values()) == [A.RESERVE, A.SELECTED]
    assert db.session.get_one(TargetOffer, offer.id).taken == 1
    letters.take()
    waiting = next(one for one in of(offer).values() if one.state is A.RESERVE)
    late = press(as_role(Role.STAFF), waiting, "promotion", reason="Ещё одно место")
    assert "Свободных мест нет" in text_of(late, status=422)


def test_the_places_of_a_published_offer_change_but_nobody_loses_one(
    as_staff: FlaskClient, sign_in: SignIn, letters: Letters
) -> None:
    offer = decided(seats=2, taken=2)
    waiting = TargetApplicationFactory(offer=offer, state=A.RESERVE, place=3)
    path = f"/contracts/offers/{offer.id}/seats"

    def change(seats: int) -> Any:
        return as_staff.post(path, data={"seats": seats, "version": offer.version})

    db.session.commit()
    assert "Отобрано заявок: 2" in text_of(change(1), status=422)
    full = press(as_staff, waiting, "promotion", reason="Больше мест")
    assert "Свободных мест нет" in text_of(full, status=422)
    assert change(3).status_code == 302
    db.session.expire_all()
    assert press(as_staff, waiting, "promotion", reason="Больше мест").status_code == 302
    db.session.expire_all()
    assert (offer.seats, offer.taken, waiting.state) == (3, 3, A.SELECTED)
    assert sign_in(customer_of(offer)).get(path).status_code == 403
    draft = TargetOfferFactory(state=S.DRAFT)
    db.session.commit()
    early = as_staff.post(f"/contracts/offers/{draft.id}/seats", data={"seats": 5, "version": 1})
    assert early.status_code in {409, 422}
    letters.take()


def test_the_place_of_who_withdraws_goes_to_the_next(sign_in: SignIn, letters: Letters) -> None:
    offer = decided(taken=1)
    first = TargetApplicationFactory(offer=offer, state=A.SELECTED, place=1)
    bound = TargetApplicationFactory(offer=offer, state=A.RESERVE, place=2)
    ContractFactory(student=bound.student, state=ContractState.SIGNED)
    third = TargetApplicationFactory(offer=offer, state=A.RESERVE, place=3)
    third.student.email = "third@test.example"
    client = sign_in(user_of(first.student))
    assert "Напишите причину" in text_of(press(client, first, "withdrawal"), status=422)
    press(client, first, "withdrawal", reason="Переезд")
    assert (first.state, bound.state, third.state) == (A.WITHDRAWN, A.RESERVE, A.SELECTED)
    assert "1-м месте отозвана" in third.reason
    assert offer.taken == 1
    assert [one.recipient for one in letters.take()] == ["third@test.example"]


def test_a_refusal_names_a_reason_of_the_list(as_staff: FlaskClient, letters: Letters) -> None:
    one = TargetApplicationFactory()
    db.session.commit()
    for wrong in ("no_seats", "in_force", "because"):
        assert press(as_staff, one, "refusal", refusal=wrong, reason="Так").status_code == 422
    assert press(as_staff, one, "refusal", refusal="requirements", reason="").status_code == 422
    press(as_staff, one, "refusal", refusal="requirements", reason="Есть задолженность")
    assert (one.state, one.reason) == (A.REFUSED, "Есть задолженность")
    letters.take()


def test_the_customer_reads_names_by_consent_alone(sign_in: SignIn) -> None:
    offer = TargetOfferFactory()
    shown = StudentFactory(group__speciality=offer.speciality, last_name="Открытова")
    hidden = StudentFactory(group__speciality=offer.speciality, last_name="Скрытова", consents=())
    for student in (shown, hidden):
        TargetApplicationFactory(offer=offer, student=student)
    client = sign_in(customer_of(offer))
    page = client.page("/contracts/applications/")
    assert "Открытова" in page
    assert "Скрытова" not in page
    assert "Скрытова" not in client.get("/contracts/applications/?as=csv").text
    stranger = sign_in(UserFactory(role=Role.EMPLOYER))
    assert "Открытова" not in stranger.page("/contracts/applications/")
    for one in of(offer).values():
        assert stranger.get(f"/contracts/applications/{one.id}").status_code == 404
        assert press(client, one, "edit", average_mark="5").status_code == 403


def test_a_selected_application_becomes_a_draft_in_one_step(
    as_staff: FlaskClient, sign_in: SignIn
) -> None:
    offer = decided(taken=1, monthly_sum=300_000, offer_number="РР-7")
    one = TargetApplicationFactory(offer=offer, state=A.SELECTED, place=1)
    item = ItemFactory(topic=Topic.TARGET_CONTRACTS)
    db.session.commit()
    path = f"/contracts/applications/{one.id}/contract"
    assert 'value="2025-06-30"' in as_staff.get(path).text
    data = {
        "drafted_on": "2024-02-26",
        "training_until": "2025-06-30",
        "plan_item_ids": item.id,
    }
    assert as_staff.post(path, data=data).status_code == 302
    contract = db.session.scalars(select(TargetContract)).one()
    assert (contract.organization_id, contract.student_id) == (
        offer.organization_id,
        one.student_id,
    )
    assert (contract.position, contract.work_years) == (offer.position, 3)
    assert {measure.kind for measure in contract.support} == {
        SupportKind.MONTHLY_PAYMENT,
        SupportKind.OTHER,
    }
    assert "РР-7" in as_staff.page(f"/contracts/{contract.id}")
    said = {"version": offer.version, "offer_number": "РР-8"}
    as_staff.post(f"/contracts/offers/{offer.id}/portal", data=said)
    assert contract.portal_offer_number == "РР-8"
    assert "уже есть договор" in text_of(as_staff.post(path, data=data), status=422)
    assert "Сначала отмените" in text_of(
        press(as_staff, one, "withdrawal", reason="Так"), status=422
    )
    assert sign_in(customer_of(offer)).get(path).status_code == 403
