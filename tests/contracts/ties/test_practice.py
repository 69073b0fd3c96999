"""A contract in force and where its student goes for practice, over HTTP through all packages."""

from collections.abc import Callable
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from app.contracts.enums import ContractState
from app.contracts.rules import RUNNING
from app.extensions import db
from app.practice.distribution_instance import draw_of
from app.practice.enums import ContractRule, PeriodState
from app.practice.models import Placement, PracticePeriod, PracticePlace
from app.students.claims import list_awaited, list_claims
from app.students.models import Student
from tests.contracts.browsing import press
from tests.contracts.factories import ContractFactory
from tests.factories import OrganizationFactory, user_of
from tests.letters import Letters
from tests.pages import text_of
from tests.practice.factories import PracticePeriodFactory, PracticePlaceFactory, apply_for

SignIn = Callable[..., FlaskClient]
RIVALS = 6
DAY = {"happened_on": "2024-02-26", "reason": "Справка № 5"}


def contended(**values: Any) -> tuple[PracticePeriod, list[PracticePlace], Student]:
    """One seat that everybody wants most; with them who drew the last number of the lottery."""
    period = PracticePeriodFactory(**values)
    places = [PracticePlaceFactory(period=period, seats=seats) for seats in (1, RIVALS)]
    students = [apply_for(period, *places).student for _ in range(RIVALS)]
    return period, places, max(students, key=lambda one: draw_of(period.seed, one.id))


def place_of(staff: FlaskClient, period: PracticePeriod, student: Student) -> int | None:
    """Compute the distribution, with what was before it thrown away; return the student's place."""
    db.session.commit()
    path = f"/practice/periods/{period.id}/distribution"
    if period.state is PeriodState.DISTRIBUTED:
        assert staff.post(f"{path}/discard").status_code == 302
    assert staff.post(path).status_code == 302
    db.session.expire_all()
    assert period.state is PeriodState.DISTRIBUTED
    outcome = db.select(Placement.place_id).where(Placement.student_id == student.id)
    return db.session.scalar(outcome)


def told(staff: FlaskClient, client: FlaskClient, period: PracticePeriod) -> str:
    """Publish, and return what the student reads."""
    path = f"/practice/periods/{period.id}"
    sent = staff.post(f"{path}/distribution/publication", data={"version": period.version})
    assert sent.status_code == 302
    return text_of(client.get(f"{path}/result"), status=200).replace("\xa0", " ")


def test_a_base_is_preferred_while_its_contract_runs_and_the_student_reads_why(
    as_staff: FlaskClient, sign_in: SignIn, letters: Letters
) -> None:
    """The contract is younger than the period; of its parties the employer is the base."""
    period, (wanted, other), student = contended(
        state=PeriodState.CLOSED, contract_rule=ContractRule.PREFERS
    )
    assert place_of(as_staff, period, student) == other.id
    contract = ContractFactory(
        student=student, state=ContractState.STUDYING, employer=wanted.organization
    )
    path = f"/contracts/{contract.id}"
    assert place_of(as_staff, period, student) == wanted.id
    for event, expected in (("suspend", other), ("resume", wanted)):
        assert press(as_staff, path, f"moves/{event}", **DAY).status_code == 302
        assert place_of(as_staff, period, student) == expected.id
    page = told(as_staff, sign_in(user_of(student)), period)
    assert "ваш приоритет № 1" in page
    assert f"преимущество: с этой организацией у вас целевой договор № {contract.number}" in page
    assert "Методист: Здесь" not in page
    letters.take()


def test_a_contract_binds_while_it_runs_and_to_nobody_before_or_after(app: Flask) -> None:
    """To its customer and to who employs; the post waits until the work begins."""
    bound, awaited = set(), set()
    for state in ContractState:
        contract = ContractFactory(state=state, employer=OrganizationFactory())
        parties = {contract.organization_id, contract.employer_id}
        for claim in list_claims([contract.student.group_id]):
            assert (claim.student_id, claim.organization_ids) == (contract.student_id, parties)
            bound.add(state)
        assert not list(list_awaited([contract.organization_id]))
        awaited |= {state for _claim in list_awaited([contract.employer_id])}
    assert bound == RUNNING
    assert awaited == RUNNING - {ContractState.WORKING}


def test_a_base_is_fixed_before_the_distribution_and_named_by_the_contract(
    as_staff: FlaskClient, sign_in: SignIn, letters: Letters
) -> None:
    """Of two contracts with the base the suspended one fixes nothing."""
    period, (wanted, _other), student = contended(contract_rule=ContractRule.FIXES)
    parties = {"organization": wanted.organization, "student__group": period.groups[0]}
    suspended = ContractFactory(state=ContractState.SUSPENDED, **parties)
    contract = ContractFactory(
        student=student, state=ContractState.SIGNED, organization=wanted.organization
    )
    db.session.commit()
    path = f"/practice/periods/{period.id}"
    page = as_staff.post(f"{path}/state", data={"step": "close"}, follow_redirects=True)
    assert "По целевым договорам назначено мест: 1" in text_of(page)
    assert place_of(as_staff, period, student) == wanted.id
    assert place_of(as_staff, period, suspended.student) is None
    page = told(as_staff, sign_in(user_of(student)), period)
    assert f"этого требует целевой договор № {contract.number}" in page
    letters.take()
