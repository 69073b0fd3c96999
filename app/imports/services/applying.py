"""An import goes in: one transaction for the whole file, by the worker or a command."""

from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import update

from app.audit.context import Actor, acting_as, current_actor
from app.base.errors import DomainError, NotAllowedError
from app.base.locks import lock, lock_rows
from app.extensions import db
from app.imports import queries
from app.imports.analysis import Judged, TwinChoices, judge_rows
from app.imports.enums import RowFate, RowOutcome, RunState
from app.imports.errors import NothingToApplyError, RefusedRowsError, RowRefusedError
from app.imports.kinds import Context, Importer, ImportKind, ReadRow
from app.imports.models import ImportRow, ImportRun

Tell = Callable[[int, int], None]
_STEP = 50  # rows between two signs of progress


def apply_import(
    run: ImportRun,
    *,
    rows: Sequence[ReadRow],
    choices: TwinChoices,
    context: Context,
    tell: Tell,
) -> None:
    """Put the rows of a previewed import in; a row whose record was changed since is left alone.

    Raises RefusedRowsError when rows are wrong and only the good ones were not asked for,
    RowRefusedError when a service refuses a row that the preview took for good.
    """
    kind = run.declared
    if not queries.may_run(kind, context.actor):
        raise NotAllowedError
    lock_rows(queries.applying_runs(run.kind))  # of two imports of a kind the second waits
    lock(run)
    if run.state is not RunState.APPLYING:  # done by an earlier try of the same job
        return
    seen = queries.rows_by_number(run)
    with acting_as(_as(run)):
        importer = kind.importer(context)
        judged = judge_rows(kind, importer, rows, choices)
        outcomes = _put_in(importer, judged, seen, good_rows=run.good_rows, tell=tell)
        run.state, run.applied_at, run.message = RunState.APPLIED, context.now, ""
        db.session.flush()
    _keep_outcomes(seen, outcomes)


def apply_rows(
    kind: ImportKind, *, rows: Sequence[ReadRow], context: Context, good_rows: bool
) -> list[Judged]:
    """Put rows in that nobody looked at before: for commands. Raises what `apply_import` raises."""
    importer = kind.importer(context)
    judged = judge_rows(kind, importer, rows, TwinChoices())
    if any(row.deed in (RowFate.NEW, RowFate.CHANGED) for row in judged):
        _put_in(importer, judged, {}, good_rows=good_rows, tell=lambda *_: None)
    elif not good_rows and any(row.fate is RowFate.REFUSED for row in judged):
        raise RefusedRowsError
    return judged


def give_up(run: ImportRun, message: str) -> None:
    """Note that an import did not go in, so that a person may mend it and try again."""
    lock(run)
    if run.state is RunState.APPLYING:
        run.state, run.message = RunState.PREVIEWED, message
    db.session.flush()


def _put_in(
    importer: Importer,
    judged: Sequence[Judged],
    seen: Mapping[int, ImportRow],
    *,
    good_rows: bool,
    tell: Tell,
) -> dict[int, RowOutcome]:
    if not good_rows and any(row.fate is RowFate.REFUSED for row in judged):
        raise RefusedRowsError
    outcomes: dict[int, RowOutcome] = {}
    for at, row in enumerate(judged):
        if at % _STEP == 0:
            tell(at, len(judged))
        outcomes[row.number] = _outcome(importer, row, seen.get(row.number))
    done = set(outcomes.values())
    if seen and not done & {RowOutcome.CREATED, RowOutcome.UPDATED}:
        raise NothingToApplyError
    return outcomes


def _outcome(importer: Importer, row: Judged, seen: ImportRow | None) -> RowOutcome:
    if row.deed not in (RowFate.NEW, RowFate.CHANGED):
        return RowOutcome.KEPT
    if seen is not None and _has_moved(row, seen):
        return RowOutcome.MOVED
    try:
        with db.session.begin_nested():
            if row.deed is RowFate.NEW:
                importer.create(row.values)
                return RowOutcome.CREATED
            importer.change(row.record_id or 0, row.values)
            return RowOutcome.UPDATED
    except NotAllowedError:
        raise
    except DomainError as error:
        raise RowRefusedError(row.number, row.key, error) from error


def _has_moved(row: Judged, seen: ImportRow) -> bool:
    version = row.record.version if row.record else None
    now = (row.fate, row.record_id, version)
    return now != (seen.fate, seen.record_id, seen.record_version)


def _as(run: ImportRun) -> Actor:
    """Return the same person, so that the log of changes tells this import from other doings."""
    actor = current_actor()
    return Actor(actor.name, actor.user_id, run.mark)


def _keep_outcomes(seen: Mapping[int, ImportRow], outcomes: Mapping[int, RowOutcome]) -> None:
    known = ((seen.get(number), outcome) for number, outcome in outcomes.items())
    rows = [{"id": row.id, "outcome": outcome} for row, outcome in known if row is not None]
    if rows:
        db.session.execute(update(ImportRow), rows)
