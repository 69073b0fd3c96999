"""Decisions of staff about what an item is about, what proves it, and when it is due."""

from collections.abc import Mapping
from datetime import datetime

from app.base.locks import lock_unchanged
from app.base.viewer import Viewer, require
from app.deadlines import read_deadlines
from app.extensions import db
from app.plan.enums import Topic
from app.plan.errors import NotAnItemToEditError
from app.plan.models import Item
from app.plan.permissions import Permission
from app.plan.rules.decisions import (
    DatesTerms,
    ItemTerms,
    StoredDates,
    StoredTerms,
    read_dates,
)
from app.plan.rules.needs import MOST_NEEDS, propose_needs


def decisions_of(item: Item) -> StoredTerms:
    """Return what an item is about and what proves it, as its form shows it."""
    needs = item.required[:MOST_NEEDS]
    kinds = {f"kinds_{n}": need.kinds for n, need in enumerate(needs, 1)}
    counts = {f"count_{n}": need.count for n, need in enumerate(needs, 1)}
    return StoredTerms(version=item.version, topic=item.topic, **kinds, **counts)  # type: ignore[arg-type]


def edit_item(item: Item, *, terms: ItemTerms, actor: Viewer, now: datetime) -> None:
    """Store what an item is about and what proves it; saving confirms both.

    Raises NeedsMissingError with its field, NotAnItemToEditError.
    """
    change_allowed(item, actor)
    item.needs = [need.to_json() for need in terms.needs]
    item.needs_confirmed_at, item.needs_confirmed_by_id = now, actor.id or None
    item.topic, item.topic_confirmed = terms.topic, True
    db.session.flush()


def confirm_topics(items: Mapping[Item, Topic], *, actor: Viewer, now: datetime) -> None:
    """Store the topics of several items, and what proves them, as confirmed by a person.

    For another topic what proves an item is proposed anew, unless somebody decided it before: that
    nobody has seen yet.
    """
    require(actor, Permission.ITEM_MANAGE)
    for item, topic in items.items():
        if item.needs_confirmed_at is None:
            is_seen = item.topic is topic and bool(item.required)
            needs = propose_needs(item.expected_result, item.title, topic)
            item.needs = [need.to_json() for need in (item.required if is_seen else needs)]
            item.needs_confirmed_at = now if is_seen else None
            item.needs_confirmed_by_id = (actor.id or None) if is_seen else None
        item.topic, item.topic_confirmed = topic, True
    db.session.flush()


def dates_of(item: Item) -> StoredDates:
    """Return the dates of our own that an item has."""
    return StoredDates(
        version=item.version, own_dates=item.own_dates, schedule_link=item.schedule_link
    )


def set_dates(item: Item, *, terms: DatesTerms, actor: Viewer) -> None:
    """Let own dates count in the place of the document's words, which stay beside them.

    Without any the words count again. Raises DatesUnreadError, NotAnItemToEditError.
    """
    change_allowed(item, actor)
    own = read_dates(terms.own_dates, item.year)
    deadlines = own or read_deadlines(item.deadline_text, item.year)
    item.deadlines = [deadline.to_json() for deadline in deadlines]
    item.deadlines_by_hand = bool(own)
    item.own_dates = terms.own_dates.strip() if own else ""
    item.schedule_link = terms.schedule_link
    item.overdue_confirmed_at = item.overdue_confirmed_by_id = None
    db.session.flush()


def change_allowed(item: Item, actor: Viewer) -> None:
    """Hold an item for a change; raises NotAllowedError, NotAnItemToEditError."""
    require(actor, Permission.ITEM_MANAGE)
    lock_unchanged(item)
    if item.withdrawn:
        raise NotAnItemToEditError
