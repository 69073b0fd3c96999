"""Pages on which the registry is kept: bases, their conditions, who answers for practice there."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base.errors import NotAllowedError, NotFoundError
from app.organizations.queries import get_organization, organization_choices
from app.practice.permissions import Permission
from app.practice.registry import acts, queries, services
from app.practice.registry.forms import (
    BaseConditionsForm,
    BaseCreateForm,
    BaseEditForm,
    ResponsibleCreateForm,
    ResponsibleEditForm,
    ResponsibleReleaseForm,
)
from app.practice.registry.models import BaseResponsible, PracticeBase
from app.practice.registry.rules import BaseTerms, ConditionTerms, ResponsibleTerms
from app.practice.views.blueprint import bp
from app.students.queries import speciality_choices
from app.web.access import requires
from app.web.fields import record_id
from app.web.listing.undo import flash_done
from app.web.messages import flash_added
from app.web.places import returning
from app.web.transactions import transactional


@bp.route("/bases/new", methods=["GET", "POST"])
@requires(Permission.BASE_MANAGE)
@transactional
def base_create() -> str | Response:
    """Add a base: an organization, or one more site of it."""
    form = _asking(BaseCreateForm(**_known_owner()))
    form.organization_id.search_among(organization_choices())
    if form.validate_on_submit():
        with form.domain_errors():
            base = services.add_base(
                get_organization(form.organization_id.data),
                terms=form.into(BaseTerms),
                actor=current_user,
                is_another=form.is_another.data,
            )
            card = url_for(".base_detail", base_id=base.id)
            flash_added(_("База добавлена."), base.name, card)
            return redirect(returning(card, row=base.id))
    return render_template("practice/registry/base_create.html", form=form)


@bp.route("/bases/<int:base_id>/edit", methods=["GET", "POST"])
@requires(Permission.BASE_MANAGE)
@transactional
def base_edit(base_id: int) -> str | Response:
    """Change what is known of a base."""
    base = queries.get_base(base_id, visible_to=current_user)
    form = _asking(BaseEditForm(obj=base))
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(base)
            services.edit_base(
                base,
                terms=form.into(BaseTerms),
                actor=current_user,
                is_another=form.is_another.data,
            )
            return _saved(base)
    return _page("base_edit", form, base)


@bp.route("/bases/<int:base_id>/conditions", methods=["GET", "POST"])
@requires(Permission.BASE_VIEW)
@transactional
def base_conditions_edit(base_id: int) -> str | Response:
    """Change on what conditions students come: the organization does it by itself."""
    base = _own(base_id)
    form = BaseConditionsForm(obj=base)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(base)
            services.edit_conditions(base, terms=form.into(ConditionTerms), actor=current_user)
            return _saved(base)
    return _page("base_conditions_edit", form, base)


@bp.post("/bases/<int:base_id>/archive")
@requires(Permission.BASE_MANAGE)
@transactional
def base_archive(base_id: int) -> Response:
    """Note that a base takes no students any more."""
    base = queries.get_base(base_id, visible_to=current_user)
    done = acts.ARCHIVE.run([base.id], current_user, None)
    flash_done(done.message, acts.ARCHIVE.name, done.undo, actor=current_user)
    return redirect(_back_to(base))


@bp.post("/bases/<int:base_id>/restore")
@requires(Permission.BASE_MANAGE)
@transactional
def base_restore(base_id: int) -> Response:
    """Take a base back into the registry."""
    base = queries.get_base(base_id, visible_to=current_user)
    done = acts.RESTORE.run([base.id], current_user, None)
    flash_done(done.message, acts.RESTORE.name, done.undo, actor=current_user)
    return redirect(_back_to(base))


@bp.route("/bases/<int:base_id>/responsibles/new", methods=["GET", "POST"])
@requires(Permission.BASE_VIEW)
@transactional
def base_responsible_create(base_id: int) -> str | Response:
    """Note who answers for practice at a base."""
    base = _own(base_id)
    form = ResponsibleCreateForm()
    if form.validate_on_submit():
        with form.domain_errors():
            services.add_responsible(base, terms=form.into(ResponsibleTerms), actor=current_user)
            flash(_("Ответственный добавлен."), "success")
            return redirect(_to_people(base))
    return _page("base_responsible_create", form, base)


@bp.route("/bases/responsibles/<int:responsible_id>/edit", methods=["GET", "POST"])
@requires(Permission.BASE_VIEW)
@transactional
def base_responsible_edit(responsible_id: int) -> str | Response:
    """Change what is known of a responsible person."""
    person = _own_person(responsible_id)
    form = ResponsibleEditForm(obj=person)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(person)
            services.edit_responsible(person, terms=form.into(ResponsibleTerms), actor=current_user)
            flash(_("Сохранено."), "success")
            return redirect(_to_people(person.base))
    return _page("base_responsible_edit", form, person.base, person=person)


@bp.route("/bases/responsibles/<int:responsible_id>/replace", methods=["GET", "POST"])
@requires(Permission.BASE_VIEW)
@transactional
def base_responsible_replace(responsible_id: int) -> str | Response:
    """Let another person answer from a day on; the first stays in the history."""
    person = _own_person(responsible_id)
    form = ResponsibleCreateForm()
    if form.validate_on_submit():
        with form.domain_errors():
            services.replace_responsible(
                person, terms=form.into(ResponsibleTerms), actor=current_user
            )
            flash(_("Ответственный заменён. Прежний остался в истории."), "success")
            return redirect(_to_people(person.base))
    return _page("base_responsible_replace", form, person.base, person=person)


@bp.route("/bases/responsibles/<int:responsible_id>/release", methods=["GET", "POST"])
@requires(Permission.BASE_VIEW)
@transactional
def base_responsible_release(responsible_id: int) -> str | Response:
    """Note the last day of a responsible person whom nobody replaces."""
    person = _own_person(responsible_id)
    form = ResponsibleReleaseForm(obj=person)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(person)
            services.release_responsible(person, until=form.last_day, actor=current_user)
            flash(_("Записан последний день. Запись осталась в истории."), "success")
            return redirect(_to_people(person.base))
    return _page("base_responsible_release", form, person.base, person=person)


def _known_owner() -> dict[str, Any]:
    """Return what the form begins with when it was opened from an organization's card."""
    owner = record_id(request.args.get("organization"))
    return {"organization_id": owner, "town": get_organization(owner).town} if owner else {}


