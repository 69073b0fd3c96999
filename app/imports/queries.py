"""Reading imports and their rows; staff see all of them, accounts only who may load accounts."""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import joinedload

from app.audit.models import AuditEntry
from app.base.errors import NotFoundError
from app.base.references import Reference
from app.base.viewer import Viewer
from app.extensions import db
from app.imports.enums import RowFate, RowOutcome, RunState
from app.imports.kinds import ImportKind, kinds
from app.imports.models import ImportRow, ImportRun, ImportShape
from app.imports.permissions import Permission

RUN_SORTABLE = {"when": ImportRun.id}
_AT_ONCE = 500  # ids in one statement
ROW_SORTABLE = {"row": ImportRow.number}


def may_run(kind: ImportKind, viewer: Viewer) -> bool:
    """Tell whether this person may load spreadsheets of a kind."""
    return viewer.can(Permission.RUN) and viewer.can(kind.permission)


def kinds_for(viewer: Viewer) -> list[ImportKind]:
    """Return the kinds this person may load."""
    return [kind for kind in kinds() if may_run(kind, viewer)]


def get_run(run_id: int, *, visible_to: Viewer) -> ImportRun:
    """Return an import of a kind this person may load; raises NotFoundError."""
    statement = select(ImportRun).where(ImportRun.id == run_id, _visible(visible_to))
    run = db.session.scalar(statement.options(joinedload(ImportRun.created_by)))
    if run is None:
        raise NotFoundError
    return run


def find_run(run_id: int) -> ImportRun | None:
    """Return an import for the worker, with who asked for it."""
    statement = select(ImportRun).where(ImportRun.id == run_id)
    return db.session.scalar(statement.options(joinedload(ImportRun.created_by)))


def find_person(user_id: int) -> Viewer | None:
    """Return who asked the worker; accounts stands above, so the table is asked for by name."""
    people = ImportRun.created_by.property.mapper.class_
    person: Viewer | None = db.session.get(people, user_id)
    return person


def list_runs(
    *, visible_to: Viewer, kind: str | None = None, state: RunState | None = None
) -> Select[Any]:
    """Select imports with who sent them; the caller orders them."""
    statement = select(ImportRun).options(joinedload(ImportRun.created_by))
    statement = statement.where(_visible(visible_to))
    if kind:
        statement = statement.where(ImportRun.kind == kind)
    if state:
        statement = statement.where(ImportRun.state == state)
    return statement


def list_rows(
    run: ImportRun,
    *,
    q: str | None = None,
    fate: RowFate | None = None,
    outcome: RowOutcome | None = None,
) -> Select[Any]:
    """Select the rows of an import; the caller orders them."""
    statement = select(ImportRow).options(joinedload(ImportRow.run))
    statement = statement.where(ImportRow.run_id == run.id)
    if q:
        found = func.lower(ImportRow.key).contains(q.lower(), autoescape=True)
        statement = statement.where(found)
    if fate:
        statement = statement.where(ImportRow.fate == fate)
    if outcome:
        statement = statement.where(ImportRow.outcome == outcome)
    return statement


def rows_by_number(run: ImportRun) -> dict[int, ImportRow]:
    """Return every row of an import by its number in the sheet."""
    rows = db.session.scalars(select(ImportRow).where(ImportRow.run_id == run.id))
    return {row.number: row for row in rows}


def problems_by_number(run: ImportRun) -> dict[int, list[str]]:
    """Return what is wrong with the refused rows of an import."""
    columns = select(ImportRow.number, ImportRow.details)
    found = columns.where(ImportRow.run_id == run.id, ImportRow.fate == RowFate.REFUSED)
    return {
        row.number: [one["message"] for one in row.details.get("problems", [])]
        for row in db.session.execute(found.order_by(ImportRow.number))
    }


def count_outcomes(run: ImportRun) -> dict[RowOutcome, int]:
    """Return how many rows came out how."""
    columns = select(ImportRow.outcome, func.count()).where(ImportRow.run_id == run.id)
    found = columns.where(ImportRow.outcome.is_not(None)).group_by(ImportRow.outcome)
    rows = db.session.execute(found).all()
    return {row[0]: row[1] for row in rows if row[0]}


