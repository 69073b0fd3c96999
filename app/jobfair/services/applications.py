"""Use cases of applications: a student asks, an employer answers."""

from datetime import date, datetime

from sqlalchemy.exc import IntegrityError

from app.accounts.models import User
from app.base.locks import lock
from app.extensions import db
from app.jobfair import letters, rules
from app.jobfair.enums import ApplicationEvent, ApplicationState, OfferState, VacancyState
from app.jobfair.errors import (
    AlreadyAcceptedError,
    AlreadyAppliedError,
    FairNotRunningError,
    NoSeatLeftError,
    StudentTakenError,
)
from app.jobfair.models import Application, Fair, Offer, Vacancy
from app.jobfair.queries.applications import find_acceptance, find_application
from app.jobfair.queries.parties import party_to
from app.jobfair.rules import APPLICATION_MOVES, next_state
from app.students.models import Student


def apply_for(vacancy: Vacancy, *, student: Student, note: str, now: datetime) -> Application:
    """Enter a student's application and tell the employer.

    A withdrawn one comes to life again. Raises AlreadyAppliedError, AlreadyAcceptedError,
    NoSeatLeftError, FairNotRunningError.
    """
    for stays_open in (vacancy.fair, vacancy):  # nobody closes them while this is written
        lock(stays_open, shared=True)
    check_running(vacancy.fair)
    if vacancy.state is not VacancyState.APPROVED:
        raise NoSeatLeftError
    if find_acceptance(student_id=student.id, fair_id=vacancy.fair_id):
        raise AlreadyAcceptedError
    application = find_application(student=student, vacancy=vacancy)
    if application is None:
        application = _enter(vacancy, student)
    elif application.state is not ApplicationState.WITHDRAWN:
        raise AlreadyAppliedError
    application.state, application.note = ApplicationState.SUBMITTED, note
    application.submitted_at, application.decided_at = now, None
    try:
        db.session.flush()
    except IntegrityError as error:  # the same student in another window, a moment earlier
        raise AlreadyAppliedError from error
    letters.tell_of_application(application, now=now)
    return application


def _enter(vacancy: Vacancy, student: Student) -> Application:
    application = Application(vacancy=vacancy, student=student)
    db.session.add(application)
    return application


def withdraw_application(application: Application, *, actor: User, now: datetime) -> None:
    """Take one's own application back. Raises MoveNotAllowedError."""
    _step(application, ApplicationEvent.WITHDRAW, actor=actor, now=now)
    db.session.flush()


def decline_application(application: Application, *, actor: User, now: datetime) -> None:
    """Answer an applicant with a no, by letter too. Raises MoveNotAllowedError."""
    _step(application, ApplicationEvent.DECLINE, actor=actor, now=now)
    db.session.flush()
    letters.tell_of_decline(application, now=now)


def make_offer(
    application: Application,
    *,
    message: str,
    answer_until: date,
    actor: User,
    now: datetime,
    today: date,
) -> Offer:
    """Offer an applicant the work, to be answered by a day; a new offer replaces the former.

    Raises PastDateError and AnswerTooLateError with their field, NoSeatLeftError,
    StudentTakenError, MoveNotAllowedError, FairNotRunningError.
    """
    rules.check_answer_day(answer_until, today=today)
    vacancy = application.vacancy
    if find_acceptance(student_id=application.student_id, fair_id=application.fair_id):
        raise StudentTakenError
    rules.taken_after_acceptance(vacancy.state, seats=vacancy.seats, taken=vacancy.taken)
    _step(application, ApplicationEvent.OFFER, actor=actor, now=now)
    offer = application.offer or Offer(application=application)
    offer.message, offer.answer_until, offer.made_at = message, answer_until, now
    offer.state, offer.answered_at = OfferState.MADE, None
    db.session.add(offer)
    db.session.flush()
    letters.tell_of_offer(offer, now=now)
    return offer


def take_offer_back(offer: Offer, *, actor: User, now: datetime) -> None:
    """Withdraw an offer that was not answered; the application waits again.

    Raises MoveNotAllowedError.
    """
    _step(offer.application, ApplicationEvent.TAKE_BACK, actor=actor, now=now)
    offer.state, offer.answered_at = OfferState.WITHDRAWN, now
    db.session.flush()


def _step(application: Application, event: ApplicationEvent, *, actor: User, now: datetime) -> None:
    check_running(application.vacancy.fair)
    party = party_to(application.vacancy, actor)
    application.state = next_state(APPLICATION_MOVES, event, application.state, party)
    application.decided_at = now


def check_running(fair: Fair) -> None:
    """Refuse what only a running fair allows; raises FairNotRunningError."""
    if fair.state not in rules.RUNNING_FAIRS:
        raise FairNotRunningError
