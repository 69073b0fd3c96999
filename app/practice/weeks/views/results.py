"""Marks and papers of a group on one sheet; what the base writes of a student."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.errors import DomainError, NotFoundError
from app.practice.models import Placement
from app.practice.permissions import Permission
from app.practice.views.blueprint import bp
from app.practice.weeks.enums import HandedPaper
from app.practice.weeks.files import mark_sheet
from app.practice.weeks.forms import ReferenceForm, ResultSheetForm
from app.practice.weeks.queries import course as queries
from app.practice.weeks.queries.board import handed_papers, results_of
from app.practice.weeks.queries.marking import list_markable_periods
from app.practice.weeks.queries.scope import (
    get_followed_period,
    get_placement,
    group_among,
    groups_followed_in,
    show_names,
)
from app.practice.weeks.rules import ReferenceTerms, ResultTerms
from app.practice.weeks.services import results as services
from app.practice.weeks.wording import labels_of
from app.web.access import requires
from app.web.attachment import as_attachment
from app.web.places import returning
from app.web.transactions import transactional
from app.web.urls import whole_number


@bp.route("/periods/<int:period_id>/marks", methods=["GET", "POST"])
@requires(Permission.COURSE_FOLLOW)
@transactional
def result_edit(period_id: int) -> str | Response:
    """Enter the marks, hours and papers of a group."""
    period = get_followed_period(period_id, visible_to=current_user)
    groups = groups_followed_in(period, current_user)
    group = group_among(groups, _asked())
    placements = queries.list_roll(period, visible_to=current_user, group=group.id) if group else []
    show_names((one.student for one in placements), current_user)
    given = _known(placements)
    form = ResultSheetForm.of(placements, _filled(given, period.hours))
    if form.validate_on_submit():
        with form.domain_errors():
            count = _save(form, placements, given)
            flash(_("Сохранено, студентов: %(count)d.", count=count), "success")
            chosen = group.id if group else None
            return redirect(url_for(".result_edit", period_id=period.id, group=chosen))
    return render_template(
        "practice/weeks/result_edit.html",
        form=form, period=period, groups=groups, group=group, placements=placements,
        papers=list(HandedPaper),
    )  # fmt: skip


@bp.get("/periods/<int:period_id>/marks.xlsx")
@requires(Permission.COURSE_FOLLOW)
def mark_sheet_export(period_id: int) -> Response:
    """Give the sheet of a group to write its marks into; the import of marks reads it back."""
    period = get_followed_period(period_id, visible_to=current_user)
    group = group_among(groups_followed_in(period, current_user), _asked())
    labels = labels_of(list_markable_periods(visible_to=current_user))
    if group is None or period.id not in labels:  # marks are given once places are published
        raise NotFoundError
    placements = queries.list_roll(period, visible_to=current_user, group=group.id)
    results = results_of([one.id for one in placements])
    data = mark_sheet(period, placements, results, label=labels[period.id])
    return as_attachment(data, f"{_('Отметки')} {group.name}.xlsx")


@bp.route("/placements/<int:placement_id>/reference", methods=["GET", "POST"])
@requires(Permission.REFERENCE_WRITE)
@transactional
def reference_edit(placement_id: int) -> str | Response:
    """Write what the base says of a student."""
    placement = get_placement(placement_id, visible_to=current_user, by_student=False)
    show_names([placement.student], current_user)
    reference = queries.find_reference(placement)
    blank = {"signed_on": clock.today(), "signed_by": _signer(placement)}
    form = ReferenceForm(obj=reference) if reference else ReferenceForm(**blank)
    if form.validate_on_submit():
        with form.domain_errors():
            services.write_reference(placement, terms=form.into(ReferenceTerms), actor=current_user)
            flash(_("Характеристика сохранена: колледж её напечатает."), "success")
            return redirect(returning(url_for(".course_detail", placement_id=placement.id)))
    return render_template("practice/weeks/reference_edit.html", form=form, placement=placement)


def _asked() -> int | None:
    return whole_number(request.args.get("group", ""))


def _signer(placement: Placement) -> str:
    return placement.place.supervisor_name if placement.place else ""


def _known(placements: list[Placement]) -> dict[int, dict[str, Any]]:
    """Return what is known of each student, by the names of the form's cells."""
    ids = [one.id for one in placements]
    results, handed = results_of(ids), handed_papers(ids)
    rows: dict[int, dict[str, Any]] = {}
    for id_ in ids:
        result = results.get(id_)
        papers = {paper.value: paper in handed.get(id_, {}) for paper in HandedPaper}
        rows[id_] = {
            "grade": result.grade if result else None,
            "hours": result.hours if result else None,
            "on": result.attestation_on if result else None,
            **papers,
        }
    return rows


def _filled(given: dict[int, dict[str, Any]], hours: int | None) -> dict[str, Any]:
    """Return the values of the form; the period's hours are the proposal."""
    cells = {f"{name}_{id_}": value for id_, row in given.items() for name, value in row.items()}
    return {
        name: hours if name.startswith("hours_") and value is None else value
        for name, value in cells.items()
    }


def _save(
    form: ResultSheetForm, placements: list[Placement], given: dict[int, dict[str, Any]]
) -> int:
    """Store the rows the person changed; an error names its cell."""
    today, now, saved = clock.today(), clock.now(), 0
    for placement in placements:
        row, before = form.row(placement.id), given[placement.id]
        hours_alone = {**before, "hours": row["hours"]} == row and not before["grade"]
        if row == before or (hours_alone and before["hours"] is None):
            continue
        terms = ResultTerms(
            row["grade"], row["hours"], row["on"], form.papers(placement.id, today=today)
        )
        try:
            services.note_result(placement, terms=terms, actor=current_user, now=now, today=today)
        except DomainError as error:
            error.field = f"on_{placement.id}"
            raise
        saved += 1
    return saved
