"""How the log of changes calls the records of this package."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.surveys.models import (
    Forecast,
    ForecastLine,
    ForecastReply,
    Survey,
    SurveyInvitation,
    SurveyQuestion,
)
from app.surveys.permissions import Permission

RECORDS = (
    RecordNames(
        Survey,
        _l("опрос"),
        {
            "title": _l("название"),
            "purpose": _l("зачем опрос"),
            "audience": _l("кого спрашивают"),
            "audience_id": _l("по какой записи"),
            "is_anonymous": _l("анонимный"),
            "closes_on": _l("ответы до"),
            "opened_at": _l("когда начат"),
            "reminded_on": _l("когда напомнили"),
            "summarised_on": _l("когда подведены итоги"),
            "note": _l("выводы"),
            "earlier_id": _l("прошлый опрос"),
        },
        shown_by=(Survey.title,),
        card="surveys.survey_detail",
        argument="survey_id",
        managed_by=Permission.SURVEY_MANAGE,
    ),
    RecordNames(
        SurveyQuestion,
        _l("вопрос опроса"),
        {
            "survey_id": _l("опрос"),
            "position": _l("место в опросе"),
            "kind": _l("как отвечать"),
            "text": _l("вопрос"),
            "is_required": _l("отвечать обязательно"),
            "options": _l("варианты"),
            "earlier_id": _l("вопрос прошлого опроса"),
        },
        shown_by=(SurveyQuestion.text,),
    ),
    RecordNames(
        SurveyInvitation,
        _l("приглашение к опросу"),
        {
            "survey_id": _l("опрос"),
            "organization_id": _l("организация"),
            "student_id": _l("студент"),
            "invited_on": _l("дата приглашения"),
            "answered_on": _l("дата ответа"),
        },
    ),
    RecordNames(
        Forecast,
        _l("прогноз потребности"),
        {
            "title": _l("название"),
            "first_year": _l("первый год"),
            "last_year": _l("последний год"),
            "closes_on": _l("ответы до"),
            "summed_up_on": _l("когда сведён"),
        },
        shown_by=(Forecast.title,),
        card="surveys.forecast_detail",
        argument="forecast_id",
        managed_by=Permission.SURVEY_MANAGE,
    ),
    RecordNames(
        ForecastReply,
        _l("ответ о потребности"),
        {
            "forecast_id": _l("прогноз"),
            "organization_id": _l("организация"),
            "asked_on": _l("когда спрошена"),
            "answered_on": _l("когда ответила"),
        },
    ),
    RecordNames(
        ForecastLine,
        _l("число в ответе о потребности"),
        {
            "reply_id": _l("ответ"),
            "speciality_id": _l("специальность"),
            "year": _l("год"),
            "number": _l("нужно человек"),
        },
    ),
)
