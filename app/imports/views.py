"""Pages of imports: send a sheet, look at its rows, put them in, take them back."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.errors import NotFoundError
from app.base.transactions import transaction
from app.files.services.storage import read_file
from app.imports import queries
from app.imports.enums import TwinChoice
from app.imports.errors import UnreadableFile
from app.imports.files import refused_sheet, template_sheet
from app.imports.forms import (
    FileImportForm,
    RowFilterForm,
    RunFilterForm,
    TwinForm,
    file_form,
    layout_form,
)
from app.imports.kinds import ImportKind, card_of, get_kind
from app.imports.listing import ROWS, RUNS
from app.imports.models import ImportRun
from app.imports.permissions import Permission
from app.imports.previewing import context_of, preview_file
from app.imports.services import runs as services
from app.imports.sheet import Reading, Wanted, read_sheet
from app.imports.sheets.files import is_large
from app.imports.wording import FIGURES, columns_of, said_of
from app.web.access import requires
from app.web.attachment import as_attachment
from app.web.places import returning
from app.web.transactions import transactional

bp = Blueprint("imports", __name__, url_prefix="/admin/imports", template_folder="templates")


@bp.get("/")
@requires(Permission.RUN)
def run_list() -> str | Response:
    """Show what was loaded, when and by whom, and what one may load."""
    filters = RunFilterForm()
    offered = queries.kinds_for(current_user)
    filters.kind.offer((kind.name, kind.title) for kind in offered)
    found = queries.list_runs(visible_to=current_user, **filters.criteria())
    return RUNS.answer("imports/run_list.html", found, filters=filters, kinds=offered)


@bp.route("/new/<kind_name>", methods=["GET", "POST"])
@requires(Permission.RUN)
def import_create(kind_name: str) -> str | Response:
    """Read a sheet and keep it for its preview, outside the transaction; the worker a large one."""
    kind = _offered(kind_name)
    form = file_form(kind)
    if form.validate_on_submit() and (data := form.read()):
        address = _hand_over(kind, form, data) if is_large(data) else _preview(kind, form, data)
        if address:
            return redirect(address)
    return render_template("imports/import_create.html", form=form, kind=kind)


@bp.get("/new/<kind_name>/template")
@requires(Permission.RUN)
def template_download(kind_name: str) -> Response:
    """Give a sheet with the headings and an example."""
    kind = _offered(kind_name)
    return as_attachment(template_sheet(kind), f"{kind.title}.xlsx")


@bp.get("/<int:run_id>")
@requires(Permission.RUN)
def run_detail(run_id: int) -> str | Response:
    """Show what becomes of each row, before and after it goes in."""
    run = queries.get_run(run_id, visible_to=current_user)
    filters = RowFilterForm()
    return ROWS.answer(
        "imports/run_detail.html",
        queries.list_rows(run, **filters.criteria()),
        filters=filters,
        run=run,
        fates=FIGURES,
        choices=list(TwinChoice),
        said_of=said_of,
        card_of=lambda row: card_of(run.declared, row),
        read_columns=columns_of(run),
        outcomes=queries.count_outcomes(run),
        undecided=queries.count_undecided(run),
        earlier=queries.find_same_file(run.kind, run.sha256, but=run.id),
    )


@bp.route("/<int:run_id>/layout", methods=["GET", "POST"])
@requires(Permission.RUN)
def layout_edit(run_id: int) -> str | Response:
    """Mend which sheet is read, where its headings are and what its columns mean."""
    run = queries.get_run(run_id, visible_to=current_user)
    data = read_file(run.file)
    form = layout_form(run.declared, _read_again(run), ticked=run.options)
    if form.validate_on_submit():
        wanted = form.wanted(Wanted.of(run))
        read = _hand_over_again if is_large(data) else _read_otherwise
        return redirect(read(run, data, wanted, form.ticked()))
    return render_template("imports/layout_edit.html", form=form, run=run)


@bp.post("/<int:run_id>/apply")
@requires(Permission.RUN)
@transactional
def run_apply(run_id: int) -> Response:
    """Hand the import to the worker and go to follow it."""
    run = queries.get_run(run_id, visible_to=current_user)
    good_rows = bool(request.form.get("good_rows"))
    job = services.ask_to_apply(run, good_rows=good_rows, actor=current_user, now=clock.now())
    return redirect(url_for("jobs.job_detail", job_id=job.id))


@bp.post("/<int:run_id>/undo")
@requires(Permission.RUN)
@transactional
def run_undo(run_id: int) -> Response:
    """Hand the way back to the worker and go to follow it."""
    run = queries.get_run(run_id, visible_to=current_user)
    job = services.ask_to_undo(run, actor=current_user, now=clock.now())
    return redirect(url_for("jobs.job_detail", job_id=job.id))


@bp.post("/<int:run_id>/twins")
@requires(Permission.RUN)
@transactional
def twin_decide(run_id: int) -> Response:
    """Keep what is done with one row that looks like another, or with all the others."""
    run = queries.get_run(run_id, visible_to=current_user)
    form = TwinForm()
    number = request.form.get("number", type=int)
    if form.validate_on_submit():
        choice = form.choice.data
        choices = {number: choice} if number else {}
        others = None if number else choice
        services.decide_twins(run, choices=choices, others=others, actor=current_user)
    return redirect(returning(url_for(".run_detail", run_id=run_id, fate="twin")))


@bp.get("/<int:run_id>/refused")
@requires(Permission.RUN)
def refused_download(run_id: int) -> Response:
    """Give the refused rows back as a sheet with a column of reasons."""
    run = queries.get_run(run_id, visible_to=current_user)
    reading = _read_again(run)
    name = _("%(file)s, исправить.xlsx", file=run.source_name.rpartition(".")[0])
    return as_attachment(refused_sheet(reading, queries.problems_by_number(run)), name)


@bp.get("/<int:run_id>/file")
@requires(Permission.RUN)
def file_download(run_id: int) -> Response:
    """Give the file as it came."""
    run = queries.get_run(run_id, visible_to=current_user)
    return as_attachment(read_file(run.file), run.source_name)


def _read_again(run: ImportRun) -> Reading:
    """Read a file as it was read before; as it comes where its sheet or row is not found."""
    data = read_file(run.file)
    try:
        return read_sheet(run.declared, data, Wanted.of(run))
    except UnreadableFile:
        return read_sheet(run.declared, data, Wanted())


def _offered(name: str) -> ImportKind:
    kind = get_kind(name)
    if not queries.may_run(kind, current_user):
        raise NotFoundError
    return kind


def _hand_over(kind: ImportKind, form: FileImportForm, data: bytes) -> str:
    """Return where one can follow how the worker reads."""
    with transaction():
        job = services.receive_large(
            kind,
            data=data,
            name=form.name,
            options=form.ticked(),
            actor=current_user,
            now=clock.now(),
        )
    return url_for("jobs.job_detail", job_id=job.id)


def _preview(kind: ImportKind, form: FileImportForm, data: bytes) -> str | None:
    """Return where the rows are shown, None when the file cannot be read: the form says why."""
    options = form.ticked()
    context = context_of(current_user, options)
    try:
        preview = preview_file(kind, data, context=context, wanted=Wanted())
    except UnreadableFile as error:
        form.refuse(str(error))
        return None
    with transaction():
        run: ImportRun = services.start_import(
            kind,
            data=data,
            name=form.name,
            reading=preview.reading,
            rows=preview.rows,
            options=options,
            actor=current_user,
            now=clock.now(),
        )
        return url_for(".run_detail", run_id=run.id)


def _read_otherwise(run: ImportRun, data: bytes, wanted: Wanted, options: list[str]) -> str:
    context, run_id = context_of(current_user, options), run.id
    preview = preview_file(run.declared, data, context=context, wanted=wanted)
    with transaction():
        services.change_layout(
            queries.get_run(run_id, visible_to=current_user),
            reading=preview.reading,
            rows=preview.rows,
            options=options,
            actor=current_user,
            now=clock.now(),
        )
    flash(_("Таблица прочитана заново."), "success")
    return url_for(".run_detail", run_id=run_id)


def _hand_over_again(run: ImportRun, _data: bytes, wanted: Wanted, options: list[str]) -> str:
    with transaction():
        job = services.read_large_again(
            queries.get_run(run.id, visible_to=current_user),
            wanted=wanted,
            options=options,
            actor=current_user,
            now=clock.now(),
        )
    return url_for("jobs.job_detail", job_id=job.id)
