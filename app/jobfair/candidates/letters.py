"""E-mail about questions and invitations: to the employer, to the student."""

from datetime import datetime
from typing import Any

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from app.accounts.queries import addresses_of_organization
from app.jobfair.candidates.models import CandidateInvitation, VacancyQuestion
from app.notifications.services import send_to
from app.notifications.texts import absolute_url
from app.students.queries import addresses_of_student

_SUBJECTS: dict[str, LazyString] = {
    "question_asked": _l("Вопрос о вакансии «%(title)s»"),
    "question_answered": _l("Ответ на ваш вопрос: %(title)s"),
    "question_rejected": _l("Ваш вопрос не опубликован: %(title)s"),
    "candidate_invited": _l("Вас приглашают откликнуться: %(title)s"),
}


def tell_employer(question: VacancyQuestion, *, now: datetime) -> None:
    """Ask the vacancy's employer for an answer; who asked is not named."""
    link = absolute_url("jobfair.question_answer", question_id=question.id)
    addresses = addresses_of_organization(question.vacancy.organization)
    _send("question_asked", addresses, question.vacancy.title, now, question=question, link=link)


def tell_asker(template: str, question: VacancyQuestion, *, now: datetime) -> None:
    """Tell who asked what became of the question."""
    link = absolute_url("jobfair.vacancy_detail", vacancy_id=question.vacancy_id)
    addresses = addresses_of_student(question.student)
    _send(template, addresses, question.vacancy.title, now, question=question, link=link)


def tell_candidate(invitation: CandidateInvitation, *, now: datetime) -> None:
    """Tell a student that an employer asks to apply."""
    vacancy = invitation.vacancy
    link = absolute_url("jobfair.vacancy_detail", vacancy_id=vacancy.id)
    addresses = addresses_of_student(invitation.student)
    _send("candidate_invited", addresses, vacancy.title, now, invitation=invitation, link=link)


def _send(template: str, addresses: list[str], title: str, now: datetime, **values: Any) -> None:
    subject = str(_SUBJECTS[template]) % {"title": title}
    name = f"jobfair/letters/{template}.txt"
    send_to(addresses, subject=subject, template=name, now=now, **values)
