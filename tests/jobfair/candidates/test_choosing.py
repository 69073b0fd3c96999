"""Employers choose whom to talk with and invite those who opened their CV; questions for all."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from app.extensions import db
from app.jobfair.candidates.enums import CvVisibility, QuestionState
from app.jobfair.candidates.models import CandidateInvitation, VacancyQuestion
from app.jobfair.candidates.rules import has_contacts
from app.jobfair.enums import ApplicationState, Selection
from app.jobfair.models import FairApplication
from app.privacy.kinds import RESUME
from app.students.enums import StudentState
from app.students.models import Student
from tests.factories import StudentFactory, user_of
from tests.jobfair.candidates.factories import CandidateProfileFactory, VacancyQuestionFactory
from tests.jobfair.factories import ApplicationFactory, VacancyFactory, organization_of
from tests.letters import Letters
from tests.pages import text_of
from tests.privacy.factories import consent_of


def _chosen(*applications: FairApplication) -> list[Selection]:
    db.session.rollback()
    return [one.selection for one in applications]


def test_many_are_selected_after_a_preview_and_taken_back(as_employer: Any) -> None:
    vacancy = VacancyFactory(organization=organization_of(as_employer))
    one, two = ApplicationFactory(vacancy=vacancy), ApplicationFactory(vacancy=vacancy)
    gone = ApplicationFactory(vacancy=vacancy, state=ApplicationState.WITHDRAWN)
    alien = ApplicationFactory()
    ids = [each.id for each in (one, two, gone, alien)]
    query = "&".join(f"r={id_}" for id_ in ids)
    preview = as_employer.page(f"/fair/applicants?act=jobfair.select&{query}", status=200)
    assert "Будет сделано для 2" in preview
    assert "отозван" in preview
    as_employer.post("/lists/acts/jobfair.select", data={"ids": ",".join(map(str, ids))})
    assert _chosen(one, two, gone, alien) == [
        Selection.INVITED, Selection.INVITED, Selection.UNDECIDED, Selection.UNDECIDED,
    ]  # fmt: skip
    as_employer.post(f"/fair/applications/{one.id}/selection", data={"selection": "passed_over"})
    assert _chosen(one, two) == [Selection.PASSED_OVER, Selection.INVITED]


def test_a_student_reads_an_invitation_and_no_refusal(sign_in: Any) -> None:
    application = ApplicationFactory(selection=Selection.INVITED)
    client = sign_in(user_of(application.student))
    assert "приглашён на собеседование" in client.page("/fair/mine", status=200)
    application.selection = Selection.PASSED_OVER
    db.session.commit()
    assert "не в этот раз" not in client.page("/fair/mine", status=200)


def test_who_opened_the_cv_to_all_is_invited_once(
    as_employer: Any, sign_in: Any, letters: Letters
) -> None:
    vacancy = VacancyFactory(organization=organization_of(as_employer), title="Логопед")
    student = StudentFactory(email="anna@test.example")
    profile = CandidateProfileFactory(student=student, visibility=CvVisibility.FAIR)
    consent_of(student, RESUME)
    path = f"/fair/candidates/{student.id}/invitations/new"
    sent = {"vacancy_id": vacancy.id, "message": "Приходите."}
    as_employer.post(path, data=sent)
    [letter] = letters.take()
    assert "Логопед" in letter.subject
    again = text_of(as_employer.post(path, data=sent), status=422)
    assert "уже приглашён" in again
    client = sign_in(user_of(student))
    assert "Вас приглашают откликнуться" in client.page("/fair/mine", status=200)
    invitation = db.session.scalar(db.select(CandidateInvitation.id))
    client.post(f"/fair/invitations/{invitation}/decline")
    assert "Вас приглашают" not in client.page("/fair/mine", status=200)
    profile.visibility = CvVisibility.APPLIED
    db.session.commit()
    assert as_employer.get(path).status_code == 404


@pytest.fixture
def asking(sign_in: Any) -> FlaskClient:
    """A student with a question."""
    client: FlaskClient = sign_in(user_of(StudentFactory(first_name="Алиса")))
    return client


def test_a_question_is_checked_then_answered_for_everybody(
    asking: Any, as_staff: Any, as_employer: Any, client: Any, letters: Letters
) -> None:
    vacancy = VacancyFactory(organization=organization_of(as_employer))
    page, text = f"/fair/vacancies/{vacancy.id}", "Есть ли общежитие?"
    asking.post(f"{page}/questions/new", data={"text": text})
    [question] = db.session.scalars(db.select(VacancyQuestion))
    assert text in asking.page(page, status=200)
    assert text not in client.page(page, status=200)
    answer = f"/fair/questions/{question.id}/answer"
    assert as_employer.get(answer).status_code == 404  # staff reads it first
    as_staff.post(f"/fair/questions/{question.id}/pass")
    [asked] = letters.take()
    assert text in asked.body
    assert "Алиса" not in asked.body
    shown = text_of(
        as_employer.post(answer, data={"answer": "Да, пишите: 8 949 000-00-01"}), status=422
    )
    assert "Уберите телефон" in shown
    version = db.session.scalar(db.select(VacancyQuestion.version))
    as_employer.post(answer, data={"answer": "Да, дом при школе.", "version": version})
    assert "Да, дом при школе." in client.page(page, status=200)
    letters.take()


def test_staff_says_why_a_question_is_not_shown(
    asking: Any, as_staff: Any, client: Any, letters: Letters
) -> None:
    student = db.session.scalar(db.select(Student).where(Student.first_name == "Алиса"))
    question = VacancyQuestionFactory(student=student, text="Правда ли, что Орлова ругается?")
    path = f"/fair/questions/{question.id}/reject"
    as_staff.post(path, data={"reason": "Без имён, пожалуйста.", "version": question.version})
    db.session.rollback()
    assert question.state is QuestionState.REJECTED
    page = f"/fair/vacancies/{question.vacancy_id}"
    assert "Без имён" in asking.page(page, status=200)
    assert "Орлова" not in client.page(page, status=200)
    letters.take()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Оклад 30 000–36 000 ₽?", False),
        ("С 01.09.2024 по 31.05.2025?", False),
        ("+7 (949) 123-45-67", True),
        ("школа@ясенево.рф", True),
        ("Смотрите vk.com/shkola", True),
    ],
)
def test_contacts_are_told_from_numbers(text: str, found: bool) -> None:
    assert has_contacts(text) is found


def test_a_graduate_of_an_earlier_year_applies_too(sign_in: Any, letters: Letters) -> None:
    graduate = StudentFactory(state=StudentState.GRADUATED)
    vacancy = VacancyFactory()
    client = sign_in(user_of(graduate))
    client.post(f"/fair/vacancies/{vacancy.id}/apply", data={"note": "Окончила колледж."})
    assert db.session.scalar(db.select(FairApplication.student_id)) == graduate.id
    assert "выпускник" in client.page("/fair/cv/", status=200)
    letters.take()
