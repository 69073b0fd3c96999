"""A secretary's way over HTTP: agenda, attendance, votes, decisions, signed minutes."""

import re
from datetime import date
from typing import Any

from flask.testing import FlaskClient

from app.activities.meetings.enums import (
    BodyRole,
    DecisionState,
    MeetingState,
    Presence,
)
from app.activities.meetings.models import AgendaQuestion, Decision, Meeting
from app.documents.models import Paper
from app.extensions import db
from tests.activities.meetings.factories import (
    TODAY,
    AgendaQuestionFactory,
    MeetingFactory,
    council_of,
    held_meeting,
    ready_meeting,
)
from tests.factories import ItemFactory
from tests.letters import Letters
from tests.pages import text_of

AT = "/activities/meetings"


def the_only(model: Any) -> Any:
    db.session.expire_all()
    return db.session.scalars(db.select(model)).one()


def seen(client: FlaskClient, meeting: Meeting) -> str:
    page = client.get(f"{AT}/{meeting.id}/sign").text
    found = re.search(r'name="seen"[^>]*value="(\w+)"', page)
    assert found
    return found[1]


def sign(client: FlaskClient, meeting: Meeting, **changes: str) -> Any:
    members = {member.role: member.id for member in meeting.body.members}
    data = {
        "chair_id": str(members.get(BodyRole.CHAIR, "")),
        "secretary_id": str(members.get(BodyRole.SECRETARY, "")),
        "signed_on": TODAY.isoformat(),
        "number": "",
        "seen": seen(client, meeting),
    }
    return client.post(f"{AT}/{meeting.id}/sign", data=data | changes)


def test_a_meeting_comes_from_the_plan_to_signed_minutes(
    as_staff: FlaskClient, letters: Letters
) -> None:
    body = council_of(BodyRole.CHAIR, BodyRole.SECRETARY, BodyRole.MEMBER)
    item = ItemFactory()
    db.session.commit()
    form = {
        "body_id": str(body.id),
        "form": "in_person",
        "held_on": TODAY.isoformat(),
        "starts_at": "14:00",
        "plan_item_ids": [str(item.id)],
    }
    as_staff.post(f"{AT}/new", data=form)
    meeting = the_only(Meeting)
    assert [one.id for one in meeting.plan_items] == [item.id]
    as_staff.post(f"{AT}/{meeting.id}/questions/new", data={"text": "Об итогах практики"})
    question = the_only(AgendaQuestion)
    as_staff.post(f"{AT}/{meeting.id}/invite")
    assert len(letters.take()) == 3
    roll = {}
    for member, said in zip(body.members, ("present", "present", "absent"), strict=True):
        roll |= {f"presence_{member.id}": said, f"note_{member.id}": "болезнь"}
    as_staff.post(f"{AT}/{meeting.id}/attendance", data=roll)
    assert the_only(Meeting).state is MeetingState.HELD
    votes = {"version": str(question.version), "heard": "Все прошли практику."}
    votes |= {"votes_for": "2", "votes_against": "0", "votes_abstained": "0"}
    as_staff.post(f"{AT}/questions/{question.id}/record", data=votes)
    task = {"text": "Подготовить отчёт", "kind": "task", "owner_name": "Зимина О. П."}
    as_staff.post(
        f"{AT}/questions/{question.id}/decisions/new", data=task | {"due_on": "2024-04-01"}
    )
    assert sign(as_staff, meeting).status_code == 302
    meeting = the_only(Meeting)
    assert (meeting.state, meeting.minutes_number) == (MeetingState.SIGNED, 1)
    page = as_staff.page(f"{AT}/{meeting.id}", status=200)
    assert "за — 2, против — 0, воздержались — 0" in page
    assert "Подготовить отчёт" in page
    for kind in ("pdf", "docx"):
        assert as_staff.get(f"{AT}/{meeting.id}/minutes.{kind}").status_code == 200


def test_every_page_of_a_meeting_opens(as_staff: FlaskClient) -> None:
    meeting = ready_meeting()
    planned = MeetingFactory()
    question = AgendaQuestionFactory(meeting=planned)
    decision = meeting.questions[0].decisions[0]
    db.session.commit()
    for path in (
        "/", "/new", "/series", "/bodies/", "/decisions/", f"/bodies/{meeting.body_id}",
        f"/bodies/{meeting.body_id}/quorum", f"/bodies/{meeting.body_id}/members/new",
        f"/members/{meeting.body.members[0].id}/edit", f"/members/{meeting.body.members[0].id}/end",
        f"/{meeting.id}", f"/{planned.id}", f"/{planned.id}/edit", f"/{planned.id}/items",
        f"/{planned.id}/postpone", f"/{planned.id}/cancel", f"/{meeting.id}/fail",
        f"/{planned.id}/invite", f"/{planned.id}/questions/new", f"/{planned.id}/guests/new",
        f"/questions/{question.id}/edit", f"/{meeting.id}/attendance", f"/{meeting.id}/sign",
        f"/questions/{meeting.questions[0].id}/record", f"/decisions/{decision.id}",
        f"/questions/{meeting.questions[0].id}/decisions/new", f"/decisions/{decision.id}/edit",
        f"/decisions/{decision.id}/report", f"/decisions/{decision.id}/drop",
        f"/{meeting.id}/reopen",
    ):  # fmt: skip
        as_staff.page(AT + path, status=200)


