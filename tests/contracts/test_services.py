"""What the use cases themselves refuse, whoever calls them."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm.exc import StaleDataError

from app.accounts.enums import Role
from app.accounts.models import User
from app.base.errors import MoveNotAllowedError, NotAllowedError
from app.base.terms import terms_of
from app.contracts.enums import ContractEvent, ContractState
from app.contracts.errors import (
    AlreadyInForceError,
    HasContractError,
    NumberTakenError,
    ReasonMissingError,
    TerminationDateError,
)
from app.contracts.models import TargetContract
from app.contracts.queries import find_next_number
from app.contracts.rules import MOVES, TerminationTerms, party_of
from app.contracts.services import contracts as services
from app.contracts.terms import ContractTerms
from app.extensions import db
from tests.contracts.factories import ContractFactory
from tests.contracts.walk import NOW, STEPS, TODAY, contract_in
from tests.factories import StudentFactory, UserFactory, user_of
from tests.letters import Letters

S = ContractState


def everybody(contract: Any) -> list[User]:
    """Somebody of each role: the contract's own student and employer, and strangers."""
    employer = UserFactory(role=Role.EMPLOYER)
    own_employer = UserFactory(role=Role.EMPLOYER, organization_id=contract.organization_id)
    strangers = [UserFactory(role=role) for role in (Role.STUDENT, Role.COUNCIL, Role.MENTOR)]
    return [UserFactory(), user_of(contract.student), own_employer, employer, *strangers]


def test_there_is_a_step_for_every_event() -> None:
    assert set(STEPS) == set(ContractEvent)


@pytest.mark.parametrize("event", ContractEvent)
def test_only_the_parties_of_a_step_take_it(
    app: Flask, letters: Letters, event: ContractEvent
) -> None:
    row = MOVES.rows[event]
    source = min(row.sources)
    for number in range(7):
        contract = contract_in(source)
        actor = everybody(contract)[number]
        if party_of(contract, actor) in row.parties:
            STEPS[event](contract, actor)
            expected = S.SIGNED if event is ContractEvent.RESUME else row.target or source
            assert contract.state is expected
        else:
            with pytest.raises(NotAllowedError):
                STEPS[event](contract, actor)
            assert contract.state is source
    letters.take()


@pytest.mark.parametrize("event", ContractEvent)
def test_no_step_is_taken_from_a_state_it_does_not_start_in(
    app: Flask, letters: Letters, event: ContractEvent
) -> None:
    staff = UserFactory()
    ends = (ContractEvent.TERMINATE, ContractEvent.CANCEL)  # one use case by the state it finds
    sources = [MOVES.rows[one].sources for one in (ends if event in ends else (event,))]
    for state in {*S}.difference(*sources):
        contract = contract_in(state)
        with pytest.raises(MoveNotAllowedError):
            STEPS[event](contract, staff)
        assert contract.state is state


def test_drafts_are_written_by_the_college(app: Flask) -> None:
    known = ContractFactory()
    student_id = StudentFactory().id
    terms = terms_of(known, ContractTerms, number="ЦД-2024/77", student_id=student_id)
    for role in {*Role} - {Role.STAFF, Role.ADMIN}:
        with pytest.raises(NotAllowedError):
            services.draft_contract(terms=terms, actor=UserFactory(role=role), today=TODAY)
    assert services.draft_contract(terms=terms, actor=UserFactory(), today=TODAY).id


@pytest.mark.parametrize(
    "written", ["цд-2024/100", "ЦД - 2024/100", "ЦД–2024/100", "№ ЦД-2024/100", "СЦД/7"]
)
def test_a_number_of_another_writing_is_refused_and_the_transaction_goes_on(
    app: Flask, written: str
) -> None:
    known = ContractFactory(number="CЦД/7" if "7" in written else "ЦД-2024/100")  # a Latin C
    staff = UserFactory()
    terms = terms_of(known, ContractTerms, number=written)
    with pytest.raises(NumberTakenError) as refused:
        services.draft_contract(terms=terms, actor=staff, today=TODAY)
    assert refused.value.field == "number"
    student_id = StudentFactory().id
    free = terms_of(known, ContractTerms, number="ЦД-2024/101", student_id=student_id)
    assert services.draft_contract(terms=free, actor=staff, today=TODAY).id


