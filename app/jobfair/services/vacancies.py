"""Use cases of vacancies: posting, checking, taking off."""

from datetime import date, datetime

from app.base.errors import NotAllowedError
from app.base.locks import lock, lock_unchanged
from app.base.terms import assign, terms_of
from app.base.viewer import Viewer
from app.extensions import db
from app.jobfair import letters, rules
from app.jobfair.enums import ApplicationEvent, FairParty, VacancyEvent, VacancyState
from app.jobfair.errors import (
    NothingToCopyToError,
    RegistrationClosedError,
    RemarkMissingError,
    SimilarVacancyError,
    VacancyChangedError,
)
from app.jobfair.models import Fair, Vacancy
from app.jobfair.moves import VACANCY_MOVES
from app.jobfair.queries.applications import list_open_applications
from app.jobfair.queries.fairs import get_fair, list_posting_fairs
from app.jobfair.queries.positions import find_position
from app.jobfair.queries.vacancies import find_similar_vacancy
from app.jobfair.rules import VacancyTerms
from app.jobfair.services.steps import (
    lock_applications,
    move_application,
    offer_holders,
    settle_seats,
)
from app.jobfair.standing import offer_to_answer
from app.jobfair.vacancy_terms import check_portal, check_work, copied, filled_in
from app.organizations.models import Organization
from app.organizations.queries import get_organization

_OWNERS = (FairParty.STAFF, FairParty.EMPLOYER)


def post_vacancy(
    *,
    fair_id: int,
    organization_id: int,
    terms: VacancyTerms,
    as_draft: bool,
    actor: Viewer,
    now: datetime,
    today: date,
    is_another: bool = False,
) -> Vacancy:
    """Write a vacancy down, as a draft or straight for approval; staff do it for any employer.

    Raises SimilarVacancyError unless a person has looked and says that `is_another`.
    """
    party = rules.party_to(actor, organization_id=organization_id)
    if party not in _OWNERS:
        raise NotAllowedError
    fair = get_fair(fair_id)
    lock(fair, shared=True)
    _check_registration(fair, party=party, today=today)
    terms = _checked(terms, get_organization(organization_id), today=today)
    if not is_another:
        _check_similar(fair_id, organization_id, terms.title)
    vacancy = Vacancy(
        fair=fair,
        organization_id=organization_id,
        posted_by_id=actor.id or None,  # an operator has no account
        state=VacancyState.DRAFT,
        taken=0,
    )
    assign(vacancy, terms)
    if not as_draft:
        _submit(vacancy, party=party, now=now)
    _confirm(vacancy, actor=actor, now=now)
    db.session.add(vacancy)
    db.session.flush()
    return vacancy


def _checked(terms: VacancyTerms, employer: Organization, *, today: date) -> VacancyTerms:
    """Return the terms as they are stored: with what is usual instead of what was left empty."""
    position = find_position(terms.position_id)
    terms = filled_in(terms, position=position, employer=employer)
    check_work(terms)
    check_portal(terms, today=today)
    return terms


def copy_vacancy(vacancy: Vacancy, *, actor: Viewer, now: datetime, today: date) -> Vacancy:
    """Post an earlier fair's vacancy to the one that takes vacancies now, straight for approval.

    Raises NothingToCopyToError, SimilarVacancyError.
    """
    fairs = list_posting_fairs(today=today, visible_to=actor)
    fair = next((one for one in fairs if one.id != vacancy.fair_id), None)
    if fair is None:
        raise NothingToCopyToError
    known = terms_of(vacancy, VacancyTerms)
    return post_vacancy(
        fair_id=fair.id,
        organization_id=vacancy.organization_id,
        terms=copied(known, before=vacancy.fair.held_on, after=fair.held_on),
        as_draft=False,
        actor=actor,
        now=now,
        today=today,
    )


def _check_similar(fair_id: int, organization_id: int, title: str) -> None:
    known = find_similar_vacancy(title, fair_id=fair_id, organization_id=organization_id)
    if known:
        raise SimilarVacancyError(known.title, record_id=known.id)


def edit_vacancy(
    vacancy: Vacancy,
    *,
    terms: VacancyTerms,
    as_draft: bool,
    actor: Viewer,
    now: datetime,
    today: date,
) -> None:
    """Change a vacancy and, unless it stays a draft, send what was not sent yet for approval.

    An approved one goes back to approval when its employer changes it. Offers made before keep
    their own terms.
    """
    lock(vacancy.fair, shared=True)
    lock_unchanged(vacancy)
    party = _party_for(VacancyEvent.EDIT, vacancy, actor)
    rules.check_not_over(vacancy.fair.state)
    terms = _checked(terms, vacancy.organization, today=today)
    rules.check_seats(seats=terms.seats, taken=vacancy.taken)
    assign(vacancy, terms)
    _confirm(vacancy, actor=actor, now=now)
    if rules.goes_back(vacancy.state, party):
        _move(vacancy, VacancyEvent.RESUBMIT, party)
        vacancy.submitted_at = now
    elif vacancy.state in rules.UNSENT_VACANCIES and not as_draft:
        _check_registration(vacancy.fair, party=party, today=today)
        _submit(vacancy, party=party, now=now)
    settle_seats(vacancy, party=party, now=now)
    db.session.flush()


