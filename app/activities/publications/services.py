"""Use cases of publications."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from app.activities.permissions import Permission
from app.activities.publications import letters, queries, rules
from app.activities.publications.enums import PublicationEvent, PublicationState
from app.activities.publications.errors import OutletTakenError
from app.activities.publications.models import Publication, PublicationOutlet
from app.activities.publications.rules import MOVES, OutletTerms, PublicationTerms, due_on
from app.base.constraints import refusing
from app.base.locks import lock, lock_rows
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.plan.services.serving import serve_items
from app.settings.queries import moved_days


def create_publication(
    *,
    terms: PublicationTerms,
    item_ids: Sequence[int],
    actor: Viewer,
    today: date,
    event_id: int | None = None,
) -> Publication:
    """Add a publication that is being prepared; raises UnlikelyDateError, ItemsMissingError."""
    require(actor, Permission.PUBLICATION_MANAGE)
    rules.check_event_day(terms.event_on, today=today)
    publication = Publication(event_id=event_id)
    assign(publication, terms)
    db.session.add(publication)
    db.session.flush()
    serve_items(publication, item_ids)
    return publication


def edit_publication(
    publication: Publication,
    *,
    terms: PublicationTerms,
    item_ids: Sequence[int],
    actor: Viewer,
    today: date,
) -> None:
    """Change a publication; raises UnlikelyDateError, AfterOutletError, ItemsMissingError."""
    require(actor, Permission.PUBLICATION_MANAGE)
    lock(publication)
    MOVES.after(PublicationEvent.EDIT, publication.state, rules.party_of(actor))
    rules.check_event_day(terms.event_on, today=today)
    rules.check_moved(terms.event_on, publication.published_on)
    assign(publication, terms)
    db.session.flush()
    serve_items(publication, item_ids)


def add_outlet(
    publication: Publication, *, terms: OutletTerms, actor: Viewer, today: date
) -> PublicationOutlet:
    """Note where a publication came out; the first outlet publishes it.

    Raises MoveNotAllowedError, BeforeEventError, FuturePublicationError, LinkMissingError,
    OutletNameMissingError, OutletTakenError.
    """
    require(actor, Permission.PUBLICATION_MANAGE)
    lock(publication)
    state = MOVES.after(PublicationEvent.PUBLISH, publication.state, rules.party_of(actor))
    rules.check_outlet(terms, event_on=publication.event_on, today=today)
    outlet = PublicationOutlet(publication_id=publication.id, is_demo=publication.is_demo)
    assign(outlet, replace(terms, url=terms.url or None))
    with refusing({"uq_publication_outlets_publication_id_url": OutletTakenError(field="url")}):
        db.session.add(outlet)
    first = publication.published_on
    publication.published_on = min(first, terms.published_on) if first else terms.published_on
    publication.state = state
    db.session.flush()
    db.session.expire(publication, ["outlets"])
    return outlet


def remove_outlet(outlet: PublicationOutlet, *, actor: Viewer) -> None:
    """Take an outlet out; without any the publication is being prepared again."""
    require(actor, Permission.PUBLICATION_MANAGE)
    publication = outlet.publication
    lock(publication)
    db.session.delete(outlet)
    db.session.flush()
    first = queries.first_day_of(publication)
    if first is None:
        party = rules.party_of(actor)
        publication.state = MOVES.after(PublicationEvent.RETRACT, publication.state, party)
    publication.published_on = first
    db.session.flush()
    db.session.expire(publication, ["outlets"])


def drop_publication(publication: Publication, *, reason: str, actor: Viewer) -> None:
    """Note that nothing will be told, and why; raises DropReasonMissingError."""
    require(actor, Permission.PUBLICATION_MANAGE)
    lock(publication)
    state = MOVES.after(PublicationEvent.DROP, publication.state, rules.party_of(actor))
    rules.check_reason(reason)
    publication.dropped_reason = reason
    publication.state = state
    db.session.flush()


def restore_publication(publication: Publication, *, actor: Viewer) -> None:
    """Ask again for a publication that was dropped."""
    require(actor, Permission.PUBLICATION_MANAGE)
    lock(publication)
    party = rules.party_of(actor)
    publication.state = MOVES.after(PublicationEvent.RESTORE, publication.state, party)
    publication.dropped_reason = ""
    db.session.flush()


def ask_for_publication(
    event_id: int,
    *,
    occasion: str,
    event_on: date,
    author_id: int | None,
    item_ids: Sequence[int],
    actor: Viewer,
) -> Publication:
    """Ask for the publication of a held event, once: a second time it is the same one.

    It serves the media plan of the event's year; without one, what the event serves. The event is
    locked by the caller, so that nobody else asks meanwhile.
    """
    require(actor, Permission.PUBLICATION_MANAGE)
    asked = queries.find_asked(event_id)
    if asked is None:
        asked = Publication(
            event_id=event_id,
            is_asked=True,
            title=occasion,
            occasion=occasion,
            event_on=event_on,
            author_id=author_id,
        )
        db.session.add(asked)
        db.session.flush()
        serve_items(asked, queries.media_item_ids(event_on) or item_ids)
    return asked


def follow_event(event_id: int, *, occasion: str, event_on: date, actor: Viewer) -> None:
    """Let what tells of an event know its new name and day; what is out keeps its day.

    A draft whose event moved is reminded of anew.
    """
    require(actor, Permission.PUBLICATION_MANAGE)
    for publication in queries.list_of_event(event_id):
        publication.occasion = occasion
        if publication.state is not PublicationState.PUBLISHED:
            publication.event_on = event_on
            publication.reminded_on = None
    db.session.flush()


def withdraw_asked(event_id: int, *, actor: Viewer) -> bool:
    """Take back what an event asked for that was not held after all; False when it is out."""
    require(actor, Permission.PUBLICATION_MANAGE)
    asked = queries.find_asked(event_id)
    if asked is None:
        return True
    if asked.state is PublicationState.PUBLISHED:
        return False
    db.session.delete(asked)
    db.session.flush()
    return True


def remind_authors(*, actor: Viewer, now: datetime, today: date) -> int:
    """Write once to whoever answers for a publication whose term ends today or is over."""
    require(actor, Permission.PUBLICATION_MANAGE)
    moved = moved_days()
    due = [(one, due_on(one.event_on, moved)) for one in lock_rows(queries.to_remind(today=today))]
    waiting = [(one, last) for one, last in due if last <= today]
    for publication, last in waiting:
        publication.reminded_on = today
        letters.remind(publication, is_late=last < today, now=now)
    db.session.flush()
    return len(waiting)
