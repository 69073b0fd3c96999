"""What was answered, and the note that sums it up."""

from flask import Response as FlaskResponse
from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.documents.snapshot import PaperFormat
from app.surveys import files
from app.surveys.enums import SurveyEvent
from app.surveys.forms import NoteForm, SummaryFilterForm
from app.surveys.models import Survey
from app.surveys.permissions import Permission
from app.surveys.queries import summary as queries
from app.surveys.queries.surveys import get_survey
from app.surveys.services import surveys as services
from app.surveys.views.blueprint import bp
from app.surveys.views.surveys import events_of
from app.web.access import requires
from app.web.attachment import as_attachment
from app.web.transactions import transactional


@bp.get("/<int:survey_id>/summary")
@requires(Permission.SURVEY_VIEW)
def survey_summary(survey_id: int) -> str:
    """Show what was answered, of everybody or of one kind of organization."""
    survey = get_survey(survey_id)
    kinds = queries.kinds_of_responses(survey)
    filters = SummaryFilterForm()
    filters.kind.offer([(kind.value, f"{kind.label} — {count}") for kind, count in kinds])
    chosen = next((kind for kind, _count in kinds if kind.value == filters.kind.data), None)
    return render_template(
        "surveys/survey_summary.html",
        survey=survey,
        filters=filters,
        chosen=chosen,
        responses=queries.count_responses(survey, kind=chosen),
        lines=queries.summarise(survey, kind=chosen),
        may_sum_up=SurveyEvent.SUMMARISE in events_of(survey),
    )


@bp.route("/<int:survey_id>/sum-up", methods=["GET", "POST"])
@requires(Permission.SURVEY_MANAGE)
@transactional
def survey_sum_up(survey_id: int) -> str | Response:
    """Write the conclusions; from then on the survey proves its plan items."""
    survey = get_survey(survey_id)
    lines = queries.summarise(survey)
    form = NoteForm(note=files.proposed_note(survey, lines))
    if form.validate_on_submit():
        with form.domain_errors():
            services.summarise_survey(
                survey,
                note=form.note.data or "",
                actor=current_user,
                now=clock.now(),
                today=clock.today(),
            )
            flash(_("Итоги подведены: справку можно скачать."), "success")
            return redirect(url_for(".survey_detail", survey_id=survey_id))
    return render_template("surveys/survey_sum_up.html", form=form, survey=survey, lines=lines)


@bp.get("/<int:survey_id>/note.<any(pdf, docx):file_format>")
@requires(Permission.SURVEY_VIEW)
def survey_note(survey_id: int, file_format: PaperFormat) -> FlaskResponse:
    """Give the informative note as a paper; before the summary it is a draft."""
    survey = get_survey(survey_id)
    return as_attachment(*files.render_note(survey, file_format, today=clock.today()))


@bp.get("/<int:survey_id>/answers.xlsx")
@requires(Permission.SURVEY_MANAGE)
def survey_answers(survey_id: int) -> FlaskResponse:
    """Give all answers as a sheet; of an anonymous survey without names."""
    survey: Survey = get_survey(survey_id)
    return as_attachment(*files.answers_sheet(survey))
