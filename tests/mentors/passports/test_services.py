"""Passports: the limit that two buttons pressed in one moment keep, history, whose they are."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.accounts.enums import Role
from app.base.errors import NotAllowedError, NotFoundError
from app.base.terms import terms_of
from app.extensions import db
from app.mentors import queries
from app.mentors.enums import MentoringBasis, MentorshipState
from app.mentors.errors import MentorIsFullError, WorkersOnlyError
from app.mentors.models import Mentor, Mentorship
from app.mentors.passports import services
from app.mentors.passports.errors import LimitBelowLoadError, SamePostError
from app.mentors.passports.queries import get_own_mentor, list_posts
from app.mentors.passports.rules import MoveTerms, PassportTerms, PostTerms
from app.mentors.rules import MentorshipTerms, MentorTerms
from app.mentors.services import edit_mentor, start_mentorship
from app.plan.enums import Topic
from tests.at_once import at_once
from tests.factories import ItemFactory, OrganizationFactory, StudentFactory, UserFactory
from tests.mentors.factories import MentorFactory, MentorshipFactory

TODAY = date(2024, 2, 26)
NOW = datetime(2024, 2, 26, 9, tzinfo=UTC)
SINCE = date(2024, 2, 1)


def _item() -> int:
    return ItemFactory(topic=Topic.MENTORING).id


def _start(mentor: Mentor, student: Any, actor: Any) -> Mentorship:
    terms = MentorshipTerms(student_id=student.id, starts_on=TODAY, plan_item_ids=[_item()])
    return start_mentorship(mentor, terms=terms, actor=actor, today=TODAY, now=NOW)


def _employer(mentor: Mentor) -> Any:
    return UserFactory(role=Role.EMPLOYER, organization_id=mentor.organization_id)


def _passport(mentor: Mentor, actor: Any, **changes: Any) -> None:
    terms = terms_of(mentor, PassportTerms, **changes)
    services.edit_passport(mentor, terms=terms, actor=actor, today=TODAY)


@pytest.mark.both_databases
def test_the_last_place_is_taken_once(app: Flask, as_role: Any) -> None:
    mentor = MentorFactory(load_limit=2)
    MentorshipFactory(mentor=mentor)
    students = [StudentFactory().id for _ in range(3)]
    path = f"/mentors/{mentor.id}/mentorships/new"
    terms = {"starts_on": "2024-02-26", "goal": "Десять уроков", "plan_item_ids": [_item()]}
    presses = [
        (as_role(Role.STAFF), path, {**terms, "student_id": student}) for student in students
    ]
    statuses = at_once(presses)
    assert sorted(statuses) == [302, 422, 422]
    led = select(func.count()).where(
        Mentorship.mentor_id == mentor.id, Mentorship.state == MentorshipState.ACTIVE
    )
    assert db.session.scalar(led) == 2


def test_the_limit_counts_all_who_are_led_and_none_who_were(app: Flask) -> None:
    staff, mentor = UserFactory(), MentorFactory()
    MentorshipFactory(mentor=mentor)
    MentorshipFactory(
        mentor=mentor,
        state=MentorshipState.FINISHED,
        ends_on=date(2023, 12, 1),
        result="Уроки проведены",
    )
    _passport(mentor, staff, load_limit=1)
    with pytest.raises(MentorIsFullError):
        _start(mentor, StudentFactory(), staff)
    _passport(mentor, staff, load_limit=2)
    _start(mentor, StudentFactory(), staff)
    with pytest.raises(LimitBelowLoadError):
        _passport(mentor, staff, load_limit=1)


def test_no_student_is_led_on_the_ground_of_article_351_8(app: Flask) -> None:
    mentor = MentorFactory(basis=MentoringBasis.WORKER)
    with pytest.raises(WorkersOnlyError):
        _start(mentor, StudentFactory(), UserFactory())


def test_who_changes_the_organization_keeps_the_history(app: Flask) -> None:
    staff, mentor = UserFactory(), MentorFactory(post_since=date(2020, 9, 1))
    former, present = mentor.organization, OrganizationFactory()
    MentorshipFactory(mentor=mentor)
    employer = _employer(mentor)
    terms = MoveTerms(organization_id=present.id, position="методист", since=SINCE)
    services.move_mentor(mentor, terms=terms, actor=staff, today=TODAY)
    db.session.commit()
    (post,) = list_posts(mentor)
    assert (post.organization_id, post.since, post.until) == (
        former.id,
        date(2020, 9, 1),
        date(2024, 1, 31),
    )
    assert (mentor.organization_id, mentor.position, mentor.post_since) == (
        present.id,
        "методист",
        SINCE,
    )
    assert queries.count_led(mentor) == 1
    with pytest.raises(NotFoundError):  # a former place of work sees the card no more
        queries.get_mentor(mentor.id, visible_to=employer)


def test_another_organization_on_the_card_is_a_move_too(app: Flask) -> None:
    staff, mentor = UserFactory(), MentorFactory()
    former = mentor.organization_id
    terms = terms_of(mentor, MentorTerms, organization_id=OrganizationFactory().id)
    edit_mentor(mentor, terms=terms, actor=staff, today=TODAY)
    assert [(one.organization_id, one.until) for one in list_posts(mentor)] == [(former, TODAY)]


def test_an_organization_sees_who_works_there_too_and_changes_its_own_alone(app: Flask) -> None:
    staff, mentor, second = UserFactory(), MentorFactory(), OrganizationFactory()
    terms = PostTerms(organization_id=second.id, position="методист", since=SINCE)
    services.add_post(mentor, terms=terms, actor=staff)
    with pytest.raises(SamePostError):
        services.add_post(mentor, terms=terms, actor=staff)
    there = UserFactory(role=Role.EMPLOYER, organization_id=second.id)
    assert queries.get_mentor(mentor.id, visible_to=there) is mentor
    with pytest.raises(NotFoundError):
        get_own_mentor(mentor.id, visible_to=there)
    with pytest.raises(NotAllowedError):
        _passport(mentor, there, load_limit=1)
    own = _employer(mentor)
    assert get_own_mentor(mentor.id, visible_to=own) is mentor
    _passport(mentor, own, load_limit=1)
    elsewhere = MoveTerms(organization_id=second.id, position="методист", since=SINCE)
    with pytest.raises(NotAllowedError):
        services.move_mentor(mentor, terms=elsewhere, actor=own, today=TODAY)
