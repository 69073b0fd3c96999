"""The lists of this package: what they show and what leaves the site with them."""

from flask_babel import lazy_gettext as _l

from app.organizations.models import Organization
from app.students.models import Student
from app.surveys.models import Forecast, Survey
from app.surveys.queries.forecasts import REPLY_SORTABLE
from app.surveys.queries.forecasts import SORTABLE as FORECAST_SORTABLE
from app.surveys.queries.surveys import INVITATION_SORTABLE, SORTABLE
from app.web.listing.columns import Column
from app.web.listing.listing import Listing

_TITLE, _UNTIL, _STATE = _l("Название"), _l("Ответы до"), _l("Состояние")
_ORGANIZATION, _TOWN, _ANSWERED = _l("Организация"), _l("Населённый пункт"), _l("Ответ получен")

SURVEYS = Listing(
    name="surveys",
    title=_l("Опросы"),
    count=(_l("опрос"), _l("опроса"), _l("опросов")),
    columns=(
        Column(_TITLE, lambda row: row.survey.title, sort="title"),
        Column(_UNTIL, lambda row: row.survey.closes_on, sort="until"),
        Column(_l("Опрошено"), lambda row: row.asked, kind="n"),
        Column(_l("Ответили"), lambda row: row.answered, kind="n"),
        Column(_STATE, lambda row: row.survey.state),
    ),
    searched=(Survey,),
    orders=SORTABLE,
    order="-until",
)
INVITATIONS = Listing(
    name="survey_invitations",
    title=_l("Приглашения к опросу"),
    count=(_l("приглашение"), _l("приглашения"), _l("приглашений")),
    columns=(
        Column(_l("Кого спросили"), lambda row: row[0].who, sort="organization"),
        Column(_l("Населённый пункт или группа"), lambda row: row[0].where),
        Column(_l("Приглашение"), lambda row: row[0].invited_on),
        Column(_l("Напоминаний"), lambda row: row[2] or 0, kind="n"),
        Column(_ANSWERED, lambda row: row[0].answered_on, sort="answered"),
    ),
    searched=(Organization, Student),
    orders=INVITATION_SORTABLE,
    order="organization",
)
FORECASTS = Listing(
    name="forecasts",
    title=_l("Прогнозы потребности в кадрах"),
    count=(_l("прогноз"), _l("прогноза"), _l("прогнозов")),
    columns=(
        Column(_TITLE, lambda one: one.title, sort="title"),
        Column(_l("Годы"), lambda one: f"{one.first_year}–{one.last_year}"),
        Column(_UNTIL, lambda one: one.closes_on, sort="until"),
        Column(_STATE, lambda one: one.state),
    ),
    searched=(Forecast,),
    orders=FORECAST_SORTABLE,
    order="-until",
)
REPLIES = Listing(
    name="forecast_replies",
    title=_l("Ответы организаций о потребности"),
    count=(_l("организация"), _l("организации"), _l("организаций")),
    columns=(
        Column(_ORGANIZATION, lambda row: row[0].organization.short_name, sort="organization"),
        Column(_TOWN, lambda row: row[0].organization.town),
        Column(_l("Спрошена"), lambda row: row[0].asked_on),
        Column(_ANSWERED, lambda row: row[0].answered_on, sort="answered"),
        Column(_l("Нужно человек"), lambda row: row[1], kind="n"),
    ),
    searched=(Organization,),
    orders=REPLY_SORTABLE,
    order="organization",
)
