"""Pages of students, groups and specialities."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.students import queries
from app.students.forms import (
    GroupFilterForm,
    SpecialityForm,
    StudentCreateForm,
    StudentEditForm,
    StudentFilterForm,
    StudentInvitationForm,
    StudyGroupForm,
)
from app.students.listing import GROUPS, STUDENTS
from app.students.models import Student
from app.students.permissions import Permission
from app.students.rules import SpecialityTerms, StudentTerms, StudyGroupTerms
from app.students.services import cards as services
from app.web.access import requires, signed_in
from app.web.messages import flash_added
from app.web.places import returning
from app.web.seen import note_shown
from app.web.transactions import transactional

bp = Blueprint("students", __name__, url_prefix="/students", template_folder="templates")


@bp.get("/")
@requires(Permission.STUDENT_VIEW)
def student_list() -> str | Response:
    """List students for staff."""
    filters = StudentFilterForm()
    filters.group.search_among(queries.all_group_choices())
    return STUDENTS.answer("students/student_list.html", queries.list_students, filters=filters)


@bp.get("/<int:student_id>")
@signed_in
def student_detail(student_id: int) -> str:
    """Show a student's card to staff and to the student."""
    student = queries.get_student(student_id, visible_to=current_user)
    _note_minor(student, "card")
    return render_template("students/student_detail.html", student=student)


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.STUDENT_MANAGE)
@transactional
def student_create() -> str | Response:
    """Enter a student."""
    form = StudentCreateForm()
    form.group_id.search_among(queries.group_choices())
    if form.validate_on_submit():
        with form.domain_errors():
            student = services.create_student(
                terms=form.into(StudentTerms),
                actor=current_user,
                today=clock.today(),
                is_another=form.is_another.data,
            )
            card = url_for(".student_detail", student_id=student.id)
            flash_added(_("Студент добавлен."), student.full_name, card)
            return redirect(_back_to(student.id))
    return render_template("students/student_create.html", form=form)


@bp.route("/<int:student_id>/edit", methods=["GET", "POST"])
@requires(Permission.STUDENT_MANAGE)
@transactional
def student_edit(student_id: int) -> str | Response:
    """Change a student's card."""
    student = queries.get_student(student_id, visible_to=current_user)
    _note_minor(student, "edit")
    form = StudentEditForm(obj=student)
    form.group_id.search_among(queries.group_choices(chosen=student.group_id))
    known = {}
    if student.account:  # the address people sign in with is the one that counts
        del form.email
        known = {"email": student.email}
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(student)
            services.edit_student(
                student,
                terms=form.into(StudentTerms, **known),
                actor=current_user,
                today=clock.today(),
                is_another=form.is_another.data,
            )
            flash(_("Сохранено."), "success")
            return redirect(_back_to(student_id))
    return render_template("students/student_edit.html", form=form, student=student)


@bp.route("/<int:student_id>/invitation", methods=["GET", "POST"])
@requires(Permission.STUDENT_INVITE)
@transactional
def student_invite(student_id: int) -> str | Response:
    """Invite a student to sign in."""
    student = queries.get_student(student_id, visible_to=current_user)
    form = StudentInvitationForm(email=student.email)
    if form.validate_on_submit():
        with form.domain_errors():
            services.invite_student(
                student,
                email=form.email.data or "",
                actor=current_user,
                now=clock.now(),
                at=clock.true_now(),
            )
            flash(_("Приглашение отправлено."), "success")
            return redirect(_back_to(student_id))
    return render_template("students/student_invite.html", form=form, student=student)


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
            group = services.create_group(terms=form.into(StudyGroupTerms), actor=current_user)
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


def _note_minor(student: Student, what: str) -> None:
    """Have it kept that somebody else looks at what is held on a minor."""
    if student.user_id != current_user.id and student.is_minor(clock.today()):
        note_shown(what, student.id)


def _back_to(student_id: int) -> str:
    """Return the list the form was opened from, else the student's card."""
    return returning(url_for(".student_detail", student_id=student_id), row=student_id)
