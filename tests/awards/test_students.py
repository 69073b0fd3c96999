"""Students propose whom they learnt from, where a round asks them; only the college sees who."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.awards.enums import NominationState, RoundState
from app.awards.errors import NominatorBarredError, SelfNominationError
from app.awards.models import Nomination, NominationDraft
from app.awards.services import nominations as services
from app.base.errors import NotAllowedError, NotFoundError
from app.extensions import db
from app.practice.enums import PlacementState
from tests.awards.factories import NOW, TODAY, AwardRoundFactory, NominationFactory
from tests.factories import StudentFactory, UserFactory
from tests.letters import Letters
from tests.mentors.factories import MentorFactory, MentorshipFactory
from tests.pages import text_of
from tests.practice.factories import PlacementFactory

REASON = "Научила вести кружок и не бояться родителей"


def learnt_from(client: FlaskClient, **values: Any) -> Any:
    """Return a mentor who leads the student signed in."""
    student = StudentFactory(user_id=client.user.id)
    return MentorshipFactory(student=student, mentor=MentorFactory(**values)).mentor


def propose(round_: Any, mentor: Any, actor: Any) -> Nomination:
    terms = services.NominationTerms(mentor.id, REASON)
    return services.nominate(round_, terms=terms, actor=actor, now=NOW, today=TODAY)


def test_a_student_keeps_a_draft_sends_it_completes_it_and_takes_it_back(
    as_student: FlaskClient, as_staff: FlaskClient, letters: Letters
) -> None:
    mentor, round_ = (
        learnt_from(as_student, last_name="Учащая"),
        AwardRoundFactory(by_students=True),
    )
    db.session.commit()
    assert "Расскажите о своём наставнике" in as_student.page("/dashboard", status=200)
    path = f"/awards/{round_.id}/mine/new"
    assert "Учащая" in as_student.page(path, status=200)
    data = {"mentor_id": mentor.id, "reason": ""}
    assert "Напишите, за что" in text_of(as_student.post(path, data=data), status=422)
    assert as_student.post(path, data={**data, "act": "draft"}).location == "/awards/mine"
    assert "Дописать" in as_student.page("/awards/mine", status=200)
    assert "Учащая" not in as_staff.page(f"/awards/{round_.id}", status=200)  # one's own draft
    assert as_student.post(path, data={**data, "reason": REASON}).location == "/awards/mine"
    assert db.session.query(NominationDraft).count() == 0
    nomination = db.session.query(Nomination).one()
    assert (nomination.by_student, nomination.nominated_by_id) == (True, as_student.user.id)
    assert "Расскажите о своём наставнике" not in as_student.page("/dashboard", status=200)
    as_staff.post(f"/awards/nominations/{nomination.id}/return", data={"reason": "Где пример?"})
    (told,) = letters.take()
    edit = f"/awards/mine/{nomination.id}/edit"
    assert edit in told.body
    assert "Доработайте рассказ" in as_student.page("/dashboard", status=200)
    assert "Где пример?" in as_student.page(edit, status=200)
    db.session.expire_all()
    again = {"version": nomination.version, "reason": "Провела со мной двенадцать кружков"}
    assert as_student.post(edit, data=again).location == "/awards/mine"
    db.session.expire_all()
    assert nomination.state is NominationState.NOMINATED
    assert as_student.post(f"/awards/mine/{nomination.id}/withdraw").location == "/awards/mine"
    db.session.expire_all()
    assert nomination.state is NominationState.WITHDRAWN


def test_the_college_alone_sees_which_student_it_was(
    as_student: FlaskClient, as_staff: FlaskClient, as_council: FlaskClient, sign_in: Any
) -> None:
    mentor = learnt_from(as_student)
    round_ = AwardRoundFactory(by_students=True)
    nomination = propose(round_, mentor, as_student.user)
    employer = sign_in(UserFactory(role=Role.EMPLOYER, organization_id=mentor.organization_id))
    db.session.commit()
    path, name = f"/awards/nominations/{nomination.id}", as_student.user.display_name
    assert name in as_staff.page(path, status=200)
    for client in (employer, as_council):
        page = client.page(path, status=200)
        assert REASON in page
        assert "Выдвинул студент" in page
        assert name not in page
        assert name not in client.page(f"/awards/{round_.id}", status=200)
    data = {"version": nomination.version, "reason": "Наши слова"}
    assert employer.post(f"{path}/edit", data=data).status_code == 403  # not his to change
    assert employer.post(f"{path}/withdraw").status_code == 403
    assert "Снять кандидатуру" not in employer.page(path, status=200)


def test_only_who_led_the_student_or_works_where_the_practice_was(app: Flask) -> None:
    user = UserFactory(role=Role.STUDENT)
    student = StudentFactory(user_id=user.id)
    round_ = AwardRoundFactory(by_students=True)
    with pytest.raises(NotFoundError):
        propose(round_, MentorFactory(), user)
    placement = PlacementFactory(student=student, state=PlacementState.FINISHED)
    hosted = MentorFactory(organization=placement.place.organization)
    assert propose(round_, hosted, user).by_student
    ahead = PlacementFactory(student=student, state=PlacementState.ASSIGNED)
    with pytest.raises(NotFoundError):  # nobody has taught there yet
        propose(round_, MentorFactory(organization=ahead.place.organization), user)


def test_a_student_nominates_nobody_where_the_round_does_not_ask_and_never_himself(
    as_student: FlaskClient,
) -> None:
    mentor, closed_to = learnt_from(as_student), AwardRoundFactory()
    with pytest.raises(NominatorBarredError):
        propose(closed_to, mentor, as_student.user)
    assert as_student.get(f"/awards/{closed_to.id}/mine/new").status_code == 404
    assert "Расскажите" not in as_student.page("/dashboard", status=200)
    names = {"last_name": "Мороз", "first_name": "Инна", "middle_name": "Львовна"}
    MentorFactory(user_id=as_student.user.id, **names)
    twin = MentorshipFactory(student=StudentFactory(), mentor=MentorFactory(**names)).mentor
    asked = AwardRoundFactory(by_students=True)
    with pytest.raises((SelfNominationError, NotFoundError)):
        propose(asked, twin, as_student.user)
    scoring = AwardRoundFactory(by_students=True, state=RoundState.SCORING)
    assert "Выдвижение закончено" in as_student.page(f"/awards/{scoring.id}/mine/new", status=200)


def test_a_student_joins_what_stands_and_does_not_take_back_what_others_joined(
    as_student: FlaskClient, as_staff: FlaskClient
) -> None:
    mentor, round_ = learnt_from(as_student), AwardRoundFactory(by_students=True)
    standing = NominationFactory(round=round_, mentor=mentor)
    assert propose(round_, mentor, as_student.user) is standing
    assert [one.by_student for one in standing.supports] == [True]
    db.session.commit()
    assert "вы поддержали" in as_student.page("/awards/mine", status=200)
    assert standing.reason not in as_student.page("/awards/mine", status=200)
    with pytest.raises(NotFoundError):  # it is somebody else's
        services.withdraw_nomination(standing, actor=as_student.user, today=TODAY)
    own_round = AwardRoundFactory(by_students=True)
    own = propose(own_round, mentor, as_student.user)
    propose(own_round, mentor, as_staff.user)
    db.session.commit()
    db.session.expire_all()
    refused = as_student.post(f"/awards/mine/{own.id}/withdraw", follow_redirects=True)
    assert "Кандидатуру поддержали и другие" in text_of(refused, status=refused.status_code)
    assert db.session.get_one(Nomination, own.id).state is NominationState.NOMINATED


@pytest.mark.parametrize("role", [one for one in Role if one is not Role.STUDENT])
def test_these_pages_are_students_own(as_role: Any, role: Role) -> None:
    client, round_ = as_role(role.value), AwardRoundFactory(by_students=True)
    assert client.get("/awards/mine").status_code == 403
    assert client.get(f"/awards/{round_.id}/mine/new").status_code == 403


def test_a_strangers_nomination_is_not_found(as_student: FlaskClient) -> None:
    other = NominationFactory(round=AwardRoundFactory(by_students=True), by_student=True)
    assert as_student.get(f"/awards/mine/{other.id}/edit").status_code == 404
    assert as_student.post(f"/awards/mine/{other.id}/withdraw").status_code == 404
    with pytest.raises((NotFoundError, NotAllowedError)):
        services.edit_nomination(
            other, reason="Чужое", merit="", actor=as_student.user, today=TODAY
        )
