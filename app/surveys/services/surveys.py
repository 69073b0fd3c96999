"""A survey from its draft to its summary."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from app.base.locks import lock
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.documents.catalog import INFORMATIVE_NOTE
from app.documents.services.numbers import take_numbers
from app.documents.services.papers import draft_paper, issue_paper
from app.extensions import db
from app.plan.services.serving import serve_items
from app.surveys.audience import asks_students
from app.surveys.enums import QuestionKind, SurveyEvent, SurveyParty, SurveyState
from app.surveys.errors import NoQuestionsError, NoteMissingError, SurveyDatesError
from app.surveys.files import snapshot_of_note
from app.surveys.models import Survey, SurveyQuestion
from app.surveys.permissions import Permission
from app.surveys.queries import surveys as queries
from app.surveys.rules import SURVEY_MOVES, QuestionTerms, SurveyTerms, options_of
from app.web.audiences import SurveyAudience


def create_survey(
    *, terms: SurveyTerms, plan_item_ids: Collection[int], actor: Viewer, today: date
) -> Survey:
    """Begin a survey.

    Raises SurveyDatesError, ItemsMissingError, each with its field.
    """
    return _begun(Survey(), terms, plan_item_ids, actor=actor, today=today)


def create_for_audience(
    audience: SurveyAudience,
    record: Any,
    *,
    terms: SurveyTerms,
    plan_item_ids: Collection[int],
    actor: Viewer,
    today: date,
) -> Survey:
    """Begin a survey of those who had to do with a record, with the questions proposed for them.

    They are last time's where there was one, so that both compare. Students answer without names.
    Raises SurveyDatesError, ItemsMissingError, each with its field.
    """
    known = replace(terms, is_anonymous=terms.is_anonymous or audience.of_students)
    survey = Survey(audience=audience.name, audience_id=record.id)
    _begun(survey, known, plan_item_ids, actor=actor, today=today)
    earlier = queries.newest_of_audience(audience.name, before=survey)
    if earlier is not None and earlier.questions:
        _repeat(earlier, survey)
    else:
        survey.questions = [
            SurveyQuestion(
                position=position,
                kind=QuestionKind(one.kind),
                text=str(one.text),
                options=[str(option) for option in one.options],
                is_required=one.is_required,
            )
            for position, one in enumerate(audience.proposed(record).questions, 1)
        ]
    db.session.flush()
    return survey


def edit_survey(
    survey: Survey, *, terms: SurveyTerms, plan_item_ids: Collection[int], actor: Viewer
) -> None:
    """Change a survey; whether it is anonymous was promised when it opened and stays.

    Raises MoveNotAllowedError, ItemsMissingError.
    """
    _begin(survey, SurveyEvent.RENAME, actor)
    promised = survey.is_anonymous if survey.opened_at else terms.is_anonymous
    assign(survey, terms)
    survey.is_anonymous = promised or asks_students(survey)
    serve_items(survey, plan_item_ids)


def copy_survey(survey: Survey, *, closes_on: date, actor: Viewer, today: date) -> Survey:
    """Begin this year's survey with the questions of an earlier one, so that both compare.

    Raises SurveyDatesError.
    """
    terms = SurveyTerms(survey.title, survey.purpose, survey.is_anonymous, closes_on)
    copy = Survey(audience=survey.audience, audience_id=survey.audience_id)
    _begun(copy, terms, survey.plan_item_ids, actor=actor, today=today)
    _repeat(survey, copy)
    db.session.flush()
    return copy


def _begun(
    survey: Survey,
    terms: SurveyTerms,
    plan_item_ids: Collection[int],
    *,
    actor: Viewer,
    today: date,
) -> Survey:
    require(actor, Permission.SURVEY_MANAGE)
    _check_day(terms.closes_on, today=today)
    assign(survey, terms)
    db.session.add(survey)
    db.session.flush()
    serve_items(survey, plan_item_ids)
    return survey


def _repeat(earlier: Survey, survey: Survey) -> None:
    survey.earlier_id = earlier.id
    survey.questions = [
        SurveyQuestion(
            position=one.position,
            kind=one.kind,
            text=one.text,
            is_required=one.is_required,
            options=list(one.options),
            earlier_id=one.id,
        )
        for one in earlier.questions
    ]


def add_question(survey: Survey, *, terms: QuestionTerms, actor: Viewer) -> SurveyQuestion:
    """Add a question behind the others.

    Raises MoveNotAllowedError, OptionsMissingError.
    """
    _begin(survey, SurveyEvent.EDIT, actor)
    last = max((one.position for one in survey.questions), default=0)
    question = SurveyQuestion(position=last + 1)
    _fill(question, terms)
    survey.questions.append(question)
    db.session.flush()
    return question


def edit_question(question: SurveyQuestion, *, terms: QuestionTerms, actor: Viewer) -> None:
    """Change a question of a draft.

    Raises MoveNotAllowedError, OptionsMissingError.
    """
    _begin(question.survey, SurveyEvent.EDIT, actor)
    _fill(question, terms)
    db.session.flush()


def move_question(question: SurveyQuestion, *, up: bool, actor: Viewer) -> None:
    """Exchange a question with its neighbour; nothing at the edge. Raises MoveNotAllowedError."""
    survey = question.survey
    _begin(survey, SurveyEvent.EDIT, actor)
    order = list(survey.questions)
    at = order.index(question)
    to = at - 1 if up else at + 1
    if 0 <= to < len(order):
        order[at], order[to] = order[to], order[at]
        for position, one in enumerate(order, 1):
            one.position = position
        db.session.flush()


def remove_question(question: SurveyQuestion, *, actor: Viewer) -> None:
    """Take a question out of a draft. Raises MoveNotAllowedError."""
    survey = question.survey
    _begin(survey, SurveyEvent.EDIT, actor)
    survey.questions.remove(question)
    db.session.flush()


def open_survey(survey: Survey, *, actor: Viewer, now: datetime, today: date) -> None:
    """Fix the questions; from now on organizations can be asked.

    Raises MoveNotAllowedError, NoQuestionsError, SurveyDatesError.
    """
    after = _begin(survey, SurveyEvent.OPEN, actor)
    if not survey.questions:
        raise NoQuestionsError
    _check_day(survey.closes_on, today=today)
    survey.state, survey.opened_at = after, now
    db.session.flush()


def close_survey(survey: Survey, *, actor: Viewer) -> None:
    """Take no more answers; links that wait are told so. Raises MoveNotAllowedError."""
    survey.state = _begin(survey, SurveyEvent.CLOSE, actor)
    db.session.flush()


def reopen_survey(survey: Survey, *, closes_on: date, actor: Viewer, today: date) -> None:
    """Take answers again until a day. Raises MoveNotAllowedError, SurveyDatesError."""
    after = _begin(survey, SurveyEvent.REOPEN, actor)
    _check_day(closes_on, today=today)
    survey.state, survey.closes_on = after, closes_on
    db.session.flush()


def summarise_survey(
    survey: Survey, *, note: str, actor: Viewer, now: datetime, today: date
) -> None:
    """Sum a survey up: its figures and conclusions are issued as an informative note.

    Raises MoveNotAllowedError, NoteMissingError.
    """
    after = _begin(survey, SurveyEvent.SUMMARISE, actor)
    if not note.strip():
        raise NoteMissingError(field="note")
    survey.state, survey.note, survey.summarised_on = after, note.strip(), today
    db.session.flush()
    (number,) = take_numbers(INFORMATIVE_NOTE.name, today.year, count=1)
    paper = draft_paper(
        survey,
        snapshot_of_note(survey, number=str(number), on=today),
        number=str(number),
        serial=number,
        parties="",
        actor=actor,
        now=now,
    )
    issue_paper(paper)


def _begin(survey: Survey, event: SurveyEvent, actor: Viewer) -> SurveyState:
    require(actor, Permission.SURVEY_MANAGE)
    lock(survey)
    return SURVEY_MOVES.after(event, survey.state, SurveyParty.COLLEGE)


def _check_day(closes_on: date, *, today: date) -> None:
    if closes_on < today:
        raise SurveyDatesError(field="closes_on")


def _fill(question: SurveyQuestion, terms: QuestionTerms) -> None:
    question.options = options_of(terms.kind, terms.option_lines)
    question.kind, question.text = terms.kind, terms.text
    question.is_required = terms.is_required
