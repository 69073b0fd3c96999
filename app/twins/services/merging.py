"""Two records become one: a person chose the fields, what pointed to the other one follows."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import inspect, update

from app.audit.naming import names_of
from app.base.constraints import refusing_all
from app.base.kept_values import as_kept
from app.base.locks import lock, lock_unchanged
from app.base.references import Reference, references_to
from app.base.viewer import Viewer
from app.extensions import Model, db
from app.twins import queries
from app.twins.enums import PairState
from app.twins.errors import PairDecidedError, RecordsClashError
from app.twins.fields import chosen_values, columns_of, differing
from app.twins.kinds import TwinKind, stepping_aside, twin_kind, yielding
from app.twins.models import Merge, TwinPair
from app.twins.services.pairs import check_may_decide


def merge_pair(
    pair: TwinPair, *, keep: str, sides: Mapping[str, str], actor: Viewer, now: datetime
) -> Merge:
    """Make one record of two; return what was done, enough to undo it.

    `keep` («left» or «right») says whose number stays, `sides` whose value each differing column
    takes. Raises PairDecidedError, RecordsClashError when both have what there is only one of,
    StaleDataError (a 409) when somebody edits one of them meanwhile.
    """
    kind = twin_kind(pair.entity)
    check_may_decide(kind, actor)
    lock(pair)
    left, right = (queries.find_record(kind, id_) for id_ in (pair.left_id, pair.right_id))
    if pair.state is not PairState.OPEN or left is None or right is None:
        raise PairDecidedError
    for record in (left, right):
        lock_unchanged(record)
    asked = {key: sides.get(key, keep) for key in differing(kind.model, left, right)}
    values = chosen_values(left, right, asked)
    kept, gone = (left, right) if keep == "left" else (right, left)
    if kind.settle:
        kind.settle(kept, gone)
    merge = Merge(pair=pair, entity=kind.table, kept_id=kept.id, gone_id=gone.id, merged_at=now)
    merge.steps = _merge(kind, kept, gone, values)
    pair.state = PairState.MERGED
    db.session.add(merge)
    db.session.flush()
    return merge


def _merge(kind: TwinKind, kept: Any, gone: Any, values: dict[str, Any]) -> dict[str, Any]:
    before = {key: as_kept(getattr(kept, key)) for key in columns_of(kind.model)}
    row = {key: as_kept(value) for key, value in queries.row_of(kind, gone.id).items()}
    yielded = _yield_rows(kind, kept.id, gone.id)
    renamed = _rename_rows(kind, kept.id, gone.id)
    moved = [
        move_rows(reference, kind, gone.id, kept.id) for reference in references_to(kind.table)
    ]
    db.session.refresh(gone)  # its collections are empty now, nothing is deleted with it
    db.session.delete(gone)
    db.session.flush()  # before the kept one takes over a number that must be unique
    for key, value in values.items():
        setattr(kept, key, value)
    db.session.flush()
    return {
        "gone": row,
        "before": before,
        "moved": [one for one in moved if one["keys"]],
        "yielded": yielded,
        "renamed": renamed,
        "version": kept.version,
    }


def _yield_rows(kind: TwinKind, kept_id: int, gone_id: int) -> list[dict[str, Any]]:
    """Delete what both records have and only one may; return it, enough to bring it back."""
    rows = []
    for one in yielding():
        for record in one.clashing(kind.table, kept_id, gone_id):
            columns = one.model.__table__.columns.keys()
            row = {key: as_kept(getattr(record, key)) for key in columns}
            rows.append({"table": one.model.__tablename__, "row": row})
            db.session.delete(record)
    db.session.flush()
    return rows


def _rename_rows(kind: TwinKind, kept_id: int, gone_id: int) -> list[dict[str, Any]]:
    """Give rows that would clash by their names other ones; return what they were called."""
    rows = []
    for one in stepping_aside():
        for record, values in one.renames(kind.table, kept_id, gone_id):
            before = {name: getattr(record, name) for name in values}
            rows.append({"table": one.model.__tablename__, "id": record.id, "before": before})
            for name, value in values.items():
                setattr(record, name, value)
    db.session.flush()
    return rows


def move_rows(reference: Reference, kind: TwinKind, source: int, target: int) -> dict[str, Any]:
    """Let the rows of a table point to another record; return which did.

    Raises RecordsClashError when the other has such a row already.
    """
    keys = queries.rows_pointing(reference, kind, source)
    names = names_of(reference.table.name)
    with refusing_all(RecordsClashError(str(names.label) if names else reference.table.name)):
        for key in keys:
            point_row(reference, key, target)
    return {
        "table": reference.table.name,
        "column": reference.column.name,
        "keys": [list(key) for key in keys],
    }


def point_row(reference: Reference, key: tuple[Any, ...], target: int) -> None:
    """Let one row point to a record; a row of a mapped table changes in the log too."""
    model = _model_of(reference)
    if model is not None:
        record = db.session.get_one(model, key if len(key) > 1 else key[0])
        setattr(record, _attribute_of(model, reference), target)
        db.session.flush()
        return
    columns = reference.table.primary_key.columns
    same = [column == value for column, value in zip(columns, key, strict=True)]
    db.session.execute(update(reference.table).where(*same).values({reference.column: target}))


def _model_of(reference: Reference) -> type[Any] | None:
    in_key = reference.column.primary_key  # an association: its key itself changes
    found = (one for one in Model.registry.mappers if one.local_table is reference.table)
    mapper = next(found, None)
    return None if mapper is None or in_key else mapper.class_


def _attribute_of(model: type[Any], reference: Reference) -> str:
    return str(inspect(model).get_property_by_column(reference.column).key)
