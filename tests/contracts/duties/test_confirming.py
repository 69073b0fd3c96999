"""An employer says once a year that the graduate works: by a link, without an account."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.base.errors import DomainError
from app.contracts.duties.confirming import CONFIRM_WORK
from app.contracts.duties.enums import StillWorks
from app.contracts.duties.errors import NotWorkingYetError
from app.contracts.duties.queries import find_confirmation
from app.contracts.duties.rules import WorkTerms, check_work
from app.contracts.duties.services import ask_work, confirm_work
from app.contracts.enums import ContractState
from app.extensions import db
from tests.contracts.factories import ContractFactory
from tests.factories import UserFactory
from tests.letters import Letters

TODAY = date(2024, 2, 26)
NOW = datetime(2024, 2, 26, 9, tzinfo=UTC)
YES, NO = StillWorks


def working(**parts: Any) -> Any:
    return ContractFactory(
        state=ContractState.WORKING, **{"organization__email": "org@test.example", **parts}
    )


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        (WorkTerms(NO), "left_on"),
        (WorkTerms(NO, left_on=TODAY), "left_why"),
        (WorkTerms(YES, since=date(2024, 2, 27)), "since"),
        (WorkTerms(NO, "", TODAY, date(2024, 2, 25), "Переезд"), "left_on"),
    ],
)
def test_what_cannot_be_is_refused(terms: WorkTerms, field: str) -> None:
    with pytest.raises(DomainError) as refused:
        check_work(terms, today=TODAY)
    assert refused.value.field == field


@pytest.mark.both_databases
def test_employers_are_asked_once_and_the_answer_of_the_year_stays(
    app: Flask, as_staff: FlaskClient, letters: Letters
) -> None:
    contract, mute = working(), working(organization__email="")
    ids = [contract.id, mute.id, ContractFactory().id]
    assert "не подтверждена: 2" in as_staff.page("/dashboard")
    listed = as_staff.page("/contracts/?unconfirmed=y")
    assert contract.number in listed
    preview = as_staff.page("/contracts/?act=contracts.ask_work&rows=all")
    assert "1 письмо" in preview.replace("\xa0", " ")
    with app.test_request_context(method="POST"):
        assert ask_work(CONFIRM_WORK, ids, actor=UserFactory(), now=NOW, today=TODAY) == 1
        db.session.commit()
    letters.take()
    for values in ({"still_works": "yes", "since": "2024-02-01"}, {"still_works": "yes"}):
        CONFIRM_WORK.answer(contract, values, None, UserFactory())
    db.session.commit()
    said = find_confirmation(contract.id, 2024)
    assert said is not None
    assert said.since is None, "the last word of the year stays"
    assert "не подтверждена: 1" in as_staff.page("/dashboard")
    assert "работает" in as_staff.page(f"/contracts/{contract.id}")
    assert "не подтверждено" in as_staff.page(f"/contracts/{mute.id}")


def test_nothing_is_confirmed_of_who_does_not_work(app: Flask) -> None:
    contract = ContractFactory(state=ContractState.SIGNED)
    with pytest.raises(NotWorkingYetError):
        confirm_work(contract, terms=WorkTerms(YES), actor=UserFactory(), now=NOW, today=TODAY)
