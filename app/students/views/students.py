"""Pages of students: the list, the card, orders about them, who was where in which year."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.deadlines.academic_year import AcademicYear
from app.students import queries
from app.students.enums import Offer, StudentEvent, StudentParty
from app.students.forms import (
    OrderForm,
    ReturnForm,
    RosterFilterForm,
    StudentCreateForm,
    StudentEditForm,
    StudentFilterForm,
    StudentInvitationForm,
)
from app.students.listing import ROSTER, STUDENTS
from app.students.models import Student
from app.students.moves import CHOOSE_GROUP, OFFERED, STUDENT_MOVES
from app.students.permissions import Permission
from app.students.queries import life
from app.students.rules import StateChangeTerms, StudentTerms, study_year
from app.students.services import cards as services
from app.students.services import states
from app.students.views.blueprint import bp
from app.students.wording import meaning_of
from app.web.access import requires, signed_in
from app.web.listing.export import requested_way
from app.web.listing.undo import flash_done
from app.web.messages import flash_added
from app.web.places import returning
from app.web.seen import note_shown
from app.web.transactions import transactional

_EVENTS = ", ".join(StudentEvent)


@bp.get("/")
@requires(Permission.STUDENT_VIEW)
def student_list() -> str | Response:
    """List students for staff."""
    filters = StudentFilterForm()
    filters.group.search_among(queries.all_group_choices())
    return STUDENTS.answer(
        "students/student_list.html", queries.list_students, filters=filters, together=_counted
    )


def _counted(students: list[Student]) -> list[Student]:
    """Have it kept how many minors' birth dates and contacts leave in a file."""
    if requested_way():
        today = clock.today()
        note_shown("sheet", people=sum(one.is_minor(today) for one in students))
    return students


@bp.get("/<int:student_id>")
@signed_in
def student_detail(student_id: int) -> str:
    """Show a student's card to staff and to the student."""
    student = queries.get_student(student_id, visible_to=current_user)
    note_minor(student, "card")
    is_own = student.user_id == current_user.id
    manages = current_user.can(Permission.STUDENT_MANAGE)
    return render_template(
        "students/student_detail.html",
        student=student,
        changes=life.list_changes_of(student),
        studies=life.list_studies(student),
        may_invite=student.state in OFFERED[Offer.INVITATION],
        events=STUDENT_MOVES.possible(student.state, StudentParty.STAFF) if manages else (),
        meaning=meaning_of(student.state) if is_own else "",
    )


@bp.get("/years")
@requires(Permission.STUDENT_VIEW)
def roster_list() -> str | Response:
    """List who was in which group in an academic year."""
    filters = RosterFilterForm()
    filters.group.search_among(queries.all_group_choices())
    filters.year.offer([(year.first_year, year.label) for year in life.list_years()])
    year = AcademicYear(filters.value("year") or study_year(clock.today()).first_year)
    return ROSTER.answer(
        "students/roster_list.html",
        life.list_roster(**{**filters.criteria(), "year": year.first_year}),
        filters=filters,
        title=_("Состав на %(year)s учебный год", year=year.label),
        year=year,
    )


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
    if student.is_outside:
        return redirect(url_for(".outside_student_edit", student_id=student_id))
    note_minor(student, "edit")
    form = StudentEditForm(obj=student)
    form.group_id.search_among(queries.group_choices(chosen=student.group_id))
    known = without_sign_in_address(form, student)
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


@bp.route(
    f"/<int:student_id>/orders/<any({_EVENTS}):event>",
    methods=["GET", "POST"],
)
@requires(Permission.STUDENT_MANAGE)
@transactional
def order_create(student_id: int, event: str) -> str | Response:
    """Write down an order about a student."""
    student = queries.get_student(student_id, visible_to=current_user)
    what = StudentEvent(event)
    form = _order_form(what, student)
    if form.validate_on_submit():
        with form.domain_errors():
            change = states.change_state(
                student,
                event=what,
                terms=form.into(StateChangeTerms, **_no_group(form)),
                actor=current_user,
                today=clock.today(),
                now=clock.now(),
            )
            flash_done(
                _("Записано: %(what)s.", what=what.label),
                f"students.{StudentEvent.EXPEL}",
                {"changes": [change.id]},
                actor=current_user,
            )
            return redirect(url_for(".student_detail", student_id=student_id, _anchor="life"))
    return render_template("students/order_create.html", form=form, student=student, event=what)


@bp.post("/<int:student_id>/orders/<int:change_id>/undo")
@requires(Permission.STUDENT_MANAGE)
@transactional
def order_undo(student_id: int, change_id: int) -> Response:
    """Take the last order about a student back."""
    student = queries.get_student(student_id, visible_to=current_user)
    change = life.get_change(student, change_id)
    card = url_for(".student_detail", student_id=student_id, _anchor="life")
    states.undo_change(change, actor=current_user)
    flash(_("Запись отменена, прежнее состояние вернулось."), "success")
    return redirect(card)


def _no_group(form: OrderForm) -> dict[str, None]:
    return {} if isinstance(form, ReturnForm) else {"group_id": None}


def _order_form(event: StudentEvent, student: Student) -> OrderForm:
    if event not in CHOOSE_GROUP:
        return OrderForm(day=clock.today())
    present = student.group_id if student.group.archived_on is None else None
    form = ReturnForm(day=clock.today(), group_id=present)
    form.group_id.search_among(queries.group_choices())
    return form


def without_sign_in_address(form: Any, student: Student) -> dict[str, Any]:
    """Leave the address out of a form where the account's counts; return what stays as it is."""
    if not student.account:
        return {}
    del form.email
    return {"email": student.email}


def note_minor(student: Student, what: str) -> None:
    """Have it kept that somebody else looks at what is held on a minor."""
    if student.user_id != current_user.id and student.is_minor(clock.today()):
        note_shown(what, student.id)


def _back_to(student_id: int) -> str:
    """Return the list the form was opened from, else the student's card."""
    return returning(url_for(".student_detail", student_id=student_id), row=student_id)
