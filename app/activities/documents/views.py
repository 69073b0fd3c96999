"""Pages of documents: the register, the card, the way to an approval, what is open to everybody."""

from flask import Response as WebResponse
from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.activities.blueprint import bp
from app.activities.documents import queries, wording
from app.activities.documents.enums import DocumentEvent, DocumentParty, SheetAnswer
from app.activities.documents.forms import (
    ApproveForm,
    ApproversForm,
    DocumentArrangeForm,
    DocumentCancelForm,
    DocumentCreateForm,
    DocumentEditForm,
    DocumentFilterForm,
    DocumentPlaceFields,
    PublicDocumentFilterForm,
    ReplaceForm,
    SheetAnswerForm,
    VersionForm,
)
from app.activities.documents.listing import DOCUMENTS, PUBLIC_DOCUMENTS
from app.activities.documents.models import ClusterDocument, SheetLine
from app.activities.documents.rules import (
    ArrangeTerms,
    DocumentApprovalTerms,
    DocumentTerms,
    possible_events,
)
from app.activities.documents.services import approving, cards
from app.activities.documents.services.cards import FILE_KINDS, DocumentPlace
from app.activities.permissions import Permission
from app.base import clock
from app.base.transactions import transaction
from app.base.typography import counted
from app.files.sending import send_file
from app.organizations.queries import organization_choices
from app.plan.queries import item_search
from app.web.access import public, requires, signed_in
from app.web.messages import flash_added
from app.web.places import returning
from app.web.transactions import transactional


@bp.get("/documents/")
@requires(Permission.DOCUMENT_VIEW)
def document_list() -> str | WebResponse:
    """Show the register of documents."""
    filters = DocumentFilterForm()
    filters.year.offer((year, str(year)) for year in queries.list_years())
    filters.organization.search_among(organization_choices())
    filters.item.search_among(item_search())
    return DOCUMENTS.answer(
        "activities/documents/document_list.html", queries.list_documents, filters=filters
    )


@bp.get("/documents/public")
@public
def public_document_list() -> str | WebResponse:
    """Show the documents in force that everybody may read."""
    return PUBLIC_DOCUMENTS.answer(
        "activities/documents/public_document_list.html",
        queries.list_public,
        filters=PublicDocumentFilterForm(),
    )


@bp.get("/documents/public/<int:document_id>/file")
@public
def public_document_download(document_id: int) -> WebResponse:
    """Give the version in force of a document that everybody may read."""
    return send_file(queries.get_public_version(document_id).file)


@bp.get("/documents/<int:document_id>")
@signed_in
def document_detail(document_id: int) -> str:
    """Show a document: its way, its versions, who was asked and what they said."""
    document = queries.get_document(document_id, visible_to=current_user)
    return render_template(
        "activities/documents/document_detail.html",
        document=document,
        current=document.open_version,
        steps=wording.way_of(document),
        own_line=_own_line(document),
        events=_events_of(document),
    )


@bp.get("/documents/versions/<int:version_id>/file")
@signed_in
def version_download(version_id: int) -> WebResponse:
    """Give the file of a version, however old."""
    return send_file(queries.get_version(version_id, visible_to=current_user).file)


@bp.route("/documents/new", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_MANAGE)
@transactional
def document_create() -> str | Response:
    """Begin a document."""
    form = DocumentCreateForm(dated_on=clock.today())
    _offer(form)
    if form.validate_on_submit():
        with form.domain_errors():
            document = cards.create_document(
                terms=form.into(DocumentTerms), place=_place(form), actor=current_user
            )
            card = url_for(".document_detail", document_id=document.id)
            flash_added(_("Документ добавлен. Теперь приложите файл."), document.title, card)
            return redirect(url_for(".version_create", document_id=document.id))
    return render_template("activities/documents/document_create.html", form=form)


@bp.route("/documents/<int:document_id>/edit", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_MANAGE)
@transactional
def document_edit(document_id: int) -> str | Response:
    """Change a document; of one that was approved only where it belongs."""
    document = queries.get_document(document_id, visible_to=current_user)
    is_frozen = document.approved_on is not None
    form = (DocumentArrangeForm if is_frozen else DocumentEditForm)(obj=document)
    _offer(form)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(document)
            if is_frozen:
                terms = form.into(ArrangeTerms)
                cards.arrange_document(
                    document, terms=terms, place=_place(form), actor=current_user
                )
            else:
                cards.edit_document(
                    document,
                    terms=form.into(DocumentTerms),
                    place=_place(form),
                    actor=current_user,
                )
            flash(_("Сохранено."), "success")
            return redirect(_back_to(document_id))
    return render_template("activities/documents/document_edit.html", form=form, document=document)


@bp.route("/documents/<int:document_id>/versions/new", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_MANAGE)
def version_create(document_id: int) -> str | Response:
    """Add a file as the newest version; reading it happens outside the transaction."""
    document = queries.get_document(document_id, visible_to=current_user)
    form = VersionForm()
    if form.validate_on_submit() and (data := form.read(FILE_KINDS)):
        with form.domain_errors(), transaction():
            cards.add_version(
                queries.get_document(document_id, visible_to=current_user),
                data=data,
                name=form.name,
                changes=form.changes.data,
                actor=current_user,
                now=clock.now(),
            )
        if not form.error_list:
            flash(_("Версия добавлена. Разошлите её на согласование или утвердите."), "success")
            return redirect(_back_to(document_id))
        document = queries.get_document(document_id, visible_to=current_user)
    return render_template("activities/documents/version_create.html", form=form, document=document)