def count_undecided(run: ImportRun) -> int:
    """Return how many twins nobody has decided about."""
    undecided = case((ImportRow.choice.is_(None), 1))
    columns = select(func.count(undecided))
    return (
        db.session.scalar(columns.where(ImportRow.run_id == run.id, ImportRow.fate == RowFate.TWIN))
        or 0
    )


def find_same_file(kind: str, sha256: str, *, but: int | None = None) -> ImportRun | None:
    """Return the newest import of the same content that went in, None when there is none."""
    statement = (
        select(ImportRun)
        .where(ImportRun.kind == kind, ImportRun.sha256 == sha256)
        .where(ImportRun.state == RunState.APPLIED, ImportRun.id != (but or 0))
        .options(joinedload(ImportRun.created_by))
    )
    return db.session.scalar(statement.order_by(ImportRun.id.desc()).limit(1))


def waiting_runs(kind: str, sha256: str, user_id: int) -> list[ImportRun]:
    """Return the imports of the same content that a person sent and has not put in."""
    states = (RunState.READING, RunState.PREVIEWED)
    waiting = ImportRun.state.in_(states) & (ImportRun.sha256 == sha256)
    statement = select(ImportRun).where(waiting, ImportRun.kind == kind)
    return list(db.session.scalars(statement.where(ImportRun.created_by_id == user_id)))


def applying_runs(kind: str) -> Select[Any]:
    """Select the imports of a kind that are going in, in the order they are locked in."""
    going = (ImportRun.kind == kind) & (ImportRun.state == RunState.APPLYING)
    return select(ImportRun).where(going).order_by(ImportRun.id)


def find_shape(kind: str, shape: str) -> ImportShape | None:
    """Return how a sheet with these headings was read the last time."""
    return db.session.scalar(
        select(ImportShape).where(ImportShape.kind == kind, ImportShape.shape == shape)
    )


def _visible(viewer: Viewer) -> Any:
    names: Collection[str] = [kind.name for kind in kinds_for(viewer)]
    return ImportRun.kind.in_(names)


def entries_of(mark: str) -> list[AuditEntry]:
    """Return what was written to the log under a mark, in order."""
    statement = select(AuditEntry).where(AuditEntry.request_id == mark)
    return list(db.session.scalars(statement.order_by(AuditEntry.id)))


def find_later_entry(table: str, ids: Collection[int], *, mark: str) -> AuditEntry | None:
    """Return a change of one of these records that came after those under the mark."""
    first = select(func.min(AuditEntry.id)).where(AuditEntry.request_id == mark)
    for some in _batches(ids):
        statement = select(AuditEntry).where(
            AuditEntry.entity == table,
            AuditEntry.entity_id.in_(some),
            AuditEntry.request_id != mark,
            AuditEntry.id > first.scalar_subquery(),
        )
        if found := db.session.scalar(statement.order_by(AuditEntry.id).limit(1)):
            return found
    return None


def count_pointing(
    reference: Reference, table: str, ids: Collection[int], *, but: Collection[int]
) -> int:
    """Count the rows that point to records of a table, some rows of their own left out."""
    own = set(but)
    has_id = "id" in reference.table.columns
    key = reference.table.c.id if has_id else reference.column
    count = 0
    for some in _batches(ids):
        statement = select(key).where(_points(reference, table, some))
        count += sum(1 for id_ in db.session.scalars(statement) if not (has_id and id_ in own))
    return count


def _points(reference: Reference, table: str, ids: list[int]) -> ColumnElement[bool]:
    points = reference.column.in_(ids)
    return points & (reference.table.c.entity == table) if reference.by_name else points


def _batches(ids: Collection[int]) -> Iterator[list[int]]:
    ordered = sorted(ids)
    for at in range(0, len(ordered), _AT_ONCE):
        yield ordered[at : at + _AT_ONCE]


def list_waiting_runs(user_id: int) -> list[ImportRun]:
    """Return the imports of a person that wait for a decision."""
    waiting = (ImportRun.created_by_id == user_id) & (ImportRun.state == RunState.PREVIEWED)
    return list(db.session.scalars(select(ImportRun).where(waiting).order_by(ImportRun.id)))
