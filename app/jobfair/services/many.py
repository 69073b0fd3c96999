"""Use cases of many vacancies or applications at once; those that are not ready are passed over."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from app.base.errors import DomainError, NotAllowedError
from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.extensions import db
from app.jobfair import rules
from app.jobfair.models import FairApplication, Vacancy
from app.jobfair.permissions import Permission
from app.jobfair.queries.many import applications_by_ids, vacancies_by_ids
from app.jobfair.rules import Confirmed, OfferTerms
from app.jobfair.services.applications import decline_application
from app.jobfair.services.offers import make_offer
from app.jobfair.services.vacancies import (
    approve_vacancy,
    confirm_vacancy,
    reject_vacancy,
    withdraw_vacancy,
)

Record = TypeVar("Record", Vacancy, FairApplication)


def approve_vacancies(
    ids: Sequence[int], *, read: Mapping[int, int], actor: Viewer, now: datetime
) -> int:
    """Put vacancies into the catalogue; `read` holds the versions that were read.

    One that was changed since, or was not among those read, waits for another reading. Return how
    many were approved.
    """
    require(actor, Permission.VACANCY_APPROVE)
    return _each(
        vacancies_by_ids([id_ for id_ in ids if id_ in read], visible_to=actor),
        lambda one: approve_vacancy(one, version=read[one.id], actor=actor, now=now),
    )


def reject_vacancies(
    ids: Sequence[int], *, reason: str, read: Mapping[int, int], actor: Viewer, now: datetime
) -> int:
    """Give vacancies back with one remark, as they were read; return how many."""
    require(actor, Permission.VACANCY_APPROVE)

    def reject(vacancy: Vacancy) -> None:
        version = read[vacancy.id]
        reject_vacancy(vacancy, reason=reason, version=version, actor=actor, now=now)

    return _each(vacancies_by_ids([id_ for id_ in ids if id_ in read], visible_to=actor), reject)


def confirm_vacancies(ids: Sequence[int], *, actor: Viewer, now: datetime) -> Confirmed:
    """Vouch for vacancies; return what was known before."""
    require(actor, Permission.VACANCY_POST)
    before: dict[int, tuple[str, int | None]] = {}

    def confirm(vacancy: Vacancy) -> None:
        lock(vacancy.fair, shared=True)
        lock(vacancy)  # what was known before is read under the lock
        known = vacancy.confirmed_at.isoformat() if vacancy.confirmed_at else ""
        said_by = vacancy.confirmed_by_id
        confirm_vacancy(vacancy, actor=actor, now=now)
        before[vacancy.id] = (known, said_by)

    _each(vacancies_by_ids(ids, visible_to=actor), confirm)
    return Confirmed(now.isoformat(), before)


def take_confirmations_back(confirmed: Confirmed, *, actor: Viewer) -> int:
    """Put back what was known before, of vacancies nobody vouched for since; return how many."""
    require(actor, Permission.VACANCY_POST)
    returned = 0
    for vacancy in vacancies_by_ids(list(confirmed.before), visible_to=actor):
        lock(vacancy)
        if vacancy.confirmed_at != datetime.fromisoformat(confirmed.at):
            continue
        at, said_by = confirmed.before[vacancy.id]
        vacancy.confirmed_at = datetime.fromisoformat(at) if at else None
        vacancy.confirmed_by_id = said_by
        returned += 1
    db.session.flush()
    return returned


def withdraw_vacancies(ids: Sequence[int], *, actor: Viewer, now: datetime) -> int:
    """Take vacancies off; return how many."""
    require(actor, Permission.VACANCY_POST)
    return _each(
        vacancies_by_ids(ids, visible_to=actor),
        lambda vacancy: withdraw_vacancy(vacancy, actor=actor, now=now),
    )


def make_offers(
    ids: Sequence[int], *, terms: OfferTerms, actor: Viewer, now: datetime, today: date
) -> int:
    """Offer applicants the work in the same words; return how many. Raises PastDateError."""
    require(actor, Permission.OFFER_MAKE)
    rules.check_answer_day(terms.answer_until, today=today)
    return _each(
        applications_by_ids(ids, visible_to=actor),
        lambda one: make_offer(one, terms=terms, actor=actor, now=now, today=today),
    )


def decline_applications(ids: Sequence[int], *, actor: Viewer, now: datetime) -> int:
    """Answer applicants with a no; return how many."""
    require(actor, Permission.OFFER_MAKE)
    return _each(
        applications_by_ids(ids, visible_to=actor),
        lambda one: decline_application(one, actor=actor, now=now),
    )


def _each(records: Iterable[Record], step: Callable[[Record], Any]) -> int:
    """Take a step with each record; one that is refused it has changed nothing."""
    done = 0
    for record in records:
        try:
            step(record)
        except NotAllowedError:
            raise
        except DomainError:
            continue
        done += 1
    return done
