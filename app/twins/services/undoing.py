"""A merge is taken back: two records again, each with what was its own."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.base.errors import NotFoundError
from app.base.kept_values import from_kept
from app.base.locks import lock
from app.base.references import references_to
from app.base.viewer import Viewer
from app.extensions import db
from app.twins import queries
from app.twins.enums import PairState
from app.twins.errors import AlreadyUndoneError, MergedRecordChangedError
from app.twins.kinds import TwinKind, stepping_aside, twin_kind, yielding
from app.twins.models import Merge
from app.twins.services.merging import point_row
from app.twins.services.pairs import check_may_decide


def undo_merge(merge: Merge, *, actor: Viewer, now: datetime) -> None:
    """Bring back the record that went, and give it what was moved from it.

    What came to the kept record after the merge stays there. Raises AlreadyUndoneError, and
    MergedRecordChangedError when the kept record was edited since or the number is taken.
    """
    kind = twin_kind(merge.entity)
    check_may_decide(kind, actor)
    lock(merge)
    if merge.undone_at is not None:
        raise AlreadyUndoneError
    kept = queries.find_record(kind, merge.kept_id)
    if kept is None:
        raise NotFoundError
    lock(kept)
    is_taken = queries.find_record(kind, merge.gone_id) is not None
    if is_taken or kept.version != merge.steps.get("version"):  # none: erased since
        raise MergedRecordChangedError
    _give_back(kind, kept, merge)
    merge.undone_at, merge.pair.state = now, PairState.OPEN
    db.session.flush()


def _give_back(kind: TwinKind, kept: Any, merge: Merge) -> None:
    columns = kind.model.__table__.columns
    for key, value in merge.steps["before"].items():
        setattr(kept, key, from_kept(columns[key], value))
    db.session.flush()  # first: what must be unique is free again
    _bring_back(kind.model, merge.steps["gone"])
    models = {one.model.__tablename__: one.model for one in yielding()}
    moved = {(one["table"], one["column"]): one["keys"] for one in merge.steps["moved"]}
    for reference in references_to(kind.table):
        keys = moved.get((reference.table.name, reference.column.name), [])
        there = set(queries.rows_pointing(reference, kind, kept.id))
        for key in map(tuple, keys):
            if key in there:  # what was deleted or moved on since stays as it is
                point_row(reference, key, merge.gone_id)
    for one in merge.steps.get("yielded", ()):  # last: what yielded may have been the kept one's
        _bring_back(models[one["table"]], one["row"])
    _name_as_before(merge)


def _name_as_before(merge: Merge) -> None:
    """Give rows that stepped aside their names back; what is no more stays so."""
    models = {one.model.__tablename__: one.model for one in stepping_aside()}
    for one in merge.steps.get("renamed", ()):
        record = db.session.get(models[one["table"]], one["id"])
        for name, value in one["before"].items() if record else ():
            setattr(record, name, value)
    db.session.flush()


def _bring_back(model: type[Any], kept: Mapping[str, Any]) -> None:
    """Add a record that went, under its own number; its version begins anew."""
    columns = model.__table__.columns
    row = {key: from_kept(columns[key], value) for key, value in kept.items()}
    row.pop("version", None)
    db.session.add(model(**row))
    db.session.flush()