def submit_vacancy(vacancy: Vacancy, *, actor: Viewer, now: datetime, today: date) -> None:
    """Send a vacancy for approval."""
    party = _hold(vacancy, VacancyEvent.SUBMIT, actor)
    _check_registration(vacancy.fair, party=party, today=today)
    _submit(vacancy, party=party, now=now)
    _confirm(vacancy, actor=actor, now=now)
    db.session.flush()


def confirm_vacancy(vacancy: Vacancy, *, actor: Viewer, now: datetime) -> None:
    """Vouch that a vacancy still stands."""
    _hold(vacancy, VacancyEvent.CONFIRM, actor)
    rules.check_not_over(vacancy.fair.state)
    _confirm(vacancy, actor=actor, now=now)
    db.session.flush()


def approve_vacancy(
    vacancy: Vacancy, *, actor: Viewer, now: datetime, version: int | None = None
) -> None:
    """Put a vacancy into the catalogue and write to its employer.

    Offers that had to wait while it was being mended stand again, and their students are told.
    `version` is the one that was read; raises VacancyChangedError when there is another by now.
    """
    party = _hold(vacancy, VacancyEvent.APPROVE, actor, version=version)
    rules.check_not_over(vacancy.fair.state)
    waited = offer_holders(vacancy, now=now) if vacancy.rejection_reason else []
    _move(vacancy, VacancyEvent.APPROVE, party)
    vacancy.rejection_reason = ""
    vacancy.published_at = vacancy.published_at or now  # the first time: news are new once
    settle_seats(vacancy, party=party, now=now)
    db.session.flush()
    letters.tell_employer(VacancyEvent.APPROVE, vacancy, now=now)
    if vacancy.state is VacancyState.APPROVED:  # one full by now has told them so
        letters.tell_applicants(VacancyEvent.APPROVE, waited, now=now)


def reject_vacancy(
    vacancy: Vacancy, *, reason: str, actor: Viewer, now: datetime, version: int | None = None
) -> None:
    """Give a vacancy back to its employer with what to mend; its offers wait meanwhile.

    `version` is the one that was read; raises VacancyChangedError when there is another by now.
    """
    party = _hold(vacancy, VacancyEvent.REJECT, actor, version=version)
    rules.check_not_over(vacancy.fair.state)
    if not reason.strip():
        raise RemarkMissingError(field="reason")
    vacancy.rejection_reason = reason
    _move(vacancy, VacancyEvent.REJECT, party)
    db.session.flush()
    letters.tell_employer(VacancyEvent.REJECT, vacancy, now=now)
    letters.tell_applicants(VacancyEvent.REJECT, offer_holders(vacancy, now=now), now=now)


def withdraw_vacancy(vacancy: Vacancy, *, actor: Viewer, now: datetime) -> None:
    """Take a vacancy off; whoever waits for an answer is told that there will be none.

    What students have accepted stays accepted.
    """
    party = _hold(vacancy, VacancyEvent.WITHDRAW, actor)
    rules.check_not_over(vacancy.fair.state)
    _move(vacancy, VacancyEvent.WITHDRAW, party)
    locked = lock_applications(list_open_applications(vacancy_id=vacancy.id))
    # One of them may have been closed by its student while this waited for the lock.
    waiting = [one for one in locked if one.state in rules.OPEN_APPLICATIONS]
    for application in waiting:
        if offer_to_answer(application):
            move_application(application, ApplicationEvent.TAKE_BACK, party=party, now=now)
        move_application(application, ApplicationEvent.DECLINE, party=party, now=now)
    db.session.flush()
    letters.tell_applicants(VacancyEvent.WITHDRAW, waiting, now=now)


def _hold(
    vacancy: Vacancy, event: VacancyEvent, actor: Viewer, *, version: int | None = None
) -> FairParty | None:
    """Lock a vacancy under its fair; return the side the actor takes in a step."""
    lock(vacancy.fair, shared=True)
    lock(vacancy)
    party = _party_for(event, vacancy, actor)
    if version not in (None, vacancy.version):
        raise VacancyChangedError
    return party


def _party_for(event: VacancyEvent, vacancy: Vacancy, actor: Viewer) -> FairParty | None:
    party = rules.party_to(actor, organization_id=vacancy.organization_id)
    VACANCY_MOVES.after(event, vacancy.state, party)
    return party


def _move(vacancy: Vacancy, event: VacancyEvent, party: FairParty | None) -> None:
    vacancy.state = VACANCY_MOVES.after(event, vacancy.state, party)


def _submit(vacancy: Vacancy, *, party: FairParty | None, now: datetime) -> None:
    _move(vacancy, VacancyEvent.SUBMIT, party)
    vacancy.submitted_at = now


def _check_registration(fair: Fair, *, party: FairParty | None, today: date) -> None:
    is_late = today > fair.registration_until and party is not FairParty.STAFF
    if fair.state not in rules.POSTING_FAIRS or is_late:
        raise RegistrationClosedError(field="fair_id")


def _confirm(vacancy: Vacancy, *, actor: Viewer, now: datetime) -> None:
    vacancy.confirmed_at, vacancy.confirmed_by_id = now, actor.id or None
