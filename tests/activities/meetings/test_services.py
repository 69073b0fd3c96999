"""Two secretaries at once, series, evidence by day; on both databases."""

import re
from datetime import date
from threading import Barrier, Thread
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.models import User
from app.activities.meetings.enums import (
    BodyRole,
    DecisionState,
    MeetingForm,
    MeetingState,
    Presence,
    Rhythm,
)
from app.activities.meetings.errors import (
    MinutesChangedError,
    MinutesNumberTakenError,
    NoDaysError,
    NotPresentError,
    SecondChairError,
    SubstituteNameError,
)
from app.activities.meetings.evidence import MeetingEvidence
from app.activities.meetings.files import fingerprint_of
from app.activities.meetings.models import (
    AgendaQuestion,
    Decision,
    Meeting,
    MeetingBody,
    RollEntry,
)
from app.activities.meetings.queries import quorum_of_meeting
from app.activities.meetings.services import agenda, bodies, meetings, recording
from app.activities.meetings.services.decisions import drop_decision, reopen_decision
from app.activities.meetings.services.roll import mark_roll
from app.activities.meetings.services.signing import sign_minutes
from app.activities.meetings.terms import (
    AgendaQuestionTerms,
    MeetingSeriesTerms,
    MemberTerms,
    MinutesSigningTerms,
    PresenceTerms,
    RecordTerms,
)
from app.base.errors import DomainError, MoveNotAllowedError, NotAllowedError
from app.base.query_count import counted_queries
from app.base.transactions import transaction
from app.documents.models import Paper
from app.extensions import db
from app.plan.enums import EvidenceKind
from app.plan.evidence import EvidenceDay
from app.settings.models import Council
from tests.activities.meetings.factories import (
    TODAY,
    AgendaQuestionFactory,
    BodyMemberFactory,
    MeetingBodyFactory,
    MeetingFactory,
    council_of,
    held_meeting,
    ready_meeting,
)
from tests.factories import LONG_AGO, ItemFactory, UserFactory
from tests.plan.factories import ledgers_of
from tests.processes import PATIENCE

NOW = LONG_AGO.replace(year=2024, month=2, day=26)


def signing_of(meeting: Meeting, **changes: Any) -> MinutesSigningTerms:
    members = {member.role: member.id for member in meeting.body.members}
    values = {
        "chair_id": members[BodyRole.CHAIR],
        "secretary_id": members[BodyRole.SECRETARY],
        "signed_on": TODAY,
        "number": None,
    }
    return MinutesSigningTerms(**values | changes)


def sign(meeting: Meeting, actor: User, *, seen: str | None = None, **changes: Any) -> None:
    sign_minutes(
        meeting,
        terms=signing_of(meeting, **changes),
        seen=seen or fingerprint_of(meeting),
        actor=actor,
        today=TODAY,
        now=NOW,
    )


def at_once(app: Flask, *steps: Any) -> list[type[DomainError]]:
    """Run steps in threads of their own at one moment; return what was refused."""
    start, refused = Barrier(len(steps)), []

    def run(step: Any) -> None:
        with app.app_context():
            start.wait(timeout=PATIENCE)
            try:
                with transaction():
                    step()
            except DomainError as error:
                refused.append(type(error))

    threads = [Thread(target=run, args=(step,)) for step in steps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=PATIENCE)
    return refused


def test_of_two_secretaries_one_signs(app: Flask) -> None:
    meeting, actor = ready_meeting(), UserFactory()
    db.session.commit()
    meeting_id, actor_id = meeting.id, actor.id
    terms, seen = signing_of(meeting), fingerprint_of(meeting)
    db.session.commit()

    def confirm() -> None:
        sign_minutes(
            db.session.get_one(Meeting, meeting_id),
            terms=terms,
            seen=seen,
            actor=db.session.get_one(User, actor_id),
            today=TODAY,
            now=NOW,
        )

    assert at_once(app, confirm, confirm) == [MoveNotAllowedError]
    db.session.expire_all()
    assert db.session.get_one(Meeting, meeting_id).minutes_number == 1
    assert len(list(db.session.scalars(db.select(Paper)))) == 1


def test_votes_cannot_slip_in_while_minutes_are_signed(app: Flask) -> None:
    meeting, actor = ready_meeting(), UserFactory()
    db.session.commit()
    question_id, actor_id = meeting.questions[0].id, actor.id
    refused: list[type[DomainError]] = []

    def vote() -> None:
        with app.app_context():
            try:
                with transaction():
                    recording.record_question(
                        db.session.get_one(AgendaQuestion, question_id),
                        terms=RecordTerms("", 1, 1, 1),
                        actor=db.session.get_one(User, actor_id),
                    )
            except DomainError as error:
                refused.append(type(error))

    late = Thread(target=vote)
    with transaction():
        sign(meeting, actor)
        late.start()
        late.join(timeout=0.5)
        assert late.is_alive(), "the vote did not wait for the signing"
    late.join(timeout=PATIENCE)
    assert refused == [MoveNotAllowedError]


