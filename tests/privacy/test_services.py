"""Consents, and the one predicate that everything public asks."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask

from app.accounts.enums import Role
from app.base.errors import MoveNotAllowedError, NotAllowedError
from app.base.viewer import OPERATOR
from app.extensions import db
from app.privacy.enums import ConsentState, ConsentWay, GivenBy
from app.privacy.errors import ConsentGivenError, SameTextError
from app.privacy.kinds import CONSENT_KINDS, PUBLICATION, TRANSFER
from app.privacy.models import Consent, PrivacyText
from app.privacy.queries import consents as queries
from app.privacy.queries.consents import list_standings, student_has_consent, with_standings
from app.privacy.rules import ConsentTerms, needed_from
from app.privacy.services.consents import (
    give_own_consent,
    record_consent,
    record_on_paper,
    take_back,
    withdraw_consent,
)
from app.privacy.services.texts import publish_text, text_in_force
from app.students.models import Student
from tests.factories import StudentFactory, UserFactory
from tests.mentors.factories import MentorFactory
from tests.privacy.factories import consent_of

NOW = datetime(2024, 2, 26, 9, tzinfo=UTC)
TODAY = date(2024, 2, 26)
AGES = {13: date(2011, 1, 1), 15: date(2009, 1, 1), 19: date(2005, 1, 1)}


def enter(student: Student, kind: str = TRANSFER, **values: object) -> Consent:
    """Enter the student's own signature, or what is said instead."""
    known = {
        "kind": kind, "given_by": GivenBy.PERSON, "way": ConsentWay.PAPER, "given_on": TODAY,
    }  # fmt: skip
    return record_consent(
        queries.student(student.id),
        terms=ConsentTerms(**{**known, **values}),  # type: ignore[arg-type]
        birth_date=student.birth_date,
        actor=OPERATOR,
        now=NOW,
        today=TODAY,
    )


@pytest.mark.parametrize("age", AGES)
@pytest.mark.parametrize("given", [(), (GivenBy.PERSON,), (GivenBy.REPRESENTATIVE,), GivenBy])
def test_sql_and_rules_agree_on_who_has_consented(
    app: Flask, age: int, given: Iterable[GivenBy]
) -> None:
    student = StudentFactory(birth_date=AGES[age], consents=())
    for one in given:
        consent_of(student, TRANSFER, one)
    expected = needed_from(student.birth_date, TODAY) <= frozenset(given)
    assert student_has_consent(student.id, TRANSFER, today=TODAY) is expected
    assert not student_has_consent(student.id, PUBLICATION, today=TODAY)


def test_a_birthday_changes_whose_signature_is_missing(app: Flask) -> None:
    student = StudentFactory(birth_date=date(2010, 3, 1), consents=())
    consent_of(student, TRANSFER, GivenBy.REPRESENTATIVE)
    assert student_has_consent(student.id, TRANSFER, today=date(2024, 2, 29))
    assert not student_has_consent(student.id, TRANSFER, today=date(2024, 3, 1))
    consent_of(student, TRANSFER)
    assert student_has_consent(student.id, TRANSFER, today=date(2024, 3, 1))
    assert student_has_consent(student.id, TRANSFER, today=date(2028, 3, 1))


@pytest.mark.parametrize("gone", GivenBy)
def test_either_signature_taken_back_is_enough_to_stop(app: Flask, gone: GivenBy) -> None:
    student = StudentFactory(birth_date=AGES[15], consents=())
    both = {one: consent_of(student, TRANSFER, one) for one in GivenBy}
    assert student_has_consent(student.id, TRANSFER, today=TODAY)
    withdraw_consent(both[gone], actor=OPERATOR, now=NOW)
    assert not student_has_consent(student.id, TRANSFER, today=TODAY)


def test_one_signature_of_a_kind_is_in_force_at_a_time(app: Flask) -> None:
    student = StudentFactory(consents=())
    first = enter(student)
    with pytest.raises(ConsentGivenError):
        enter(student)
    withdraw_consent(first, actor=OPERATOR, now=NOW)
    assert enter(student).id != first.id
    assert first.state is ConsentState.WITHDRAWN
    with pytest.raises(MoveNotAllowedError):
        withdraw_consent(first, actor=OPERATOR, now=NOW)


