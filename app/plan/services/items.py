"""Decisions of staff about single items: topic, deadline by hand, status by hand."""

from collections.abc import Mapping
from datetime import date

from flask_babel import lazy_gettext as _l

from app.deadlines import Deadline, DeadlineKind, Every, read_deadlines
from app.extensions import db
from app.plan.enums import ItemStatus, Topic
from app.plan.errors import (
    DeadlineIncompleteError,
    NotAnItemToEditError,
    OverrideReasonMissingError,
)
from app.plan.models import Item


def edit_item(
    item: Item,
    *,
    topic: Topic,
    deadline_kind: str,
    deadline_start: date | None,
    deadline_end: date | None,
    deadline_every: str,
    status_override: ItemStatus | None,
    override_reason: str,
) -> None:
    """Store what staff decided; saving confirms the topic.

    An empty `deadline_kind` takes the deadline from the document's words; without
    `status_override` the status is left to the evidence. Raises DeadlineIncompleteError,
    OverrideReasonMissingError (each with its field) and NotAnItemToEditError.
    """
    if item.withdrawn:
        raise NotAnItemToEditError
    if deadline_kind:
        by_hand = _deadline(
            DeadlineKind(deadline_kind), deadline_start, deadline_end, deadline_every
        )
        _set_deadlines(item, (by_hand,), by_hand=True)
    elif item.deadlines_by_hand:
        _set_deadlines(item, read_deadlines(item.deadline_text, item.plan.year), by_hand=False)
    _override(item, status_override, override_reason)
    item.topic, item.topic_confirmed = topic, True
    db.session.flush()


def confirm_topics(items: Mapping[Item, Topic]) -> None:
    """Store the topics of several items as confirmed by a person."""
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


def _deadline(kind: DeadlineKind, start: date | None, end: date | None, every: str) -> Deadline:
    if start and end and end < start:
        raise DeadlineIncompleteError(
            _l("Последний день раньше начала. Поменяйте даты местами."), field="deadline_end"
        )
    if kind is DeadlineKind.RANGE and not end:
        raise DeadlineIncompleteError(
            _l("Укажите последний день: к нему всё должно быть готово."), field="deadline_end"
        )
    if kind is DeadlineKind.RECURRING and not every:
        raise DeadlineIncompleteError(
            _l("Выберите, как часто это повторяется."), field="deadline_every"
        )
    if kind is DeadlineKind.BY_SCHEDULE:
        return Deadline(kind)
    return Deadline(kind, start, end, every=_unit(kind, every))


def _unit(kind: DeadlineKind, every: str) -> Every | None:
    return Every(every) if kind is DeadlineKind.RECURRING else None
