"""Pages of the plan: the list with the year's picture, an item, what staff decides."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.transactions import transaction
from app.deadlines.academic_year import AcademicYear
from app.imports.tables import UnreadableFile
from app.plan import overview, queries, year_picture
from app.plan.blueprint import bp
from app.plan.errors import UploadGoneError
from app.plan.forms import (
    AttentionFilterForm,
    ImportForm,
    ItemFilterForm,
    columns_form,
    topic_field,
    topics_form,
)
from app.plan.listing import PLAN_ITEMS
from app.plan.permissions import Permission
from app.plan.reading import ColumnsUnknown, NotAPlan, PlanDocument
from app.plan.reading.apart import read_source
from app.plan.reading.source import PlanSource
from app.plan.requested import requested_year, same_items
from app.plan.services.items import confirm_topics
from app.plan.services.uploads import (
    apply_upload,
    change_columns,
    preview_upload,
    read_chosen,
    store_upload,
)
from app.web.access import may, public, requires
from app.web.places import remember_list
from app.web.transactions import transactional


@bp.get("/")
@public
def item_list() -> str | Response:
    """Show the plan of an academic year: its picture, its figures, its items."""
    year = requested_year()
    plan = queries.find_plan(year.first_year)
    years = queries.list_years()
    if plan is None:
        return render_template("plan/plan_missing.html", year=year, years=years)
    lines = overview.list_lines(plan, today=clock.today())
    filters = _filters(lines)
    shown = overview.select_lines(lines, **_criteria(filters))
    title = _("План на %(year)s учебный год", year=str(year).replace("-", "–"))
    if file := PLAN_ITEMS.file_of(shown, filters=filters, title=title):
        return file
    remember_list()
    return render_template(
        "plan/item_list.html",
        plan=plan,
        years=years,
        filters=filters,
        shown=shown,
        filtered=len(shown) < len(lines),
        withdrawn=overview.list_withdrawn(plan),
        **_summary(lines, year),
    )


@bp.route("/topics", methods=["GET", "POST"])
@requires(Permission.ITEM_MANAGE)
@transactional
def topic_list() -> str | Response:
    """Confirm the topics that the import proposed, all on one page."""
    year = requested_year()
    items = queries.list_unconfirmed(year.first_year)
    form = topics_form(items)
    if items and form.validate_on_submit():
        topics = {item: form[topic_field(item)].data for item in items}
        confirm_topics(topics, actor=current_user, now=clock.now())
        flash(_("Темы и способы подтверждения проверены."), "success")
        return redirect(url_for(".item_list", year=year))
    return render_template("plan/topic_list.html", form=form, items=items, year=year)


@bp.route("/import", methods=["GET", "POST"])
@requires(Permission.PLAN_IMPORT)
def import_create() -> str | Response:
    """Read a document and keep it for its preview; reading happens outside the transaction."""
    form = ImportForm()
    if form.validate_on_submit() and (source := form.read()):
        try:
            document = read_source(source)
        except ColumnsUnknown:
            return redirect(url_for(".import_columns", upload_id=_keep(form, source)))
        except (NotAPlan, UnreadableFile) as refusal:
            form.refuse(refusal)
        else:
            upload_id = _keep(form, source, document)
            return redirect(url_for(".import_detail", upload_id=upload_id))
    return render_template("plan/import_create.html", form=form)


def _keep(form: ImportForm, source: PlanSource, document: PlanDocument | None = None) -> int:
    with transaction():
        return store_upload(
            document,
            source_name=form.source_name,
            source=source,
            actor=current_user,
            now=clock.now(),
        )


@bp.route("/import/<int:upload_id>/columns", methods=["GET", "POST"])
@requires(Permission.PLAN_IMPORT)
def import_columns(upload_id: int) -> str | Response:
    """Say which column of a document is which; reading happens outside the transaction."""
    upload = queries.get_upload(upload_id)
    source = PlanSource.from_json(queries.get_source(upload))
    form = columns_form(source)
    if form.validate_on_submit():
        with form.domain_errors():
            chosen = form.chosen(source)
            document = read_chosen(chosen)
            with transaction():
                change_columns(upload_id, document, source=chosen, actor=current_user)
            return redirect(url_for(".import_detail", upload_id=upload_id))
    return render_template("plan/import_columns.html", form=form, upload=upload)


@bp.get("/import/<int:upload_id>")
@requires(Permission.PLAN_IMPORT)
def import_detail(upload_id: int) -> str | Response:
    """Show what a document would change, before it changes anything."""
    upload = queries.get_upload(upload_id)
    if upload.document is None:
        return redirect(url_for(".import_columns", upload_id=upload_id))
    preview = preview_upload(upload)
    return render_template("plan/import_detail.html", upload=upload, preview=preview)


@bp.post("/import/<int:upload_id>/apply")
@requires(Permission.PLAN_IMPORT)
@transactional
def import_apply(upload_id: int) -> Response:
    """Put the confirmed document into the plan."""
    seen, is_sure = request.form.get("seen", ""), bool(request.form.get("sure"))
    try:
        plan = apply_upload(
            upload_id,
            seen=seen,
            is_sure=is_sure,
            same=same_items(request.form),
            actor=current_user,
            now=clock.now(),
        )
    except UploadGoneError as error:  # its preview is gone too: nowhere to go back to
        flash(str(error), "warning")
        return redirect(url_for(".item_list"))
    flash(_("План загружен."), "success")
    return redirect(url_for(".item_list", year=plan.year))


def _filters(lines: list[overview.ItemLine]) -> ItemFilterForm:
    filters = AttentionFilterForm() if may(Permission.ITEM_MANAGE) else ItemFilterForm()
    filters.executor.offer((name, name) for name in overview.list_executors(lines))
    return filters


def _criteria(filters: ItemFilterForm) -> dict[str, Any]:
    criteria = filters.criteria()
    del criteria["year"]  # of the plan itself, carried along
    return criteria


def _summary(lines: list[overview.ItemLine], year: AcademicYear) -> dict[str, object]:
    """Return the plan's figures and its picture, whatever the filters."""
    today = clock.today()
    return {
        "total": len(lines),
        "counts": overview.count_statuses(lines),
        "apart": overview.count_apart(lines),
        "waiting": overview.count_waiting(lines),
        "rows": year_picture.year_rows(lines, today=today, year=year),
        "months": year_picture.month_names(year),
        "current_month": year_picture.month_index(today, year),
    }