def test_mentors_consent_once_and_for_themselves(app: Flask) -> None:
    mentor = MentorFactory(consents=())
    person = queries.mentor(mentor.id)
    for expected in (None, ConsentGivenError):
        if expected is None:
            give_own_consent(
                person, kind=PUBLICATION, birth_date=None, actor=OPERATOR, now=NOW, today=TODAY
            )
        else:
            with pytest.raises(expected):
                give_own_consent(
                    person, kind=PUBLICATION, birth_date=None, actor=OPERATOR, now=NOW, today=TODAY
                )


def test_only_the_person_and_the_college_take_a_consent_back(app: Flask) -> None:
    student = StudentFactory(consents=())
    consent = consent_of(student, TRANSFER)
    for role in (Role.EMPLOYER, Role.MENTOR, Role.STUDENT, Role.COUNCIL):
        with pytest.raises(NotAllowedError):
            withdraw_consent(consent, actor=UserFactory(role=role), now=NOW)
    withdraw_consent(consent, actor=UserFactory(role=Role.STUDENT), now=NOW, by_person=True)
    assert not consent.is_given


def test_a_new_text_leaves_earlier_consents_their_own(app: Flask) -> None:
    early, late = StudentFactory(consents=()), StudentFactory(consents=())
    given = enter(early)
    assert given.text.number == 1
    assert given.text.body == CONSENT_KINDS[TRANSFER].text
    publish_text(TRANSFER, body="Другие слова.", actor=UserFactory(role=Role.ADMIN), now=NOW)
    assert enter(late).text.body == "Другие слова."
    assert given.text.number == 1
    with pytest.raises(SameTextError):
        publish_text(TRANSFER, body="Другие слова. ", actor=UserFactory(role=Role.ADMIN), now=NOW)
    with pytest.raises(NotAllowedError):
        publish_text(TRANSFER, body="Ещё.", actor=UserFactory(role=Role.STAFF), now=NOW)


def test_our_own_words_become_a_row_once(app: Flask) -> None:
    first, second = (text_in_force(PUBLICATION, now=NOW) for _ in range(2))
    assert first.id == second.id
    stored = db.select(db.func.count()).where(PrivacyText.name == PUBLICATION)
    assert db.session.scalar(stored) == 1


def test_papers_of_many_are_entered_and_taken_back(app: Flask) -> None:
    adult, minor, done = (StudentFactory(birth_date=AGES[age], consents=()) for age in (19, 15, 19))
    consent_of(done, TRANSFER)
    ids = [adult.id, minor.id, done.id]
    entered = record_on_paper(
        ids, kind=TRANSFER, given_on=TODAY, actor=OPERATOR, now=NOW, today=TODAY
    )
    assert [db.session.get_one(Consent, one).student_id for one in entered] == [adult.id]
    assert take_back(entered, actor=OPERATOR) == 1
    assert not student_has_consent(adult.id, TRANSFER, today=TODAY)


def test_the_list_tells_full_partly_and_missing(app: Flask) -> None:
    full, partly, missing = (StudentFactory(birth_date=AGES[15], consents=()) for _ in range(3))
    for one in GivenBy:
        consent_of(full, TRANSFER, one)
    consent_of(partly, TRANSFER)
    rows = with_standings(list(db.session.scalars(list_standings(TRANSFER))), TRANSFER)
    assert {row.student.id: row.standing for row in rows} == {
        full.id: "full", partly.id: "partly", missing.id: "missing",
    }  # fmt: skip


def test_a_consent_of_nobody_cannot_be_stored(app: Flask) -> None:
    consent = consent_of(StudentFactory(consents=()), TRANSFER)
    consent.student_id = None
    with pytest.raises(Exception, match=r"(?i)of_one_person|check"):
        db.session.flush()
    db.session.rollback()


def test_a_day_in_the_future_is_no_consent(app: Flask) -> None:
    with pytest.raises(Exception, match="не может быть позже"):
        enter(StudentFactory(consents=()), given_on=TODAY + timedelta(days=1))
