"""The search over the whole site, by the declarations of all packages."""

from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.accounts.models import User
from app.activities.meetings.enums import MeetingState
from app.awards.models import Award
from app.base.query_count import counted_queries
from app.extensions import db
from app.web.search_page import search_everything, sources_for
from tests.activities.meetings.factories import (
    AgendaQuestionFactory,
    DecisionFactory,
    MeetingFactory,
)
from tests.awards.factories import LetterFactory
from tests.contracts.factories import ContractFactory
from tests.factories import ItemFactory, OrganizationFactory, StudentFactory, UserFactory
from tests.letters import Letters
from tests.mentors.factories import MentorFactory
from tests.practice.factories import PracticePlaceFactory
from tests.routes import make_one_of_each

VISITORS = [None, *Role]
# Words the factories of the suite use, and what stands in every number and date.
WORDS = ("школа", "студент", "наставник", "2024", "1", "учитель", "ярмарка", "практика", "а", "п")
FEW = 5  # records of a kind that are opened for each word


def of_role(role: Role | None, organization_id: int | None = None) -> User | None:
    return UserFactory(role=role, organization_id=organization_id) if role else None


@pytest.mark.shared_databases
@pytest.mark.parametrize("role", VISITORS)
def test_whatever_is_shown_opens(
    app: Flask, sign_in: Any, letters: Letters, role: Role | None
) -> None:
    make_one_of_each()
    letters.take()
    visitor = of_role(role, db.session.scalar(db.text("SELECT min(id) FROM organizations")))
    client = sign_in(visitor) if visitor else app.test_client()
    db.session.commit()
    with app.test_request_context():
        groups = [
            group
            for word in WORDS
            for group in search_everything(word, viewer=visitor, few=FEW).groups
        ]
        lists = [source.list_url("школа") for source in sources_for(visitor) if source.list_url]
    addresses = {hit.url for group in groups for hit in group.hits}
    assert addresses
    wrong = [url for url in (*addresses, *lists) if client.get(url).status_code != 200]
    assert wrong == []


def test_every_source_finds_something_for_an_administrator(app: Flask, letters: Letters) -> None:
    make_one_of_each()
    signed = {"state": MeetingState.SIGNED, "minutes_number": 7, "signed_on": date(2024, 2, 20)}
    meeting = MeetingFactory(held_on=date(2024, 2, 20), **signed)
    DecisionFactory(question=AgendaQuestionFactory(meeting=meeting))  # a task of signed minutes
    letters.take()
    viewer = UserFactory(role=Role.ADMIN)
    with app.test_request_context():
        words = ("а", "п", "о", "ш", "м", "д", "с", "к", "в", "у", "1", "2", "т", "э")
        found = {
            str(source.label)
            for source in sources_for(viewer)
            if any(source.find(word, viewer, 1) for word in words)
        }
        assert found == {str(source.label) for source in sources_for(viewer)}


def make_named(word: str) -> None:
    """Make a record of each personal kind that this word finds."""
    organization = OrganizationFactory()  # of a name of its own
    organization.name = organization.short_name = f"{organization.name} {word}"
    student = StudentFactory(last_name=word)
    mentor = MentorFactory(last_name=word, organization=organization)
    ContractFactory(student=student, organization=organization)
    if not db.session.scalar(db.select(Award.id)):  # numbers of letters run without a gap
        LetterFactory(mentor=mentor)
    PracticePlaceFactory(title=word, organization=organization)
    UserFactory(display_name=word)
    db.session.commit()


@pytest.mark.parametrize("role", [None, Role.EMPLOYER, Role.STUDENT, Role.MENTOR])
def test_a_stranger_finds_the_public_records_alone(
    app: Flask, letters: Letters, role: Role | None
) -> None:
    make_named("Чужаков")
    viewer = of_role(role, OrganizationFactory().id if role is Role.EMPLOYER else None)
    with app.test_request_context():
        groups = search_everything("чужаков", viewer=viewer).groups
    # A student also looks where practice may be.
    bases = ["Базы практики"] if role is Role.STUDENT else []
    assert [str(group.label) for group in groups] == ["Организации", *bases]


