"""Several clerks at one contract at once: one wins, the others are told, no deadlock."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.base import transactions
from app.contracts.enums import ContractEvent as E
from app.contracts.enums import ContractState as S
from app.contracts.life.queries import list_moves
from app.contracts.life.rules import state_on
from app.contracts.models import TargetContract
from app.documents.models import Paper
from app.extensions import db
from tests.at_once import Press, answers_at_once
from tests.contracts.browsing import count_contracts, draft, whole
from tests.contracts.factories import ContractFactory
from tests.contracts.offers.factories import TargetApplicationFactory, decided
from tests.factories import StudentFactory, UserFactory
from tests.letters import Letters
from tests.pages import text_of

SignIn = Callable[..., FlaskClient]
TOLD = {409, 422}
CHANGED = ("Запись успели изменить", "Запись изменил кто-то ещё")  # in the form, or in the lock


@pytest.fixture(autouse=True)
def no_second_try(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave a deadlock as it is: the order of the locks alone must prevent it."""
    monkeypatch.setattr(transactions, "TRIES", 1)


def told(answers: list[Any]) -> list[str]:
    """Return what those read who came second; each is told so, nobody meets an error."""
    late = [one for one in answers if one.status_code != 302]
    assert {one.status_code for one in late} <= TOLD
    return [text_of(one, status=one.status_code) for one in late]


def check_history(contract: TargetContract) -> list[E]:
    """Fail unless each move begins where the one before it ended; return the moves."""
    moves = list_moves(contract)
    for earlier, later in pairwise(moves):
        assert later.before is earlier.after
    assert state_on(moves, date.max, drafted_on=contract.drafted_on) is contract.state
    return [one.event for one in moves]


@pytest.mark.parametrize("round_", range(2))
def test_two_clerks_sign_while_a_third_calls_the_contract_off(
    sign_in: SignIn, letters: Letters, round_: int
) -> None:
    contract = ContractFactory(state=S.AGREED, drafted_on=date(2024, 2, 1))
    seen = {"version": contract.version, "signed_on": "2024-02-20"}
    off = {"version": contract.version, "terminated_on": "2024-02-26", "termination_reason": "Нет"}
    path = f"/contracts/{contract.id}"
    staff = [UserFactory() for _ in range(3)]
    db.session.commit()
    presses: list[Press] = [
        (sign_in(staff[0]), f"{path}/signing", whole(**seen)),
        (sign_in(staff[1]), f"{path}/termination", off),
        (sign_in(staff[2]), f"{path}/signing", whole(**seen)),
    ]
    answers = answers_at_once(presses)
    assert [one.status_code for one in answers].count(302) == 1
    for page in told(answers):
        assert any(said in page for said in CHANGED)
        assert "FileStorage" not in page
    is_signed = contract.state is S.SIGNED
    assert len(check_history(contract)) >= 1
    papers = db.select(Paper).where(Paper.entity_id == contract.id)
    assert len(db.session.scalars(papers).all()) == is_signed
    letters.take()


@pytest.mark.parametrize("round_", range(2))
def test_moves_of_a_signed_contract_at_once_make_one_history(
    sign_in: SignIn, letters: Letters, round_: int
) -> None:
    contract = ContractFactory(state=S.STUDYING)
    day = {"version": contract.version, "happened_on": "2024-02-26", "reason": "Справка № 5"}
    end = {"version": contract.version, "terminated_on": "2024-02-26", "termination_reason": "Да"}
    db.session.commit()
    path = f"/contracts/{contract.id}"
    moves = ("suspend", "break_by_citizen", "expel", "break_by_customer")
    presses: list[Press] = [
        *((sign_in(UserFactory()), f"{path}/moves/{event}", day) for event in moves),
        (sign_in(UserFactory()), f"{path}/termination", end),
    ]
    answers = answers_at_once(presses)
    assert [one.status_code for one in answers].count(302) == 1
    assert all(any(said in page for said in CHANGED) for page in told(answers))
    assert len(check_history(contract)) == 1
    letters.take()


@pytest.mark.parametrize("round_", range(2))
def test_two_ways_to_a_draft_of_one_student_make_one(
    sign_in: SignIn, letters: Letters, round_: int
) -> None:
    """By the form, twice, and by the application that was selected."""
    offer = decided(seats=1, taken=1)
    student = StudentFactory(group__speciality=offer.speciality)
    one = TargetApplicationFactory(offer=offer, student=student, state="selected", place=1)
    typed = draft(student_id=student.id, number="ЦД-2024/71")
    by_application = {
        name: typed[name] for name in ("plan_item_ids", "drafted_on", "training_until")
    }
    clerks = [UserFactory() for _ in range(3)]
    db.session.commit()
    presses: list[Press] = [
        (sign_in(clerks[0]), "/contracts/new", typed),
        (sign_in(clerks[1]), f"/contracts/applications/{one.id}/contract", by_application),
        (sign_in(clerks[2]), "/contracts/new", {**typed, "number": ""}),
    ]
    answers = answers_at_once(presses)
    assert [one.status_code for one in answers].count(302) == 1
    assert all("уже есть договор" in page for page in told(answers))
    assert count_contracts() == 1
    letters.take()
