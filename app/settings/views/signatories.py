"""Who signs: the college's pages, and each organization's own."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.errors import NotFoundError
from app.settings import queries
from app.settings.forms import LetterheadForm, SignatoryCreateForm, SignatoryEditForm
from app.settings.models import OrganizationLetterhead
from app.settings.permissions import Permission
from app.settings.rules import SignatoryTerms, may_sign_matters_of
from app.settings.services import signatories as services
from app.settings.views.blueprint import bp
from app.web.access import requires
from app.web.transactions import transactional


@bp.route("/admin/settings/signatories/new", methods=["GET", "POST"])
@requires(Permission.SIGNATORY_MANAGE)
@transactional
def signatory_create() -> str | Response:
    """Name who signs for the college."""
    return _create(None)


@bp.route("/admin/settings/signatories/<int:signatory_id>/edit", methods=["GET", "POST"])
@requires(Permission.SIGNATORY_MANAGE)
@transactional
def signatory_edit(signatory_id: int) -> str | Response:
    """Change who signs for the college."""
    return _edit(None, signatory_id)


@bp.post("/admin/settings/signatories/<int:signatory_id>/remove")
@requires(Permission.SIGNATORY_MANAGE)
@transactional
def signatory_remove(signatory_id: int) -> Response:
    """Take out who signs for the college."""
    return _remove(None, signatory_id)


@bp.get("/organizations/<int:organization_id>/signatories/")
@requires(Permission.SIGNATORY_MANAGE_OWN)
def organization_signatory_list(organization_id: int) -> str:
    """Show who signs for an organization, and its letterhead."""
    _check_own(organization_id)
    return render_template(
        "settings/organization_signatory_list.html",
        organization_id=organization_id,
        name=queries.organization_name(organization_id),
        signatories=queries.signatories_of(organization_id),
        letterhead=queries.letterhead_of(organization_id),
    )


@bp.route("/organizations/<int:organization_id>/signatories/new", methods=["GET", "POST"])
@requires(Permission.SIGNATORY_MANAGE_OWN)
@transactional
def organization_signatory_create(organization_id: int) -> str | Response:
    """Name who signs for an organization."""
    _check_own(organization_id)
    return _create(organization_id)


@bp.route(
    "/organizations/<int:organization_id>/signatories/<int:organization_signatory_id>/edit",
    methods=["GET", "POST"],
)
@requires(Permission.SIGNATORY_MANAGE_OWN)
@transactional
def organization_signatory_edit(
    organization_id: int, organization_signatory_id: int
) -> str | Response:
    """Change who signs for an organization."""
    _check_own(organization_id)
    return _edit(organization_id, organization_signatory_id)


@bp.post("/organizations/<int:organization_id>/signatories/<int:organization_signatory_id>/remove")
@requires(Permission.SIGNATORY_MANAGE_OWN)
@transactional
def organization_signatory_remove(organization_id: int, organization_signatory_id: int) -> Response:
    """Take out who signs for an organization."""
    _check_own(organization_id)
    return _remove(organization_id, organization_signatory_id)


@bp.route("/organizations/<int:organization_id>/letterhead", methods=["GET", "POST"])
@requires(Permission.SIGNATORY_MANAGE_OWN)
@transactional
def letterhead_edit(organization_id: int) -> str | Response:
    """Say what heads the papers of an organization."""
    _check_own(organization_id)
    letterhead = queries.letterhead_of(organization_id) or OrganizationLetterhead(heading="")
    form = LetterheadForm(obj=letterhead)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(letterhead)
            services.edit_letterhead(
                organization_id,
                heading=form.heading.data,
                data=form.read(),
                actor=current_user,
                now=clock.now(),
            )
            return _done(organization_id, _("Сохранено."))
    return render_template("settings/letterhead_edit.html", form=form, **_place(organization_id))


def _create(organization_id: int | None) -> str | Response:
    form = SignatoryCreateForm()
    if form.validate_on_submit():
        with form.domain_errors():
            services.add_signatory(
                organization_id=organization_id,
                terms=form.into(SignatoryTerms),
                actor=current_user,
            )
            return _done(organization_id, _("Подписант добавлен."))
    return render_template("settings/signatory_create.html", form=form, **_place(organization_id))


def _edit(organization_id: int | None, signatory_id: int) -> str | Response:
    signatory = queries.get_signatory(signatory_id, organization_id=organization_id)
    form = SignatoryEditForm(obj=signatory)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(signatory)
            services.edit_signatory(signatory, terms=form.into(SignatoryTerms), actor=current_user)
            return _done(organization_id, _("Сохранено."))
    return render_template(
        "settings/signatory_edit.html", form=form, signatory=signatory, **_place(organization_id)
    )


def _remove(organization_id: int | None, signatory_id: int) -> Response:
    signatory = queries.get_signatory(signatory_id, organization_id=organization_id)
    services.remove_signatory(signatory, actor=current_user)
    return _done(organization_id, _("Подписант убран."))


def _check_own(organization_id: int) -> None:
    """Raise NotFoundError for an organization this person has nothing to do with."""
    if not may_sign_matters_of(current_user, organization_id):
        raise NotFoundError


def _place(organization_id: int | None) -> dict[str, str]:
    """Return whose signatory it is, and where the list of them stands."""
    if organization_id is None:
        return {"whose": _("Настройки"), "back": url_for(".settings_overview")}
    whose = queries.organization_name(organization_id)
    return {"whose": whose, "back": _list_of(organization_id)}


def _list_of(organization_id: int | None) -> str:
    if organization_id is None:
        return url_for(".settings_overview", _anchor="signatories")
    return url_for(".organization_signatory_list", organization_id=organization_id)


def _done(organization_id: int | None, message: str) -> Response:
    flash(message, "success")
    return redirect(_list_of(organization_id))
