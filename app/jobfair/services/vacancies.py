"""Use cases of vacancies: posting, checking, taking off."""

from datetime import date, datetime
from typing import Any

from app.accounts.models import User
from app.extensions import db
from app.jobfair import letters, rules
from app.jobfair.enums import (
    ApplicationState,
    FairState,
    OfferState,
    VacancyEvent,
    VacancyState,
)
from app.jobfair.errors import FairNotRunningError, ReasonMissingError, RegistrationClosedError
from app.jobfair.models import Application, Fair, Vacancy
from app.jobfair.queries.applications import list_open_applications
from app.jobfair.queries.fairs import get_fair
from app.jobfair.queries.parties import party_to
from app.jobfair.rules import VACANCY_MOVES, next_state


def post_vacancy(
    *, fair_id: int, as_draft: bool, actor: User, now: datetime, today: date, **values: Any
) -> Vacancy:
    """Write a vacancy down, as a draft or straight for approval.

    Staff post for the organization among `values`, an employer always for the own one.
    Raises RegistrationClosedError, SalaryOutOfOrderError.
    """
    fair = get_fair(fair_id)
    if not actor.sees_all:
        values["organization_id"] = actor.organization_id
    _check_registration(fair, actor=actor, today=today)
    vacancy = Vacancy(**values, fair=fair, posted_by_id=actor.id)
    _check(vacancy)
    _confirm(vacancy, actor=actor, now=now)
    if not as_draft:
        vacancy.state, vacancy.submitted_at = VacancyState.SUBMITTED, now
    db.session.add(vacancy)
    db.session.flush()
    return vacancy


def edit_vacancy(
    vacancy: Vacancy, *, as_draft: bool, actor: User, now: datetime, today: date, **values: Any
) -> None:
    """Change a vacancy and, unless it stays a draft, send what was not sent yet for approval.

    An approved one goes back to approval when its employer changes it. Raises
    MoveNotAllowedError, SalaryOutOfOrderError, SeatsBelowTakenError, RegistrationClosedError.
    """
    _check_not_over(vacancy.fair)
    before = vacancy.state
    state = rules.state_after_edit(before, party_to(vacancy, actor))
    with db.session.no_autoflush:
        for name, value in values.items():
            setattr(vacancy, name, value)
        _check(vacancy)
    vacancy.state = rules.settled(state, seats=vacancy.seats, taken=vacancy.taken)
    _confirm(vacancy, actor=actor, now=now)
    if before in rules.SHOWN_VACANCIES and state is VacancyState.SUBMITTED:
        vacancy.submitted_at = now
    db.session.flush()
    if state in rules.UNSENT_VACANCIES and not as_draft:
        submit_vacancy(vacancy, actor=actor, now=now, today=today)


def submit_vacancy(vacancy: Vacancy, *, actor: User, now: datetime, today: date) -> None:
    """Send a vacancy for approval. Raises MoveNotAllowedError, RegistrationClosedError."""
    state = _next(VacancyEvent.SUBMIT, vacancy, actor)
    _check_registration(vacancy.fair, actor=actor, today=today)
    vacancy.state, vacancy.submitted_at = state, now
    _confirm(vacancy, actor=actor, now=now)
    db.session.flush()


def confirm_vacancy(vacancy: Vacancy, *, actor: User, now: datetime) -> None:
    """Vouch that a vacancy still stands. Raises MoveNotAllowedError."""
    _next(VacancyEvent.CONFIRM, vacancy, actor)
    _check_not_over(vacancy.fair)
    _confirm(vacancy, actor=actor, now=now)
    db.session.flush()


def approve_vacancy(vacancy: Vacancy, *, actor: User, now: datetime) -> None:
    """Put a vacancy into the catalogue and write to its employer. Raises MoveNotAllowedError."""
    state = _next(VacancyEvent.APPROVE, vacancy, actor)
    _check_not_over(vacancy.fair)
    vacancy.state = rules.settled(state, seats=vacancy.seats, taken=vacancy.taken)
    vacancy.rejection_reason = ""
    db.session.flush()
    letters.tell_of_approval(vacancy, now=now)


def reject_vacancy(vacancy: Vacancy, *, reason: str, actor: User, now: datetime) -> None:
    """Give a vacancy back to its employer with what to mend, by letter too.

    Raises MoveNotAllowedError, ReasonMissingError.
    """
    state = _next(VacancyEvent.REJECT, vacancy, actor)
    _check_not_over(vacancy.fair)
    if not reason.strip():
        raise ReasonMissingError(field="reason")
    vacancy.state, vacancy.rejection_reason = state, reason
    db.session.flush()
    letters.tell_of_rejection(vacancy, now=now)


def withdraw_vacancy(vacancy: Vacancy, *, actor: User, now: datetime) -> None:
    """Take a vacancy off; whoever waits for an answer is told that there will be none.

    What students have accepted stays accepted. Raises MoveNotAllowedError.
    """
    vacancy.state = _next(VacancyEvent.WITHDRAW, vacancy, actor)
    _check_not_over(vacancy.fair)
    for application in list_open_applications(vacancy_id=vacancy.id):
        _let_go(application, now=now)
        letters.tell_of_withdrawal(application, now=now)
    db.session.flush()


def _let_go(application: Application, *, now: datetime) -> None:
    if application.offer and application.state is ApplicationState.OFFERED:
        application.offer.state, application.offer.answered_at = OfferState.WITHDRAWN, now
    application.state, application.decided_at = ApplicationState.DECLINED, now


def _next(event: VacancyEvent, vacancy: Vacancy, actor: User) -> VacancyState:
    return next_state(VACANCY_MOVES, event, vacancy.state, party_to(vacancy, actor))


def _check(vacancy: Vacancy) -> None:
    rules.check_salary(salary_from=vacancy.salary_from, salary_to=vacancy.salary_to)
    rules.check_seats(seats=vacancy.seats, taken=vacancy.taken or 0)


def _check_registration(fair: Fair, *, actor: User, today: date) -> None:
    is_late = today > fair.registration_until and not actor.sees_all
    if fair.state not in rules.POSTING_FAIRS or is_late:
        raise RegistrationClosedError(field="fair_id")


def _check_not_over(fair: Fair) -> None:
    if fair.state is FairState.CLOSED:
        raise FairNotRunningError


def _confirm(vacancy: Vacancy, *, actor: User, now: datetime) -> None:
    vacancy.confirmed_at, vacancy.confirmed_by_id = now, actor.id
