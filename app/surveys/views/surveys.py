"""A survey: the list, the card, its way from draft to summary."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.surveys.asked_audience import asked_audience, audience_form
from app.surveys.asked_forms import answer_form
from app.surveys.audience import record_of
from app.surveys.enums import SurveyParty
from app.surveys.forms import (
    SurveyCopyForm,
    SurveyCreateForm,
    SurveyEditForm,
    SurveyFields,
    SurveyFilterForm,
    SurveyReopenForm,
)
from app.surveys.listing import SURVEYS
from app.surveys.models import Survey
from app.surveys.permissions import Permission
from app.surveys.queries import surveys as queries
from app.surveys.rules import SURVEY_MOVES, SurveyTerms
from app.surveys.services import surveys as services
from app.surveys.views.blueprint import bp
from app.surveys.wording import way_of
from app.web.access import requires
from app.web.audiences import SurveyAudience
from app.web.messages import flash_added
from app.web.places import returning
from app.web.transactions import transactional


@bp.get("/")
@requires(Permission.SURVEY_VIEW)
def survey_list() -> str | Response:
    """List the surveys."""
    return SURVEYS.answer(
        "surveys/survey_list.html",
        queries.list_surveys,
        filters=SurveyFilterForm(),
        together=queries.counted_surveys,
    )


@bp.get("/<int:survey_id>")
@requires(Permission.SURVEY_VIEW)
def survey_detail(survey_id: int) -> str:
    """Show a survey: its questions, who has answered, what may be done."""
    survey = queries.get_survey(survey_id)
    counts = queries.counts_of(survey)
    return render_template(
        "surveys/survey_detail.html",
        survey=survey,
        counts=counts,
        steps=way_of(survey, counts),
        asked=record_of(survey),
        events=events_of(survey),
    )


@bp.get("/<int:survey_id>/preview")
@requires(Permission.SURVEY_VIEW)
def survey_preview(survey_id: int) -> str:
    """Show the questions as those see them who are asked."""
    survey = queries.get_survey(survey_id)
    return render_template("surveys/survey_preview.html", survey=survey, form=answer_form(survey))


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.SURVEY_MANAGE)
@transactional
def survey_create() -> str | Response:
    """Begin a survey of the cluster, or of those who had to do with a record."""
    asked = asked_audience()
    form = audience_form(*asked) if asked else SurveyCreateForm()
    form.offer_items()
    if form.validate_on_submit():
        with form.domain_errors():
            survey = _create(form, asked)
            card = url_for(".survey_detail", survey_id=survey.id)
            flash_added(_("Опрос добавлен."), survey.title, card)
            return redirect(card)
    return render_template("surveys/survey_create.html", form=form, asked=asked)


def _create(form: SurveyFields, asked: tuple[SurveyAudience, Any] | None) -> Survey:
    served: dict[str, Any] = {
        "plan_item_ids": form.plan_item_ids.data,
        "actor": current_user,
        "today": clock.today(),
    }
    if asked is None:
        return services.create_survey(terms=form.into(SurveyTerms), **served)
    known = {} if form.is_anonymous else {"is_anonymous": True}
    return services.create_for_audience(*asked, terms=form.into(SurveyTerms, **known), **served)


@bp.route("/<int:survey_id>/edit", methods=["GET", "POST"])
@requires(Permission.SURVEY_MANAGE)
@transactional
def survey_edit(survey_id: int) -> str | Response:
    """Change a survey."""
    survey = queries.get_survey(survey_id)
    form = SurveyEditForm(obj=survey)
    form.offer_items()
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(survey)
            services.edit_survey(
                survey,
                terms=form.into(SurveyTerms),
                plan_item_ids=form.plan_item_ids.data,
                actor=current_user,
            )
            flash(_("Сохранено."), "success")
            return redirect(_card(survey))
    return render_template("surveys/survey_edit.html", form=form, survey=survey)


@bp.route("/<int:survey_id>/copy", methods=["GET", "POST"])
@requires(Permission.SURVEY_MANAGE)
@transactional
def survey_copy(survey_id: int) -> str | Response:
    """Begin this year's survey with the questions of an earlier one."""
    survey = queries.get_survey(survey_id)
    form = SurveyCopyForm()
    if form.validate_on_submit():
        with form.domain_errors():
            copy = services.copy_survey(
                survey, closes_on=form.closing_day, actor=current_user, today=clock.today()
            )
            card = url_for(".survey_detail", survey_id=copy.id)
            flash_added(_("Опрос добавлен."), copy.title, card)
            return redirect(card)
    return render_template("surveys/survey_copy.html", form=form, survey=survey)


@bp.post("/<int:survey_id>/open")
@requires(Permission.SURVEY_MANAGE)
@transactional
def survey_open(survey_id: int) -> Response:
    """Fix the questions."""
    survey = queries.get_survey(survey_id)
    services.open_survey(survey, actor=current_user, now=clock.now(), today=clock.today())
    flash(_("Опрос начат. Теперь пригласите тех, кого он касается."), "success")
    return redirect(url_for(".invitation_create", survey_id=survey_id))


@bp.post("/<int:survey_id>/close")
@requires(Permission.SURVEY_MANAGE)
@transactional
def survey_close(survey_id: int) -> Response:
    """Take no more answers."""
    survey = queries.get_survey(survey_id)
    services.close_survey(survey, actor=current_user)
    flash(_("Приём ответов закончен. Подведите итоги."), "success")
    return redirect(url_for(".survey_summary", survey_id=survey_id))


@bp.route("/<int:survey_id>/reopen", methods=["GET", "POST"])
@requires(Permission.SURVEY_MANAGE)
@transactional
def survey_reopen(survey_id: int) -> str | Response:
    """Take answers again."""
    survey = queries.get_survey(survey_id)
    form = SurveyReopenForm(version=survey.version)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(survey)
            services.reopen_survey(
                survey, closes_on=form.closing_day, actor=current_user, today=clock.today()
            )
            flash(_("Ответы снова принимаются."), "success")
            return redirect(_card(survey))
    return render_template("surveys/survey_reopen.html", form=form, survey=survey)


def events_of(survey: Survey) -> frozenset[object]:
    """Return what this person may do with a survey now."""
    party = SurveyParty.COLLEGE if current_user.can(Permission.SURVEY_MANAGE) else None
    return SURVEY_MOVES.possible(survey.state, party)


def _card(survey: Survey) -> str:
    return returning(url_for(".survey_detail", survey_id=survey.id), row=survey.id)
