"""Decisions of staff about single items: topic, deadline by hand, status by hand."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l

from app.base.viewer import Viewer, require
from app.deadlines import Deadline, DeadlineKind, read_deadlines
from app.extensions import db
from app.plan.enums import ItemStatus, Topic
from app.plan.errors import (
    DeadlineIncompleteError,
    NotAnItemToEditError,
    OverrideReasonMissingError,
)
from app.plan.models import Item
from app.plan.permissions import Permission
from app.plan.rules.decisions import ItemTerms, StoredDecisions


def decisions_of(item: Item) -> StoredDecisions:
    """Return what was decided about an item; a deadline as read from the document is none."""
    by_hand = item.schedule[0] if item.deadlines_by_hand and item.schedule else None
    return StoredDecisions(
        version=item.version,
        topic=item.topic,
        deadline_kind=by_hand.kind if by_hand else None,
        deadline_start=by_hand.start if by_hand else None,
        deadline_end=by_hand.end if by_hand else None,
        deadline_every=by_hand.every if by_hand else None,
        status_override=item.status_override,
        override_reason=item.override_reason,
    )


def edit_item(item: Item, *, terms: ItemTerms, actor: Viewer) -> None:
    """Store what staff decided; saving confirms the topic.

    Raises DeadlineIncompleteError, OverrideReasonMissingError (each with its field) and
    NotAnItemToEditError.
    """
    require(actor, Permission.ITEM_MANAGE)
    if item.withdrawn:
        raise NotAnItemToEditError
    if terms.deadline_kind:
        _set_deadlines(item, (_deadline(terms.deadline_kind, terms),), by_hand=True)
    elif item.deadlines_by_hand:
        _set_deadlines(item, read_deadlines(item.deadline_text, item.plan.year), by_hand=False)
    _override(item, terms.status_override, terms.override_reason)
    item.topic, item.topic_confirmed = terms.topic, True
    db.session.flush()


def confirm_topics(items: Mapping[Item, Topic], *, actor: Viewer) -> None:
    """Store the topics of several items as confirmed by a person."""
    require(actor, Permission.ITEM_MANAGE)
    for item, topic in items.items():
        item.topic, item.topic_confirmed = topic, True
    db.session.flush()


def _set_deadlines(item: Item, deadlines: tuple[Deadline, ...], *, by_hand: bool) -> None:
    item.deadlines = [deadline.to_json() for deadline in deadlines]
    item.deadlines_by_hand = by_hand


def _override(item: Item, status: ItemStatus | None, reason: str) -> None:
    if status and not reason:
        raise OverrideReasonMissingError(field="override_reason")
    item.status_override = status
    item.override_reason = reason if status else ""


def _deadline(kind: DeadlineKind, terms: ItemTerms) -> Deadline:
    start, end = terms.deadline_start, terms.deadline_end
    if start and end and end < start:
        raise DeadlineIncompleteError(
            _l("Последний день раньше начала. Поменяйте даты местами."), field="deadline_end"
        )
    if kind is DeadlineKind.RANGE and not end:
        raise DeadlineIncompleteError(
            _l("Укажите последний день: к нему всё должно быть готово."), field="deadline_end"
        )
    if kind is DeadlineKind.BY_SCHEDULE:
        return Deadline(kind)
    if kind is not DeadlineKind.RECURRING:
        return Deadline(kind, start, end)
    if not terms.deadline_every:
        raise DeadlineIncompleteError(
            _l("Выберите, как часто это повторяется."), field="deadline_every"
        )
    return Deadline(kind, start, end, every=terms.deadline_every)
