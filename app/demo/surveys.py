"""The demo year's surveys: one summed up in August, one that goes on; and two forecasts."""

from datetime import date, timedelta
from typing import Any

from app.base import clock
from app.demo.bulk import insert_rows
from app.demo.scene import Scene
from app.extensions import db
from app.organizations.models import Organization
from app.plan.services.serving import serve_items
from app.students.queries import list_specialities
from app.surveys.enums import ForecastState, QuestionKind, SurveyState
from app.surveys.models import (
    Forecast,
    ForecastLine,
    ForecastReply,
    Survey,
    SurveyAnswer,
    SurveyInvitation,
    SurveyQuestion,
    SurveyResponse,
)
from app.surveys.services.surveys import summarise_survey

ASKED, ANSWERING = 0.8, 0.7  # shares of the organizations
QUESTIONS = (
    (QuestionKind.SCALE, "Насколько вы довольны подготовкой выпускников?", ()),
    (
        QuestionKind.SEVERAL,
        "Чего выпускникам не хватает в первый год?",
        ("Опыта работы с группой", "Работы с родителями", "Документации", "Цифровых навыков"),
    ),
    (QuestionKind.YES_NO, "Готовы ли вы взять выпускника в этом году?", ()),
    (QuestionKind.LONG, "Что изменить в программе?", ()),
)
WISHES = (
    "Больше практики с первого курса.",
    "Добавить занятия по работе с детьми с ОВЗ.",
    "Чаще приглашать нас на защиту проектов.",
)
NOTE = (
    "Работодатели в целом довольны подготовкой выпускников.\n"
    "Пожелания касаются начала работы: практику стоит начинать раньше.\n"
    "Запись вымышлена и показывает, как выглядят итоги."
)


def load_surveys(scene: Scene) -> None:
    """Invent a survey that was summed up, one that is answered now, and the forecasts."""
    over = _add_survey(
        scene,
        "Соответствие квалификаций выпускников требованиям экономики",
        closes_on=date(2023, 8, 25),
    )
    _ask(scene, over, on=date(2023, 8, 7))
    over.state = SurveyState.CLOSED
    db.session.flush()
    db.session.expire(over, ["questions"])
    day = date(2023, 8, 29)
    summarise_survey(over, note=NOTE, actor=scene.user("staff"), now=scene.now, today=day)
    serve_items(over, scene.item_ids("3.8"))
    going_on = _add_survey(
        scene, "Чему учить студентов до практики", closes_on=scene.today + timedelta(days=9)
    )
    serve_items(going_on, scene.item_ids("3.8"))
    _ask(scene, going_on, on=scene.today - timedelta(days=5))
    _add_forecasts(scene)


def _add_survey(scene: Scene, title: str, *, closes_on: date) -> Survey:
    survey = Survey(
        title=title,
        purpose="Демо: узнать у работодателей, чему учить студентов лучше.",
        closes_on=closes_on,
        state=SurveyState.OPEN,
        opened_at=clock.start_of_day(closes_on - timedelta(days=18)),
        is_demo=True,
        questions=[
            SurveyQuestion(
                position=position,
                kind=kind,
                text=text,
                options=list(options),
                is_required=kind is not QuestionKind.LONG,
            )
            for position, (kind, text, options) in enumerate(QUESTIONS, 1)
        ],
    )
    db.session.add(survey)
    db.session.flush()
    return survey


def _ask(scene: Scene, survey: Survey, *, on: date) -> None:
    invitations: list[dict[str, Any]] = []
    responses: list[dict[str, Any]] = []
    for organization in _some(scene, ASKED):
        answers = scene.random.random() < ANSWERING
        answered_on = on + timedelta(days=scene.random.randint(1, 4)) if answers else None
        invitations.append(
            {
                "survey_id": survey.id,
                "organization_id": organization.id,
                "invited_on": on,
                "answered_on": answered_on,
            }
        )
        if answers:
            responses.append({"survey_id": survey.id, "organization_kind": organization.kind})
    insert_rows(SurveyInvitation, invitations)
    for response in responses:
        response |= {"id": scene.random.getrandbits(62), "invitation_id": None}
    insert_rows(SurveyResponse, responses)
    rows = [row for one in responses for row in _answers(scene, survey, one["id"])]
    insert_rows(SurveyAnswer, rows)


def _answers(scene: Scene, survey: Survey, response_id: int) -> list[dict[str, object]]:
    chance = scene.random
    satisfied, lacking, hiring, wishes = survey.questions
    given: list[tuple[int, int | None, int | None, str]] = [
        (satisfied.id, None, chance.choice((3, 4, 4, 5, 5)), ""),
        (hiring.id, int(chance.random() < 0.4), None, ""),
        *((lacking.id, option, None, "") for option in chance.sample(range(4), k=2)),
    ]
    if chance.random() < 0.2:
        given.append((wishes.id, None, None, chance.choice(WISHES)))
    names = ("question_id", "option", "number", "text")
    return [
        {
            "id": chance.getrandbits(62),
            "response_id": response_id,
            **dict(zip(names, one, strict=True)),
        }
        for one in given
    ]


def _add_forecasts(scene: Scene) -> None:
    """The forecast of the plan's item, summed up in time, and the next one that is filled in."""
    years = ((2024, date(2023, 9, 20), True), (2025, scene.today + timedelta(days=20), False))
    for first_year, closes_on, is_over in years:
        forecast = Forecast(
            title=f"Потребность в педагогических кадрах на {first_year}–{first_year + 4} годы",
            first_year=first_year,
            last_year=first_year + 4,
            closes_on=closes_on,
            state=ForecastState.SUMMED_UP if is_over else ForecastState.OPEN,
            summed_up_on=closes_on + timedelta(days=2) if is_over else None,
            is_demo=True,
        )
        db.session.add(forecast)
        db.session.flush()
        serve_items(forecast, scene.item_ids("3.1"))
        _fill_in(scene, forecast)


def _fill_in(scene: Scene, forecast: Forecast) -> None:
    asked_on = forecast.closes_on - timedelta(days=30)
    replies = [
        {
            "forecast_id": forecast.id,
            "organization_id": one.id,
            "asked_on": min(asked_on, scene.today),
            "answered_on": asked_on + timedelta(days=7) if scene.random.random() < 0.7 else None,
            "version": 1,
        }
        for one in _some(scene, ASKED)
    ]
    insert_rows(ForecastReply, replies)
    is_answered = ForecastReply.answered_on.is_not(None)
    ids = db.session.scalars(
        db.select(ForecastReply.id).where(ForecastReply.forecast_id == forecast.id, is_answered)
    )
    specialities = [one.id for one in list_specialities()]
    lines = [
        {
            "reply_id": reply_id,
            "speciality_id": speciality_id,
            "year": year,
            "number": scene.random.randint(1, 3),
        }
        for reply_id in ids
        for speciality_id in scene.random.sample(specialities, k=min(2, len(specialities)))
        for year in forecast.years
        if scene.random.random() < 0.5
    ]
    insert_rows(ForecastLine, lines)


def _some(scene: Scene, share: float) -> list[Organization]:
    return [one for one in scene.organizations if scene.random.random() < share]
