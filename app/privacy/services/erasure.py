"""A person's data removed: names, dates and contacts go, counted rows stay."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, delete, inspect, tuple_, update

from app.audit.recorder import MASK
from app.base.locks import lock
from app.base.search import search_words
from app.base.viewer import Viewer, require
from app.extensions import db
from app.files.models import StoredFile
from app.files.services.attachments import forget_attachments
from app.files.services.stored import forget_file
from app.privacy.errors import AlreadyErasedError, ErasureRefusedError
from app.privacy.models import Erasure
from app.privacy.permissions import Permission
from app.privacy.queries import people as queries
from app.privacy.queries.people import Known
from app.web.personal import ERASED, Fate, PersonalTable, personal_tables


@dataclass(frozen=True)
class TableFate:
    """What erasure does to the rows of one table about a person."""

    table: PersonalTable
    count: int
    reasons: Sequence[str] = ()  # what forbids it now


@dataclass
class _Work:
    """What an erasure has found, before it changes anything."""

    rows: dict[PersonalTable, list[Any]] = field(default_factory=dict)

    def ids(self) -> Mapping[str, frozenset[int]]:
        """Return the ids of the rows by table, of those tables that have one."""
        found = {
            one.table: frozenset(row.id for row in rows)
            for one, rows in self.rows.items()
            if hasattr(one.model, "id")
        }
        return {table: ids for table, ids in found.items() if ids}


def preview_erasure(known: Known) -> list[TableFate]:
    """Return, by table, what an erasure would do and what forbids it; nothing is changed."""
    fates = []
    for table in personal_tables().values():
        rows = queries.rows_about(table, known) if table.hinders else None
        count = queries.count_about(table, known) if rows is None else len(rows)
        if count:
            reasons = list(table.hinders(rows)) if table.hinders and rows else []
            fates.append(TableFate(table, count, reasons))
    return fates


def erase_person(
    kind: str, id_: int, *, reason: str, actor: Viewer, now: datetime, today: date
) -> Erasure:
    """Remove a person's data on request; raises ErasureRefusedError with the reasons."""
    require(actor, Permission.PERSON_ERASE)
    return erase_card(kind, id_, reason=reason, actor_id=actor.id or None, now=now, today=today)


def erase_card(
    kind: str, id_: int, *, reason: str, actor_id: int | None, now: datetime, today: date
) -> Erasure:
    """Remove a person's data: on request, or because its term is over."""
    _source, record = queries.get_card(kind, id_)
    lock(record)
    known = queries.whole_person(kind, id_)
    if not known.names:
        raise AlreadyErasedError
    work = _collect(known)
    counts = {one.table: len(rows) for one, rows in work.rows.items() if rows}
    # A form opened in the meantime must not bring a name back: the log is masked last of all.
    remembered = work.ids()
    _forget_files(work)
    _erase_rows(work, today)
    _blank_prose(known)
    _unsign(known)
    db.session.flush()
    _forget_words(remembered)
    mask_log(remembered, known)
    erasure = Erasure(
        kind=kind, person_id=id_, at=now, actor_id=actor_id, reason=reason, counts=counts
    )
    db.session.add(erasure)
    db.session.flush()
    return erasure


def blank_row(table: PersonalTable, row: Any) -> None:
    """Take what is personal out of one row; the row stays and is counted as before."""
    if table.fate is Fate.DELETE:
        db.session.delete(row)
        return
    for column in table.blank:
        setattr(row, column, table.left_in(row, column))


def _collect(known: Known) -> _Work:
    """Lock what is about the person and refuse where something forbids the erasure."""
    work = _Work()
    reasons: list[str] = []
    for table in personal_tables().values():
        rows = queries.rows_about(table, known)
        if table.hinders and rows:
            for row in rows:
                lock(row)
            reasons.extend(table.hinders(rows))
        work.rows[table] = rows
    if reasons:
        raise ErasureRefusedError(" ".join(reasons))
    return work


def _erase_rows(work: _Work, today: date) -> None:
    # What stands on the upper floors points down: it goes first.
    for table in reversed(list(work.rows)):
        if table.fate is Fate.STAY:
            continue
        for row in work.rows[table]:
            blank_row(table, row)
            if table.fate is Fate.BLANK and hasattr(row, "erased_on"):
                row.erased_on = today
        db.session.flush()


def _forget_files(work: _Work) -> None:
    for table, rows in work.rows.items():
        if not hasattr(table.model, "id"):
            continue
        scans = _file_columns(table)
        for row in rows:
            forget_attachments(row)
            for column in scans:
                _forget_file(row, column)


def _file_columns(table: PersonalTable) -> list[str]:
    columns = inspect(table.model).columns
    return [
        column.key
        for column in columns
        if any(key.column.table.name == "stored_files" for key in column.foreign_keys)
    ]


def _forget_file(row: Any, column: str) -> None:
    file_id = getattr(row, column)
    if file_id is None or row.__tablename__ == "attachments":
        return
    setattr(row, column, None)
    db.session.flush()
    file = db.session.get(StoredFile, file_id)
    if file:
        forget_file(file)


def _blank_prose(known: Known) -> None:
    for table in personal_tables().values():
        for column in table.texts:
            model: Any = table.model
            db.session.execute(
                update(model)
                .where(queries.is_named_in(column, known))
                .values({column.key: {} if isinstance(column.type, JSON) else ERASED})
                .execution_options(synchronize_session=False)
            )


def _unsign(known: Known) -> None:
    """Take the name from beside the number of who did something."""
    for table in personal_tables().values():
        for number, name in table.signed:
            model: Any = table.model
            db.session.execute(
                update(model)
                .where(number.in_(known.of(queries.target_of(number))))
                .values({name.key: ERASED})
                .execution_options(synchronize_session=False)
            )


def _forget_words(ids: Mapping[str, Iterable[int]]) -> None:
    pairs = [(table, id_) for table, found in ids.items() for id_ in found]
    if pairs:
        words = tuple_(search_words.c.kind, search_words.c.record_id)
        db.session.execute(delete(search_words).where(words.in_(pairs)))


def mask_log(rows: Mapping[str, frozenset[int]], known: Known) -> int:
    """Mask what the log remembers of erased rows, and every value that names the person.

    That something was changed, when and by whom stays; what it was does not.
    """
    tables = personal_tables()
    masked = 0
    for entry in queries.log_entries_about(rows, known):
        is_own = entry.entity_id in rows.get(entry.entity, ())
        own = _kept_columns(tables[entry.entity]) if is_own else None
        changes = {
            key: [_masked(side, key, own, known) for side in sides]
            for key, sides in entry.changes.items()
        }
        if changes != entry.changes:
            entry.changes = changes
            masked += 1
    db.session.flush()
    return masked


def _kept_columns(table: PersonalTable) -> frozenset[str]:
    """Return the columns of an erased row that tell nothing of a person: numbers and states."""
    if table.fate is Fate.STAY:
        return frozenset(inspect(table.model).columns.keys())
    kept = {
        column.key
        for column in inspect(table.model).columns
        if column.key not in table.blank
        and (column.foreign_keys or column.primary_key or _is_plain(column.type))
    }
    return frozenset(kept)


def _is_plain(kind: Any) -> bool:
    return bool(getattr(kind, "enum_class", None)) or kind.python_type in (bool, int)


def _masked(value: Any, key: str, kept: frozenset[str] | None, known: Known) -> Any:
    if value is None or value == "":
        return value
    if kept is not None and key not in kept:
        return MASK
    text = str(value)
    return MASK if any(word in text for word in known.names | known.emails) else value
