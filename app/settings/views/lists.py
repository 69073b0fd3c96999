"""Councils, sites of publication, terms of keeping."""

from flask import abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.settings import queries
from app.settings.forms import (
    CalendarDayForm,
    CouncilCreateForm,
    CouncilEditForm,
    RetentionForm,
    SiteCreateForm,
    SiteEditForm,
)
from app.settings.models import RetentionTerm
from app.settings.permissions import Permission
from app.settings.rules import CalendarDayTerms, CouncilTerms, SiteTerms
from app.settings.services import lists as services
from app.settings.views.blueprint import bp
from app.web.access import requires
from app.web.personal import retention_kinds
from app.web.transactions import transactional


@bp.route("/admin/settings/councils/new", methods=["GET", "POST"])
@requires(Permission.COUNCIL_MANAGE)
@transactional
def council_create() -> str | Response:
    """Name a council."""
    form = CouncilCreateForm()
    if form.validate_on_submit():
        with form.domain_errors():
            services.add_council(terms=form.into(CouncilTerms), actor=current_user)
            return _done(_("Совет добавлен."), "councils")
    return render_template("settings/council_create.html", form=form)


@bp.route("/admin/settings/councils/<int:council_id>/edit", methods=["GET", "POST"])
@requires(Permission.COUNCIL_MANAGE)
@transactional
def council_edit(council_id: int) -> str | Response:
    """Change a council."""
    council = queries.get_council(council_id)
    form = CouncilEditForm(obj=council)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(council)
            services.edit_council(council, terms=form.into(CouncilTerms), actor=current_user)
            return _done(_("Сохранено."), "councils")
    return render_template("settings/council_edit.html", form=form, council=council)


@bp.post("/admin/settings/councils/<int:council_id>/dissolve")
@requires(Permission.COUNCIL_MANAGE)
@transactional
def council_dissolve(council_id: int) -> Response:
    """Note that a council is no more."""
    council = queries.get_council(council_id)
    services.dissolve_council(council, actor=current_user, today=clock.today())
    return _done(_("Совет распущен. Его протоколы остаются."), "councils")


@bp.post("/admin/settings/councils/<int:council_id>/restore")
@requires(Permission.COUNCIL_MANAGE)
@transactional
def council_restore(council_id: int) -> Response:
    """Note that a council is again."""
    council = queries.get_council(council_id)
    services.dissolve_council(council, actor=current_user, today=None)
    return _done(_("Совет снова действует."), "councils")


@bp.route("/admin/settings/sites/new", methods=["GET", "POST"])
@requires(Permission.SETTINGS_MANAGE)
@transactional
def site_create() -> str | Response:
    """Name where the college publishes."""
    form = SiteCreateForm()
    if form.validate_on_submit():
        with form.domain_errors():
            services.add_site(terms=form.into(SiteTerms), actor=current_user)
            return _done(_("Площадка добавлена."), "sites")
    return render_template("settings/site_create.html", form=form)


@bp.route("/admin/settings/sites/<int:site_id>/edit", methods=["GET", "POST"])
@requires(Permission.SETTINGS_MANAGE)
@transactional
def site_edit(site_id: int) -> str | Response:
    """Change where the college publishes."""
    site = queries.get_publication_site(site_id)
    form = SiteEditForm(obj=site)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(site)
            services.edit_site(site, terms=form.into(SiteTerms), actor=current_user)
            return _done(_("Сохранено."), "sites")
    return render_template("settings/site_edit.html", form=form, site=site)


@bp.post("/admin/settings/sites/<int:site_id>/remove")
@requires(Permission.SETTINGS_MANAGE)
@transactional
def site_remove(site_id: int) -> Response:
    """Take out where the college publishes."""
    services.remove_site(queries.get_publication_site(site_id), actor=current_user)
    return _done(_("Площадка убрана."), "sites")


@bp.route("/admin/settings/days/new", methods=["GET", "POST"])
@requires(Permission.CALENDAR_MANAGE)
@transactional
def day_create() -> str | Response:
    """Move a working day."""
    form = CalendarDayForm()
    if form.validate_on_submit():
        with form.domain_errors():
            services.move_day(terms=form.into(CalendarDayTerms), actor=current_user)
            return _done(_("День отмечен: сроки в рабочих днях пересчитаны."), "days")
    return render_template("settings/day_create.html", form=form)


@bp.post("/admin/settings/days/<int:day_id>/remove")
@requires(Permission.CALENDAR_MANAGE)
@transactional
def day_remove(day_id: int) -> Response:
    """Let a day work as usual."""
    services.unmove_day(queries.get_calendar_day(day_id), actor=current_user)
    return _done(_("Отметка убрана."), "days")


@bp.route("/admin/settings/terms/<name>", methods=["GET", "POST"])
@requires(Permission.SETTINGS_MANAGE)
@transactional
def retention_edit(name: str) -> str | Response:
    """Say how long a kind of record is kept."""
    kind = retention_kinds().get(name) or abort(404)
    term = queries.find_retention_term(name) or RetentionTerm(kind=name, months=kind.months)
    form = RetentionForm(obj=term)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(term)
            services.set_retention(kind, months=form.months.data, actor=current_user)
            return _done(_("Сохранено."), "terms")
    return render_template("settings/retention_edit.html", form=form, kind=kind)


def _done(message: str, part: str) -> Response:
    flash(message, "success")
    return redirect(url_for(".settings_overview", _anchor=part))
