"""Reading publications. Staff and the council read all, everybody what is public news."""

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, case, false, func, or_, select, true
from sqlalchemy.orm import joinedload, selectinload

from app.accounts.queries import holder_choices
from app.activities.permissions import Permission
from app.activities.publications.enums import PublicationStanding, PublicationState
from app.activities.publications.models import Publication, PublicationOutlet
from app.activities.publications.rules import days_late, last_late_event
from app.base.choices import Choices
from app.base.errors import NotFoundError
from app.base.search import first_found, matches
from app.base.viewer import Viewer
from app.deadlines.academic_year import AcademicYear
from app.extensions import db
from app.plan.enums import EvidenceKind, Topic
from app.plan.evidence import EvidenceRows
from app.plan.models import Item, Plan
from app.plan.queries import evidence_rows, serving
from app.settings.queries import moved_days

SORTABLE = {"event": Publication.event_on, "published": Publication.published_on}
NEWS_SORTABLE = {"published": Publication.published_on}
IS_NEWS = (Publication.state == PublicationState.PUBLISHED) & Publication.is_public
_IS_DRAFT = Publication.state == PublicationState.DRAFT


def list_publications(
    *,
    today: date,
    q: str | None = None,
    standing: PublicationStanding | None = None,
    item: int | None = None,
    event: int | None = None,
    author: int | None = None,
) -> Select[Any]:
    """Select publications that fit the filters, for those who read all of them."""
    statement = select(Publication).options(
        joinedload(Publication.author), selectinload(Publication.outlets)
    )
    if q:
        statement = statement.where(matches(q, (Publication, Publication.id)))
    if standing is PublicationStanding.OVERDUE:
        statement = statement.where(_is_overdue(today))
    elif standing:
        statement = statement.where(Publication.state == PublicationState(standing.value))
    if item:
        statement = statement.where(serving(Publication, item))
    if event:
        statement = statement.where(Publication.event_id == event)
    return statement.where(Publication.author_id == author) if author else statement


def list_news(*, q: str | None = None) -> Select[Any]:
    """Select what is published and open to everybody."""
    statement = select(Publication).where(IS_NEWS).options(selectinload(Publication.outlets))
    return statement.where(matches(q, (Publication, Publication.id))) if q else statement


def newest_news(*, limit: int) -> list[Publication]:
    """Return the newest news."""
    newest = list_news().order_by(Publication.published_on.desc(), Publication.id.desc())
    return list(db.session.scalars(newest.limit(limit)))


def get_news(publication_id: int) -> Publication:
    """Return a publication everybody may read; raises NotFoundError."""
    return _one(select(Publication).where(Publication.id == publication_id, IS_NEWS))


def get_publication(publication_id: int, *, visible_to: Viewer) -> Publication:
    """Return a publication for those who read all of them; raises NotFoundError."""
    allowed = true() if visible_to.can(Permission.PUBLICATION_VIEW) else false()
    return _one(select(Publication).where(Publication.id == publication_id, allowed))


def _one(statement: Select[Any]) -> Publication:
    options = (joinedload(Publication.author), selectinload(Publication.outlets))
    found: Publication | None = db.session.scalar(statement.options(*options))
    if found is None:
        raise NotFoundError
    return found


def get_outlet(outlet_id: int) -> PublicationOutlet:
    """Return an outlet with its publication; raises NotFoundError."""
    statement = select(PublicationOutlet).where(PublicationOutlet.id == outlet_id)
    found = db.session.scalar(statement.options(joinedload(PublicationOutlet.publication)))
    if found is None:
        raise NotFoundError
    return found


def first_day_of(publication: Publication) -> date | None:
    """Return the day of a publication's first outlet."""
    days = select(func.min(PublicationOutlet.published_on))
    return db.session.scalar(days.where(PublicationOutlet.publication_id == publication.id))


def find_asked(event_id: int) -> Publication | None:
    """Return the publication an event asked for."""
    asked = select(Publication).where(Publication.event_id == event_id, Publication.is_asked)
    return db.session.scalar(asked)


def list_of_event(event_id: int) -> list[Publication]:
    """Return what tells of an event, in the order it was added."""
    found = select(Publication).where(Publication.event_id == event_id).order_by(Publication.id)
    return list(db.session.scalars(found.options(selectinload(Publication.outlets))))


