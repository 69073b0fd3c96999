"""Amendments: written with everything the agreement says by now, changed, signed."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.errors import NotFoundError
from app.base.transactions import transaction
from app.practice.agreements import files, summary, wording
from app.practice.agreements.enums import AgreementEvent
from app.practice.agreements.forms import (
    AgreementAmendmentCreateForm,
    AgreementAmendmentEditForm,
    AgreementSignForm,
    AmendmentFields,
)
from app.practice.agreements.models import AgreementEdition, PracticeAgreement
from app.practice.agreements.rules import AgreementAmendmentTerms
from app.practice.agreements.services import amendments, signing
from app.practice.agreements.views.agreements import read_scan, sign_page
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
from app.web.moment import moment
from app.web.transactions import transactional


def _amendment_here(edition_id: int) -> AgreementEdition:
    edition = edition_here(edition_id)
    if not edition.is_amendment:
        raise NotFoundError
    return edition


@bp.route("/agreements/<int:agreement_id>/amendments/new", methods=["GET", "POST"])
@requires(Permission.AGREEMENT_MANAGE)
@transactional
def amendment_create(agreement_id: int) -> str | Response:
    """Begin an amendment."""
    agreement, today = agreement_here(agreement_id), clock.today()
    last = agreement.editions[-1]
    form = AgreementAmendmentCreateForm(
        since=max(today, last.since),
        until=agreement.ends_on,
        base_ids=last.base_ids,
    )
    _offer(form, agreement, last)
    if form.validate_on_submit():
        with form.domain_errors():
            edition = amendments.draft_amendment(
                agreement,
                terms=form.into(AgreementAmendmentTerms),
                actor=current_user,
                today=today,
            )
            flash(_("Проект соглашения добавлен: измените в нём, что нужно."), "success")
            return redirect(url_for(".amendment_detail", edition_id=edition.id))
    return render_template(
        "practice/agreements/amendment_create.html", form=form, agreement=agreement
    )


@bp.get("/agreements/amendments/<int:edition_id>")
@requires(Permission.AGREEMENT_VIEW)
def amendment_detail(edition_id: int) -> str | Response:
    """Show an amendment: what it changes, from which day, its papers."""
    edition = edition_here(edition_id)
    if not edition.is_amendment:
        return to_edition(edition)
    events = events_of(edition.agreement)
    return render_template(
        "practice/agreements/amendment_detail.html",
        edition=edition,
        agreement=edition.agreement,
        standing=wording.edition_standing(edition, clock.today()),
        changes=summary.changes_of(edition),
        is_open=AgreementEvent.AMEND in events and edition.signed_on is None,
        prints_pdf=files.prints_pdf(edition),
        programmes=summary.programme_rows(edition.programmes),
        phrase_of=summary.phrase_of,
    )


@bp.route("/agreements/amendments/<int:edition_id>/edit", methods=["GET", "POST"])
@requires(Permission.AGREEMENT_MANAGE)
@transactional
def amendment_edit(edition_id: int) -> str | Response:
    """Change an amendment that is not signed yet."""
    edition = _amendment_here(edition_id)
    form = AgreementAmendmentEditForm(obj=edition)
    _offer(form, edition.agreement, edition)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(edition)
            terms = form.into(AgreementAmendmentTerms)
            amendments.edit_amendment(edition, terms=terms, actor=current_user, today=clock.today())
            flash(_("Сохранено."), "success")
            return to_edition(edition)
    return render_template(
        "practice/agreements/amendment_edit.html",
        form=form,
        edition=edition,
        agreement=edition.agreement,
    )


@bp.route("/agreements/amendments/<int:edition_id>/signing", methods=["GET", "POST"])
@requires(Permission.AGREEMENT_MANAGE)
def amendment_sign(edition_id: int) -> str | Response:
    """Note the signatures under an amendment."""
    edition = _amendment_here(edition_id)
    form = AgreementSignForm(signed_on=clock.today(), version=edition.version)
    if form.validate_on_submit() and (signed := read_scan(form)):
        with form.domain_errors(), transaction():
            edition = _amendment_here(edition_id)
            form.check_version(edition)
            seen = form.seen.data or ""
            signing.sign_amendment(edition, signed=signed, seen=seen, **moment())
        if not form.error_list:
            flash(_("Дополнительное соглашение подписано."), "success")
            return to_edition(_amendment_here(edition_id))
        edition = _amendment_here(edition_id)
    return sign_page(form, edition, AgreementEvent.AMEND)


@bp.post("/agreements/amendments/<int:edition_id>/remove")
@requires(Permission.AGREEMENT_MANAGE)
@transactional
def amendment_remove(edition_id: int) -> Response:
    """Give up an amendment nobody has signed."""
    edition = _amendment_here(edition_id)
    original = edition.agreement.original
    amendments.drop_amendment(edition, actor=current_user, today=clock.today())
    flash(_("Проект соглашения удалён."), "success")
    return to_edition(original)


def _offer(form: AmendmentFields, agreement: PracticeAgreement, kept: AgreementEdition) -> None:
    choices = base_choices(organization=agreement.organization_id, chosen=kept.base_ids)
    form.base_ids.search_among(choices)
