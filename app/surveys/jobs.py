"""Work for the worker: asking thousands of organizations, and the reminder before the end."""

from datetime import datetime, timedelta
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.accounts.queries import get_user
from app.base import clock
from app.base.transactions import transaction
from app.base.viewer import OPERATOR
from app.jobs.addresses import local_address
from app.jobs.registry import EVERY_NIGHT, JobKind, PeriodicTask, Progress
from app.organizations.enums import OrganizationKind
from app.surveys.queries.forecasts import count_to_ask, get_forecast
from app.surveys.queries.surveys import get_survey, list_open_surveys
from app.surveys.services.asking import invite_batch, remind_survey
from app.surveys.services.forecasts import ask_batch
from app.surveys.tasks import ANSWER_SURVEY, FILL_IN_FORECAST

INVITE, ASK = "surveys.invite", "surveys.ask"
REMIND_BEFORE = timedelta(days=3)


def invite(payload: dict[str, Any], progress: Progress) -> str:
    """Ask everybody meant, some hundred in a transaction; run twice it asks who is left."""
    kinds = [OrganizationKind(one) for one in payload["kinds"]]
    done, total = 0, payload["count"]
    while True:
        with transaction():
            survey = get_survey(payload["survey_id"])
            actor = get_user(payload["actor_id"])
            asked = invite_batch(
                survey,
                ANSWER_SURVEY,
                kinds=kinds,
                town=payload["town"],
                actor=actor,
                now=clock.now(),
                today=clock.today(),
            )
        done += asked
        progress(done, max(total, done), _("Приглашаем организации"))
        if not asked:
            return local_address("surveys.invitation_list", survey_id=payload["survey_id"])


def ask(payload: dict[str, Any], progress: Progress) -> str:
    """Ask every organization for its numbers; run twice it asks who is left."""
    done, total = 0, 0
    while True:
        with transaction():
            actor = get_user(payload["actor_id"])
            forecast = get_forecast(payload["forecast_id"])
            total = total or count_to_ask(forecast)
            asked = ask_batch(
                forecast, FILL_IN_FORECAST, actor=actor, now=clock.now(), today=clock.today()
            )
        done += asked
        progress(done, max(total, done), _("Спрашиваем организации"))
        if not asked:
            return local_address("surveys.reply_list", forecast_id=payload["forecast_id"])


def remind_before_end(now: datetime) -> None:
    """Three days before the end of a survey, write once to those who have not answered."""
    today = clock.local_day(now)
    with transaction():
        due = [
            survey
            for survey in list_open_surveys()
            if today
            and timedelta(0) <= survey.closes_on - today <= REMIND_BEFORE
            and not (survey.reminded_on and survey.reminded_on >= survey.closes_on - REMIND_BEFORE)
        ]
        for survey in due:
            remind_survey(survey, actor=OPERATOR, now=now, today=clock.today())


JOBS = (
    JobKind(INVITE, invite, _l("Приглашение к опросу")),
    JobKind(ASK, ask, _l("Сбор прогноза потребности")),
    PeriodicTask("remind_surveys", remind_before_end, schedule=EVERY_NIGHT),
)
