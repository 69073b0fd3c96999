"""Students without a mentor, and whom the site proposes: by place, speciality, town, free load."""

import re
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.base.errors import NotFoundError
from app.extensions import db
from app.mentors.enums import MentoringBasis
from app.mentors.needs.queries import get_need, list_needs, propose_mentors
from app.mentors.passport_models import MentorSpeciality
from app.practice.enums import PeriodState
from tests.factories import OrganizationFactory, UserFactory
from tests.mentors.factories import MentorFactory, MentorPostFactory, MentorshipFactory
from tests.pages import text_of
from tests.practice.factories import PlacementFactory

TODAY = date(2024, 2, 26)
KIND = "practice_placements"


def _placement() -> Any:
    placement = PlacementFactory()
    placement.period.state = PeriodState.PUBLISHED
    placement.period.ends_on = date(2024, 4, 28)
    db.session.commit()
    return placement


def _waiting() -> list[int]:
    found = list_needs(visible_to=UserFactory(), today=TODAY)
    return [row.record_id for row in db.session.execute(found)]


def test_who_is_led_waits_no_more(app: Flask) -> None:
    placement = _placement()
    assert _waiting() == [placement.id]
    MentorshipFactory(student=placement.student)
    assert _waiting() == []
    with pytest.raises(NotFoundError):
        get_need(KIND, placement.id, visible_to=UserFactory(), today=TODAY)


def test_the_college_reads_on_its_dashboard_how_many_wait(
    as_staff: FlaskClient, as_employer: FlaskClient
) -> None:
    placement = _placement()
    PlacementFactory(student=placement.student).period.state = PeriodState.PUBLISHED
    db.session.commit()
    page = as_staff.get("/dashboard")
    assert "1 студент без наставника" in text_of(page)
    assert 'href="/mentors/needs/"' in page.text
    assert "без наставника" not in as_employer.page("/dashboard")
    MentorshipFactory(student=placement.student)
    db.session.commit()
    assert "без наставника" not in as_staff.page("/dashboard")


def test_a_student_waits_once_whatever_runs(app: Flask) -> None:
    placement = _placement()
    later = PlacementFactory(student=placement.student)
    later.period.state = PeriodState.PUBLISHED
    later.period.ends_on = date(2024, 5, 28)
    placement.period.starts_on = date(2024, 2, 1)
    db.session.commit()
    assert _waiting() == [placement.id]


def test_proposals_have_room_and_stand_by_what_speaks_for_them(app: Flask) -> None:
    placement = _placement()
    there, far = placement.place.organization, OrganizationFactory(town="Зугрэс")
    there.town = "Шахтёрск"
    near = MentorFactory(organization=OrganizationFactory(town="Шахтёрск"))
    expert = MentorFactory(organization=far)
    second = MentorFactory(organization=far)
    MentorPostFactory(mentor_id=second.id, organization=there)
    own = MentorFactory(organization=there)
    MentorFactory(organization=far)  # nothing speaks for this one
    full = MentorFactory(organization=there, load_limit=1)
    MentorshipFactory(mentor=full)
    MentorFactory(organization=there, basis=MentoringBasis.WORKER)
    MentorFactory(organization=there, archived_on=TODAY)
    speciality_id = placement.student.group.speciality_id
    for mentor in (expert, own):
        db.session.add(MentorSpeciality(mentor_id=mentor.id, speciality_id=speciality_id))
    db.session.commit()
    need = get_need(KIND, placement.id, visible_to=UserFactory(), today=TODAY)
    assert [one.mentor for one in propose_mentors(need)] == [own, second, expert, near]


def test_from_the_list_to_the_mentor(as_staff: FlaskClient, as_employer: FlaskClient) -> None:
    placement = _placement()
    mentor = MentorFactory(organization=placement.place.organization)
    page = as_staff.page("/mentors/needs/", status=200)
    assert placement.student.full_name in page
    for asked in (f"kind={KIND}", f"organization={mentor.organization_id}"):
        assert placement.student.full_name in as_staff.page(f"/mentors/needs/?{asked}", status=200)
    assert "Наставник есть у всех" not in as_staff.page("/mentors/needs/?kind=x", status=200)
    page = as_staff.page(f"/mentors/needs/{KIND}/{placement.id}", status=200)
    assert "работает там" in page
    path = f"/mentors/{mentor.id}/mentorships/new?student={placement.student_id}"
    chosen = re.search(r"<option selected value=\"(\d+)\"", as_staff.get(path).text)
    assert chosen
    assert int(chosen[1]) == placement.student_id
    assert as_employer.get("/mentors/needs/").status_code == 403
    assert as_staff.get(f"/mentors/needs/{KIND}/999999").status_code == 404
