"""Use cases of kept searches: kept, ended, told of what is new."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from app.accounts.queries import addresses_of_organization
from app.base.errors import NotFoundError
from app.base.locks import lock, lock_rows
from app.base.viewer import Viewer, require
from app.extensions import db
from app.jobfair.catalogue import queries
from app.jobfair.catalogue.letters import News, tell_of_news
from app.jobfair.catalogue.models import VacancySearch
from app.jobfair.catalogue.searches import MOST_SEARCHES, kept_criteria, read_criteria
from app.jobfair.errors import TooManySearchesError
from app.jobfair.models import Fair
from app.joining.confirming import addressee_of
from app.links.rules import Addressee
from app.links.services import send_link
from app.links.tasks import LinkTask
from app.organizations.models import Organization
from app.organizations.queries import get_organization

MOST_TOLD = 20  # vacancies of one search that a letter names
MOST_ASKED = 20  # vacancies of one question to an employer; of the others the next morning's asks
ANSWER_WITHIN = timedelta(days=14)


def keep_search(
    criteria: Mapping[str, Any], *, title: str, actor: Viewer, now: datetime
) -> VacancySearch:
    """Keep a search of the catalogue for letters; the same one twice is one.

    Raises TooManySearchesError.
    """
    kept = kept_criteria(criteria)
    own = queries.searches_of(actor)
    if known := next((one for one in own if one.criteria == kept), None):
        return known
    if len(own) >= MOST_SEARCHES:
        raise TooManySearchesError
    search = VacancySearch(user_id=actor.id, title=title, criteria=kept, told_until=now)
    db.session.add(search)
    db.session.flush()
    return search


def end_search(search: VacancySearch, *, actor: Viewer | None) -> None:
    """End a search: its owner's own, or (without an actor) that of a letter's link.

    Raises NotFoundError for another's search.
    """
    if actor is not None and actor.id != search.user_id:
        raise NotFoundError
    db.session.delete(search)
    db.session.flush()


def tell_owner(
    searches: Iterable[VacancySearch], fair: Fair, *, actor: Viewer, now: datetime, today: date
) -> bool:
    """Write one letter of all that is new in one person's searches; False when nothing is.

    The day is noted under the lock: a second worker finds it and writes nothing.
    """
    locked = [_locked(search) for search in searches]
    if any(search.written_on == today for search in locked):
        return False
    news = []
    for search in locked:
        found = queries.find_news(search, fair, read_criteria(search.criteria), until=now)
        search.told_until = now
        if found:
            news.append(News(search, found[:MOST_TOLD], len(found)))
    for one in news:
        one.search.written_on = today
    db.session.flush()
    if news:
        tell_of_news(news, now=now)
    return bool(news)


def ask_employer(
    task: LinkTask,
    organization_id: int,
    *,
    before: datetime,
    actor: Viewer,
    now: datetime,
    today: date,
) -> bool:
    """Ask an employer by a link whether what nobody vouched for since a moment still stands.

    False when there is nothing to ask by now, or nobody to be written to: staff sees those among
    the vacancies nobody answers for. Each vacancy is asked about once in a term.
    """
    require(actor, task.permission)
    asked = queries.unasked_vacancies(organization_id, before=before, limit=MOST_ASKED)
    vacancies = lock_rows(asked)
    organization = get_organization(organization_id)
    addressee = _addressee(organization)
    if not vacancies or not addressee.email:
        return False
    send_link(
        task,
        record=organization,
        addressee=addressee,
        until=today + ANSWER_WITHIN,
        actor=actor,
        now=now,
        today=today,
    )
    for vacancy in vacancies:
        vacancy.reminded_at = now
    db.session.flush()
    return True


def _addressee(organization: Organization) -> Addressee:
    """Return whom to ask: a contact person, else somebody with an account, else the office."""
    known = addressee_of(organization)
    accounts = () if known.email else addresses_of_organization(organization)
    return replace(known, email=accounts[0]) if accounts else known


def _locked(search: VacancySearch) -> VacancySearch:
    lock(search)
    return search
