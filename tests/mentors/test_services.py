"""What the use cases themselves refuse, whoever calls them."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask import Flask

from app.accounts.enums import Role
from app.accounts.models import User
from app.base.errors import MoveNotAllowedError, NotAllowedError
from app.base.terms import terms_of
from app.extensions import db
from app.mentors import services
from app.mentors.enums import MentorshipState
from app.mentors.errors import AccountTakenError, AlreadyMentoredError, SameMentorError
from app.mentors.models import Mentorship
from app.mentors.rules import BreakOffTerms, FinishTerms, MentorshipTerms, MentorTerms
from tests.factories import UserFactory
from tests.mentors.factories import MentorFactory, MentorshipFactory, account_of

TODAY, NOW = date(2024, 2, 26), datetime(2024, 2, 26, 9, tzinfo=UTC)
FINISHED = FinishTerms(date(2024, 2, 20), "Дала десять уроков")
BROKEN_OFF = BreakOffTerms(date(2024, 2, 20), "Переезд")
STRANGERS = sorted({*Role} - {Role.ADMIN, Role.STAFF})


def start(mentorship: Mentorship, actor: User) -> Mentorship:
    """Entrust the same student to the same mentor again."""
    terms = terms_of(mentorship, MentorshipTerms)
    return services.start_mentorship(
        mentorship.mentor, terms=terms, actor=actor, today=TODAY, now=NOW
    )


def finish(mentorship: Mentorship, actor: User) -> None:
    services.finish_mentorship(mentorship, terms=FINISHED, actor=actor, today=TODAY, now=NOW)


def break_off(mentorship: Mentorship, actor: User) -> None:
    services.break_off_mentorship(mentorship, terms=BROKEN_OFF, actor=actor, today=TODAY, now=NOW)


def edit(mentorship: Mentorship, actor: User) -> None:
    terms = terms_of(mentorship.mentor, MentorTerms, position="методист")
    services.edit_mentor(mentorship.mentor, terms=terms, actor=actor, today=TODAY)


def create(mentorship: Mentorship, actor: User) -> None:
    terms = terms_of(mentorship.mentor, MentorTerms, first_name="Вторая")
    services.create_mentor(terms=terms, actor=actor, today=TODAY)


@pytest.mark.parametrize("deed", [create, edit, start, finish, break_off])
def test_only_the_college_does_it(app: Flask, deed: Any) -> None:
    mentorship = MentorshipFactory()
    strangers = [UserFactory(role=role) for role in STRANGERS]
    for actor in (*strangers, account_of(mentorship.mentor)):
        with pytest.raises(NotAllowedError):
            deed(mentorship, actor)


@pytest.mark.parametrize(
    ("deed", "state"),
    [(finish, MentorshipState.FINISHED), (break_off, MentorshipState.BROKEN_OFF)],
)
def test_a_mentorship_ends_once(app: Flask, deed: Any, state: MentorshipState) -> None:
    mentorship, staff = MentorshipFactory(), UserFactory()
    deed(mentorship, staff)
    assert mentorship.state is state
    for again in (finish, break_off):
        with pytest.raises(MoveNotAllowedError, match="уже закончено"):
            again(mentorship, staff)
    assert mentorship.state is state


def test_a_pair_that_is_there_is_refused_and_the_transaction_goes_on(app: Flask) -> None:
    mentorship, staff = MentorshipFactory(), UserFactory()
    with pytest.raises(AlreadyMentoredError) as refused:
        start(mentorship, staff)
    assert refused.value.field == "student_id"
    finish(mentorship, staff)
    assert start(mentorship, staff).state is MentorshipState.ACTIVE


def test_a_second_card_is_refused_by_its_field(app: Flask) -> None:
    known, staff = MentorFactory(), UserFactory()
    account = account_of(known)
    same = terms_of(known, MentorTerms, user_id=None)
    with pytest.raises(SameMentorError) as refused:
        services.create_mentor(terms=same, actor=staff, today=TODAY)
    assert refused.value.field == "last_name"
    taken = terms_of(known, MentorTerms, user_id=account.id, first_name="Вторая")
    with pytest.raises(AccountTakenError) as refused_account:
        services.create_mentor(terms=taken, actor=staff, today=TODAY)
    assert refused_account.value.field == "user_id"
    db.session.commit()
    assert known.user_id == account.id
