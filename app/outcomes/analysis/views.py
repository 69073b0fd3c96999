"""Pages of the analysis: the answers, their files, notes to the council."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask import Response as FlaskResponse
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.errors import NotFoundError
from app.documents.catalog import ANALYSIS_NOTE
from app.documents.errors import DocumentError
from app.documents.queries import find_paper
from app.documents.snapshot import PaperFormat
from app.outcomes.analysis import files, services, wording
from app.outcomes.analysis.enums import AnalysisNoteEvent, AnalysisParty
from app.outcomes.analysis.forms import (
    AnalysisFilterForm,
    AnalysisNoteFilterForm,
    AnalysisNoteForm,
    NoteAdoptionForm,
)
from app.outcomes.analysis.listing import GRADUATES, NOTES, leaving_graduates
from app.outcomes.analysis.models import AnalysisNote, AnalysisView
from app.outcomes.analysis.pictures import MOST_ROWS, rows_of
from app.outcomes.analysis.queries import notes as note_queries
from app.outcomes.analysis.queries import summary as queries
from app.outcomes.analysis.results import AnalysisAnswer
from app.outcomes.analysis.rules import NOTE_MOVES
from app.outcomes.analysis.selection import GraduateSelection
from app.outcomes.analysis.services import AnalysisNoteTerms, NoteAdoptionTerms
from app.outcomes.permissions import Permission
from app.plan.enums import Topic
from app.web.access import requires
from app.web.attachment import as_attachment
from app.web.listing.export import Taken, take_away
from app.web.transactions import transactional

bp = Blueprint("analysis", __name__, url_prefix="/outcomes/analysis", template_folder="templates")


@bp.get("/")
@requires(Permission.ANALYSIS_VIEW)
def answer_list() -> str:
    """Answer the questions for a selection of graduates."""
    filters = _filters()
    view = queries.find_view(filters.selection)
    return render_template(
        "analysis/answer_list.html",
        filters=filters,
        figures=_figures(filters.selection, view) if view else None,
        drawn=_drawn,
        say=wording.say,
        headings=wording.headings,
        caution=wording.caution(),
        address=_address(filters.selection),
    )


@bp.post("/refresh")
@requires(Permission.ANALYSIS_MANAGE)
@transactional
def answer_refresh() -> Response:
    """Have the summary made anew, with the selection of the page."""
    job_id = services.ask_refresh(
        selection=_filters().selection, actor=current_user, now=clock.now()
    )
    return redirect(url_for("jobs.job_detail", job_id=job_id))


@bp.get("/file.<any(xlsx, pdf, docx):file_format>")
@requires(Permission.ANALYSIS_VIEW)
def answer_file(file_format: str) -> FlaskResponse | Response:
    """Give the page as a sheet or on paper."""
    selection = _filters().selection
    view = queries.find_view(selection)
    if view is None:
        raise NotFoundError
    figures, name = _figures(selection, view), f"{files.title_of_page()}.{file_format}"
    if file_format == "xlsx":
        return as_attachment(files.page_sheet(figures), name)
    paper: PaperFormat = "pdf" if file_format == "pdf" else "docx"
    try:
        return as_attachment(files.render_page(figures, paper, today=clock.today()), name)
    except DocumentError as error:
        flash(str(error), "error")
        return redirect(url_for(".answer_list", **_address(selection)))


@bp.get("/graduates.<any(xlsx, csv):file_format>")
@requires(Permission.ANALYSIS_MANAGE)
def graduate_file(file_format: str) -> FlaskResponse | str:
    """Give the tidy table: a row for each graduate, without names."""
    selection = _filters().selection
    rows = files.numbered(queries.facts_portions(selection), queries.base_names())
    leaving = leaving_graduates(GRADUATES, rows, wording.selection_words(selection))
    return take_away(leaving, Taken(file_format))


@bp.get("/notes/")
@requires(Permission.ANALYSIS_VIEW)
def note_list() -> str | Response:
    """List the notes to the council."""
    return NOTES.answer(
        "analysis/note_list.html", note_queries.list_notes, filters=AnalysisNoteFilterForm()
    )


@bp.get("/notes/<int:note_id>")
@requires(Permission.ANALYSIS_VIEW)
def note_detail(note_id: int) -> str:
    """Show a note: the figures the council saw, what was concluded, whether it was adopted."""
    note = note_queries.get_note(note_id)
    return render_template(
        "analysis/note_detail.html",
        note=note,
        figures=files.figures_of(note, selection=note.selection),
        paper=find_paper(note, kind=ANALYSIS_NOTE.name),
        events=_events(note),
        drawn=_drawn,
        say=wording.say,
        headings=wording.headings,
        caution=wording.caution(),
    )


@bp.route("/notes/new", methods=["GET", "POST"])
@requires(Permission.ANALYSIS_MANAGE)
@transactional
def note_create() -> str | Response:
    """Publish the figures of a selection with conclusions: they get a number and stay."""
    selection = _filters().selection
    view = queries.find_view(selection)
    figures = _figures(selection, view) if view else None
    form = AnalysisNoteForm(
        conclusions=files.proposed_conclusions(figures.answers) if figures else ""
    )
    form.offer_items(Topic.PRACTICE_BASES)
    if form.validate_on_submit():
        with form.domain_errors():
            note = services.publish_note(
                selection=selection,
                terms=form.into(AnalysisNoteTerms),
                plan_item_ids=form.plan_item_ids.data,
                actor=current_user,
                now=clock.now(),
                today=clock.today(),
            )
            flash(_("Справка выпущена: её можно скачать и передать совету."), "success")
            return redirect(url_for(".note_detail", note_id=note.id))
    return render_template("analysis/note_create.html", form=form, figures=figures)


@bp.route("/notes/<int:note_id>/adopt", methods=["GET", "POST"])
@requires(Permission.ANALYSIS_MANAGE)
@transactional
def note_adopt(note_id: int) -> str | Response:
    """Note that the council adopted it."""
    note = note_queries.get_note(note_id)
    form = NoteAdoptionForm(obj=note)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(note)
            services.adopt_note(
                note, terms=form.into(NoteAdoptionTerms), actor=current_user, today=clock.today()
            )
            flash(_("Отмечено: справка принята и подтверждает пункты плана."), "success")
            return redirect(url_for(".note_detail", note_id=note.id))
    return render_template("analysis/note_adopt.html", form=form, note=note)


def _filters() -> AnalysisFilterForm:
    filters = AnalysisFilterForm()
    filters.offer(queries.offered_selections())
    return filters


def _figures(selection: GraduateSelection, view: AnalysisView) -> files.AnalysisFigures:
    return files.figures_of(view, selection=wording.selection_words(selection))


def _drawn(answer: AnalysisAnswer) -> dict[str, Any]:
    rows = rows_of(answer)
    return {"rows": rows[:MOST_ROWS], "rest": max(0, len(rows) - MOST_ROWS)}


def _address(selection: GraduateSelection) -> dict[str, Any]:
    known = {
        "year": selection.year, "speciality": selection.speciality, "town": selection.town,
    }  # fmt: skip
    return {name: value for name, value in known.items() if value}


def _events(note: AnalysisNote) -> frozenset[AnalysisNoteEvent]:
    party = AnalysisParty.COLLEGE if current_user.can(Permission.ANALYSIS_MANAGE) else None
    return NOTE_MOVES.possible(note.state, party)
