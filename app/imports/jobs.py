"""Work for the worker: an import goes in, or is taken back."""

from collections.abc import Callable
from typing import Any

from flask_babel import gettext as _

from app.base import clock
from app.base.errors import DomainError, NotFoundError
from app.base.transactions import transaction
from app.base.viewer import Viewer
from app.files.errors import FileRefusedError
from app.files.services.storage import read_file
from app.imports import queries
from app.imports.errors import UnreadableFile
from app.imports.models import ImportRun
from app.imports.previewing import context_of, preview_file
from app.imports.services.applying import apply_import, give_up
from app.imports.services.forgetting import forget_run
from app.imports.services.runs import choices_of, keep_preview
from app.imports.services.undoing import give_up_undoing, undo_import
from app.imports.sheet import Wanted, read_sheet
from app.jobs.addresses import local_address
from app.jobs.registry import Progress

STEPS = 3  # of reading: the sheet, its rows beside the records, what is kept of them


def read_in_worker(payload: dict[str, Any], progress: Progress) -> str:
    """Say what would become of the rows of a large sheet; one that cannot be read is forgotten."""
    run, actor = _run(payload), _actor(payload)
    progress(0, STEPS, _("Читаем таблицу"))
    try:
        preview = preview_file(
            run.declared,
            read_file(run.file),
            context=context_of(actor, run.options),
            wanted=Wanted.of(run),
            tell=lambda rows: progress(1, STEPS, _("Сверяем с записями, строк: %(n)d", n=rows)),
        )
    except UnreadableFile as refusal:
        with transaction():
            forget_run(_run(payload))
        raise FileRefusedError(str(refusal)) from refusal
    progress(2, STEPS, _("Записываем, что станет со строками"))
    with transaction():
        keep_preview(
            _run(payload),
            reading=preview.reading,
            rows=preview.rows,
            actor=actor,
            now=clock.now(),
        )
    return local_address("imports.run_detail", run_id=payload["run_id"])


def apply_in_worker(payload: dict[str, Any], progress: Progress) -> str:
    """Put an import in; begun anew after a lost worker it finds nothing of the first try."""
    run = _run(payload)
    reading = read_sheet(run.declared, read_file(run.file), Wanted.of(run))
    choices, context = choices_of(run), context_of(_actor(payload), run.options)

    def work(run: ImportRun) -> None:
        apply_import(
            run, rows=reading.rows, choices=choices, context=context, tell=_telling(progress)
        )

    return _in_one_transaction(payload, work, give_up)


def undo_in_worker(payload: dict[str, Any], progress: Progress) -> str:
    """Take an import back."""
    tell = _telling(progress)

    def work(run: ImportRun) -> None:
        undo_import(run, actor=_actor(payload), now=clock.now(), tell=tell)

    return _in_one_transaction(payload, work, give_up_undoing)


def _in_one_transaction(
    payload: dict[str, Any],
    work: Callable[[ImportRun], None],
    refuse: Callable[[ImportRun, str], None],
) -> str:
    try:
        with transaction():
            work(_run(payload))
    except DomainError as error:  # of the rest the page of the import can be asked again
        with transaction():
            refuse(_run(payload), str(error))
        raise
    return local_address("imports.run_detail", run_id=payload["run_id"])


def _run(payload: dict[str, Any]) -> ImportRun:
    run = queries.find_run(payload["run_id"])
    if run is None:
        raise NotFoundError
    return run


def _actor(payload: dict[str, Any]) -> Viewer:
    actor = queries.find_person(payload["user_id"])
    if actor is None:
        raise NotFoundError
    return actor


def _telling(progress: Progress) -> Callable[[int, int], None]:
    return lambda done, total: progress(done, total, _("Строк: %(done)d", done=done))
