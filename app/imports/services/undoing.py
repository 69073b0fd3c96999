"""An import is taken back as a whole, by what the log of changes says it did."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Table, inspect

from app.audit.enums import Action
from app.audit.models import AuditEntry
from app.audit.naming import names_of
from app.audit.recorder import audited_lists
from app.base.errors import NotAllowedError
from app.base.kept_values import from_kept
from app.base.locks import lock
from app.base.references import references_to
from app.base.viewer import Viewer
from app.extensions import db
from app.imports import queries
from app.imports.enums import RunState
from app.imports.errors import UndoRefusedError
from app.imports.models import ImportRun

Tell = Callable[[int, int], None]
_STEP = 50
_OWN = frozenset({"import_runs", "stored_files"})


def undo_import(run: ImportRun, *, actor: Viewer, now: datetime, tell: Tell) -> None:
    """Remove what an import added and give back what it changed, all or nothing.

    Raises UndoRefusedError with the reason when a record was edited since, is gone, or has
    something of a later day hanging on it.
    """
    if not queries.may_run(run.declared, actor):
        raise NotAllowedError
    lock(run)
    if run.state is not RunState.APPLIED:  # undone by an earlier try of the same job
        return
    entries = [one for one in queries.entries_of(run.mark) if one.entity not in _OWN]
    touched = _by_table(entries)
    _refuse_edited(touched, last=run.mark)
    added = _by_table([one for one in entries if one.action is Action.CREATED])
    _refuse_built_upon(added)
    _take_back(entries, added, tell)
    run.state, run.undone_at = RunState.UNDONE, now
    db.session.flush()


def give_up_undoing(run: ImportRun, message: str) -> None:
    """Note why an import could not be taken back."""
    lock(run)
    run.message = message
    db.session.flush()


def _by_table(entries: Sequence[AuditEntry]) -> dict[str, set[int]]:
    tables: defaultdict[str, set[int]] = defaultdict(set)
    for one in entries:
        tables[one.entity].add(one.entity_id)
    return dict(tables)


def _refuse_edited(touched: Mapping[str, Collection[int]], *, last: str) -> None:
    for table, ids in touched.items():
        later = queries.find_later_entry(table, ids, mark=last)
        if later:
            raise UndoRefusedError(
                _(
                    "Отменить нельзя: запись «%(what)s» № %(id)d после загрузки изменил(а) "
                    "%(who)s.",
                    what=_name(table),
                    id=later.entity_id,
                    who=later.actor_name,
                )
            )


def _refuse_built_upon(added: Mapping[str, Collection[int]]) -> None:
    for table, ids in added.items():
        lists = _tables_of_lists(table)
        for reference in references_to(table):
            if reference.table.info.get("computed"):  # counted from the record, goes with it
                continue
            if reference.table.name in lists:  # rows of the record itself: its log tells of them
                continue
            own = added.get(reference.table.name, ())
            count = queries.count_pointing(reference, table, ids, but=own)
            if count:
                raise UndoRefusedError(
                    _(
                        "Отменить нельзя: на добавленные записи («%(what)s») уже ссылаются "
                        "другие («%(other)s»: %(count)d).",
                        what=_name(table),
                        other=_name(reference.table.name),
                        count=count,
                    )
                )


def _tables_of_lists(table: str) -> set[str]:
    """Return the tables whose rows a record takes along: lists that stand in its own log."""
    names = names_of(table)
    if names is None:
        return set()
    lists = inspect(names.model).relationships
    between = (lists[key].secondary for key in audited_lists(names.model))
    return {one.name for one in between if isinstance(one, Table)}


def _take_back(
    entries: Sequence[AuditEntry], added: Mapping[str, Collection[int]], tell: Tell
) -> None:
    """The last first: what was added for another goes before it."""
    for at, entry in enumerate(reversed(entries)):
        if at % _STEP == 0:
            tell(at, len(entries))
        record = _record(entry)
        if entry.action is Action.CREATED:
            db.session.delete(record)
            db.session.flush()
        elif entry.entity_id not in added.get(entry.entity, ()):
            _restore(record, entry)
    db.session.flush()


def _record(entry: AuditEntry) -> Any:
    names = names_of(entry.entity)
    record = db.session.get(names.model, entry.entity_id) if names else None
    if record is None:
        raise UndoRefusedError(_("Отменить нельзя: добавленных записей уже нет на сайте."))
    return record


def _restore(record: Any, entry: AuditEntry) -> None:
    columns, lists = type(record).__table__.columns, audited_lists(type(record))
    for key, (old, _new) in entry.changes.items():
        value = _listed(record, key, old) if key in lists else from_kept(columns[key], old)
        setattr(record, key, value)


def _listed(record: Any, key: str, ids: Collection[int] | None) -> list[Any]:
    """Return the records a list held; those that are gone since stay out of it."""
    model = inspect(type(record)).relationships[key].mapper.class_
    found = (db.session.get(model, id_) for id_ in ids or ())
    return [one for one in found if one is not None]


def _name(table: str) -> str:
    names = names_of(table)
    return str(names.label) if names else table