def _asking(form: Any) -> Any:
    """Offer the specialities, and ask which town is meant where several have the name."""
    form.speciality_ids.offer(speciality_choices())
    form.ask_which_town()
    return form


def _own(base_id: int) -> PracticeBase:
    base = queries.get_base(base_id, visible_to=current_user)
    _check_own(base)
    return base


def _own_person(responsible_id: int) -> BaseResponsible:
    person = queries.get_responsible(responsible_id, visible_to=current_user)
    _check_own(person.base)
    return person


def _check_own(base: PracticeBase) -> None:
    """Raise NotFoundError for whoever may read of a base but not change it."""
    try:
        services.require_own(base, current_user)
    except NotAllowedError as error:
        raise NotFoundError from error


def _page(stem: str, form: Any, base: PracticeBase, **context: Any) -> str:
    return render_template(f"practice/registry/{stem}.html", form=form, base=base, **context)


def _saved(base: PracticeBase) -> Response:
    flash(_("Сохранено."), "success")
    return redirect(_back_to(base))


def _back_to(base: PracticeBase) -> str:
    """Return the list the form was opened from, else the card of the base."""
    return returning(url_for(".base_detail", base_id=base.id), row=base.id)


def _to_people(base: PracticeBase) -> str:
    """Return the part of the card where the responsible persons stand."""
    return returning(url_for(".base_detail", base_id=base.id, _anchor="people"))