def search_publications(query: str, *, visible_to: Viewer | None, limit: int) -> list[Publication]:
    """Return the newest publications that some words mean, of those this person may read."""
    sees_all = visible_to is not None and visible_to.can(Permission.PUBLICATION_VIEW)
    shown = true() if sees_all else IS_NEWS
    newest = [Publication.event_on.desc()]
    return first_found(Publication, query, shown, order=newest, limit=limit)


def author_choices(chosen: int | None = None) -> Choices:
    """Return who may answer for a publication."""
    return holder_choices("publication-authors", Permission.PUBLICATION_MANAGE, chosen=chosen)


def media_item_ids(event_on: date) -> list[int]:
    """Return the items of the media plan in the plan whose year a day lies in."""
    first_year = AcademicYear.containing(event_on).first_year
    found = (
        select(Item.id)
        .join(Plan, Plan.id == Item.plan_id)
        .where(Item.topic == Topic.MEDIA, ~Item.withdrawn, Plan.first_year == first_year)
    )
    return list(db.session.scalars(found.order_by(Item.id)))


class WaitingPublications(NamedTuple):
    """Publications that wait: how many, the earliest event of theirs, one of them."""

    number: int
    since: date | None
    first_id: int | None
    first_title: str | None


def tally_waiting(*, today: date, author: int, overdue: bool) -> Select[*tuple[Any, ...]]:
    """Select the fields of WaitingPublications: of a person's drafts that are late, or in term.

    Nobody's drafts count as well; one of an event that is ahead waits for nobody.
    """
    is_late = _is_overdue(today)
    in_term = _IS_DRAFT & ~is_late & (Publication.event_on <= today)
    condition = is_late if overdue else in_term
    own = or_(Publication.author_id == author, Publication.author_id.is_(None))
    first = (Publication.event_on, Publication.id, Publication.title)
    return select(func.count(), *(func.min(one) for one in first)).where(condition, own)


def tally_overdue(*, today: date) -> Select[*tuple[Any, ...]]:
    """Select how many drafts are past their term."""
    return select(func.count()).select_from(Publication).where(_is_overdue(today))


class Timeliness(NamedTuple):
    """How the publications of a year came out."""

    published: int
    in_time: int


def timeliness_of_year(today: date) -> Timeliness:
    """Count what was published in the academic year so far, and how much of it in its term."""
    first = AcademicYear.containing(today).start
    days = select(Publication.event_on, Publication.published_on).where(
        Publication.published_on.between(first, today)
    )
    rows = db.session.execute(days).all()
    moved = moved_days()
    late = (days_late(event_on, out_on, moved) for event_on, out_on in rows if out_on)
    return Timeliness(len(rows), sum(not one for one in late))


def to_remind(*, today: date) -> Select[Any]:
    """Select drafts nobody was reminded of, whose event is over, in the order of locks."""
    found = select(Publication).where(
        _IS_DRAFT,
        Publication.event_on < today,
        Publication.reminded_on.is_(None),
        Publication.author_id.is_not(None),
    )
    return found.order_by(Publication.id)


def list_drafts_of(user_id: int) -> list[Publication]:
    """Return what waits for a person, in the order it is locked."""
    own = select(Publication).where(_IS_DRAFT, Publication.author_id == user_id)
    return list(db.session.scalars(own.order_by(Publication.id)))


def evidence_of_items() -> EvidenceRows:
    """Select publications that serve the plan; a draft is set for the day of its event."""
    return evidence_rows(
        Publication,
        kind=EvidenceKind.PUBLICATION,
        finished_on=Publication.published_on,
        planned_on=Publication.event_on,
        shown=Publication.state != PublicationState.DROPPED,
    )


def list_of_item(item_id: int, *, limit: int) -> list[Publication]:
    """Return an item's publications, the newest first."""
    is_draft = case((_IS_DRAFT, 0), else_=1)
    found = select(Publication).where(
        serving(Publication, item_id), Publication.state != PublicationState.DROPPED
    )
    newest = found.order_by(is_draft, Publication.event_on.desc(), Publication.id.desc())
    return list(db.session.scalars(newest.limit(limit)))


def _is_overdue(today: date) -> ColumnElement[bool]:
    return _IS_DRAFT & (Publication.event_on <= last_late_event(today, moved_days()))