@pytest.mark.parametrize("query", ["чужаков", "чужакво", "xe;frjd", "ЦД-2024", "абракадабра"])
def test_it_costs_the_same_for_few_and_many(app: Flask, query: str) -> None:
    viewer = UserFactory(role=Role.ADMIN)
    db.session.commit()

    def cost() -> int:
        db.session.refresh(viewer)
        with app.test_request_context(), counted_queries() as statements:
            search_everything(query, viewer=viewer)
        return len(statements)

    make_named("Чужаков")
    few = cost()
    for _number in range(5):
        make_named("Чужаков")
    assert cost() <= few


def test_each_kind_is_asked_once(app: Flask) -> None:
    make_named("Чужаков")
    viewer = UserFactory(role=Role.ADMIN)
    db.session.commit()
    db.session.refresh(viewer)
    with app.test_request_context(), counted_queries() as statements:
        found = search_everything("чужаков", viewer=viewer)
    assert len(found.groups) >= 5
    assert len(statements) <= len(sources_for(viewer)) + 2  # the cluster's settings, the hats


@pytest.mark.parametrize(
    "query",
    ["+7 (949) 312-34-56", "8 949 312 34 56", "89493123456", "949 312", "312-34-56", "3123456"],
)
def test_staff_finds_a_student_by_phone_and_a_visitor_nobody(
    as_staff: FlaskClient, as_employer: FlaskClient, query: str
) -> None:
    ContractFactory(
        student=StudentFactory(last_name="Звонкова", phone="+79493123456"),
        organization_id=as_employer.user.organization_id,
    )
    found = as_staff.get("/search", query_string={"q": query}).text
    assert "Звонкова" in found
    assert "Звонкова" not in as_employer.get("/search", query_string={"q": query}).text


@pytest.mark.parametrize("query", ["9303012345", "9303 012 345", "930301", "93 03 01", "инн 9303"])
def test_an_organization_is_found_by_the_beginning_of_its_inn(
    client: FlaskClient, query: str
) -> None:
    OrganizationFactory(short_name="Школа Инн-ова", inn="9303012345")
    OrganizationFactory(short_name="Другая", inn="9403012345")
    page = client.get("/search", query_string={"q": query}).text
    assert "Школа Инн-ова" in page
    assert "Другая" not in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("школа № 14", {"Школа № 14"}),
        ("школа №14", {"Школа № 14"}),
        ("irjkf #14", {"Школа № 14", "Школа № 145"}),
        ("школа 14", {"Школа № 14", "Школа № 145"}),
        ("МБОУ СОШ № 14", {"Школа № 14", "Школа № 145"}),
    ],
)
def test_a_number_with_its_sign_is_meant_whole(
    client: FlaskClient, query: str, found: set[str]
) -> None:
    for name in ("Школа № 14", "Школа № 145"):
        OrganizationFactory(name=name, short_name=name)
    page = client.get("/search", query_string={"q": query}).text.replace("\u00a0", " ")
    assert {name for name in ("Школа № 14", "Школа № 145") if f">{name}<" in page} == found


@pytest.mark.parametrize("query", ["ЦД-2024/07", "цд 2024 07", "2024/07", "WL-2024/07", "№ 07"])
def test_a_contract_is_found_by_its_number(as_staff: FlaskClient, query: str) -> None:
    ContractFactory(number="ЦД-2024/07")
    ContractFactory(number="ЦД-2024/11")
    page = as_staff.get("/search", query_string={"q": query}).text
    assert "ЦД-2024/07" in page
    assert "ЦД-2024/11" not in page


@pytest.mark.parametrize(
    "query",
    ["Иванова-Петрова", "Ивановой-Петровой", "петрова", "иванова петрова", "петоров"],
)
def test_a_double_name_is_found_by_either_part(as_staff: FlaskClient, query: str) -> None:
    StudentFactory(last_name="Иванова-Петрова")
    assert "Иванова-Петрова" in as_staff.get("/search", query_string={"q": query}).text


def test_kinds_stand_beside_each_other(client: FlaskClient, as_staff: FlaskClient) -> None:
    ItemFactory(title="Провести слёт вожатых")
    PracticePlaceFactory(title="Вожатый")
    UserFactory(display_name="Вожатова Анна")
    page = as_staff.page("/search?q=вожатый")
    assert "Провести слёт вожатых" in page
    assert "Места практики" in page
    assert "Места практики" not in client.page("/search?q=вожатый")
