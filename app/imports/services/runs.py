"""Use cases before anything goes in: a file is sent, its columns mended, its twins decided."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, update

from app.base.errors import MoveNotAllowedError, NotAllowedError
from app.base.filenames import safe_filename
from app.base.locks import lock
from app.base.viewer import Viewer
from app.extensions import db
from app.files.enums import TABLES
from app.files.services.stored import id_of, store_file
from app.imports import queries
from app.imports.analysis import Judged, TwinChoices, count_fates
from app.imports.enums import RowFate, RunState, TwinChoice
from app.imports.kinds import ImportKind
from app.imports.mapping import shape_of
from app.imports.models import ImportRow, ImportRun, ImportShape
from app.imports.services.forgetting import forget_run
from app.imports.sheet import Reading, Wanted
from app.imports.wording import shown
from app.jobs.models import Job
from app.jobs.services import enqueue

APPLY, READ, UNDO = "imports.apply", "imports.read", "imports.undo"


def start_import(
    kind: ImportKind,
    *,
    data: bytes,
    name: str,
    reading: Reading,
    rows: Sequence[Judged],
    options: Collection[str],
    actor: Viewer,
    now: datetime,
) -> ImportRun:
    """Keep a spreadsheet with what would become of its rows; nothing goes in yet.

    The same file sent again by the same person takes the place of one that still waits.
    """
    run = _received(kind, data, name, options, actor, now)
    _keep(run, reading, rows)
    return run


def receive_large(
    kind: ImportKind,
    *,
    data: bytes,
    name: str,
    options: Collection[str],
    actor: Viewer,
    now: datetime,
) -> Job:
    """Keep a large spreadsheet as `start_import` does; the worker says what its rows would do."""
    run = _received(kind, data, name, options, actor, now)
    run.state = RunState.READING
    return _hand_over(run, READ, actor, now)


def read_large_again(
    run: ImportRun, *, wanted: Wanted, options: Collection[str], actor: Viewer, now: datetime
) -> Job:
    """Have the worker read a large sheet as a person says; raises MoveNotAllowedError."""
    _hold(run, actor)
    run.sheet, run.heading_row = wanted.sheet or "", wanted.heading_row or 0
    run.columns, run.options = dict(wanted.columns or {}), sorted(options)
    run.state = RunState.READING
    return _hand_over(run, READ, actor, now)


def keep_preview(
    run: ImportRun, *, reading: Reading, rows: Sequence[Judged], actor: Viewer, now: datetime
) -> None:
    """Keep what the worker has read; begun anew after a lost worker it finds nothing to do."""
    _require(run.declared, actor)
    lock(run)
    if run.is_read:
        return
    is_mended = bool(run.columns)
    db.session.execute(delete(ImportRow).where(ImportRow.run_id == run.id))
    _keep(run, reading, rows)
    if is_mended:
        _remember(run, reading, now)
    run.state = RunState.PREVIEWED
    db.session.flush()


def _received(
    kind: ImportKind,
    data: bytes,
    name: str,
    options: Collection[str],
    actor: Viewer,
    now: datetime,
) -> ImportRun:
    _require(kind, actor)
    digest = hashlib.sha256(data).hexdigest()
    for earlier in queries.waiting_runs(kind.name, digest, actor.id):
        forget_run(earlier)
    file = store_file(data, name=name, actor=actor, now=now, kinds=TABLES)
    run = ImportRun(
        kind=kind.name,
        file=file,
        source_name=safe_filename(name, fallback=file.name),
        sha256=digest,
        options=sorted(options),
        created_by_id=id_of(actor),
        created_at=now,
    )
    db.session.add(run)
    db.session.flush()
    return run


def change_layout(
    run: ImportRun,
    *,
    reading: Reading,
    rows: Sequence[Judged],
    options: Collection[str],
    actor: Viewer,
    now: datetime,
) -> None:
    """Keep how a person says the sheet is to be read, for this file and for the next like it."""
    _hold(run, actor)
    run.options = sorted(options)
    db.session.execute(delete(ImportRow).where(ImportRow.run_id == run.id))
    _keep(run, reading, rows)
    _remember(run, reading, now)


def decide_twins(
    run: ImportRun,
    *,
    choices: Mapping[int, TwinChoice | None],
    others: TwinChoice | None = None,
    actor: Viewer,
) -> None:
    """Keep what a person decided about rows that look like others, by their numbers."""
    _hold(run, actor)
    if others is not None:
        run.other_twins = others
    for number, choice in choices.items():
        db.session.execute(
            update(ImportRow)
            .where(ImportRow.run_id == run.id, ImportRow.number == number)
            .where(ImportRow.fate == RowFate.TWIN)
            .values(choice=choice)
        )
    db.session.flush()


def ask_to_apply(run: ImportRun, *, good_rows: bool, actor: Viewer, now: datetime) -> Job:
    """Hand an import to the worker; one whose job broke down may be handed over again."""
    _hold(run, actor, or_stuck=True)
    run.state, run.good_rows, run.message = RunState.APPLYING, good_rows, ""
    return _hand_over(run, APPLY, actor, now)


def ask_to_undo(run: ImportRun, *, actor: Viewer, now: datetime) -> Job:
    """Hand the way back to the worker."""
    _require(run.declared, actor)
    lock(run)
    if run.state is not RunState.APPLIED:
        raise MoveNotAllowedError
    run.message = ""
    return _hand_over(run, UNDO, actor, now)


def choices_of(run: ImportRun) -> TwinChoices:
    """Return what was decided about twins."""
    rows = queries.rows_by_number(run).values()
    return TwinChoices({row.number: row.choice for row in rows if row.choice}, run.other_twins)


def _hand_over(run: ImportRun, kind: str, actor: Viewer, now: datetime) -> Job:
    job = enqueue(kind, {"run_id": run.id, "user_id": actor.id}, actor=actor, now=now)
    run.job_id = job.id
    db.session.flush()
    return job


def _require(kind: ImportKind, actor: Viewer) -> None:
    if not queries.may_run(kind, actor):
        raise NotAllowedError


def _hold(run: ImportRun, actor: Viewer, *, or_stuck: bool = False) -> None:
    _require(run.declared, actor)
    lock(run)
    is_free = run.state is RunState.PREVIEWED or (or_stuck and run.is_stuck)
    if not is_free:
        raise MoveNotAllowedError


def _keep(run: ImportRun, reading: Reading, rows: Sequence[Judged]) -> None:
    run.sheet, run.heading_row = reading.table.sheet, reading.table.heading_row
    run.columns = dict(reading.columns)
    run.counts = count_fates(rows, len(reading.left_out))
    run.warnings = [asdict(one) for one in reading.warnings]
    db.session.flush()
    kept = [_row(run, row) for row in rows]
    kept += [_left_out(run, number, why) for number, why in reading.left_out.items()]
    if kept:
        db.session.execute(insert(ImportRow), kept)


def _row(run: ImportRun, row: Judged) -> dict[str, Any]:
    return {
        "run_id": run.id,
        "number": row.number,
        "fate": row.fate,
        "key": row.key,
        "record_id": row.record_id,
        "record_version": row.record.version if row.record else None,
        "choice": None,
        "outcome": None,
        "details": _details(row),
    }


def _details(row: Judged) -> dict[str, Any]:
    details: dict[str, Any] = {}
    if row.changes:
        pairs = row.changes.items()
        details["changes"] = {name: [shown(old), shown(new)] for name, (old, new) in pairs}
    if row.problems:
        details["problems"] = [one.as_json() for one in row.problems]
    if row.twin:
        details |= {"twin": row.twin.as_json(), "certain": row.twin.is_certain}
    return details


def _left_out(run: ImportRun, number: int, why: str) -> dict[str, Any]:
    empty = dict.fromkeys(("record_id", "record_version", "choice", "outcome"))
    about = {"fate": RowFate.LEFT_OUT, "key": "", "details": {"why": why}}
    return {"run_id": run.id, "number": number, **about, **empty}


def _remember(run: ImportRun, reading: Reading, now: datetime) -> None:
    shape = shape_of(reading.headings)
    known = queries.find_shape(run.kind, shape)
    if known is None:
        known = ImportShape(kind=run.kind, shape=shape)
        db.session.add(known)
    known.columns, known.kept_at = dict(reading.columns), now
    db.session.flush()
