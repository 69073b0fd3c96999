"""Questions about vacancies: asked, checked by staff, answered for everybody."""

from flask import Response as WebResponse
from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.jobfair.candidates.enums import QuestionEvent
from app.jobfair.candidates.forms import (
    QuestionAnswerForm,
    QuestionFilterForm,
    QuestionForm,
    QuestionRejectForm,
)
from app.jobfair.candidates.listing import QUESTIONS
from app.jobfair.candidates.models import VacancyQuestion
from app.jobfair.candidates.queries import questions as queries
from app.jobfair.candidates.rules import QUESTION_MOVES
from app.jobfair.candidates.services import questions as services
from app.jobfair.permissions import Permission
from app.jobfair.queries.vacancies import get_vacancy
from app.jobfair.rules import party_to
from app.jobfair.views.blueprint import bp
from app.students.queries import get_student_of
from app.web.access import requires
from app.web.places import returning
from app.web.transactions import transactional


@bp.route("/vacancies/<int:vacancy_id>/questions/new", methods=["GET", "POST"])
@requires(Permission.APPLICATION_SUBMIT)
@transactional
def question_create(vacancy_id: int) -> str | Response:
    """Ask about a vacancy."""
    vacancy = get_vacancy(vacancy_id, visible_to=current_user)
    form = QuestionForm()
    if form.validate_on_submit():
        with form.domain_errors():
            services.ask_question(
                vacancy,
                student=get_student_of(current_user),
                text=form.text.data,
                actor=current_user,
                now=clock.now(),
            )
            flash(_("Вопрос отправлен. Методист проверит его, ответ придёт письмом."), "success")
            return redirect(url_for(".vacancy_detail", vacancy_id=vacancy_id))
    return render_template("jobfair/candidates/question_create.html", form=form, vacancy=vacancy)


@bp.get("/questions/")
@requires(Permission.OFFER_MAKE)
def question_list() -> str | WebResponse:
    """List questions: staff checks them, an employer answers those on its vacancies."""
    filters = QuestionFilterForm()
    found = queries.list_questions(visible_to=current_user, **filters.criteria())
    return QUESTIONS.answer(
        "jobfair/candidates/question_list.html", found, filters=filters, events_of=_events_of
    )


@bp.post("/questions/<int:question_id>/pass")
@requires(Permission.VACANCY_APPROVE)
@transactional
def question_pass(question_id: int) -> Response:
    """Show a question to everybody."""
    question = queries.get_question(question_id, visible_to=current_user)
    services.pass_question(question, actor=current_user, now=clock.now())
    return _back(question, _("Вопрос опубликован, работодатель получит письмо."))


@bp.route("/questions/<int:question_id>/reject", methods=["GET", "POST"])
@requires(Permission.VACANCY_APPROVE)
@transactional
def question_reject(question_id: int) -> str | Response:
    """Keep a question from being shown, and say why."""
    question = queries.get_question(question_id, visible_to=current_user)
    form = QuestionRejectForm(obj=question)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(question)
            services.reject_question(
                question, reason=form.reason.data, actor=current_user, now=clock.now()
            )
            return _back(question, _("Вопрос не опубликован, студент получит письмо."))
    return render_template("jobfair/candidates/question_reject.html", form=form, question=question)


@bp.route("/questions/<int:question_id>/answer", methods=["GET", "POST"])
@requires(Permission.OFFER_MAKE)
@transactional
def question_answer(question_id: int) -> str | Response:
    """Answer for everybody."""
    question = queries.get_question(question_id, visible_to=current_user)
    form = QuestionAnswerForm(obj=question)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(question)
            services.answer_question(
                question, answer=form.answer.data, actor=current_user, now=clock.now()
            )
            return _back(question, _("Ответ опубликован на странице вакансии."))
    return render_template("jobfair/candidates/question_answer.html", form=form, question=question)


def _events_of(question: VacancyQuestion) -> frozenset[QuestionEvent]:
    party = party_to(current_user, organization_id=question.vacancy.organization_id)
    return frozenset(QUESTION_MOVES.possible(question.state, party))


def _back(question: VacancyQuestion, message: str) -> Response:
    flash(message, "success")
    return redirect(returning(url_for(".question_list"), row=question.id))
