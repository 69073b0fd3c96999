"""What a contract and the fair are to each other, over HTTP through all packages."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.base import transactions
from app.contracts.enums import ContractState
from app.contracts.models import TargetContract
from app.extensions import db
from app.plan.enums import Topic
from tests.at_once import at_once
from tests.contracts.factories import ContractFactory
from tests.factories import ItemFactory, StudentFactory, user_of
from tests.jobfair.factories import OfferFactory
from tests.letters import Letters

SignIn = Callable[..., FlaskClient]
PROMISED = {
    "promises_contract": True,
    "title": "Логопед",
    "salary_from": 4_000_000,
    "has_housing": True,
    "housing_note": "комната в общежитии",
}


def offered(**values: Any) -> Any:
    said = {f"application__vacancy__{name}": value for name, value in PROMISED.items()}
    return OfferFactory(**{"application__vacancy__seats": 3, **said, **values})


def drafts() -> list[TargetContract]:
    return list(db.session.scalars(db.select(TargetContract).order_by(TargetContract.id)))


def accept(client: FlaskClient, offer: Any) -> None:
    answer = client.post(f"/fair/offers/{offer.id}/accept", data={"edition": offer.edition})
    assert answer.status_code == 302
    db.session.expire_all()


@pytest.mark.both_databases
def test_an_accepted_offer_becomes_one_draft_in_the_words_of_the_offer(
    as_staff: FlaskClient,
    sign_in: SignIn,
    letters: Letters,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Pressed by several hands at once; the vacancy says something else by now."""
    monkeypatch.setattr(transactions, "TRIES", 1)
    item = ItemFactory(topic=Topic.TARGET_CONTRACTS)
    offer = offered()
    student, vacancy = offer.application.student, offer.application.vacancy
    vacancy.title, vacancy.housing_note, vacancy.promises_contract = "Няня", "Нет", False
    account = user_of(student)
    db.session.commit()
    press = (f"/fair/offers/{offer.id}/accept", {"edition": 1})
    assert set(at_once([(sign_in(account), *press) for _ in range(4)])) == {302}
    db.session.expire_all()
    [draft] = drafts()
    assert (draft.state, draft.position) == (ContractState.DRAFT, "Логопед")
    assert (draft.student_id, draft.organization_id) == (student.id, vacancy.organization_id)
    assert "40 000" in draft.pay_terms.replace("\xa0", " ")
    assert [one.text for one in draft.support] == ["комната в общежитии"]
    assert draft.training_until == date(student.group.graduation_year, 6, 30)
    assert item in draft.plan_items
    assert draft.number in as_staff.page(f"/contracts/?student={student.id}", status=200)
    page = as_staff.get(f"/fair/applications/{offer.application_id}").text
    assert f"/contracts/?student={student.id}" in page
    assert draft.number not in sign_in(account).page("/contracts/", status=200)  # not offered yet
    letters.take()


def test_no_draft_without_a_promise_and_none_beside_another_contract(
    as_staff: FlaskClient, sign_in: SignIn, letters: Letters
) -> None:
    """Neither keeps anybody from accepting; one without support is not offered to the student."""
    silent = offered(application__vacancy__promises_contract=False)
    accept(sign_in(user_of(silent.application.student)), silent)
    assert drafts() == []
    page = as_staff.get(f"/fair/applications/{silent.application_id}").text
    assert f"/contracts/new?student={silent.application.student_id}" in page
    bound = StudentFactory()
    known = ContractFactory(student=bound)
    second = offered(application__student=bound)
    accept(sign_in(user_of(bound)), second)
    assert drafts() == [known]
    assert second.application.state == "accepted"
    bare = offered(application__vacancy__has_housing=False)
    accept(sign_in(user_of(bare.application.student)), bare)
    [_known, draft] = drafts()
    assert draft.support == []
    as_staff.post(f"/contracts/{draft.id}/offer", data={"version": draft.version})
    db.session.expire_all()
    assert draft.state is ContractState.DRAFT
    letters.take()
