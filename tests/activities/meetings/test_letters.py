"""The agenda by letter and link: members answer, are told when a meeting moves."""

from datetime import date
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from app.activities.meetings.confirming import CONFIRM_ATTENDANCE
from app.activities.meetings.enums import (
    Answer,
    BodyRole,
)
from app.activities.meetings.models import (
    RollEntry,
)
from app.activities.meetings.services.inviting import invite_members
from app.extensions import db
from app.links.models import TaskLink
from tests.activities.meetings.factories import (
    TODAY,
    AgendaQuestionFactory,
    BodyMemberFactory,
    MeetingFactory,
    council_of,
)
from tests.factories import LONG_AGO, UserFactory
from tests.letters import Letters
from tests.links.factories import path_of

NOW = LONG_AGO.replace(year=2024, month=2, day=26)


def test_members_get_the_agenda_and_answer_by_its_link(
    app: Flask, client: FlaskClient, letters: Letters
) -> None:
    body = council_of(BodyRole.CHAIR, BodyRole.MEMBER)
    BodyMemberFactory(body=body, email="")
    meeting = MeetingFactory(body=body)
    AgendaQuestionFactory(meeting=meeting, text="О выполнении плана")
    db.session.commit()
    with app.test_request_context(method="POST"):
        sent = invite_members(
            meeting, task=CONFIRM_ATTENDANCE, actor=UserFactory(), today=TODAY, now=NOW
        )
        db.session.commit()
    assert sent == 2
    letter = letters.take()[0]
    assert "1. О выполнении плана" in letter.body
    assert "14 марта 2024 г., 14:00" in letter.body.replace("\xa0", " ")
    link = db.session.scalars(db.select(TaskLink).order_by(TaskLink.id)).first()
    client.post(path_of(link), data={"answer": "no", "note": "Командировка"})
    client.post(path_of(link), data={"answer": "yes", "note": ""})
    db.session.expire_all()
    entry = db.session.get_one(RollEntry, link.entity_id)
    assert (entry.answer, entry.answer_note) == (Answer.NO, "Командировка")


def test_nobody_answers_for_another_member(app: Flask, sign_in: Any) -> None:
    body = council_of(BodyRole.CHAIR)
    meeting = MeetingFactory(body=body)
    member, stranger = UserFactory(role="mentor"), UserFactory(role="mentor")
    BodyMemberFactory(body=body, user=member, name=member.display_name)
    db.session.commit()
    path = f"/activities/meetings/{meeting.id}/answer"
    assert sign_in(stranger).post(path, data={"answer": "yes"}).status_code == 404
    assert sign_in(member).post(path, data={"answer": "yes"}).status_code == 302
    [entry] = db.session.scalars(db.select(RollEntry))
    assert entry.answer is Answer.YES


def test_a_moved_meeting_is_told_to_those_who_were_invited(
    app: Flask, as_staff: FlaskClient, letters: Letters
) -> None:
    body = council_of(BodyRole.CHAIR, BodyRole.MEMBER)
    meeting = MeetingFactory(body=body)
    db.session.commit()
    path = f"/activities/meetings/{meeting.id}/postpone"
    form = {"version": str(meeting.version), "held_on": "2024-03-21", "reason": "Карантин"}
    as_staff.post(path, data=form)
    assert letters.take() == []
    db.session.expire_all()
    meeting.invited_at = NOW
    db.session.commit()
    form |= {"version": str(meeting.version), "held_on": "2024-03-22"}
    as_staff.post(path, data=form)
    assert len(letters.take()) == 2
    db.session.expire_all()
    assert (meeting.held_on, meeting.moved_from) == (date(2024, 3, 22), date(2024, 3, 21))