def test_minutes_that_changed_while_they_were_read_are_not_signed(app: Flask) -> None:
    meeting, actor = ready_meeting(), UserFactory()
    db.session.commit()
    seen = fingerprint_of(meeting)
    question = meeting.questions[0]
    recording.record_question(question, terms=RecordTerms("", 2, 1, 0), actor=actor)
    with pytest.raises(MinutesChangedError):
        sign(meeting, actor, seen=seen)


def test_numbers_follow_each_other_by_body_and_year(app: Flask) -> None:
    first, actor = ready_meeting(), UserFactory()
    sign(first, actor)
    second = held_meeting()
    sign(second, actor)
    assert (first.minutes_number, second.minutes_number) == (1, 1)
    third = MeetingFactory(body=first.body, held_on=TODAY, state=MeetingState.HELD, title="Второе")
    for member in first.body.members:
        db.session.add(
            RollEntry(meeting_id=third.id, member_id=member.id, presence=Presence.PRESENT)
        )
    AgendaQuestionFactory(meeting=third)
    db.session.flush()
    db.session.expire_all()
    with pytest.raises(MinutesNumberTakenError):
        sign(third, actor, number=1)
    sign(third, actor)
    assert third.minutes_number == 2


def test_who_was_not_there_signs_nothing(app: Flask) -> None:
    meeting, actor = held_meeting(present=2, of=3), UserFactory()
    absent = next(one for one in meeting.roll if one.presence is Presence.ABSENT)
    with pytest.raises(NotPresentError):
        sign(meeting, actor, chair_id=absent.member_id)


def test_a_member_without_a_vote_counts_for_no_quorum(app: Flask) -> None:
    meeting = held_meeting(present=2, of=3)
    secretary = next(one for one in meeting.body.members if one.role is BodyRole.SECRETARY)
    secretary.is_voting = False
    db.session.flush()
    quorum = quorum_of_meeting(meeting)
    assert (quorum.voting, quorum.present, quorum.needed) == (2, 1, 2)


def test_who_came_later_into_the_council_is_not_of_an_earlier_meeting(app: Flask) -> None:
    meeting = held_meeting()
    BodyMemberFactory(body=meeting.body, since=date(2024, 2, 27))
    BodyMemberFactory(body=meeting.body, until=date(2024, 2, 25))
    assert quorum_of_meeting(meeting).voting == 3


def test_a_substitute_has_a_name_and_counts(app: Flask) -> None:
    body = council_of(BodyRole.CHAIR, BodyRole.MEMBER)
    meeting, actor = MeetingFactory(body=body, held_on=TODAY), UserFactory()
    chair, member = sorted(body.members, key=lambda one: one.position)
    roll = {chair.id: PresenceTerms(Presence.PRESENT, "")}
    unnamed = roll | {member.id: PresenceTerms(Presence.SUBSTITUTE, "")}
    with pytest.raises(SubstituteNameError):
        mark_roll(meeting, roll=unnamed, actor=actor, today=TODAY)
    named = roll | {member.id: PresenceTerms(Presence.SUBSTITUTE, "Зорина А. П.")}
    assert mark_roll(meeting, roll=named, actor=actor, today=TODAY).present == 2


def test_a_council_has_one_chair(app: Flask) -> None:
    body = council_of(BodyRole.CHAIR)
    terms = MemberTerms(None, "Зорина", "", None, "", BodyRole.CHAIR, True, TODAY)
    with pytest.raises(SecondChairError):
        bodies.add_member(body, terms=terms, actor=UserFactory())


def test_a_body_is_called_as_its_council_is(app: Flask) -> None:
    body = MeetingBodyFactory()
    council = db.session.get_one(Council, body.council_id)
    council.name, council.archived_on = "Совсем другой совет", TODAY
    db.session.flush()
    db.session.expire_all()
    body = db.session.get_one(MeetingBody, body.id)
    assert (body.name, body.archived_on) == ("Совсем другой совет", TODAY)


def series(**changes: Any) -> MeetingSeriesTerms:
    values = {
        "title": "", "form": MeetingForm.IN_PERSON, "starts_at": None, "place": "",
        "online_url": "", "rhythm": Rhythm.QUARTERLY, "first_year": 2023,
        "first_on": date(2023, 9, 9), "given": (), "questions": ("О выполнении плана",),
    }  # fmt: skip
    return MeetingSeriesTerms(**values | changes)


