"""Files of records: read through the record's own access, sent and replaced there."""

from flask import (
    Blueprint,
    Response,
    flash,
    redirect,
    render_template,
    request,
)
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response as AnyResponse

from app.base import clock
from app.base.errors import NotFoundError
from app.base.transactions import transaction
from app.files import queries
from app.files.attached import AttachedTo, attached_to
from app.files.enums import FileKind
from app.files.forms import AttachmentForm, ReplacementForm
from app.files.models import Attachment
from app.files.pictures import thumbnail
from app.files.previews import render_preview
from app.files.sending import send_file, send_picture
from app.files.services import attachments
from app.files.services.storage import read_file
from app.web.access import signed_in
from app.web.places import returning
from app.web.transactions import transactional
from app.web.urls import whole_number

bp = Blueprint("files", __name__, url_prefix="/files", template_folder="templates")


@bp.get("/<int:attachment_id>")
@signed_in
def attachment_download(attachment_id: int) -> Response:
    """Give a file to keep; a browser never opens it in our place."""
    return send_file(queries.get_attachment(attachment_id, visible_to=current_user).file)


@bp.get("/<int:attachment_id>/view")
@signed_in
def attachment_detail(attachment_id: int) -> str:
    """Show a file's pages as pictures."""
    attachment = queries.get_attachment(attachment_id, visible_to=current_user)
    file, page = attachment.file, _page()
    if not file.kind.has_preview:
        raise NotFoundError
    pages = render_preview(read_file(file), file.kind, page=page).pages
    return render_template(
        "files/attachment_detail.html",
        attachment=attachment,
        rule=attached_to(attachment.entity),
        card=_card(attachment),
        page=page,
        pages=pages,
    )


@bp.get("/<int:attachment_id>/preview")
@signed_in
def attachment_preview(attachment_id: int) -> Response:
    """Give one page of a file as a picture."""
    file = queries.get_attachment(attachment_id, visible_to=current_user).file
    picture = render_preview(read_file(file), file.kind, page=_page())
    return send_picture(picture.data, picture.kind)


@bp.get("/<int:attachment_id>/thumbnail")
@signed_in
def attachment_thumbnail(attachment_id: int) -> Response:
    """Give a photograph small; a file never changes, so a browser may keep it for a while."""
    file = queries.get_attachment(attachment_id, visible_to=current_user).file
    if not file.kind.is_picture:
        raise NotFoundError
    return send_picture(thumbnail(read_file(file)), FileKind.JPEG, kept=True)


@bp.route("/<table>/<int:record_id>/new", methods=["GET", "POST"])
@signed_in
def attachment_create(table: str, record_id: int) -> str | AnyResponse:
    """Hang a file on a record; reading it happens outside the transaction."""
    rule = attached_to(table)
    record = _changeable(rule, record_id)
    form = AttachmentForm(rule)
    if request.method == "GET":
        form.purpose.data = request.args.get("purpose") or next(iter(rule.purposes))
    if form.validate_on_submit() and (data := form.read(form.purpose.data)):
        with form.domain_errors(), transaction():
            attachments.attach_file(
                rule.find(record_id, current_user),
                data=data,
                name=form.name,
                purpose=form.purpose.data,
                caption=form.caption.data if form.caption else "",
                actor=current_user,
                now=clock.now(),
            )
        if not form.error_list:
            flash(_("Файл приложен."), "success")
            return redirect(f"{rule.card(rule.find(record_id, current_user))}#files")
        record = _changeable(rule, record_id)
    return render_template("files/attachment_create.html", form=form, card=rule.card(record))


@bp.route("/<int:attachment_id>/replace", methods=["GET", "POST"])
@signed_in
def attachment_replace(attachment_id: int) -> str | AnyResponse:
    """Hang a newer version; the earlier one stays."""
    attachment = _own(attachment_id)
    form = ReplacementForm(attached_to(attachment.entity))
    if form.validate_on_submit() and (data := form.read(attachment.purpose)):
        with form.domain_errors(), transaction():
            attachments.replace_attachment(
                queries.get_attachment(attachment_id, visible_to=current_user),
                data=data,
                name=form.name,
                actor=current_user,
                now=clock.now(),
            )
        if not form.error_list:
            flash(_("Новая версия приложена, прежняя сохранена."), "success")
            return redirect(f"{_card(_own(attachment_id))}#files")
        attachment = _own(attachment_id)
    return render_template(
        "files/attachment_replace.html", form=form, attachment=attachment, card=_card(attachment)
    )


@bp.post("/<int:attachment_id>/remove")
@signed_in
@transactional
def attachment_remove(attachment_id: int) -> AnyResponse:
    """Take a file and its earlier versions off a record for good."""
    attachment = queries.get_attachment(attachment_id, visible_to=current_user)
    card = _card(attachment)
    attachments.remove_attachment(attachment, actor=current_user)
    flash(_("Файл удалён."), "success")
    return redirect(returning(f"{card}#files"))


def _page() -> int:
    return whole_number(request.args.get("page", "")) or 1


def _changeable(rule: AttachedTo, record_id: int) -> object:
    record = rule.find(record_id, current_user)
    if not rule.may_change(record, current_user):
        raise NotFoundError
    return record


def _own(attachment_id: int) -> Attachment:
    attachment = queries.get_attachment(attachment_id, visible_to=current_user)
    _changeable(attached_to(attachment.entity), attachment.entity_id)
    return attachment


def _card(attachment: Attachment) -> str:
    rule = attached_to(attachment.entity)
    return rule.card(rule.find(attachment.entity_id, current_user))
