"""Pages of who studies at another organization: entered and changed for a contract."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.students import queries
from app.students.forms import OutsideCreateForm, OutsideEditForm
from app.students.permissions import Permission
from app.students.rules import OutsideTerms
from app.students.services import outside as services
from app.students.views.blueprint import bp
from app.students.views.students import note_minor, without_sign_in_address
from app.web.access import requires
from app.web.places import returning
from app.web.transactions import transactional


@bp.route("/outside/new", methods=["GET", "POST"])
@requires(Permission.STUDENT_MANAGE)
@transactional
def outside_student_create() -> str | Response:
    """Enter a student of another organization."""
    form = OutsideCreateForm()
    form.speciality_id.offer(queries.speciality_choices(elsewhere=True))
    if form.validate_on_submit():
        with form.domain_errors():
            student = services.create_outside_student(
                terms=form.into(OutsideTerms),
                actor=current_user,
                today=clock.today(),
                is_another=form.is_another.data,
            )
            flash(_("Карточка добавлена. Теперь можно добавить договор."), "success")
            return redirect(url_for(".student_detail", student_id=student.id))
    return render_template("students/outside_student_create.html", form=form)


@bp.route("/<int:student_id>/outside", methods=["GET", "POST"])
@requires(Permission.STUDENT_MANAGE)
@transactional
def outside_student_edit(student_id: int) -> str | Response:
    """Change the card of a student of another organization."""
    student = queries.get_outside_student(student_id)
    note_minor(student, "edit")
    form = OutsideEditForm(obj=student)
    form.speciality_id.offer(queries.speciality_choices(elsewhere=True))
    known = without_sign_in_address(form, student)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(student)
            services.edit_outside_student(
                student,
                terms=form.into(OutsideTerms, **known),
                actor=current_user,
                today=clock.today(),
                is_another=form.is_another.data,
            )
            flash(_("Сохранено."), "success")
            return redirect(
                returning(url_for(".student_detail", student_id=student_id), row=student_id)
            )
    return render_template("students/outside_student_edit.html", form=form, student=student)
