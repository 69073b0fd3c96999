"""Pages of certificates: all of them for staff, the own ones for everybody else."""

from functools import partial

from flask import Response as WebResponse
from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.activities.blueprint import bp
from app.activities.certificates import queries, services
from app.activities.certificates.forms import (
    CertificateCreateForm,
    CertificateEditForm,
    CertificateFields,
    CertificateFilterForm,
)
from app.activities.certificates.listing import CERTIFICATES
from app.activities.certificates.models import PersonCertificate
from app.activities.certificates.rules import CertificateTerms
from app.activities.permissions import Permission
from app.base import clock
from app.organizations.queries import organization_choices
from app.plan.queries import item_search
from app.web.access import requires, signed_in
from app.web.messages import flash_added
from app.web.places import returning
from app.web.transactions import transactional


@bp.get("/certificates/")
@signed_in
def certificate_list() -> str | WebResponse:
    """Show the certificates this person may see."""
    filters = CertificateFilterForm()
    if current_user.can(Permission.CERTIFICATE_VIEW):
        filters.organization.search_among(organization_choices())
        filters.item.search_among(item_search())
    else:
        del filters.organization, filters.item
    today = clock.today()
    return CERTIFICATES.answer(
        "activities/certificates/certificate_list.html",
        partial(queries.list_certificates, visible_to=current_user, today=today),
        filters=filters,
        together=queries.with_scans,
        today=today,
    )


@bp.get("/certificates/<int:certificate_id>")
@signed_in
def certificate_detail(certificate_id: int) -> str:
    """Show a certificate with its scan."""
    certificate = queries.get_certificate(certificate_id, visible_to=current_user)
    (row,) = queries.with_scans([certificate])
    return render_template(
        "activities/certificates/certificate_detail.html",
        certificate=certificate,
        has_scan=row.has_scan,
        standing=row.standing(clock.today()),
    )


@bp.route("/certificates/new", methods=["GET", "POST"])
@requires(Permission.CERTIFICATE_MANAGE)
@transactional
def certificate_create() -> str | Response:
    """Enter a certificate; its scan is the next step."""
    form = CertificateCreateForm()
    _offer(form)
    if form.validate_on_submit():
        with form.domain_errors():
            certificate = services.create_certificate(
                terms=form.into(CertificateTerms),
                plan_item_ids=form.plan_item_ids.data,
                actor=current_user,
                today=clock.today(),
            )
            card = url_for(".certificate_detail", certificate_id=certificate.id)
            flash_added(_("Документ добавлен. Приложите скан."), certificate.full_name, card)
            return redirect(card)
    return render_template("activities/certificates/certificate_create.html", form=form)


@bp.route("/certificates/<int:certificate_id>/edit", methods=["GET", "POST"])
@requires(Permission.CERTIFICATE_MANAGE)
@transactional
def certificate_edit(certificate_id: int) -> str | Response:
    """Change a certificate."""
    certificate = queries.get_certificate(certificate_id, visible_to=current_user)
    form = CertificateEditForm(obj=certificate)
    _offer(form, certificate)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(certificate)
            services.edit_certificate(
                certificate,
                terms=form.into(CertificateTerms),
                plan_item_ids=form.plan_item_ids.data,
                actor=current_user,
                today=clock.today(),
            )
            flash(_("Сохранено."), "success")
            card = url_for(".certificate_detail", certificate_id=certificate_id)
            return redirect(returning(card, row=certificate_id))
    return render_template(
        "activities/certificates/certificate_edit.html", form=form, certificate=certificate
    )


@bp.post("/certificates/<int:certificate_id>/remove")
@requires(Permission.CERTIFICATE_MANAGE)
@transactional
def certificate_remove(certificate_id: int) -> Response:
    """Take out a certificate that was entered by mistake."""
    certificate = queries.get_certificate(certificate_id, visible_to=current_user)
    services.remove_certificate(certificate, actor=current_user)
    flash(_("Документ удалён."), "success")
    return redirect(url_for(".certificate_list"))


def _offer(form: CertificateFields, certificate: PersonCertificate | None = None) -> None:
    form.offer_items()
    chosen = certificate.organization_id if certificate else None
    form.organization_id.search_among(organization_choices(chosen=chosen))
    person = certificate.user_id if certificate else None
    form.user_id.search_among(queries.person_choices(person))
