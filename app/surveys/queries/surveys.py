"""Surveys, their questions and whom they ask."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, false, func, select, true
from sqlalchemy.orm import joinedload, selectinload

from app.accounts.models import User
from app.base.errors import NotFoundError
from app.base.search import first_found, matches
from app.extensions import db
from app.links.enums import LinkState
from app.links.models import TaskLink
from app.organizations.enums import OrganizationKind
from app.organizations.models import Organization
from app.plan.enums import EvidenceKind
from app.plan.evidence import EvidenceRows
from app.plan.queries import evidence_rows, serving
from app.students.enums import StudentState
from app.students.models import Student
from app.students.queries import ACCOUNT_OF_STUDENT, STUDENT_ADDRESS
from app.surveys.audience import asks_students, record_of
from app.surveys.enums import AnswerFilter, SurveyState
from app.surveys.models import Survey, SurveyInvitation, SurveyQuestion
from app.web.paging import count_rows

SORTABLE: dict[str, Any] = {"title": Survey.title_key, "until": Survey.closes_on}
INVITATION_SORTABLE: dict[str, Any] = {
    "organization": func.coalesce(
        select(Organization.name_key)
        .where(Organization.id == SurveyInvitation.organization_id)
        .scalar_subquery(),
        select(Student.name_key).where(Student.id == SurveyInvitation.student_id).scalar_subquery(),
    ),
    "answered": SurveyInvitation.answered_on,
}


class SurveyCounts(NamedTuple):
    """How many were asked and how many of them have answered."""

    asked: int = 0
    answered: int = 0


def get_survey(survey_id: int) -> Survey:
    """Return a survey with its questions and items; raises NotFoundError."""
    options = (selectinload(Survey.questions), selectinload(Survey.plan_items))
    survey = db.session.scalar(select(Survey).where(Survey.id == survey_id).options(*options))
    if survey is None:
        raise NotFoundError
    return survey


def get_question(question_id: int) -> SurveyQuestion:
    """Return a question with its survey; raises NotFoundError."""
    question = db.session.get(
        SurveyQuestion, question_id, options=[joinedload(SurveyQuestion.survey)]
    )
    if question is None:
        raise NotFoundError
    return question


def list_surveys(
    *, q: str | None = None, state: SurveyState | None = None, item: int | None = None
) -> Select[Any]:
    """Select surveys."""
    statement = select(Survey).options(selectinload(Survey.plan_items))
    if q:
        statement = statement.where(matches(q, (Survey, Survey.id)))
    if state:
        statement = statement.where(Survey.state == state)
    if item:
        statement = statement.where(serving(Survey, item))
    return statement


def count_invitations(survey_ids: Sequence[int]) -> dict[int, SurveyCounts]:
    """Return how many each survey asked and who of them answered, in one query."""
    statement = (
        select(SurveyInvitation.survey_id, func.count(), func.count(SurveyInvitation.answered_on))
        .where(SurveyInvitation.survey_id.in_(survey_ids))
        .group_by(SurveyInvitation.survey_id)
    )
    return {id_: SurveyCounts(asked, done) for id_, asked, done in db.session.execute(statement)}


def counts_of(survey: Survey) -> SurveyCounts:
    """Return how many a survey asked, and how many answered."""
    return count_invitations([survey.id]).get(survey.id, SurveyCounts())


class SurveyRow(NamedTuple):
    """A line of the list: a survey with how many it asked and how many answered."""

    survey: Survey
    asked: int
    answered: int

    @property
    def counts(self) -> SurveyCounts:
        """The counts alone."""
        return SurveyCounts(self.asked, self.answered)


def counted_surveys(surveys: Sequence[Survey]) -> list[SurveyRow]:
    """Return surveys with their counts, in one query for all."""
    counts = count_invitations([one.id for one in surveys])
    return [SurveyRow(one, *counts.get(one.id, SurveyCounts())) for one in surveys]


class InvitationRow(NamedTuple):
    """Who was asked, and the link that waits for the answer."""

    invitation: SurveyInvitation
    link_id: int | None
    reminders: int


def list_invitations(
    survey: Survey, *, q: str | None = None, answer: AnswerFilter | None = None
) -> Select[Any]:
    """Select `InvitationRow`s of a survey, each with its newest link."""
    newest = (
        select(func.max(TaskLink.id))
        .where(
            TaskLink.entity == SurveyInvitation.__tablename__,
            TaskLink.entity_id == SurveyInvitation.id,
        )
        .correlate(SurveyInvitation)
        .scalar_subquery()
    )
    row: tuple[Any, ...] = (SurveyInvitation, TaskLink.id, TaskLink.reminders)
    statement = (
        select(*row)
        .outerjoin(TaskLink, TaskLink.id == newest)
        .options(
            joinedload(SurveyInvitation.organization),
            joinedload(SurveyInvitation.student).joinedload(Student.group),
        )
        .where(SurveyInvitation.survey_id == survey.id)
    )
    if q:
        organization = (Organization, SurveyInvitation.organization_id)
        student = (Student, SurveyInvitation.student_id)
        statement = statement.where(matches(q, organization, student))
    if answer:
        waits = SurveyInvitation.answered_on.is_(None)
        statement = statement.where(waits if answer is AnswerFilter.WAITING else ~waits)
    return statement


def find_invitation(invitation_id: int) -> SurveyInvitation | None:
    """Return an invitation with its survey and questions, None when it is gone."""
    options = (
        joinedload(SurveyInvitation.survey).selectinload(Survey.questions),
        joinedload(SurveyInvitation.organization),
        joinedload(SurveyInvitation.student),
    )
    return db.session.get(SurveyInvitation, invitation_id, options=options)


def _may_be_asked(
    survey: Survey, kinds: Sequence[OrganizationKind], town: str | None
) -> ColumnElement[bool]:
    asked = select(SurveyInvitation.organization_id).where(
        SurveyInvitation.survey_id == survey.id, SurveyInvitation.organization_id.is_not(None)
    )
    return and_(
        _within(survey, Organization.id),
        Organization.archived_on.is_(None),
        Organization.kind.in_(kinds) if kinds else true(),
        Organization.town_identity == town if town else true(),
        Organization.id.not_in(asked),
    )


def _within(survey: Survey, column: Any) -> ColumnElement[bool]:
    """Return the condition that a survey is for whom `column` names: everybody, or an audience."""
    if not survey.audience:
        return true()
    found = record_of(survey)
    if found is None:
        return false()
    audience, record = found
    is_meant: ColumnElement[bool] = column.in_(audience.members(record))
    return is_meant


def _students_ahead(survey: Survey) -> Select[Any]:
    asked = select(SurveyInvitation.student_id).where(
        SurveyInvitation.survey_id == survey.id, SurveyInvitation.student_id.is_not(None)
    )
    return (
        select(Student)
        .outerjoin(User, ACCOUNT_OF_STUDENT)
        .where(
            _within(survey, Student.id),
            Student.state.in_((StudentState.STUDYING, StudentState.GRADUATED)),
            STUDENT_ADDRESS.is_not(None),
            Student.id.not_in(asked),
        )
    )


def students_to_invite(survey: Survey, *, limit: int) -> list[tuple[Student, str]]:
    """Return students a survey may still ask, each with the address; who has none is not asked."""
    statement = _students_ahead(survey).add_columns(STUDENT_ADDRESS).order_by(Student.id)
    return [(student, address) for student, address in db.session.execute(statement.limit(limit))]


def count_students_to_invite(survey: Survey) -> int:
    """Count the students a survey may still ask."""
    return count_rows(_students_ahead(survey))


def surveys_of_record(names: Sequence[str], record_id: int) -> list[Survey]:
    """Return the surveys of a record by its audiences, the newest first."""
    statement = select(Survey).where(Survey.audience.in_(names), Survey.audience_id == record_id)
    return list(db.session.scalars(statement.order_by(Survey.id.desc())))


def newest_of_audience(name: str, *, before: Survey) -> Survey | None:
    """Return the newest survey that asked such an audience, of this record or an earlier one."""
    statement = (
        select(Survey)
        .where(Survey.audience == name, Survey.id != before.id)
        .options(selectinload(Survey.questions))
    )
    return db.session.scalar(statement.order_by(Survey.id.desc()).limit(1))


def organizations_to_invite(
    survey: Survey, *, kinds: Sequence[OrganizationKind], town: str | None
) -> Select[Any]:
    """Select the organizations that a survey may still ask, with their contact persons."""
    return (
        select(Organization)
        .where(_may_be_asked(survey, kinds, town))
        .options(selectinload(Organization.contacts))
        .order_by(Organization.id)
    )


def count_to_reach(survey: Survey, *, kinds: Sequence[OrganizationKind], town: str | None) -> int:
    """Count whom an invitation would reach, organizations or students."""
    if asks_students(survey):
        return count_students_to_invite(survey)
    return count_rows(organizations_to_invite(survey, kinds=kinds, town=town))


def count_to_invite(survey: Survey) -> dict[OrganizationKind, int]:
    """Count by kind the organizations that a survey has not asked yet."""
    statement = (
        select(Organization.kind, func.count())
        .where(_may_be_asked(survey, (), None))
        .group_by(Organization.kind)
    )
    return dict(db.session.execute(statement).all())


def waiting_link_ids(survey: Survey) -> list[int]:
    """Return the links that still wait for an answer to a survey."""
    statement = (
        select(TaskLink.id)
        .join(SurveyInvitation, SurveyInvitation.id == TaskLink.entity_id)
        .where(
            TaskLink.entity == SurveyInvitation.__tablename__,
            TaskLink.state == LinkState.SENT,
            SurveyInvitation.survey_id == survey.id,
        )
        .order_by(TaskLink.id)
    )
    return list(db.session.scalars(statement))


def list_open_surveys() -> list[Survey]:
    """Return the surveys that take answers, the first to end first."""
    statement = select(Survey).where(Survey.state == SurveyState.OPEN).order_by(Survey.closes_on)
    return list(db.session.scalars(statement))


def list_going_on() -> list[Survey]:
    """Return the surveys that take answers or wait for their summary, the first to end first."""
    states = (SurveyState.OPEN, SurveyState.CLOSED)
    statement = select(Survey).where(Survey.state.in_(states)).order_by(Survey.closes_on)
    return list(db.session.scalars(statement))


def list_surveys_of_item(item_id: int, *, limit: int) -> list[Survey]:
    """Return the newest surveys that serve a plan item."""
    newest = select(Survey).where(serving(Survey, item_id)).order_by(Survey.closes_on.desc())
    return list(db.session.scalars(newest.limit(limit)))


def evidence_of_surveys() -> EvidenceRows:
    """Select surveys that serve the plan: finished on the day their summary was signed off."""
    return evidence_rows(
        Survey,
        kind=EvidenceKind.SURVEY,
        finished_on=case((Survey.state == SurveyState.SUMMARISED, Survey.summarised_on)),
        planned_on=Survey.closes_on,
    )


def search_surveys(query: str, *, limit: int) -> list[Survey]:
    """Return the first surveys that some words mean, the newest first."""
    return first_found(Survey, query, order=[Survey.closes_on.desc()], limit=limit)
