"""Use cases of questions about a vacancy: asked, checked, answered for everybody."""

from datetime import datetime

from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.extensions import db
from app.jobfair import rules
from app.jobfair.candidates import letters
from app.jobfair.candidates.enums import QuestionEvent, QuestionState
from app.jobfair.candidates.errors import (
    ManyQuestionsError,
    QuestionsClosedError,
    RejectReasonError,
)
from app.jobfair.candidates.models import VacancyQuestion
from app.jobfair.candidates.queries.questions import count_unanswered
from app.jobfair.candidates.rules import MOST_QUESTIONS, QUESTION_MOVES, check_no_contacts
from app.jobfair.candidates.services.profiles import require_own
from app.jobfair.models import Vacancy
from app.jobfair.permissions import Permission
from app.jobfair.rules import RUNNING_FAIRS, SHOWN_VACANCIES
from app.students.models import Student


def ask_question(
    vacancy: Vacancy, *, student: Student, text: str, actor: Viewer, now: datetime
) -> VacancyQuestion:
    """Ask about a vacancy; staff reads the question before the employer does.

    Raises QuestionsClosedError, ContactsInTextError, ManyQuestionsError.
    """
    require_own(student, actor)
    check_no_contacts(text, field="text")
    lock(student)
    lock(vacancy, shared=True)
    if vacancy.state not in SHOWN_VACANCIES or vacancy.fair.state not in RUNNING_FAIRS:
        raise QuestionsClosedError
    if count_unanswered(student, vacancy) >= MOST_QUESTIONS:
        raise ManyQuestionsError
    question = VacancyQuestion(
        vacancy=vacancy, student=student, text=text, asked_at=now, state=QuestionState.ASKED
    )
    db.session.add(question)
    db.session.flush()
    return question


def pass_question(question: VacancyQuestion, *, actor: Viewer, now: datetime) -> None:
    """Show a question to everybody and ask the employer for the answer, by letter too."""
    require(actor, Permission.VACANCY_APPROVE)
    _move(question, QuestionEvent.PASS, actor)
    question.reason = ""
    db.session.flush()
    letters.tell_employer(question, now=now)


def reject_question(
    question: VacancyQuestion, *, reason: str, actor: Viewer, now: datetime
) -> None:
    """Keep a question, and its answer, from being shown; who asked is told why.

    Raises RejectReasonError.
    """
    require(actor, Permission.VACANCY_APPROVE)
    if not reason.strip():
        raise RejectReasonError(field="reason")
    _move(question, QuestionEvent.REJECT, actor)
    question.reason = reason
    db.session.flush()
    letters.tell_asker("question_rejected", question, now=now)


def answer_question(
    question: VacancyQuestion, *, answer: str, actor: Viewer, now: datetime
) -> None:
    """Answer for everybody; who asked gets a letter. A second answer replaces the first.

    Raises ContactsInTextError.
    """
    require(actor, Permission.OFFER_MAKE)
    check_no_contacts(answer, field="answer")
    _move(question, QuestionEvent.ANSWER, actor)
    is_first = not question.answer
    question.answer, question.answered_at = answer, now
    question.answered_by_id = actor.id or None
    db.session.flush()
    if is_first:
        letters.tell_asker("question_answered", question, now=now)


def _move(question: VacancyQuestion, event: QuestionEvent, actor: Viewer) -> None:
    lock(question)
    party = rules.party_to(actor, organization_id=question.vacancy.organization_id)
    question.state = QUESTION_MOVES.after(event, question.state, party)
