"""The search over the site finds a person's own contracts and nobody else's."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from app.contracts.enums import ContractState as S
from app.extensions import db
from app.organizations.models import Organization
from tests.contracts.factories import ContractFactory
from tests.factories import OrganizationFactory, user_of
from tests.pages import text_of

FOUND = "Договор ЦД-2024/77"


@pytest.mark.parametrize("query", ["цд-2024/77", "ЦД–2024/77", "Ёлкина"])
def test_staff_finds_by_number_and_by_name(as_staff: FlaskClient, query: str) -> None:
    school = OrganizationFactory(name="Школа Ясенева", short_name="Школа Ясенева")
    ContractFactory(number="ЦД-2024/77", student__last_name="Ёлкина", organization=school)
    ContractFactory(number="ЦД-2024/78", organization=school)
    page = text_of(as_staff.get("/search", query_string={"q": query}))
    assert FOUND in page
    assert "ЦД-2024/78" not in page


def test_parties_find_their_own_and_others_nothing(
    as_employer: FlaskClient, as_council: FlaskClient, as_mentor: FlaskClient, sign_in: Any
) -> None:
    own = db.session.get_one(Organization, as_employer.user.organization_id)
    contract = ContractFactory(number="ЦД-2024/77", state=S.OFFERED, organization=own)
    draft = ContractFactory(number="ЦД-2024/772", student=contract.student)
    as_student = sign_in(user_of(contract.student))
    stranger = sign_in(user_of(ContractFactory().student))
    as_council.user.organization_id = own.id  # members of the council work somewhere too
    for client, finds in (
        (as_employer, True),
        (as_student, True),
        (stranger, False),
        (as_council, False),
        (as_mentor, False),
    ):
        page = text_of(client.get("/search", query_string={"q": "ЦД-2024/77"}))
        assert (FOUND in page) is finds
        assert draft.number not in page


def test_a_search_of_the_list_is_counted_and_turned_in_its_order(as_staff: FlaskClient) -> None:
    school = OrganizationFactory(name="Школа Ясенева", short_name="Школа Ясенева")
    for number in range(27):
        ContractFactory(
            number=f"ЦД-2024/{number + 100}",
            student__last_name=f"Ёлкина{chr(ord('а') + number)}",
            organization=school,
        )
    ContractFactory(number="ЦД-2024/777")
    db.session.commit()
    first = as_staff.page("/contracts/?q=ясенева&sort=-student", status=200)
    assert "27 договоров, страница 1 из 2" in first.replace("\xa0", " ")
    assert first.index("ЦД-2024/126") < first.index("ЦД-2024/125") < first.index("ЦД-2024/102")
    second = as_staff.page("/contracts/?q=ясенева&sort=-student&page=2", status=200)
    assert second.index("ЦД-2024/101") < second.index("ЦД-2024/100")
    assert "ЦД-2024/102" not in second
    assert "ЦД-2024/777" not in first + second
    assert "Показано по" not in first
    by_slip = as_staff.page("/contracts/?q=ясинева&sort=-student", status=200)
    assert "ЦД-2024/126" in by_slip
    assert "ЦД-2024/777" not in by_slip
