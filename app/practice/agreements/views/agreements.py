"""The list and the cards of agreements, their papers, signing and the end."""

from functools import partial

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.errors import NotFoundError
from app.base.transactions import transaction
from app.documents.errors import DocumentError
from app.documents.snapshot import PaperFormat
from app.files.sending import send_file
from app.organizations.queries import organization_choices
from app.practice.agreements import files, summary, wording
from app.practice.agreements.enums import AgreementEvent
from app.practice.agreements.forms import (
    AgreementCreateForm,
    AgreementEditForm,
    AgreementFilterForm,
    AgreementSignForm,
    AgreementTerminateForm,
)
from app.practice.agreements.listing import AGREEMENTS
from app.practice.agreements.models import AgreementEdition, PracticeAgreement
from app.practice.agreements.queries import agreements as queries
from app.practice.agreements.queries import reach
from app.practice.agreements.rules import AgreementEndTerms, AgreementTerms
from app.practice.agreements.services import drafts, signing
from app.practice.agreements.services.signing import SignedScan
from app.practice.agreements.views.shared import (
    agreement_here,
    edition_here,
    events_of,
    to_edition,
)
from app.practice.permissions import Permission
from app.practice.registry.queries import base_choices
from app.practice.views.blueprint import bp
from app.web.access import requires
from app.web.attachment import as_attachment
from app.web.fields import record_id
from app.web.messages import flash_added
from app.web.moment import moment
from app.web.transactions import transactional

FORMATS = ",".join(files.FORMATS)


@bp.get("/agreements/")
@requires(Permission.AGREEMENT_VIEW)
def agreement_list() -> str | Response:
    """List the agreements: staff see all, an organization its own."""
    filters = AgreementFilterForm()
    if current_user.can(Permission.AGREEMENT_MANAGE):
        filters.organization.search_among(organization_choices())
    else:
        filters.leave_out_organizations()
    found = partial(queries.list_agreements, visible_to=current_user, today=clock.today())
    return AGREEMENTS.answer(
        "practice/agreements/agreement_list.html",
        found,
        filters=filters,
        standing_of=partial(wording.standing_of, today=clock.today()),
    )


@bp.get("/agreements/<int:agreement_id>")
@requires(Permission.AGREEMENT_VIEW)
def agreement_detail(agreement_id: int) -> str:
    """Show an agreement as it holds today, with its amendments and its papers."""
    agreement, today = agreement_here(agreement_id), clock.today()
    return render_template(
        "practice/agreements/agreement_detail.html",
        agreement=agreement,
        edition=agreement.edition_on(today),
        standing=wording.standing_of(agreement, today),
        steps=wording.way_of(agreement, today),
        events=events_of(agreement),
        prints_pdf=files.prints_pdf(agreement.original),
        edition_standing=partial(wording.edition_standing, today=today),
        scope=summary.scope_of(agreement),
        programmes=summary.programme_rows(agreement.edition_on(today).programmes),
        phrase_of=summary.phrase_of,
    )


@bp.route("/agreements/new", methods=["GET", "POST"])
@requires(Permission.AGREEMENT_MANAGE)
@transactional
def agreement_create() -> str | Response:
    """Write a draft."""
    today = clock.today()
    form = AgreementCreateForm(
        organization_id=record_id(request.args.get("organization")), starts_on=today
    )
    form.organization_id.search_among(organization_choices())
    form.period_id.search_among(queries.period_choices(today))
    form.number.description = _("Можно не заполнять: сайт присвоит следующий номер.")
    if form.validate_on_submit():
        with form.domain_errors():
            terms = form.into(AgreementTerms)
            agreement = drafts.draft_agreement(terms=terms, actor=current_user, today=today)
            card = url_for(".agreement_detail", agreement_id=agreement.id)
            flash_added(
                _("Проект договора добавлен: заполните приложения."), agreement.number, card
            )
            return redirect(card)
    return render_template("practice/agreements/agreement_create.html", form=form)


