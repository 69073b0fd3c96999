"""Use cases of offers: made, taken back, answered, and undone; the one place where seats count."""

from datetime import date, datetime

from flask_babel import gettext as _

from app.base.terms import assign, terms_of
from app.base.typography import day
from app.base.viewer import Viewer
from app.extensions import db
from app.jobfair import letters, rules, stages
from app.jobfair.enums import ApplicationEvent, OfferRefusal, OfferStanding, VacancyState
from app.jobfair.errors import (
    AlreadyAcceptedError,
    FairNotRunningError,
    OfferChangedError,
    OfferExpiredError,
    ReleaseReasonMissingError,
    SeatKeptError,
    StudentTakenError,
    VacancyFullError,
    VacancyOnHoldError,
    VacancyUnapprovedError,
)
from app.jobfair.kept import kept_from
from app.jobfair.models import FairApplication, FairOffer
from app.jobfair.queries.applications import find_acceptance, list_open_applications
from app.jobfair.queries.kept import note_kept
from app.jobfair.rules import OfferedTerms, OfferTerms
from app.jobfair.services.steps import (
    lock_above,
    lock_applications,
    move_application,
    party_for,
    settle_seats,
    take_step,
)
from app.jobfair.standing import offer_to_answer, standing_of
from app.jobfair.wording import agreed_work
from app.students.agreed import follow_agreed
from app.students.enums import Offer
from app.students.moves import check_offered


def make_offer(
    application: FairApplication, *, terms: OfferTerms, actor: Viewer, now: datetime, today: date
) -> FairOffer:
    """Offer an applicant the work as the vacancy stands; a new offer replaces the former."""
    rules.check_answer_day(terms.answer_until, today=today)
    lock_above(application)
    lock_applications([application])
    party = party_for(application, ApplicationEvent.OFFER, actor=actor)
    rules.check_running(application.vacancy.fair.state)
    stages.check_offers(application.vacancy.fair, answer_until=terms.answer_until, today=today)
    check_offered(Offer.FAIR, application.student.state)
    if find_acceptance(student_id=application.student_id, fair_id=application.fair_id):
        raise StudentTakenError
    _check_offered(application)
    move_application(application, ApplicationEvent.OFFER, party=party, now=now)
    offer = _write_offer(application, terms)
    offer.made_at = now
    db.session.flush()
    letters.tell_of(ApplicationEvent.OFFER, application, now=now)
    return offer


def _check_offered(application: FairApplication) -> None:
    vacancy = application.vacancy
    if vacancy.state is VacancyState.FILLED:
        raise VacancyFullError
    if vacancy.state is not VacancyState.APPROVED:
        raise VacancyUnapprovedError
    note_kept([vacancy])
    if vacancy.taken + kept_from(vacancy.kept, application.student_id) >= vacancy.seats:
        raise SeatKeptError


def _write_offer(application: FairApplication, terms: OfferTerms) -> FairOffer:
    vacancy = application.vacancy
    begins = terms.starts_on or vacancy.starts_on
    offered = terms_of(vacancy, OfferedTerms, starts_on=begins)
    offer = application.offer
    if offer is None:
        offer = FairOffer(application=application)
    elif terms_of(offer, OfferedTerms) != offered or offer.message != terms.message:
        offer.edition += 1  # a page opened before does not show what is accepted now
    assign(offer, offered)
    assign(offer, terms)
    offer.release_reason, offer.refusal = "", None
    db.session.add(offer)
    return offer


def take_offer_back(offer: FairOffer, *, actor: Viewer, now: datetime) -> None:
    """Withdraw an offer that was not accepted and tell the student; the application waits again."""
    take_step(offer.application, ApplicationEvent.TAKE_BACK, actor=actor, now=now)


def refuse_offer(
    offer: FairOffer, *, reason: OfferRefusal | None = None, actor: Viewer, now: datetime
) -> None:
    """Refuse an offer and tell the employer; the reason stands on the list of free seats."""
    take_step(offer.application, ApplicationEvent.REFUSE, actor=actor, now=now)
    offer.refusal = reason
    db.session.flush()


def accept_offer(
    offer: FairOffer, *, edition: int, actor: Viewer, now: datetime, today: date
) -> None:
    """Accept an offer: take a seat, let the student's other wishes go, tell all employers.

    `edition` is that of the offer the student has read.
    """
    application = offer.application
    lock_above(application, seats_change=True)
    student_id, fair_id = application.student_id, application.fair_id
    waiting = list_open_applications(student_id=student_id, fair_id=fair_id)
    locked = lock_applications([application, *waiting])
    party = party_for(application, ApplicationEvent.ACCEPT, actor=actor)
    if find_acceptance(student_id=student_id, fair_id=fair_id):
        raise AlreadyAcceptedError
    _check_acceptable(offer, edition=edition, today=today)
    move_application(application, ApplicationEvent.ACCEPT, party=party, now=now)
    others = [other for other in locked if other is not application]
    for other in others:
        refused = offer_to_answer(other)
        if refused is not None:
            refused.refusal = OfferRefusal.OTHER_WORK
        is_offered = refused is not None
        event = ApplicationEvent.REFUSE if is_offered else ApplicationEvent.WITHDRAW
        move_application(other, event, party=party, now=now)
    application.vacancy.taken += 1
    settle_seats(application.vacancy, party=party, now=now)
    db.session.flush()
    if offer.promises_contract:
        follow_agreed(agreed_work(offer), today=today)
    letters.tell_of(ApplicationEvent.ACCEPT, application, now=now)
    letters.tell_of_acceptance_elsewhere(application, others, now=now)


def _check_acceptable(offer: FairOffer, *, edition: int, today: date) -> None:
    note_kept([offer.application.vacancy])
    standing = standing_of(offer, today=today)
    if standing is OfferStanding.FAIR_OVER:
        raise FairNotRunningError
    if standing is OfferStanding.LATE:
        raise OfferExpiredError(
            _(
                "Ответить нужно было до %(day)s. Попросите работодателя продлить предложение.",
                day=day(offer.answer_until),
            )
        )
    if standing is OfferStanding.ON_HOLD:
        raise VacancyOnHoldError
    if standing is OfferStanding.FULL:
        raise VacancyFullError
    if standing is OfferStanding.KEPT:
        raise SeatKeptError
    if offer.edition != edition:
        raise OfferChangedError


def release_acceptance(offer: FairOffer, *, reason: str, actor: Viewer, now: datetime) -> None:
    """Undo an acceptance: the seat returns, the application waits again, both sides are told."""
    if not reason.strip():
        raise ReleaseReasonMissingError(field="reason")
    application = offer.application
    lock_above(application, seats_change=True)
    lock_applications([application])
    party = party_for(application, ApplicationEvent.RELEASE, actor=actor)
    move_application(application, ApplicationEvent.RELEASE, party=party, now=now)
    offer.release_reason = reason
    vacancy = application.vacancy
    if vacancy.state is VacancyState.WITHDRAWN:  # nobody would answer it any more
        move_application(application, ApplicationEvent.DECLINE, party=party, now=now)
    vacancy.taken -= 1
    settle_seats(vacancy, party=party, now=now)
    db.session.flush()
    letters.tell_of(ApplicationEvent.RELEASE, application, now=now)
