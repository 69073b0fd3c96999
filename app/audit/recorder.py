"""Writes the log from the session's own knowledge of what changed."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import Enum
from functools import partial
from typing import Any

from sqlalchemy import Connection, insert, inspect
from sqlalchemy.orm import InstanceState, Session, object_session

from app.audit.context import current_actor
from app.audit.enums import Action
from app.audit.models import AuditEntry, AuditField
from app.base import clock
from app.base.listening import listen_once
from app.extensions import Model

MASK = "•••"
_PENDING = "audit_pending"
Change = tuple[Action, Any, dict[str, list[Any]]]


def record_changes() -> None:
    """Listen to every session: each flush leaves its differences in the log."""
    listen_once(Session, "before_flush", _collect)
    listen_once(Model, "before_delete", _collect_deleted, propagate=True)
    listen_once(Session, "after_flush", _write)


def _collect(session: Session, *_: Any) -> None:
    # Old values are gone after the flush, new ids are only there after it: hence two steps.
    session.info[_PENDING] = [
        *((Action.CREATED, one, {}) for one in session.new if _is_audited(one)),
        *((Action.CHANGED, one, _differences(one)) for one in session.dirty if _is_audited(one)),
    ]


def _collect_deleted(_mapper: Any, _connection: Any, record: Any) -> None:
    # A record taken out of its collection is found to be deleted only during the flush.
    session = object_session(record)
    if session and _is_audited(record):
        session.info[_PENDING].append((Action.DELETED, record, _contents(record, 0)))


def _write(session: Session, *_: Any) -> None:
    pending: list[Change] = session.info.pop(_PENDING, [])
    rows = [_row(action, record, changes) for action, record, changes in pending]
    written = [row for row in rows if row["changes"]]
    if written:
        _store(session.connection(), written)


def _store(connection: Connection, rows: list[dict[str, Any]]) -> None:
    """Write entries; those of changes are found by their fields too."""
    changed = [row for row in rows if row["action"] is Action.CHANGED]
    others = [row for row in rows if row["action"] is not Action.CHANGED]
    if others:
        connection.execute(insert(AuditEntry), others)
    if changed:
        # A record changes once in a flush, so that the rows may come back in any order: kept in
        # theirs, SQLite would insert them one by one.
        columns = (AuditEntry.id, AuditEntry.entity, AuditEntry.entity_id)
        keys = {(row["entity"], row["entity_id"]): [*row["changes"]] for row in changed}
        fields = [
            {"entity": entity, "field": key, "entry_id": id_}
            for id_, entity, entity_id in connection.execute(
                insert(AuditEntry).returning(*columns), changed
            )
            for key in keys[entity, entity_id]
        ]
        connection.execute(insert(AuditField), fields)


def _row(action: Action, record: Any, changes: dict[str, list[Any]]) -> dict[str, Any]:
    actor = current_actor()
    return {
        "at": clock.now(),
        "actor_id": actor.user_id,
        "actor_name": actor.name,
        "request_id": actor.request_id,
        "action": action,
        "entity": record.__tablename__,
        "entity_id": inspect(record).identity[0] if action is not Action.CREATED else record.id,
        "changes": changes or (_contents(record, 1) if action is Action.CREATED else {}),
    }


def _is_audited(record: Any) -> bool:
    return getattr(record, "__audited__", True)


def _columns(state: InstanceState[Any]) -> list[tuple[str, str | None]]:
    columns = state.mapper.column_attrs
    marked = [(column.key, column.columns[0].info.get("audit")) for column in columns]
    return [(key, mark) for key, mark in marked if mark != "skip"]


def audited_lists(model: Any) -> list[str]:
    """Return the lists of other records whose ids the log keeps as a field of the record.

    They are marked `info={"audit": "ids"}`: rows between two tables that have no id of their own.
    """
    return [one.key for one in inspect(model).relationships if one.info.get("audit") == "ids"]


def _contents(record: Any, side: int) -> dict[str, list[Any]]:
    pairs = ((key, mark, getattr(record, key)) for key, mark in _columns(inspect(record)))
    filled = {key: _plain(value, mark) for key, mark, value in pairs if value is not None}
    # A new record's list that nobody set is empty: it is not asked for.
    read = inspect(record).dict.get if side else partial(getattr, record)
    listed = ((key, _ids(read(key) or ())) for key in audited_lists(type(record)))
    filled |= {key: ids for key, ids in listed if ids}
    return {key: [None, value] if side else [value, None] for key, value in filled.items()}


def _differences(record: Any) -> dict[str, list[Any]]:
    state = inspect(record)
    changed: dict[str, list[Any]] = {}
    for key, mark in _columns(state):
        history = state.attrs[key].history
        if history.has_changes() and key != "version":
            before = history.deleted[0] if history.deleted else None
            changed[key] = [_plain(before, mark), _plain(getattr(record, key), mark)]
    for key in audited_lists(type(record)):
        history = state.attrs[key].history
        if history.has_changes():
            kept = list(history.unchanged or ())
            changed[key] = [_ids([*kept, *history.deleted]), _ids([*kept, *history.added])]
    return changed


def _ids(records: Iterable[Any]) -> list[int]:
    return sorted(one.id for one in records)


def _plain(value: Any, mark: str | None) -> Any:
    return MASK if mark == "mask" else plain_value(value)


def plain_value(value: Any) -> Any:
    """Return a column's value as JSON keeps it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return (
        value if isinstance(value, (str, int, float, bool, dict, list, type(None))) else str(value)
    )
