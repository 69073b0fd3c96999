"""Former mentors: out of the list and of what can be chosen, back by a button."""

from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import html

from app.extensions import db
from app.mentors.models import Mentor, Mentorship
from tests.awards.factories import AwardRoundFactory
from tests.factories import StudentFactory
from tests.mentors.factories import MentorFactory, MentorshipFactory
from tests.pages import text_of

GONE, TODAY = date(2024, 1, 15), date(2024, 2, 26)
ACT = "/lists/acts/mentors.archive"


def left_on(mentor: Mentor) -> date | None:
    return db.session.get_one(Mentor, mentor.id).archived_on


def test_a_former_mentor_is_in_the_list_by_its_filter_alone(as_staff: FlaskClient) -> None:
    MentorFactory(last_name="Бывшая", archived_on=GONE)
    MentorFactory(last_name="Нынешняя")
    assert "Бывшая" not in as_staff.page("/mentors/")
    found = as_staff.page("/mentors/?left=y")
    assert "Бывшая" in found
    assert "Нынешняя" not in found
    assert "Бывшая" not in as_staff.page("/search?q=Бывшая").replace("«Бывшая»", "")


def test_nobody_nominates_a_former_mentor(as_staff: FlaskClient) -> None:
    round_ = AwardRoundFactory()
    MentorFactory(last_name="Бывшая", archived_on=GONE)
    MentorFactory(last_name="Нынешняя")
    page = as_staff.page(f"/awards/{round_.id}/nominations/new")
    assert "Нынешняя" in page
    assert "Бывшая" not in page


def test_nobody_is_entrusted_to_a_former_mentor(as_staff: FlaskClient) -> None:
    mentorship = MentorshipFactory()
    former = MentorFactory(archived_on=GONE)
    data = {
        "student_id": StudentFactory().id,
        "starts_on": "2024-02-20",
        "goal": "Уроки",
        "plan_item_ids": mentorship.plan_item_ids,
    }
    page = text_of(as_staff.post(f"/mentors/{former.id}/mentorships/new", data=data))
    assert "Сначала верните его в наставники" in page
    assert db.session.scalar(db.select(db.func.count(Mentorship.id))) == 1


@pytest.mark.both_databases
def test_the_card_takes_a_mentor_out_and_back(as_staff: FlaskClient) -> None:
    mentor = MentorFactory()
    card = f"/mentors/{mentor.id}"
    answer = as_staff.post(f"{card}/archive", follow_redirects=True)
    assert left_on(mentor) == TODAY
    assert "больше не наставник с 26 февраля 2024" in text_of(answer, status=200)
    undo = html.fromstring(answer.text).xpath("string(//form[contains(@action, '/undo/')]/@action)")
    as_staff.post(undo)
    assert left_on(mentor) is None
    as_staff.post(f"{card}/archive")
    as_staff.post(f"{card}/restore")
    assert left_on(mentor) is None


def test_whoever_leads_somebody_stays(as_staff: FlaskClient) -> None:
    busy = MentorshipFactory().mentor
    former, free = MentorFactory(archived_on=GONE), MentorFactory()
    answer = as_staff.post(f"/mentors/{busy.id}/archive", follow_redirects=True)
    assert "Сначала завершите наставничество" in text_of(answer, status=200)
    rows = "&".join(f"r={one.id}" for one in (busy, former, free))
    asked = as_staff.page(f"/mentors/?act=mentors.archive&left=&{rows}")
    assert "Будет сделано для 1" in asked
    as_staff.post(ACT, data={"ids": f"{busy.id},{former.id},{free.id}"})
    assert [left_on(one) for one in (busy, former, free)] == [None, GONE, TODAY]


@pytest.mark.parametrize("role", ["council", "mentor", "employer", "student"])
def test_nobody_else_may(as_role: Any, role: str) -> None:
    client, mentor = as_role(role), MentorFactory()
    assert client.post(f"/mentors/{mentor.id}/archive").status_code == 403
    assert client.post(f"/mentors/{mentor.id}/restore").status_code == 403
    assert client.post(ACT, data={"ids": str(mentor.id)}).status_code == 404
    assert left_on(mentor) is None