def test_drafts_without_a_number_get_the_next_of_their_year(app: Flask) -> None:
    for written in ("ЦД-2024/01", "цд 2024/2", "ЦД-2024/4", "7-Ц"):
        known = ContractFactory(number=written)
    assert find_next_number(2024) == "ЦД-2024/03"
    given = []
    for number in ("", "", "Свой/9", ""):
        terms = terms_of(known, ContractTerms, number=number, student_id=StudentFactory().id)
        draft = services.draft_contract(terms=terms, actor=UserFactory(), today=TODAY)
        given.append(draft.number)
    assert given == ["ЦД-2024/03", "ЦД-2024/05", "Свой/9", "ЦД-2024/06"]
    assert find_next_number(2024) == "ЦД-2024/07"


@pytest.mark.parametrize("state", [S.DRAFT, S.OFFERED, S.AGREED, S.SIGNED, S.WORKING])
def test_a_second_contract_is_refused_at_its_draft(app: Flask, state: ContractState) -> None:
    known, staff = ContractFactory(state=state), UserFactory()
    terms = terms_of(known, ContractTerms, number="ЦД-2024/78")
    with pytest.raises(HasContractError, match=known.number) as refused:
        services.draft_contract(terms=terms, actor=staff, today=TODAY)
    assert refused.value.field == "student_id"


@pytest.mark.parametrize("state", [S.TERMINATED, S.COMPLETED])
def test_after_a_contract_that_is_over_comes_another(app: Flask, state: ContractState) -> None:
    known = ContractFactory(state=state)
    terms = terms_of(known, ContractTerms, number="ЦД-2024/79")
    assert services.draft_contract(terms=terms, actor=UserFactory(), today=TODAY).id


def test_a_contract_is_not_given_to_a_student_who_has_one(app: Flask) -> None:
    known, draft = ContractFactory(), ContractFactory()
    terms = terms_of(draft, ContractTerms, student_id=known.student_id)
    with pytest.raises(HasContractError):
        services.edit_contract(draft, terms=terms, actor=UserFactory(), today=TODAY, now=NOW)


def test_the_offer_asks_again_about_another_contract(app: Flask) -> None:
    first = ContractFactory()
    second = ContractFactory(student=first.student)
    with pytest.raises(HasContractError):
        services.offer_contract(second, actor=UserFactory(), now=NOW)
    assert services.offer_contracts([first.id, second.id], actor=UserFactory(), now=NOW) == 0


def test_a_second_contract_in_force_is_refused_by_the_database(
    app: Flask, letters: Letters
) -> None:
    first = ContractFactory(state=S.SIGNED)
    second = ContractFactory(state=S.AGREED, student=first.student)
    with pytest.raises(AlreadyInForceError):
        STEPS[ContractEvent.SIGN](second, UserFactory())


def test_a_termination_has_a_reason_and_a_day_of_the_contract(app: Flask) -> None:
    staff, contract = UserFactory(), ContractFactory(state=S.SIGNED)
    for terms, error in (
        (TerminationTerms(TODAY, ""), ReasonMissingError),
        (TerminationTerms(contract.drafted_on, "Переезд"), TerminationDateError),
    ):
        with pytest.raises(error):
            services.terminate_contract(contract, terms=terms, actor=staff, today=TODAY, now=NOW)
    STEPS[ContractEvent.TERMINATE](contract, staff)
    db.session.refresh(contract)
    assert (contract.state, contract.terminated_on.isoformat()) == (S.TERMINATED, "2024-02-22")


@pytest.mark.parametrize("event", [ContractEvent.EDIT, ContractEvent.TERMINATE])
def test_what_another_saved_a_moment_ago_is_not_overwritten(app: Flask, event: Any) -> None:
    contract, staff = ContractFactory(), UserFactory()
    db.session.commit()
    assert contract.version == 1  # read, as a view reads it to compare it with the form's
    saved = db.update(TargetContract).values(position="Воспитатель", version=2)
    db.session.execute(saved.execution_options(synchronize_session=False))
    with pytest.raises(StaleDataError):
        STEPS[event](contract, staff)
