"""Papers of single students: for staff all of them, for a student the own ones."""

from functools import partial

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.errors import NotFoundError
from app.documents.errors import DocumentError
from app.documents.names import Case, inflect
from app.documents.snapshot import PaperFormat
from app.practice.papers.dates import calendar_of
from app.practice.papers.enums import StudentPaper
from app.practice.papers.forms import DirectionForm, StudentPaperFilterForm
from app.practice.papers.listing import STUDENT_PAPERS
from app.practice.papers.packing import StudentPapers
from app.practice.papers.queries import lines
from app.practice.papers.queries import papers as queries
from app.practice.papers.services.issuing import issue_direction
from app.practice.papers.standing import student_rows
from app.practice.papers.wording import name_of
from app.practice.permissions import Permission
from app.practice.queries.periods import get_period, group_choices_of
from app.practice.views.blueprint import bp
from app.web.access import requires, signed_in
from app.web.attachment import as_attachment
from app.web.transactions import transactional


@bp.get("/periods/<int:period_id>/papers/students")
@requires(Permission.PAPER_MANAGE)
def student_paper_list(period_id: int) -> str | Response:
    """List the students of a period with their directions."""
    period = get_period(period_id, visible_to=current_user)
    filters = StudentPaperFilterForm()
    filters.group.search_among(group_choices_of(period))
    return STUDENT_PAPERS.answer(
        "practice/papers/student_paper_list.html",
        partial(lines.list_students, period),
        filters=filters,
        title=_("Документы студентов: %(period)s", period=period.title),
        together=lambda rows: student_rows(period, rows),
        period=period,
    )


@bp.get("/placements/<int:placement_id>/papers")
@signed_in
def student_paper_detail(placement_id: int) -> str:
    """Show the papers of one student's practice."""
    placement = queries.get_own_placement(placement_id, visible_to=current_user)
    placements = queries.placements_of(placement.period, ids=[placement.id])
    papers = StudentPapers(placements, today=clock.today())
    (row,) = student_rows(placement.period, placements)
    is_issued = papers.direction(placements[0]) is not None
    shown = [
        kind
        for kind in StudentPaper
        if _is_shown(kind) and (is_issued or kind is not StudentPaper.DIRECTION)
    ]
    return render_template(
        "practice/papers/student_paper_detail.html",
        placement=placement,
        period=placement.period,
        row=row,
        kinds=[(kind, papers.has_pdf(kind, placements[0])) for kind in shown],
    )


@bp.get("/placements/<int:placement_id>/papers/<kind>.<any(docx, pdf):file_format>")
@signed_in
def student_paper_file(placement_id: int, kind: str, file_format: PaperFormat) -> Response:
    """Give one paper of one student."""
    placement = queries.get_own_placement(placement_id, visible_to=current_user)
    paper = _kind_of(kind)
    placements = queries.placements_of(placement.period, ids=[placement.id])
    papers = StudentPapers(placements, today=clock.today())
    back = url_for(".student_paper_detail", placement_id=placement_id)
    try:
        data = papers.render(paper, placements[0], file_format)
    except DocumentError as error:
        flash(str(error), "error")
        return redirect(back)
    if data is None:
        flash(_("Направление ещё не выдано."), "warning")
        return redirect(back)
    return as_attachment(data, f"{paper.label} {placement.student.full_name}.{file_format}")


@bp.get("/placements/<int:placement_id>/practice.ics")
@signed_in
def practice_calendar(placement_id: int) -> Response:
    """Give the days of a student's practice as a file for a calendar."""
    placement = queries.get_own_placement(placement_id, visible_to=current_user)
    return as_attachment(calendar_of(placement), _("Практика.ics"))


@bp.route("/placements/<int:placement_id>/direction", methods=["GET", "POST"])
@requires(Permission.PAPER_MANAGE)
@transactional
def direction_create(placement_id: int) -> str | Response:
    """Give one student a direction, with the name as it is to be written."""
    placement = queries.get_own_placement(placement_id, visible_to=current_user)
    proposed = inflect(name_of(placement.student), Case.ACCUSATIVE)
    form = DirectionForm(data={"student": proposed})
    back = url_for(".student_paper_detail", placement_id=placement_id)
    if form.validate_on_submit():
        with form.domain_errors():
            paper = issue_direction(
                placement,
                student=form.student.data or "",
                on=clock.today(),
                actor=current_user,
                now=clock.now(),
            )
            flash(_("Выдано направление № %(number)s.", number=paper.number), "success")
            return redirect(back)
    return render_template(
        "practice/papers/direction_create.html", form=form, placement=placement, back=back
    )


def _kind_of(name: str) -> StudentPaper:
    try:
        kind = StudentPaper(name)
    except ValueError:
        raise NotFoundError from None
    if not _is_shown(kind):
        raise NotFoundError
    return kind


def _is_shown(kind: StudentPaper) -> bool:
    """A characteristic is the base's word on a student: it goes to the college."""
    return kind is not StudentPaper.CHARACTERISTIC or current_user.can(Permission.PAPER_MANAGE)
