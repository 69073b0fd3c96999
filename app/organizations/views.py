"""Pages of organizations."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.organizations import acts, queries, services
from app.organizations.forms import (
    ContactPersonForm,
    OrganizationCreateForm,
    OrganizationEditForm,
    OrganizationFilterForm,
)
from app.organizations.listing import ORGANIZATIONS
from app.organizations.permissions import Permission
from app.organizations.rules import ContactTerms, OrganizationTerms
from app.web.access import public, requires
from app.web.listing.undo import flash_done
from app.web.messages import flash_added
from app.web.places import returning
from app.web.transactions import transactional

bp = Blueprint("organizations", __name__, url_prefix="/organizations", template_folder="templates")


@bp.get("/")
@public
def organization_list() -> str | Response:
    """List the participants of the cluster."""
    filters = OrganizationFilterForm()
    filters.town.offer(queries.town_choices())
    return ORGANIZATIONS.answer(
        "organizations/organization_list.html", queries.list_organizations, filters=filters
    )


@bp.get("/<int:organization_id>")
@public
def organization_detail(organization_id: int) -> str:
    """Show an organization; its people only to staff and to itself."""
    organization = queries.get_organization(organization_id)
    return render_template("organizations/organization_detail.html", organization=organization)


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.ORGANIZATION_MANAGE)
@transactional
def organization_create() -> str | Response:
    """Add an organization."""
    form = OrganizationCreateForm()
    if form.validate_on_submit():
        with form.domain_errors():
            organization = services.create_organization(
                terms=form.into(OrganizationTerms),
                actor=current_user,
                is_another=form.is_another.data,
            )
            card = url_for(".organization_detail", organization_id=organization.id)
            flash_added(_("Организация добавлена."), organization.short_name, card)
            return redirect(_back_to(organization.id))
    return render_template("organizations/organization_create.html", form=form)


@bp.route("/<int:organization_id>/edit", methods=["GET", "POST"])
@requires(Permission.ORGANIZATION_MANAGE)
@transactional
def organization_edit(organization_id: int) -> str | Response:
    """Change what is known of an organization."""
    organization = queries.get_organization(organization_id)
    form = OrganizationEditForm(obj=organization)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(organization)
            services.edit_organization(
                organization,
                terms=form.into(OrganizationTerms),
                actor=current_user,
                is_another=form.is_another.data,
            )
            flash(_("Сохранено."), "success")
            return redirect(_back_to(organization_id))
    return render_template(
        "organizations/organization_edit.html", form=form, organization=organization
    )


@bp.post("/<int:organization_id>/archive")
@requires(Permission.ORGANIZATION_MANAGE)
@transactional
def organization_archive(organization_id: int) -> Response:
    """Note that the organization left the cluster."""
    organization = queries.get_organization(organization_id)
    done = acts.ARCHIVE.run([organization.id], current_user, None)
    flash_done(done.message, acts.ARCHIVE.name, done.undo, actor=current_user)
    return redirect(_back_to(organization_id))


@bp.post("/<int:organization_id>/restore")
@requires(Permission.ORGANIZATION_MANAGE)
@transactional
def organization_restore(organization_id: int) -> Response:
    """Take an organization that left back into the cluster."""
    organization = queries.get_organization(organization_id)
    done = acts.RESTORE.run([organization.id], current_user, None)
    flash_done(done.message, acts.RESTORE.name, done.undo, actor=current_user)
    return redirect(_back_to(organization_id))


@bp.route("/<int:organization_id>/contacts/new", methods=["GET", "POST"])
@requires(Permission.ORGANIZATION_MANAGE)
@transactional
def contact_create(organization_id: int) -> str | Response:
    """Add a contact person."""
    organization = queries.get_organization(organization_id)
    form = ContactPersonForm()
    if form.validate_on_submit():
        with form.domain_errors():
            services.add_contact(
                organization,
                terms=form.into(ContactTerms),
                actor=current_user,
                is_another=form.is_another.data,
            )
            flash(_("Контакт добавлен."), "success")
            return redirect(_to_contacts(organization_id))
    return render_template(
        "organizations/contact_create.html", form=form, organization=organization
    )


@bp.post("/<int:organization_id>/contacts/<int:contact_id>/remove")
@requires(Permission.ORGANIZATION_MANAGE)
@transactional
def contact_remove(organization_id: int, contact_id: int) -> Response:
    """Remove a contact person."""
    organization = queries.get_organization(organization_id)
    services.remove_contact(organization, contact_id=contact_id, actor=current_user)
    flash(_("Контакт убран."), "success")
    return redirect(_to_contacts(organization_id))


def _back_to(organization_id: int) -> str:
    """Return the list the form was opened from, else the organization's card."""
    card = url_for(".organization_detail", organization_id=organization_id)
    return returning(card, row=organization_id)


def _to_contacts(organization_id: int) -> str:
    """Return the part of the card where contacts stand."""
    return returning(
        url_for(".organization_detail", organization_id=organization_id, _anchor="contacts")
    )
