"""Passports over HTTP: an organization enters its own people, others' cards are not there."""

from datetime import date
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select

from app.extensions import db
from app.mentors.models import Mentor
from tests.factories import OrganizationFactory, SpecialityFactory
from tests.mentors.factories import (
    MentorFactory,
    MentorshipFactory,
    account_of,
    own_organization,
)
from tests.mentors.work.factories import MentorshipMeetingFactory
from tests.pages import text_of


def test_an_organization_enters_its_own_mentor(as_employer: FlaskClient) -> None:
    own, other = own_organization(as_employer), OrganizationFactory()
    speciality = SpecialityFactory()
    page = as_employer.page("/mentors/new", status=200)
    assert "Учётная запись" not in page
    person = {"last_name": "Своя", "first_name": "Анна", "position": "воспитатель"}
    strange = as_employer.post("/mentors/new", data={**person, "organization_id": other.id})
    assert strange.status_code == 422
    assert (
        as_employer.post("/mentors/new", data={**person, "organization_id": own.id}).status_code
        == 302
    )
    mentor = db.session.scalars(select(Mentor).where(Mentor.last_name == "Своя")).one()
    passport = {
        "version": mentor.version,
        "category": "highest",
        "basis": "agreement",
        "load_limit": "2",
        "speciality_ids": [speciality.id],
        "order_number": "14-н",
        "order_on": "2024-02-01",
        "pay": "monthly",
        "pay_amount": "2 500",
    }
    assert as_employer.post(f"/mentors/{mentor.id}/passport", data=passport).status_code == 302
    training = {"title": "Наставник студента", "finished_on": "2024-01-20", "hours": "16"}
    assert as_employer.post(f"/mentors/{mentor.id}/training/new", data=training).status_code == 302
    card = text_of(as_employer.get(f"/mentors/{mentor.id}"))
    for told in ("высшая", speciality.name, "№ 14-н", "2 500", "Наставник студента", "16 ч"):
        assert told in card, told


def test_others_cards_are_not_there(as_employer: FlaskClient) -> None:
    own_organization(as_employer)
    mentor = MentorFactory()
    for name in ("edit", "passport", "move", "posts/new", "training/new"):
        assert as_employer.get(f"/mentors/{mentor.id}/{name}").status_code == 404, name


def test_the_council_reads_a_passport_and_changes_nothing(as_council: FlaskClient) -> None:
    mentor = MentorFactory(load_limit=3, pay="monthly", pay_amount=123400)
    card = text_of(as_council.get(f"/mentors/{mentor.id}"))
    assert "Паспорт наставника" in card
    assert "1 234" not in card
    assert as_council.get(f"/mentors/{mentor.id}/passport").status_code == 403


def test_the_own_page_says_what_is_next_and_what_is_due(sign_in: Any) -> None:
    mentorship = MentorshipFactory()
    MentorshipMeetingFactory(mentorship=mentorship, held_on=date(2024, 2, 20))
    MentorshipMeetingFactory(mentorship=mentorship, held_on=date(2024, 3, 12), topic="Урок чтения")
    client = sign_in(account_of(mentorship.mentor))
    page = client.page("/mentors/mine", status=200)
    assert "Урок чтения" in page
    assert "часы не отмечены" in page
    card = client.page(f"/mentors/{mentorship.mentor_id}", status=200)
    assert "Отмечено часов" in card
    assert "когда ответили не меньше 3" in card
