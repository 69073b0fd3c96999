"""What hangs on a record, shown on its card: to each person only what that person may see."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import html

from app.accounts.enums import Role
from app.accounts.models import User
from app.base.query_count import counted_queries
from app.contracts.enums import ContractState
from app.extensions import db
from app.web.cards import panels_of
from tests.awards.factories import LetterFactory
from tests.contracts.factories import ContractFactory
from tests.factories import OrganizationFactory, StudentFactory, UserFactory, user_of
from tests.mentors.factories import MentorFactory, MentorshipFactory

STATEMENTS_A_PANEL = 2


def panels(client: FlaskClient, path: str) -> dict[str, str]:
    """Return the panels of a card by their titles."""
    page = html.fromstring(client.get(path).text)
    found = page.xpath("//section[contains(@class, 'card-panel')]")
    return {one.findtext(".//h2"): " ".join(one.text_content().split()) for one in found}


def hung() -> Any:
    """An organization with a mentor and a signed contract."""
    organization = OrganizationFactory()
    MentorshipFactory(mentor=MentorFactory(organization=organization, last_name="Ведущая"))
    ContractFactory(
        organization=organization,
        student=StudentFactory(last_name="Договорный"),
        state=ContractState.SIGNED,
    )
    db.session.commit()
    return organization


def test_a_visitor_sees_the_organization_alone(client: FlaskClient) -> None:
    assert panels(client, f"/organizations/{hung().id}") == {}


@pytest.mark.parametrize("role", ["mentor", "student", "employer"])
def test_strangers_see_nothing_of_another_organization(as_role: Any, role: str) -> None:
    assert panels(as_role(role), f"/organizations/{hung().id}") == {}


def test_the_council_sees_mentors_without_contracts(as_council: FlaskClient) -> None:
    found = panels(as_council, f"/organizations/{hung().id}")
    assert "Целевые договоры" not in found
    assert "Ведущая" in found["Наставники"]


def test_the_organization_itself_and_staff_see_mentors_and_contracts(
    as_staff: FlaskClient, sign_in: Any
) -> None:
    organization = hung()
    own = UserFactory(role=Role.EMPLOYER, organization_id=organization.id)
    for client in (as_staff, sign_in(own)):
        found = panels(client, f"/organizations/{organization.id}")
        assert "Ведущая" in found["Наставники"]
        assert "Договорный" in found["Целевые договоры"]
        assert ("История изменений" in found) is (client is as_staff)


def test_the_log_is_on_the_administrator_s_card(as_admin: FlaskClient) -> None:
    organization = hung()
    organization.address = "ул. Новая, 1"
    found = panels(as_admin, f"/organizations/{organization.id}")
    assert "адрес" in found["История изменений"]
    assert "изменено" in found["История изменений"]


def test_the_panel_of_contracts_leads_to_those_of_the_organization(as_staff: FlaskClient) -> None:
    organization = hung()
    other = ContractFactory()
    listed = as_staff.page(f"/contracts/?organization={organization.id}")
    assert "Договорный" in listed
    assert other.number not in listed


def test_a_student_s_card_names_the_mentor_and_the_contract(
    as_staff: FlaskClient, sign_in: Any
) -> None:
    mentorship = MentorshipFactory(mentor=MentorFactory(last_name="Ведущая"))
    student = mentorship.student
    contract = ContractFactory(student=student, state=ContractState.SIGNED)
    own = sign_in(user_of(student))
    for client in (as_staff, own):
        found = panels(client, f"/students/{student.id}")
        assert "Ведущая" in found["Наставник"]
        assert contract.number in found["Целевые договоры"]
    assert f"/mentors/{mentorship.mentor_id}" not in own.get(f"/students/{student.id}").text


def test_a_student_reads_no_draft_on_the_own_card(sign_in: Any) -> None:
    student = ContractFactory().student
    assert "Целевые договоры" not in panels(sign_in(user_of(student)), f"/students/{student.id}")


@pytest.mark.parametrize("card", ["organization", "student"])
def test_a_panel_costs_two_statements_whatever_hangs_there(app: Any, card: str) -> None:
    student, organization = StudentFactory(), OrganizationFactory()
    for number in range(6):
        mentor = MentorFactory(organization=organization)
        MentorshipFactory(mentor=mentor, student=student)
        over = ContractState.TERMINATED if number else ContractState.SIGNED
        ContractFactory(student=student, organization=organization, state=over)
    record = {"organization": organization, "student": student}[card]
    viewer = UserFactory(role=Role.ADMIN)
    db.session.commit()
    for one in (record, viewer):  # read anew after the commit, which is not the panels' doing
        db.session.refresh(one)
    sources = [source for source in app.extensions["cards"] if source.card == card]
    with app.test_request_context(), counted_queries() as statements:
        found = panels_of(card, record, viewer)
    assert len(found) >= 3
    assert len(statements) <= STATEMENTS_A_PANEL * len(sources)


def test_awards_stand_on_the_cards_of_the_mentor_and_of_the_organization(
    as_council: FlaskClient, sign_in: Any
) -> None:
    mentor = MentorFactory()
    account = UserFactory(role=Role.MENTOR)
    mentor.user_id = account.id
    award = LetterFactory(mentor=mentor)
    own = UserFactory(role=Role.EMPLOYER, organization_id=mentor.organization_id)
    for client in (as_council, sign_in(own)):
        assert award.round.title in panels(client, f"/mentors/{mentor.id}")["Награды"]
        found = panels(client, f"/organizations/{mentor.organization_id}")["Награды"]
        assert mentor.full_name in found
    stranger = sign_in(UserFactory(role=Role.EMPLOYER))
    assert "Награды" not in panels(stranger, f"/organizations/{mentor.organization_id}")


def test_a_mentor_reads_of_the_own_letters_on_the_own_card(sign_in: Any) -> None:
    mentor = MentorFactory()
    mentor.user_id = UserFactory(role=Role.MENTOR).id
    letter = LetterFactory(mentor=mentor)
    client = sign_in(db.session.get_one(User, mentor.user_id))
    found = panels(client, f"/mentors/{mentor.id}")["Награды"]
    assert letter.round.title in found
    assert "/awards/" not in client.get(f"/mentors/{mentor.id}").text.split("card-panel")[1]
