"""What surveys and forecasts ask by a link without an account."""

from collections.abc import Mapping
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.viewer import Viewer
from app.links.tasks import Fact, LinkTask
from app.students.queries import list_own_specialities
from app.surveys.asked_forms import answer_form, reply_form
from app.surveys.enums import SurveyParty
from app.surveys.models import ForecastReply, SurveyInvitation
from app.surveys.permissions import Permission
from app.surveys.queries.forecasts import find_reply
from app.surveys.queries.surveys import find_invitation
from app.surveys.rules import numbers_in
from app.surveys.services.asking import take_answer
from app.surveys.services.forecasts import take_numbers


def _facts(invitation: SurveyInvitation) -> list[Fact]:
    survey = invitation.survey
    who = (
        _("Анонимно: колледж видит, что вы ответили, но не видит, что именно.")
        if survey.is_anonymous
        else _("Ответы увидят сотрудники колледжа с названием вашей организации.")
    )
    return [
        (_("Опрос"), survey.title),
        (_("Зачем"), survey.purpose),
        (_("Кто отвечает"), invitation.who),
        (_("Кто увидит ответы"), who),
    ]


def _label(invitation: SurveyInvitation) -> str:
    """Return the name of the link: a student stands beside it as the addressee alone."""
    title = invitation.survey.title
    return f"{title}: {invitation.who}" if invitation.organization else title


def _answer(
    invitation: SurveyInvitation, values: Mapping[str, Any], _link: Any, _actor: Viewer
) -> None:
    take_answer(invitation, values, party=SurveyParty.RESPONDENT, today=clock.today())


ANSWER_SURVEY = LinkTask(
    name="surveys.answer",
    title=_l("Ответьте на вопросы колледжа"),
    lead=_l("Это займёт несколько минут. Отвечать можно один раз, входить на сайт не нужно."),
    permission=Permission.SURVEY_MANAGE,
    entity=SurveyInvitation.__tablename__,
    record=find_invitation,
    label=_label,
    form=lambda invitation: answer_form(invitation.survey),
    answer=_answer,
    show=_facts,
    address=lambda invitation: url_for("surveys.survey_detail", survey_id=invitation.survey_id),
    button=_l("Отправить ответы"),
    thanks=_l("Спасибо! Ваши ответы учтены."),
    forgets=lambda invitation: invitation.survey.is_anonymous,
)


def _needs(reply: ForecastReply) -> list[Fact]:
    years = f"{reply.forecast.first_year}–{reply.forecast.last_year}"
    return [
        (_("Прогноз"), reply.forecast.title),
        (_("Организация"), reply.organization.short_name),
        (
            _("Что писать"),
            _(
                "Сколько специалистов понадобится в каждом году, %(years)s. Пустая клетка — никто.",
                years=years,
            ),
        ),
    ]


def _fill_in(reply: ForecastReply, values: Mapping[str, Any], _link: Any, _actor: Viewer) -> None:
    numbers = numbers_in(values)
    take_numbers(reply, numbers, party=SurveyParty.RESPONDENT, today=clock.today())


FILL_IN_FORECAST = LinkTask(
    name="surveys.forecast",
    title=_l("Какие специалисты вам понадобятся"),
    lead=_l(
        "По этим числам колледж планирует приём. Если никто не понадобится, отправьте пустую форму."
    ),
    permission=Permission.SURVEY_MANAGE,
    entity=ForecastReply.__tablename__,
    record=find_reply,
    label=lambda reply: f"{reply.forecast.title}: {reply.organization.short_name}",
    form=lambda reply: reply_form(reply, list_own_specialities(), reply.forecast.years),
    answer=_fill_in,
    show=_needs,
    address=lambda reply: url_for("surveys.forecast_detail", forecast_id=reply.forecast_id),
    button=_l("Отправить"),
    thanks=_l("Спасибо! Ваша потребность учтена."),
    fields="surveys/_reply_fields.html",
)
