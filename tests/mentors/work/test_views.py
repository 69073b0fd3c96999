"""A mentorship over HTTP: hours in three taps, meetings, stages, another mentor, its report."""

from typing import Any

from flask import Flask

from app.extensions import db
from app.mentors.work.models import MentorshipEntry, MentorshipMeeting
from tests.mentors.factories import MentorshipFactory, account_of
from tests.pages import text_of


def hours(**changes: Any) -> dict[str, Any]:
    return {"minutes": 90, "kind": "lesson", "note": "", "day": "2024-02-26", **changes}


def test_a_month_of_a_mentor(app: Flask, sign_in: Any) -> None:
    mentorship = MentorshipFactory()
    mentor = sign_in(account_of(mentorship.mentor))
    page = f"/mentors/mentorships/{mentorship.id}"
    mentor.post(
        f"{page}/meetings/new",
        data={"held_on": "2024-02-28", "topic": "Разбор", "count": 3, "weeks": 1},
    )
    assert db.session.scalar(db.select(db.func.count(MentorshipMeeting.id))) == 3
    done = mentor.post(f"{page}/entries/new", data=hours())
    assert "1 ч 30 мин" in text_of(mentor.get(done.location))
    refused = mentor.post(f"{page}/entries/new", data=hours(kind="", note=""))
    assert "Отметьте, что делали" in text_of(refused)
    refused = mentor.post(f"{page}/entries/new", data=hours(day="2024-02-27"))
    assert "ещё не наступил" in text_of(refused)
    refused = mentor.post(f"{page}/entries/new", data=hours(minutes="77"))
    assert refused.status_code == 422
    entry = db.session.scalars(db.select(MentorshipEntry)).one()
    mentor.post(f"/mentors/mentorships/entries/{entry.id}/edit", data=hours(minutes=60, version=1))
    assert "1 ч" in mentor.page(page)
    mentor.post(f"/mentors/mentorships/entries/{entry.id}/remove")
    assert "Часов ещё не отмечали" in mentor.page(page)
