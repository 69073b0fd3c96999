"""Pages of admission: who lacks what for which practice, a student's checklist."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.errors import NotFoundError
from app.practice.admission import queries, services
from app.practice.admission.forms import AdmissionFilterForm, ClearanceForm
from app.practice.admission.listing import ADMISSION, HEADINGS
from app.practice.admission.rules import (
    MAY_BE_EXEMPT,
    WITH_NUMBER,
    WITH_TERM,
    AskedClearances,
    ClearanceTerms,
    CoveredDays,
    kinds_from,
    lacks,
)
from app.practice.admission.wording import cell, checklist
from app.practice.enums import ClearanceKind
from app.practice.permissions import Permission
from app.practice.queries import admission as admission_queries
from app.practice.queries import periods as period_queries
from app.practice.views.blueprint import bp
from app.students.queries import group_choices
from app.web.access import requires, signed_in
from app.web.places import returning
from app.web.transactions import transactional

_KINDS = ", ".join(ClearanceKind)


@bp.get("/clearances/")
@requires(Permission.CLEARANCE_MANAGE)
def clearance_list() -> str | Response:
    """List who has shown what, for a practice or at all."""
    filters = AdmissionFilterForm()
    filters.group.search_among(group_choices())
    filters.period.search_among(admission_queries.asking_period_choices())
    asked = _asked(filters.value("period"))
    rest = {name: value for name, value in filters.criteria().items() if name != "period"}
    return ADMISSION.answer(
        "practice/admission/clearance_list.html",
        queries.list_admission(
            weeks=asked.weeks, required=asked.required, groups=asked.groups, **rest
        ),
        filters=filters,
        title=_("Допуск к практике: %(title)s", title=asked.title) if asked.title else "",
        together=queries.with_clearances,
        asked=asked,
        headings=HEADINGS,
        cell=cell,
        lacking_of=lambda row: _lacking(row, asked),
    )


@bp.get("/clearances/<int:student_id>")
@signed_in
def clearance_detail(student_id: int) -> str:
    """Show staff and the student what is shown already and what is missing."""
    student = queries.get_student(student_id, visible_to=current_user)
    period = admission_queries.find_next_period_of(student, today=clock.today())
    asked = _asked(period.id if period else None)
    held = queries.list_clearances_of(student)
    return render_template(
        "practice/admission/clearance_detail.html",
        student=student,
        period=period,
        lines=checklist(student, held, asked.required if period else (), asked.weeks),
    )


@bp.route(f"/clearances/<int:student_id>/<any({_KINDS}):kind>/edit", methods=["GET", "POST"])
@requires(Permission.CLEARANCE_MANAGE)
@transactional
def clearance_edit(student_id: int, kind: str) -> str | Response:
    """Note a paper a student showed."""
    student = queries.get_student(student_id, visible_to=current_user)
    what = ClearanceKind(kind)
    present = queries.find_clearance(student_id, what)
    form = _form(what, present)
    if form.validate_on_submit():
        with form.domain_errors():
            terms, moment = form.into(ClearanceTerms), _moment()
            services.write_clearance(student, kind=what, terms=terms, actor=current_user, **moment)
            flash(_("Отмечено: %(kind)s.", kind=what.label), "success")
            return redirect(returning(_checklist_of(student_id), row=student_id))
    return render_template(
        "practice/admission/clearance_edit.html",
        form=form,
        student=student,
        kind=what,
        present=present,
        may_be_exempt=what in MAY_BE_EXEMPT,
    )


@bp.post(f"/clearances/<int:student_id>/<any({_KINDS}):kind>/remove")
@requires(Permission.CLEARANCE_MANAGE)
@transactional
def clearance_remove(student_id: int, kind: str) -> Response:
    """Take back what was noted by mistake."""
    queries.get_student(student_id, visible_to=current_user)
    clearance = queries.find_clearance(student_id, ClearanceKind(kind))
    if clearance is None:
        raise NotFoundError
    services.remove_clearance(clearance, actor=current_user)
    flash(_("Отметка удалена."), "success")
    return redirect(returning(_checklist_of(student_id)))


def _moment() -> dict[str, Any]:
    return {"now": clock.now(), "today": clock.today()}


def _checklist_of(student_id: int) -> str:
    return url_for(".clearance_detail", student_id=student_id)


def _form(kind: ClearanceKind, present: object) -> ClearanceForm:
    form = ClearanceForm(obj=present)
    if kind not in WITH_TERM:
        del form.valid_until
    if kind not in WITH_NUMBER:
        del form.number
    return form


def _asked(period_id: int | None) -> AskedClearances:
    if period_id is None:
        today = clock.today()
        return AskedClearances(tuple(ClearanceKind), CoveredDays(today, today), None, "")
    period = period_queries.get_period(period_id, visible_to=current_user)
    return AskedClearances(
        kinds_from(period.clearances),
        CoveredDays(period.starts_on, period.ends_on),
        [group.id for group in period.groups],
        period.title,
    )


def _lacking(row: queries.AdmissionRow, asked: AskedClearances) -> set[ClearanceKind]:
    terms = queries.terms_of_held(row.held)
    return set(lacks(asked.required, terms, asked.weeks, birth_date=row.student.birth_date))
