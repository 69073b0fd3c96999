"""What both sides of the closed fair answered when they were asked about it."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any

from sqlalchemy import select

from app.base import clock
from app.demo.bulk import insert_rows
from app.extensions import db
from app.jobfair.models import Fair
from app.jobfair.placement.audiences import AUDIENCES
from app.surveys.enums import SCALES, QuestionKind, SurveyState
from app.surveys.models import (
    Survey,
    SurveyAnswer,
    SurveyInvitation,
    SurveyQuestion,
    SurveyResponse,
)
from app.web.audiences import SurveyAudience

ANSWERING = 0.7
_WISH = "Больше времени на собеседования. Ответ вымышлен."


def ask_both_sides(fair: Fair) -> None:
    """Invent a survey of each side of a fair that is over, with its answers."""
    chance = Random(fair.title)  # noqa: S311 - invented answers, the same each time
    for audience in AUDIENCES:
        survey = _add_survey(audience, fair)
        found = audience.members(fair).subquery()
        members = sorted(db.session.scalars(select(next(iter(found.c)))))
        _answer(survey, members, of_students=audience.of_students, chance=chance)


def _add_survey(audience: SurveyAudience, fair: Fair) -> Survey:
    proposed = audience.proposed(fair)
    survey = Survey(
        title=proposed.title,
        purpose=f"Демо: {proposed.purpose}",
        audience=audience.name,
        audience_id=fair.id,
        is_anonymous=True,
        state=SurveyState.CLOSED,
        opened_at=clock.start_of_day(fair.held_on + timedelta(days=1)),
        closes_on=fair.held_on + timedelta(days=10),
        is_demo=True,
        questions=[
            SurveyQuestion(
                position=position,
                kind=QuestionKind(asked.kind),
                text=asked.text,
                options=[str(option) for option in asked.options],
                is_required=asked.is_required,
            )
            for position, asked in enumerate(proposed.questions, 1)
        ],
    )
    db.session.add(survey)
    db.session.flush()
    return survey


def _answer(survey: Survey, members: list[int], *, of_students: bool, chance: Random) -> None:
    whose = "student_id" if of_students else "organization_id"
    opened_on = clock.local_day(survey.opened_at)
    answering = {id_ for id_ in members if chance.random() < ANSWERING}
    invitations = [
        {
            "survey_id": survey.id,
            whose: id_,
            "invited_on": opened_on,
            "answered_on": survey.closes_on if id_ in answering else None,
        }
        for id_ in members
    ]
    responses = [{"survey_id": survey.id, "id": chance.getrandbits(62)} for _id in answering]
    insert_rows(SurveyInvitation, invitations)
    insert_rows(SurveyResponse, responses)
    rows = [
        {"id": chance.getrandbits(62), "response_id": response["id"], "text": "", **answer}
        for response in responses
        for question in survey.questions
        for answer in _given(question, chance)
    ]
    insert_rows(SurveyAnswer, [{"option": None, "number": None, **row} for row in rows])


def _given(question: SurveyQuestion, chance: Random) -> Iterator[dict[str, Any]]:
    about: dict[str, Any] = {"question_id": question.id}
    if question.kind in SCALES:
        most = SCALES[question.kind]
        yield about | {"number": chance.randint(most // 2 + 1, most)}
    elif question.kind is QuestionKind.NUMBER:
        yield about | {"number": chance.randint(0, 4)}
    elif question.choices:
        yield about | {"option": chance.randrange(len(question.choices))}
    elif chance.random() < ANSWERING / 2:
        yield about | {"text": _WISH}