@bp.route("/agreements/<int:agreement_id>/edit", methods=["GET", "POST"])
@requires(Permission.AGREEMENT_MANAGE)
@transactional
def agreement_edit(agreement_id: int) -> str | Response:
    """Change a draft."""
    agreement, today = agreement_here(agreement_id), clock.today()
    form = AgreementEditForm(obj=agreement)
    form.period_id.search_among(queries.period_choices(today, chosen=agreement.period_id))
    form.base_ids.search_among(
        base_choices(organization=agreement.organization_id, chosen=agreement.base_ids)
    )
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(agreement)
            terms = form.into(AgreementTerms, organization_id=agreement.organization_id)
            drafts.edit_agreement(agreement, terms=terms, actor=current_user, today=today)
            flash(_("Сохранено."), "success")
            return to_edition(agreement.original)
    return render_template(
        "practice/agreements/agreement_edit.html", form=form, agreement=agreement
    )


@bp.route("/agreements/<int:agreement_id>/signing", methods=["GET", "POST"])
@requires(Permission.AGREEMENT_MANAGE)
def agreement_sign(agreement_id: int) -> str | Response:
    """Note the signatures; the scan is read outside of the transaction."""
    agreement = agreement_here(agreement_id)
    form = AgreementSignForm(signed_on=clock.today(), version=agreement.version)
    if form.validate_on_submit() and (signed := read_scan(form)):
        with form.domain_errors(), transaction():
            agreement = agreement_here(agreement_id)
            form.check_version(agreement)
            seen = form.seen.data or ""
            signing.sign_agreement(agreement, signed=signed, seen=seen, **moment())
        if not form.error_list:
            flash(_("Договор подписан: его текст больше не меняется."), "success")
            return to_edition(agreement_here(agreement_id).original)
        agreement = agreement_here(agreement_id)
    return sign_page(form, agreement.original, AgreementEvent.SIGN)


def read_scan(form: AgreementSignForm) -> SignedScan | None:
    """Return the day and the scan; a file that is refused is told by its field."""
    data, day = form.read(), form.signed_on.data
    return SignedScan(day, data, form.filename) if data is not None and day else None


def sign_page(
    form: AgreementSignForm, edition: AgreementEdition, event: AgreementEvent
) -> str | Response:
    """Show what is to be signed and what is missing; who may not sign it goes to its card."""
    is_open = event in events_of(edition.agreement) and edition.signed_on is None
    if not form.error_list and not is_open:
        return to_edition(edition)
    form.seen.process_data(files.fingerprint_of(edition))
    return render_template(
        "practice/agreements/agreement_sign.html",
        form=form,
        edition=edition,
        agreement=edition.agreement,
        phrases=[summary.phrase_of(one) for one in edition.signatories],
        gaps=wording.signing_gaps(edition),
    )


@bp.route("/agreements/<int:agreement_id>/termination", methods=["GET", "POST"])
@requires(Permission.AGREEMENT_MANAGE)
@transactional
def agreement_terminate(agreement_id: int) -> str | Response:
    """End an agreement before its time, having seen whom it hits."""
    agreement = agreement_here(agreement_id)
    form = AgreementTerminateForm(version=agreement.version, terminated_on=clock.today())
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(agreement)
            signing.terminate_agreement(agreement, terms=form.into(AgreementEndTerms), **moment())
            flash(
                _("Договор расторгнут.") if agreement.signed_on else _("Проект отменён."),
                "success",
            )
            return to_edition(agreement.original)
    return render_template(
        "practice/agreements/agreement_terminate.html",
        form=form,
        agreement=agreement,
        hit=_hit(agreement, form),
    )


def _hit(agreement: PracticeAgreement, form: AgreementTerminateForm) -> list[reach.StudentsAt]:
    """Return whose practice an end on the day in the form would leave without an agreement."""
    if agreement.signed_on is None:
        return []
    return reach.hit_by_end(agreement, form.terminated_on.data or clock.today())


@bp.get(f"/agreements/editions/<int:edition_id>/document.<any({FORMATS}):file_format>")
@requires(Permission.AGREEMENT_VIEW)
def agreement_document(edition_id: int, file_format: PaperFormat) -> Response:
    """Give an agreement or an amendment as a file to its parties and staff."""
    edition = edition_here(edition_id)
    try:
        data = files.render_edition(edition, file_format)
    except DocumentError as error:
        flash(str(error), "error")
        return to_edition(edition)
    return as_attachment(data, files.edition_filename(edition, file_format))


@bp.get("/agreements/editions/<int:edition_id>/scan")
@requires(Permission.AGREEMENT_VIEW)
def agreement_scan(edition_id: int) -> Response:
    """Give the scan that proves the signatures."""
    scan = edition_here(edition_id).scan
    if scan is None:
        raise NotFoundError
    return send_file(scan)
