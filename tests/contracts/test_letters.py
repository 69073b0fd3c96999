"""Who is told of which step of a contract."""

from typing import Any

import pytest
from flask import Flask

from app.accounts.enums import Role
from app.base.terms import terms_of
from app.contracts.enums import ContractEvent as E
from app.contracts.enums import ContractState as S
from app.contracts.letters import NOTICES
from app.contracts.rules import MOVES
from app.contracts.services.contracts import edit_contract
from app.contracts.terms import ContractTerms
from tests.contracts.walk import NOW, OWED, STEPS, contract_in
from tests.factories import StudentFactory, UserFactory, user_of
from tests.letters import Letters

STUDENT, ORGANIZATION = "student@test.example", "org@test.example"
BOTH = {STUDENT, ORGANIZATION}
STEPS_TAKEN = [
    (event, source, row.target)
    for event, row in MOVES.rows.items()
    if row.target
    for source in sorted(row.sources)
]
TOLD: dict[tuple[S, S], set[str]] = {
    (S.DRAFT, S.DRAFT): set(),
    (S.DRAFT, S.CANCELLED): {ORGANIZATION},
    (S.SIGNED, S.STUDYING): set(),
}


def test_the_table_knows_exactly_the_steps_there_are() -> None:
    assert set(NOTICES) == {(source, target) for _event, source, target in STEPS_TAKEN}


@pytest.mark.parametrize(("event", "source", "target"), STEPS_TAKEN)
def test_each_step_is_told_to_both_parties_or_on_purpose_to_fewer(
    app: Flask, letters: Letters, event: E, source: S, target: S
) -> None:
    contract = contract_in(source)
    STEPS[event](contract, UserFactory())
    taken = letters.take()
    assert {letter.recipient for letter in taken} == TOLD.get((source, target), BOTH)
    for letter in taken:
        assert contract.student.last_name not in letter.body
        assert "г.." not in letter.body
        assert "None" not in letter.body


@pytest.mark.parametrize("event", [E.AGREE, E.RETURN])
def test_who_took_the_step_is_not_written_to(app: Flask, letters: Letters, event: E) -> None:
    contract = contract_in(S.OFFERED)
    STEPS[event](contract, user_of(contract.student))
    assert [letter.recipient for letter in letters.take()] == [ORGANIZATION]


def test_a_contract_given_to_another_student_is_told_to_the_first(
    app: Flask, letters: Letters
) -> None:
    contract = contract_in(S.OFFERED)
    other = StudentFactory(email="other@test.example")
    terms = terms_of(contract, ContractTerms, student_id=other.id)
    edit_contract(contract, terms=terms, actor=UserFactory(), today=NOW.date(), now=NOW)
    assert {letter.recipient for letter in letters.take()} == BOTH


@pytest.mark.parametrize("broken", ["нет адреса", "school5 at example.ru"])
def test_an_address_written_wrong_stops_nothing(app: Flask, letters: Letters, broken: str) -> None:
    contract = contract_in(S.DRAFT, organization__email=broken)
    STEPS[E.OFFER](contract, UserFactory())
    assert [letter.recipient for letter in letters.take()] == [STUDENT]


@pytest.mark.parametrize(("state", "is_told"), [(S.SIGNED, True), (S.OFFERED, False)])
def test_a_new_obligation_is_told_to_who_owes_it(
    app: Flask, letters: Letters, state: S, *, is_told: bool
) -> None:
    contract = contract_in(state)
    STEPS[E.OWE](contract, UserFactory())
    taken = letters.take()
    assert [letter.recipient for letter in taken] == ([STUDENT] if is_told else [])
    if is_told:
        assert OWED.text in taken[0].body


def test_the_people_of_an_organization_get_its_letters(app: Flask, letters: Letters) -> None:
    contract = contract_in(S.AGREED)
    UserFactory(
        role=Role.EMPLOYER, organization_id=contract.organization_id, email="head@test.example"
    )
    STEPS[E.SIGN](contract, UserFactory())
    assert {letter.recipient for letter in letters.take()} == {STUDENT, "head@test.example"}


def test_settling_is_told_to_nobody(app: Flask, letters: Letters) -> None:
    contract: Any = contract_in(S.SIGNED)
    STEPS[E.SETTLE](contract, UserFactory())
    assert letters.take() == []
