"""Pages of study groups and specialities: added, edited, closed, moved on by a year."""

from datetime import date

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.deadlines.academic_year import AcademicYear
from app.students import queries
from app.students.enums import GroupFate
from app.students.forms import (
    GroupFilterForm,
    SpecialityForm,
    StudyGroupEditForm,
    StudyGroupForm,
    YearMoveForm,
    year_move_form,
)
from app.students.listing import GROUPS
from app.students.permissions import Permission
from app.students.queries import life
from app.students.rules import SpecialityTerms, StateChangeTerms, StudyGroupTerms
from app.students.services import cards as services
from app.students.services import groups as group_services
from app.students.services import year
from app.students.views.blueprint import bp
from app.web.access import requires
from app.web.places import returning
from app.web.transactions import transactional

MOST_SHOWN = 120  # groups on one page; the rest go as proposed


@bp.get("/groups/")
@requires(Permission.GROUP_MANAGE)
def group_list() -> str | Response:
    """List study groups and specialities."""
    filters = GroupFilterForm()
    found = queries.list_groups(**filters.criteria())
    return GROUPS.answer(
        "students/group_list.html",
        found,
        filters=filters,
        specialities=queries.list_specialities(),
    )


@bp.route("/groups/new", methods=["GET", "POST"])
@requires(Permission.GROUP_MANAGE)
@transactional
def group_create() -> str | Response:
    """Add a study group."""
    form = StudyGroupForm()
    form.speciality_id.offer(queries.speciality_choices())
    if form.validate_on_submit():
        with form.domain_errors():
            group = services.create_group(
                terms=form.into(StudyGroupTerms), actor=current_user, today=clock.today()
            )
            flash(_("Группа добавлена."), "success")
            return redirect(returning(url_for(".group_list"), row=group.id))
    return render_template("students/group_create.html", form=form)


@bp.route("/specialities/new", methods=["GET", "POST"])
@requires(Permission.GROUP_MANAGE)
@transactional
def speciality_create() -> str | Response:
    """Add a speciality."""
    form = SpecialityForm()
    if form.validate_on_submit():
        with form.domain_errors():
            services.create_speciality(terms=form.into(SpecialityTerms), actor=current_user)
            flash(_("Специальность добавлена."), "success")
            return redirect(url_for(".group_list"))
    return render_template("students/speciality_create.html", form=form)


@bp.route("/groups/<int:group_id>/edit", methods=["GET", "POST"])
@requires(Permission.GROUP_MANAGE)
@transactional
def group_edit(group_id: int) -> str | Response:
    """Change a study group."""
    group = queries.get_group(group_id)
    form = StudyGroupEditForm(obj=group)
    form.speciality_id.offer(queries.speciality_choices())
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(group)
            terms = form.into(StudyGroupTerms)
            group_services.edit_group(group, terms=terms, actor=current_user, today=clock.today())
            flash(_("Группа сохранена."), "success")
            return redirect(returning(url_for(".group_list"), row=group_id))
    return render_template("students/group_edit.html", form=form, group=group)


@bp.post("/groups/<int:group_id>/archive")
@requires(Permission.GROUP_MANAGE)
@transactional
def group_archive(group_id: int) -> Response:
    """Close a study group."""
    group = queries.get_group(group_id)
    group_services.archive_group(group, actor=current_user, today=clock.today())
    flash(_("Группа %(name)s закрыта.", name=group.name), "success")
    return redirect(returning(url_for(".group_list")))


@bp.post("/groups/<int:group_id>/restore")
@requires(Permission.GROUP_MANAGE)
@transactional
def group_restore(group_id: int) -> Response:
    """Open a closed study group again."""
    group = queries.get_group(group_id)
    group_services.restore_group(group, actor=current_user)
    flash(_("Группа %(name)s снова открыта.", name=group.name), "success")
    return redirect(returning(url_for(".group_list")))


@bp.route("/groups/year", methods=["GET", "POST"])
@requires(Permission.GROUP_MANAGE)
@transactional
def year_move() -> str | Response:
    """Show what a move to the next academic year would do, and do it."""
    plan = year.plan_year(clock.today())
    form = _year_form(plan)
    if form.validate_on_submit():
        with form.domain_errors():
            moved = year.move_on(
                chosen=_chosen(form, plan),
                seen=form.seen.data or "",
                terms=form.into(StateChangeTerms, reason="", group_id=None),
                actor=current_user,
                today=clock.today(),
                now=clock.now(),
            )
            flash(_("Группы переведены: %(count)d.", count=len(moved.groups)), "success")
            return redirect(url_for(".year_move"))
    return render_template(
        "students/year_move.html",
        form=form,
        plan=plan,
        shown=plan.steps[:MOST_SHOWN],
        fates=GroupFate,
        moves=[(AcademicYear(one.first_year), one) for one in life.list_year_moves()],
    )


@bp.post("/groups/year/<int:move_id>/undo")
@requires(Permission.GROUP_MANAGE)
@transactional
def year_move_undo(move_id: int) -> Response:
    """Take a move of the groups back."""
    year.undo_move(life.get_year_move(move_id), actor=current_user, now=clock.now())
    flash(_("Перевод отменён: группы и выпускники там же, где были."), "success")
    return redirect(url_for(".year_move"))


def _year_form(plan: year.YearPlan) -> YearMoveForm:
    shown = [(step.group.id, step.fate, step.new_name) for step in plan.steps[:MOST_SHOWN]]
    return year_move_form(shown, seen=plan.seen, day=date(plan.year.first_year, 6, 30))


def _chosen(form: YearMoveForm, plan: year.YearPlan) -> dict[int, tuple[GroupFate, str]]:
    ids = [step.group.id for step in plan.steps[:MOST_SHOWN]]
    return {id_: (form[f"fate_{id_}"].data, form[f"name_{id_}"].data) for id_ in ids}
