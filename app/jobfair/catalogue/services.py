"""Use cases of kept searches: kept, ended, told of what is new."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from app.base.errors import NotFoundError
from app.base.locks import lock
from app.base.viewer import Viewer
from app.extensions import db
from app.jobfair.catalogue import queries
from app.jobfair.catalogue.letters import News, tell_of_news
from app.jobfair.catalogue.models import VacancySearch
from app.jobfair.catalogue.searches import MOST_SEARCHES, kept_criteria, read_criteria
from app.jobfair.errors import TooManySearchesError
from app.jobfair.models import Fair

MOST_TOLD = 20  # vacancies of one search that a letter names


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


def _locked(search: VacancySearch) -> VacancySearch:
    lock(search)
    return search
