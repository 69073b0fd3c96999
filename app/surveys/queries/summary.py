"""What was answered, counted by the database."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, select, true

from app.extensions import db
from app.organizations.enums import OrganizationKind
from app.organizations.models import Organization
from app.surveys.enums import IN_WORDS
from app.surveys.models import (
    Survey,
    SurveyAnswer,
    SurveyInvitation,
    SurveyQuestion,
    SurveyResponse,
)
from app.surveys.rules import FEWEST_SHOWN, NumberSummary, summarise_numbers

SHOWN_TEXTS = 100


@dataclass(frozen=True)
class QuestionSummary:
    """The answers to one question: how often each option or number, or the words themselves.

    `earlier` are the shares of the same options a year before, in percent.
    """

    question: SurveyQuestion
    answered: int
    options: tuple[tuple[str, int], ...] = ()
    numbers: NumberSummary | None = None
    texts: tuple[str, ...] = ()
    earlier: Mapping[str, int] | None = None


def count_responses(survey: Survey, *, kind: OrganizationKind | None = None) -> int:
    """Count the forms filled in."""
    return db.session.scalar(select(func.count()).where(_of(survey, kind))) or 0


def kinds_of_responses(survey: Survey) -> list[tuple[OrganizationKind, int]]:
    """Return the kinds of organizations that may be looked at apart, with their counts.

    Of an anonymous survey a kind with fewer than three answers would point at somebody.
    """
    least = FEWEST_SHOWN if survey.is_anonymous else 1
    statement = (
        select(SurveyResponse.organization_kind, func.count())
        .where(SurveyResponse.survey_id == survey.id, SurveyResponse.organization_kind.is_not(None))
        .group_by(SurveyResponse.organization_kind)
        .having(func.count() >= least)
    )
    return [(kind, count) for kind, count in db.session.execute(statement) if kind]


def _of(survey: Survey, kind: OrganizationKind | None) -> ColumnElement[bool]:
    same_kind = SurveyResponse.organization_kind == kind if kind else true()
    return and_(SurveyResponse.survey_id == survey.id, same_kind)


def summarise(survey: Survey, *, kind: OrganizationKind | None = None) -> list[QuestionSummary]:
    """Return the answers to each question in order, in a flat number of queries."""
    counts = _counts(survey, kind)
    answered = _answered(survey, kind)
    texts = _texts(survey, kind)
    earlier = _earlier(survey)
    return [_summary(question, counts, answered, texts, earlier) for question in survey.questions]


_Counts = dict[int, dict[tuple[int | None, int | None], int]]


def _counts(survey: Survey, kind: OrganizationKind | None) -> _Counts:
    columns = (SurveyAnswer.question_id, SurveyAnswer.option, SurveyAnswer.number)
    statement = (
        select(*columns, func.count())
        .join(SurveyResponse, SurveyResponse.id == SurveyAnswer.response_id)
        .where(_of(survey, kind), SurveyAnswer.text == "")
        .group_by(*columns)
    )
    found: _Counts = {}
    for question_id, option, number, count in db.session.execute(statement):
        found.setdefault(question_id, {})[option, number] = count
    return found


def _answered(survey: Survey, kind: OrganizationKind | None) -> dict[int, int]:
    statement = (
        select(SurveyAnswer.question_id, func.count(SurveyAnswer.response_id.distinct()))
        .join(SurveyResponse, SurveyResponse.id == SurveyAnswer.response_id)
        .where(_of(survey, kind))
        .group_by(SurveyAnswer.question_id)
    )
    return dict(db.session.execute(statement).all())


def _texts(survey: Survey, kind: OrganizationKind | None) -> dict[int, list[str]]:
    in_words = [one.id for one in survey.questions if one.kind in IN_WORDS]
    found: dict[int, list[str]] = {}
    for question_id in in_words:
        # By the words, not by the order in which they came: that order would tell who wrote them.
        statement = (
            select(SurveyAnswer.text)
            .join(SurveyResponse, SurveyResponse.id == SurveyAnswer.response_id)
            .where(_of(survey, kind), SurveyAnswer.question_id == question_id)
            .order_by(func.lower(SurveyAnswer.text))
            .limit(SHOWN_TEXTS)
        )
        found[question_id] = list(db.session.scalars(statement))
    return found


def _earlier(survey: Survey) -> dict[int, dict[int, int]]:
    """Return the shares of options a year before by today's question, in percent."""
    known = {one.earlier_id: one.id for one in survey.questions if one.earlier_id}
    if not known:
        return {}
    columns = (SurveyAnswer.question_id, SurveyAnswer.option)
    statement = (
        select(*columns, func.count())
        .where(SurveyAnswer.question_id.in_(known), SurveyAnswer.option.is_not(None))
        .group_by(*columns)
    )
    counts: dict[int, dict[int, int]] = {}
    rows: Iterable[tuple[int, int, int]] = db.session.execute(statement)
    for question_id, option, count in rows:
        counts.setdefault(known[question_id], {})[option] = count
    return {
        id_: {option: round(100 * count / sum(of.values())) for option, count in of.items()}
        for id_, of in counts.items()
    }


def _summary(
    question: SurveyQuestion,
    counts: _Counts,
    answered: Mapping[int, int],
    texts: Mapping[int, Sequence[str]],
    earlier: Mapping[int, Mapping[int, int]],
) -> QuestionSummary:
    given = counts.get(question.id, {})
    labels = question.choices
    shares = earlier.get(question.id)
    by_number = {number: count for (_o, number), count in given.items() if number is not None}
    if question.scale:
        options = tuple((str(n), by_number.get(n, 0)) for n in range(1, question.scale + 1))
    else:
        options = tuple((label, given.get((i, None), 0)) for i, label in enumerate(labels))
    return QuestionSummary(
        question,
        answered.get(question.id, 0),
        options,
        summarise_numbers(by_number),
        tuple(texts.get(question.id, ())),
        {label: shares.get(i, 0) for i, label in enumerate(labels)} if shares else None,
    )


def list_responses(survey: Survey) -> list[tuple[str, dict[int, list[str]]]]:
    """Return each form: who filled it in («» where nobody may know) and words by question."""
    names = dict(
        db.session.execute(
            select(SurveyResponse.id, Organization.short_name)
            .join(SurveyInvitation, SurveyInvitation.id == SurveyResponse.invitation_id)
            .join(Organization, Organization.id == SurveyInvitation.organization_id)
            .where(SurveyResponse.survey_id == survey.id)
        ).all()
    )
    answers = (
        select(SurveyAnswer)
        .join(SurveyResponse, SurveyResponse.id == SurveyAnswer.response_id)
        .where(SurveyResponse.survey_id == survey.id)
        .order_by(SurveyAnswer.response_id, SurveyAnswer.id)
    )
    questions = {question.id: question for question in survey.questions}
    rows: dict[int, dict[int, list[str]]] = {}
    for answer in db.session.scalars(answers):
        words = questions[answer.question_id].words_of(answer)
        rows.setdefault(answer.response_id, {}).setdefault(answer.question_id, []).append(words)
    found = [(names.get(id_, ""), row) for id_, row in rows.items()]
    return sorted(found, key=lambda pair: (pair[0], sorted(pair[1].items())))
