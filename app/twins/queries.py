"""Reading pairs and merges."""

from typing import Any, NamedTuple

from sqlalchemy import Select, func, select

from app.audit.naming import names_of
from app.base.errors import NotFoundError
from app.base.references import Reference, references_to
from app.base.viewer import Viewer
from app.extensions import db
from app.twins.enums import PairState
from app.twins.kinds import TwinKind, twin_kind, twin_kinds
from app.twins.models import Merge, TwinPair

SORTABLE = {"likeness": TwinPair.likeness}
MERGES_SORTABLE = {"when": Merge.merged_at}


class Dependent(NamedTuple):
    """How many records of a kind hang on one record."""

    label: str
    number: int


def list_pairs(
    *, visible_to: Viewer, state: PairState | None = None, entity: str | None = None
) -> Select[Any]:
    """Select pairs of the kinds this person may merge, open ones by default."""
    tables = [kind.table for kind in twin_kinds(visible_to)]
    statement = select(TwinPair).where(TwinPair.entity.in_(tables))
    statement = statement.where(TwinPair.state == (state or PairState.OPEN))
    return statement.where(TwinPair.entity == entity) if entity else statement


def get_pair(pair_id: int, *, visible_to: Viewer) -> TwinPair:
    """Return a pair of a kind this person may merge; raises NotFoundError."""
    found = db.session.get(TwinPair, pair_id)
    if found is None or not visible_to.can(twin_kind(found.entity).permission):
        raise NotFoundError
    return found


def find_pair(entity: str, first_id: int, second_id: int) -> TwinPair | None:
    """Return the pair of two records, None when nobody thought of it."""
    left, right = sorted((first_id, second_id))
    same = (TwinPair.left_id == left) & (TwinPair.right_id == right)
    return db.session.scalar(select(TwinPair).where(TwinPair.entity == entity, same))


def pairs_by_records(entity: str) -> dict[tuple[int, int], TwinPair]:
    """Return all pairs of a table by their records."""
    found = db.session.scalars(select(TwinPair).where(TwinPair.entity == entity))
    return {(pair.left_id, pair.right_id): pair for pair in found}


def tally_open(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    """Select how many pairs wait for this person's decision."""
    waiting = list_pairs(visible_to=viewer)
    return waiting.with_only_columns(func.count(TwinPair.id)).order_by(None)


def find_record(kind: TwinKind, record_id: int) -> Any | None:
    """Return a record of a kind, None when it is no more."""
    return db.session.get(kind.model, record_id)


def get_record(kind: TwinKind, record_id: int) -> Any:
    """Return a record of a kind; raises NotFoundError."""
    found = find_record(kind, record_id)
    if found is None:
        raise NotFoundError
    return found


def list_merges(*, visible_to: Viewer) -> Select[Any]:
    """Select merges of the kinds this person may merge."""
    tables = [kind.table for kind in twin_kinds(visible_to)]
    return select(Merge).where(Merge.entity.in_(tables))


def get_merge(merge_id: int, *, visible_to: Viewer) -> Merge:
    """Return a merge; raises NotFoundError."""
    found = db.session.get(Merge, merge_id)
    if found is None or not visible_to.can(twin_kind(found.entity).permission):
        raise NotFoundError
    return found


def dependents_of(kind: TwinKind, record_id: int) -> list[Dependent]:
    """Return what hangs on a record, by kind; one statement for each table that may."""
    counts: dict[str, int] = {}
    for reference in references_to(kind.table):
        wanted = (
            select(func.count())
            .select_from(reference.table)
            .where(_points(reference, kind, record_id))
        )
        if number := db.session.scalar(wanted):
            names = names_of(reference.table.name)
            label = str(names.label) if names else reference.table.name
            counts[label] = counts.get(label, 0) + number
    return [Dependent(label, count) for label, count in counts.items()]


def rows_pointing(reference: Reference, kind: TwinKind, record_id: int) -> list[tuple[Any, ...]]:
    """Return the primary keys of the rows that hold a record's id, in order."""
    keys = list(reference.table.primary_key.columns)
    statement = select(*keys).where(_points(reference, kind, record_id)).order_by(*keys)
    return [tuple(row) for row in db.session.execute(statement)]


def row_of(kind: TwinKind, record_id: int) -> dict[str, Any]:
    """Return a record as the table holds it, column by column."""
    table = kind.model.__table__
    row = db.session.execute(select(table).where(table.c.id == record_id)).mappings().one()
    return dict(row)


def _points(reference: Reference, kind: TwinKind, record_id: int) -> Any:
    points = reference.column == record_id
    return points & (reference.table.c.entity == kind.table) if reference.by_name else points
