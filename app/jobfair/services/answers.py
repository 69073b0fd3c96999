"""Use cases of a student's answer: the one place where a seat is taken."""

from datetime import date, datetime

from flask_babel import gettext as _
from sqlalchemy import case, literal, update
from sqlalchemy.exc import IntegrityError

from app.accounts.models import User
from app.base.typography import day
from app.extensions import db
from app.jobfair import letters, rules
from app.jobfair.enums import ApplicationEvent, ApplicationState, OfferState, VacancyState
from app.jobfair.errors import AlreadyAcceptedError, NoSeatLeftError, OfferExpiredError
from app.jobfair.models import Application, Offer, Vacancy
from app.jobfair.queries.applications import find_acceptance, list_open_applications
from app.jobfair.queries.parties import party_to
from app.jobfair.rules import APPLICATION_MOVES, next_state
from app.jobfair.services.applications import check_running


def accept_offer(offer: Offer, *, actor: User, now: datetime, today: date) -> None:
    """Accept an offer: take a seat, tell the employer, let the student's other wishes go.

    Raises OfferExpiredError, AlreadyAcceptedError, NoSeatLeftError, MoveNotAllowedError,
    FairNotRunningError; then nothing has changed.
    """
    application = offer.application
    _check_answerable(offer, today=today)
    if find_acceptance(student_id=application.student_id, fair_id=application.fair_id):
        raise AlreadyAcceptedError
    _answer(offer, ApplicationEvent.ACCEPT, OfferState.ACCEPTED, actor=actor, now=now)
    try:
        db.session.flush()
    except IntegrityError as error:  # another acceptance of this student, a moment earlier
        raise AlreadyAcceptedError from error
    take_seat(application.vacancy)
    _let_others_go(application, now=now)
    letters.tell_of_acceptance(offer, now=now)


def refuse_offer(offer: Offer, *, actor: User, now: datetime) -> None:
    """Refuse an offer and tell the employer. Raises MoveNotAllowedError, FairNotRunningError."""
    _answer(offer, ApplicationEvent.REFUSE, OfferState.REFUSED, actor=actor, now=now)
    db.session.flush()
    letters.tell_of_refusal(offer, now=now)


def take_seat(vacancy: Vacancy) -> None:
    """Count one more acceptance; the last seat fills the vacancy. Raises NoSeatLeftError.

    One conditional UPDATE: whatever was read before, the database decides who was in time.
    """
    filled = (Vacancy.taken + 1 >= Vacancy.seats) & (Vacancy.state == VacancyState.APPROVED)
    statement = (
        update(Vacancy)
        .where(
            Vacancy.id == vacancy.id,
            Vacancy.taken < Vacancy.seats,
            Vacancy.state.in_(rules.STANDING_VACANCIES),
        )
        .values(
            taken=Vacancy.taken + 1,
            version=Vacancy.version + 1,  # a form opened before this must not overwrite it
            state=case(
                (filled, literal(VacancyState.FILLED, Vacancy.state.type)), else_=Vacancy.state
            ),
        )
        .execution_options(synchronize_session=False)
    )
    if db.session.execute(statement).rowcount != 1:  # type: ignore[attr-defined]
        raise NoSeatLeftError
    db.session.refresh(vacancy, ["taken", "version", "state"])


def _check_answerable(offer: Offer, *, today: date) -> None:
    state = rules.offer_state(offer.state, answer_until=offer.answer_until, today=today)
    if state is OfferState.EXPIRED:
        raise OfferExpiredError(
            _(
                "Ответить нужно было до %(day)s. Попросите работодателя продлить предложение.",
                day=day(offer.answer_until),
            )
        )


def _answer(
    offer: Offer, event: ApplicationEvent, state: OfferState, *, actor: User, now: datetime
) -> None:
    application = offer.application
    check_running(application.vacancy.fair)
    party = party_to(application.vacancy, actor)
    application.state = next_state(APPLICATION_MOVES, event, application.state, party)
    application.decided_at = now
    offer.state, offer.answered_at = state, now


def _let_others_go(accepted: Application, *, now: datetime) -> None:
    """One person takes one place: employers need not wait for this student any longer."""
    for other in list_open_applications(student_id=accepted.student_id, fair_id=accepted.fair_id):
        if other.offer and other.state is ApplicationState.OFFERED:
            other.offer.state, other.offer.answered_at = OfferState.REFUSED, now
            other.state = ApplicationState.REFUSED
            letters.tell_of_refusal(other.offer, now=now)
        else:
            other.state = ApplicationState.WITHDRAWN
        other.decided_at = now
    db.session.flush()