def test_a_series_is_laid_out_once_each_a_record_with_its_agenda(app: Flask) -> None:
    body, item, actor = MeetingBodyFactory(), ItemFactory(), UserFactory()
    made = meetings.create_series(body, terms=series(), item_ids=[item.id], actor=actor)
    assert [one.held_on.month for one in made] == [9, 12, 3, 6]
    assert all(one.questions[0].text == "О выполнении плана" for one in made)
    assert all([one.id for one in meeting.plan_items] == [item.id] for meeting in made)
    with pytest.raises(NoDaysError):
        meetings.create_series(body, terms=series(), item_ids=[item.id], actor=actor)


def test_two_series_at_once_make_one(app: Flask) -> None:
    body, item, actor = MeetingBodyFactory(), ItemFactory(), UserFactory()
    db.session.commit()
    body_id, item_id, actor_id = body.id, item.id, actor.id

    def lay_out() -> None:
        meetings.create_series(
            db.session.get_one(MeetingBody, body_id),
            terms=series(),
            item_ids=[item_id],
            actor=db.session.get_one(User, actor_id),
        )

    db.session.rollback()
    assert at_once(app, lay_out, lay_out) == [NoDaysError]
    assert len(list(db.session.scalars(db.select(Meeting)))) == 4


def test_a_meeting_proves_by_its_own_day_once_signed(app: Flask) -> None:
    item, other, actor = ItemFactory(), ItemFactory(), UserFactory()
    meeting = ready_meeting(items=(item, other))
    cancelled = {"state": MeetingState.CANCELLED, "reason": "Карантин"}
    MeetingFactory(items=(item,), **cancelled)
    planned = MeetingFactory(items=(item,))
    waiting = ledgers_of(MeetingEvidence(), [item.id])[item.id]
    assert waiting.finished == 0
    assert waiting.next_on == TODAY
    sign(meeting, actor)
    ids = [item.id, other.id]
    with counted_queries() as queries:
        ledgers = ledgers_of(MeetingEvidence(), ids)
    assert len(queries) == 1
    done = EvidenceDay(EvidenceKind.MEETING, finished_on=TODAY)
    assert ledgers[other.id].days == (done,)
    assert set(ledgers[item.id].days) == {
        done, EvidenceDay(EvidenceKind.MEETING, planned_on=planned.held_on),
    }  # fmt: skip


def test_a_task_is_taken_off_and_up_again_by_staff_alone(app: Flask) -> None:
    meeting, actor = ready_meeting(), UserFactory()
    sign(meeting, actor)
    [decision] = db.session.scalars(db.select(Decision))
    with pytest.raises(NotAllowedError):
        drop_decision(decision, reason="Не нужно", actor=UserFactory(role="council"))
    drop_decision(decision, reason="Не нужно", actor=actor)
    assert decision.state is DecisionState.DROPPED
    reopen_decision(decision, actor=actor)
    assert decision.state is DecisionState.OPEN


def test_questions_change_places_and_close_ranks(app: Flask) -> None:
    meeting, actor = MeetingFactory(), UserFactory()
    for text in ("А", "Б", "В"):
        agenda.add_question(meeting, terms=AgendaQuestionTerms(text, "", ""), actor=actor)
    first, second, third = meeting.questions
    agenda.move_question(third, up=True, actor=actor)
    agenda.move_question(first, up=True, actor=actor)
    agenda.remove_question(first, actor=actor)
    db.session.refresh(meeting, ["questions"])
    assert [(one.position, one.text) for one in meeting.questions] == [(1, "В"), (2, "Б")]
    assert second in meeting.questions


def test_the_series_shows_its_days_before_it_makes_them(as_staff: FlaskClient) -> None:
    body, item = MeetingBodyFactory(), ItemFactory()
    db.session.commit()
    form = {
        "body_id": str(body.id), "plan_item_ids": str(item.id), "first_year": "2023",
        "rhythm": "quarterly", "first_on": "2023-09-09", "form": "in_person",
    }  # fmt: skip
    page = as_staff.post("/activities/meetings/series", data=form).text
    assert db.session.scalar(db.select(db.func.count(Meeting.id))) == 0
    assert "11 сентября 2023 г." in page.replace("\xa0", " ")
    assert "вместо 09.09.2023" in page
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
    assert hidden["confirmed"] == "yes"
    as_staff.post("/activities/meetings/series", data=hidden)
    assert db.session.scalar(db.select(db.func.count(Meeting.id))) == 4
