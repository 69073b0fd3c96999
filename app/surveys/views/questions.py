"""The questions of a draft."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.surveys.forms import QuestionCreateForm, QuestionEditForm
from app.surveys.permissions import Permission
from app.surveys.queries import surveys as queries
from app.surveys.rules import QuestionTerms
from app.surveys.services import surveys as services
from app.surveys.views.blueprint import bp
from app.web.access import requires
from app.web.places import returning
from app.web.transactions import transactional


@bp.route("/<int:survey_id>/questions/new", methods=["GET", "POST"])
@requires(Permission.SURVEY_MANAGE)
@transactional
def question_create(survey_id: int) -> str | Response:
    """Add a question behind the others."""
    survey = queries.get_survey(survey_id)
    form = QuestionCreateForm()
    if form.validate_on_submit():
        with form.domain_errors():
            services.add_question(survey, terms=form.into(QuestionTerms), actor=current_user)
            flash(_("Вопрос добавлен."), "success")
            return redirect(_to(survey_id))
    return render_template("surveys/question_create.html", form=form, survey=survey)


@bp.route("/questions/<int:question_id>/edit", methods=["GET", "POST"])
@requires(Permission.SURVEY_MANAGE)
@transactional
def question_edit(question_id: int) -> str | Response:
    """Change a question."""
    question = queries.get_question(question_id)
    survey = question.survey
    form = QuestionEditForm(obj=question)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(question)
            services.edit_question(question, terms=form.into(QuestionTerms), actor=current_user)
            flash(_("Сохранено."), "success")
            return redirect(_to(survey.id))
    return render_template(
        "surveys/question_edit.html", form=form, survey=survey, question=question
    )


@bp.post("/questions/<int:question_id>/move")
@requires(Permission.SURVEY_MANAGE)
@transactional
def question_move(question_id: int) -> Response:
    """Exchange a question with its neighbour."""
    question = queries.get_question(question_id)
    up = request.form.get("to") == "up"
    services.move_question(question, up=up, actor=current_user)
    return redirect(returning(_to(question.survey_id)))


@bp.post("/questions/<int:question_id>/remove")
@requires(Permission.SURVEY_MANAGE)
@transactional
def question_remove(question_id: int) -> Response:
    """Take a question out."""
    question = queries.get_question(question_id)
    survey_id = question.survey_id
    services.remove_question(question, actor=current_user)
    flash(_("Вопрос удалён."), "success")
    return redirect(returning(_to(survey_id)))


def _to(survey_id: int) -> str:
    return url_for(".survey_detail", survey_id=survey_id, _anchor="questions")