def test_minutes_without_a_quorum_are_not_signed(as_staff: FlaskClient) -> None:
    meeting = held_meeting(present=1, of=3)
    db.session.commit()
    answer = text_of(sign(as_staff, meeting, secretary_id=str(_first(meeting))), status=422)
    assert "Кворума нет: участвовали 1 из 3" in answer
    assert the_only(Meeting).state is MeetingState.HELD
    version = the_only(Meeting).version
    as_staff.post(
        f"{AT}/{meeting.id}/fail", data={"reason": "Не было кворума", "version": str(version)}
    )
    assert the_only(Meeting).state is MeetingState.FAILED


def test_a_decision_without_an_owner_is_not_signed(as_staff: FlaskClient) -> None:
    meeting = ready_meeting()
    decision = meeting.questions[0].decisions[0]
    decision.owner_name, decision.due_on = "", None
    db.session.commit()
    answer = text_of(sign(as_staff, meeting), status=422)
    assert "Решение 1.1: нет исполнителя." in answer
    assert "Решение 1.1: нет срока." in answer
    assert the_only(Meeting).state is MeetingState.HELD


def test_votes_of_more_than_were_there_are_refused(as_staff: FlaskClient) -> None:
    meeting = held_meeting(present=2)
    question = meeting.questions[0]
    db.session.commit()
    votes = {"votes_for": "2", "votes_against": "1", "votes_abstained": "0"}
    answer = as_staff.post(
        f"{AT}/questions/{question.id}/record", data=votes | {"version": str(question.version)}
    )
    assert "Голосов 3, а присутствовали с правом голоса 2." in text_of(answer, status=422)


def test_what_was_decided_waits_for_its_owner_until_it_is_reported(
    as_staff: FlaskClient, as_council: Any, letters: Letters
) -> None:
    meeting = ready_meeting()
    decision = meeting.questions[0].decisions[0]
    decision.owner_name, decision.owner_user_id = "", as_council.user.id
    db.session.commit()
    sign(as_staff, meeting)
    [letter] = letters.take()
    assert "Подготовить отчёт о практике" in letter.body
    assert "Подготовить отчёт о практике" in as_council.page("/dashboard", status=200)
    form = {"report": "Отчёт готов.", "done_on": TODAY.isoformat()}
    version = str(the_only(Decision).version)
    as_council.post(f"{AT}/decisions/{decision.id}/report", data=form | {"version": version})
    assert the_only(Decision).state is DecisionState.DONE
    assert "Подготовить отчёт о практике" not in as_council.page("/dashboard", status=200)


def test_a_stranger_finds_neither_meeting_nor_decision(
    as_employer: FlaskClient, as_student: FlaskClient
) -> None:
    meeting = ready_meeting()
    decision = meeting.questions[0].decisions[0]
    db.session.commit()
    for client in (as_employer, as_student):
        client.page(f"{AT}/{meeting.id}", status=404)
        client.page(f"{AT}/decisions/{decision.id}", status=404)
        client.page(f"{AT}/{meeting.id}/minutes.pdf", status=404)
        client.page(f"{AT}/bodies/{meeting.body_id}", status=404)
        client.page(f"{AT}/{meeting.id}/edit", status=403)
        assert "Итоги полугодия" not in client.page(f"{AT}/", status=200)


def test_signed_minutes_are_a_paper_that_no_later_change_reaches(as_staff: FlaskClient) -> None:
    meeting = ready_meeting()
    db.session.commit()
    sign(as_staff, meeting)
    member = meeting.body.members[0]
    name = member.name
    member.name = "Совсем Другой Человек"
    db.session.commit()
    [paper] = db.session.scalars(db.select(Paper))
    assert name in str(paper.snapshot)
    assert paper.issued_on == date(2024, 2, 26)


def test_reopened_minutes_are_void_and_keep_their_number(as_staff: FlaskClient) -> None:
    meeting = ready_meeting()
    db.session.commit()
    sign(as_staff, meeting, number="7")
    version = str(the_only(Meeting).version)
    as_staff.post(f"{AT}/{meeting.id}/reopen", data={"reason": "Опечатка", "version": version})
    assert the_only(Meeting).state is MeetingState.HELD
    sign(as_staff, meeting)
    assert the_only(Meeting).minutes_number == 7
    states = [str(paper.state) for paper in db.session.scalars(db.select(Paper))]
    assert sorted(states) == ["cancelled", "issued"]


def _first(meeting: Meeting) -> int:
    here = (one for one in meeting.roll if one.presence is Presence.PRESENT)
    return next(here).member_id
