"""Pages of the templates: the kinds, one kind with its fields, upload, trial print."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.transactions import transaction
from app.documents import queries
from app.documents.catalog import DocumentForm
from app.documents.fields import field_lines
from app.documents.forms import SeenForm, TemplateForm
from app.documents.kinds import PaperKind, paper_kind, paper_kinds
from app.documents.permissions import Permission
from app.documents.services import templates
from app.documents.views.blueprint import bp
from app.files.sending import send_file
from app.files.services.storage import read_file
from app.web.access import requires
from app.web.attachment import as_attachment
from app.web.transactions import transactional


@bp.get("/admin/templates/")
@requires(Permission.TEMPLATE_MANAGE)
def template_list() -> str:
    """List the kinds of papers with what each is printed from."""
    current = queries.current_templates()
    return render_template(
        "documents/template_list.html",
        kinds=paper_kinds().values(),
        current=current,
        authors=queries.authors_of(current.values()),
    )


@bp.route("/admin/templates/<name>", methods=["GET", "POST"])
@requires(Permission.TEMPLATE_MANAGE)
def template_edit(name: str) -> str | Response:
    """Show what a kind is printed from and take the college's own; reading is no transaction."""
    kind = paper_kind(name)
    form = TemplateForm()
    if form.validate_on_submit() and (data := form.read(kind.form)):
        with form.domain_errors(), transaction():
            templates.replace_template(
                name,
                data=data,
                name=form.name,
                seen=form.seen_id,
                actor=current_user,
                now=clock.now(),
            )
        if not form.error_list:
            flash(_("Шаблон заменён. Новые документы печатаются по нему."), "success")
            return redirect(url_for(".template_edit", name=name))
    return _shown(kind, form)


@bp.post("/admin/templates/<name>/restore")
@requires(Permission.TEMPLATE_MANAGE)
@transactional
def template_restore(name: str) -> Response:
    """Go back to the template that comes with the product."""
    kind, form = paper_kind(name), SeenForm()
    with form.domain_errors():
        templates.restore_ours(kind.name, seen=form.seen_id, actor=current_user)
        flash(_("Снова действует наш шаблон. Выданные документы не изменились."), "success")
    for error in form.error_list:
        flash(str(error), "error")
    return redirect(url_for(".template_edit", name=name))


@bp.get("/admin/templates/<name>/ours.docx")
@requires(Permission.TEMPLATE_MANAGE)
def template_ours(name: str) -> Response:
    """Give the template that comes with the product, to begin one's own with."""
    form = paper_kind(name).form
    filename = f"{_('Шаблон')} {form.title}.docx"
    return as_attachment(form.word_template.read_bytes(), filename)


@bp.get("/admin/templates/versions/<int:template_id>.docx")
@requires(Permission.TEMPLATE_MANAGE)
def template_version(template_id: int) -> Response:
    """Give a version of the college's own template."""
    return send_file(queries.get_template(template_id).file)


@bp.get("/admin/templates/<name>/trial.docx")
@requires(Permission.TEMPLATE_MANAGE)
def template_trial(name: str) -> Response:
    """Print made-up values by the template that stands now."""
    form = paper_kind(name).form
    filename = f"{_('Проба')} {form.title}.docx"
    return as_attachment(_trial(form), filename)


def _trial(form: DocumentForm) -> bytes:
    from app.documents.docx import render_docx  # slow to import

    current = queries.current_template(form.name)
    return render_docx(read_file(current.file) if current else form.word_template, form.specimen)


def _shown(kind: PaperKind, form: TemplateForm) -> str:
    versions = queries.earlier_templates(kind.name)
    current = next((one for one in versions if one.is_current), None)
    if request.method == "GET":
        form.seen.data = str(current.id if current else 0)
    return render_template(
        "documents/template_edit.html",
        form=form,
        kind=kind,
        current=current,
        versions=versions,
        authors=queries.authors_of(versions),
        lines=field_lines(kind.form),
    )