@bp.post("/documents/<int:document_id>/versions/drop")
@requires(Permission.DOCUMENT_MANAGE)
@transactional
def version_drop(document_id: int) -> Response:
    """Give up the new draft of a document in force."""
    document = queries.get_document(document_id, visible_to=current_user)
    cards.drop_version(document, actor=current_user)
    flash(_("Проект убран. Действует утверждённая версия."), "success")
    return redirect(_back_to(document_id))


@bp.route("/documents/<int:document_id>/ask", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_MANAGE)
@transactional
def document_ask(document_id: int) -> str | Response:
    """Choose who is asked to agree; each gets a letter."""
    document = queries.get_document(document_id, visible_to=current_user)
    form = ApproversForm()
    form.user_ids.search_among(queries.people_to_ask())
    if form.validate_on_submit():
        with form.domain_errors():
            asked = approving.ask_people(
                document,
                user_ids=form.user_ids.data,
                actor=current_user,
                now=clock.now(),
                today=clock.today(),
            )
            words = (_("письмо"), _("письма"), _("писем"))
            flash(
                _("Отправлено на согласование: %(count)s.", count=counted(asked, *words)), "success"
            )
            return redirect(_back_to(document_id))
    return render_template("activities/documents/document_ask.html", form=form, document=document)


@bp.route("/documents/sheet/<int:line_id>", methods=["GET", "POST"])
@signed_in
@transactional
def sheet_answer(line_id: int) -> str | Response:
    """Agree with a version, or write what to mend."""
    line = queries.get_line(line_id, visible_to=current_user)
    document = line.document_version.document
    form = SheetAnswerForm()
    if form.validate_on_submit():
        with form.domain_errors():
            approving.answer_sheet(
                line,
                answer=form.answer.data,
                remarks=form.remarks.data,
                actor=current_user,
                today=clock.today(),
            )
            agreed = form.answer.data is SheetAnswer.AGREED
            flash(_("Вы согласовали документ.") if agreed else _("Замечания записаны."), "success")
            return redirect(url_for(".document_detail", document_id=document.id))
    return render_template(
        "activities/documents/sheet_answer.html", form=form, line=line, document=document
    )


@bp.post("/documents/<int:document_id>/return")
@requires(Permission.DOCUMENT_MANAGE)
@transactional
def document_return(document_id: int) -> Response:
    """Take a version back from those who were asked."""
    document = queries.get_document(document_id, visible_to=current_user)
    approving.return_document(document, actor=current_user)
    flash(_("Согласование остановлено, документ снова проект."), "success")
    return redirect(_back_to(document_id))


@bp.route("/documents/<int:document_id>/approve", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_MANAGE)
@transactional
def document_approve(document_id: int) -> str | Response:
    """Put the draft in force."""
    document = queries.get_document(document_id, visible_to=current_user)
    form = ApproveForm(
        version=document.version,
        number=document.number,
        dated_on=document.dated_on,
        approved_on=clock.today(),
    )
    form.offer(queries.meeting_choices())
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(document)
            approving.approve_document(
                document,
                terms=form.into(DocumentApprovalTerms),
                is_despite=form.is_despite.data,
                actor=current_user,
                today=clock.today(),
            )
            flash(_("Документ утверждён: он подтверждает пункты плана."), "success")
            return redirect(_back_to(document_id))
    return render_template(
        "activities/documents/document_approve.html", form=form, document=document
    )


@bp.route("/documents/<int:document_id>/replace", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_MANAGE)
@transactional
def document_replace(document_id: int) -> str | Response:
    """Say which document takes the place of this one."""
    document = queries.get_document(document_id, visible_to=current_user)
    form = ReplaceForm(version=document.version)
    form.successor_id.search_among(queries.successor_choices(document_id))
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(document)
            approving.replace_document(
                document, successor_id=form.successor_id.data, actor=current_user
            )
            flash(_("Отмечено: документ заменён."), "success")
            return redirect(_back_to(document_id))
    return render_template(
        "activities/documents/document_replace.html", form=form, document=document
    )


@bp.route("/documents/<int:document_id>/cancel", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_MANAGE)
@transactional
def document_cancel(document_id: int) -> str | Response:
    """Cancel a document, with a reason."""
    document = queries.get_document(document_id, visible_to=current_user)
    form = DocumentCancelForm(version=document.version)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(document)
            approving.cancel_document(
                document, reason=form.reason.data, actor=current_user, today=clock.today()
            )
            flash(_("Документ отменён."), "success")
            return redirect(_back_to(document_id))
    return render_template(
        "activities/documents/document_cancel.html", form=form, document=document
    )


def _offer(form: DocumentPlaceFields) -> None:
    form.offer_items()
    field = form.organization_ids
    field.search_among(organization_choices(chosen=field.object_data or ()))


def _place(form: DocumentPlaceFields) -> DocumentPlace:
    return DocumentPlace(form.plan_item_ids.data, form.organization_ids.data)


def _events_of(document: ClusterDocument) -> frozenset[DocumentEvent]:
    manages = current_user.can(Permission.DOCUMENT_MANAGE)
    return possible_events(
        document.stage,
        was_approved=document.approved_on is not None,
        has_version=document.open_version is not None,
        party=DocumentParty.COLLEGE if manages else None,
    )


def _own_line(document: ClusterDocument) -> SheetLine | None:
    version = document.open_version
    lines = version.sheet if version and DocumentEvent.ANSWER in _asked_events(document) else ()
    own = (one for one in lines if one.user_id == current_user.id and one.answer is None)
    return next(own, None)


def _asked_events(document: ClusterDocument) -> frozenset[DocumentEvent]:
    return possible_events(
        document.stage,
        was_approved=document.approved_on is not None,
        has_version=document.open_version is not None,
        party=DocumentParty.ASKED,
    )


def _back_to(document_id: int) -> str:
    return returning(url_for(".document_detail", document_id=document_id), row=document_id)
