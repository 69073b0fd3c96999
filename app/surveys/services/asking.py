"""Whom a survey asks: invitations, links, reminders, and what comes back by them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.extensions import db
from app.joining.confirming import addressee_of
from app.links.rules import Addressee
from app.links.services import remind_many, send_link
from app.links.tasks import LinkTask
from app.organizations.enums import OrganizationKind
from app.surveys.audience import asks_students
from app.surveys.enums import SurveyEvent, SurveyParty
from app.surveys.errors import AlreadyAnsweredError
from app.surveys.models import Survey, SurveyAnswer, SurveyInvitation, SurveyResponse
from app.surveys.permissions import Permission
from app.surveys.queries import surveys as queries
from app.surveys.rules import SURVEY_MOVES, field_of, rows_of

BATCH = 200  # invited in one transaction


def invite_batch(
    survey: Survey,
    task: LinkTask,
    *,
    kinds: Sequence[OrganizationKind],
    town: str | None,
    actor: Viewer,
    now: datetime,
    today: date,
) -> int:
    """Ask some more of those the survey is for; 0 when all of them were asked.

    One without an e-mail is asked too: staff answers «со слов» for it.
    Raises MoveNotAllowedError, NotAllowedError.
    """
    require(actor, Permission.SURVEY_MANAGE)
    lock(survey, shared=True)
    SURVEY_MOVES.after(SurveyEvent.INVITE, survey.state, SurveyParty.COLLEGE)
    if asks_students(survey):
        people = queries.students_to_invite(survey, limit=BATCH)
        for student, address in people:
            addressee = Addressee(student.full_name, address, student_id=student.id)
            invitation = SurveyInvitation(survey=survey, student=student, invited_on=today)
            _send(invitation, addressee, task, actor=actor, now=now, today=today)
        return len(people)
    statement = queries.organizations_to_invite(survey, kinds=kinds, town=town).limit(BATCH)
    organizations = list(db.session.scalars(statement))
    for one in organizations:
        addressee = addressee_of(one)
        invitation = SurveyInvitation(survey=survey, organization=one, invited_on=today)
        _send(invitation, addressee, task, actor=actor, now=now, today=today)
    return len(organizations)


def _send(
    invitation: SurveyInvitation,
    addressee: Addressee,
    task: LinkTask,
    *,
    actor: Viewer,
    now: datetime,
    today: date,
) -> None:
    db.session.add(invitation)
    db.session.flush()
    send_link(
        task,
        record=invitation,
        addressee=addressee,
        until=invitation.survey.closes_on,
        actor=actor,
        now=now,
        today=today,
    )


def remind_survey(survey: Survey, *, actor: Viewer, now: datetime, today: date) -> int:
    """Write once more to those who have not answered and have an e-mail; count the letters.

    Raises MoveNotAllowedError, NotAllowedError.
    """
    require(actor, Permission.SURVEY_MANAGE)
    lock(survey)
    SURVEY_MOVES.after(SurveyEvent.INVITE, survey.state, SurveyParty.COLLEGE)
    survey.reminded_on = today
    ids = queries.waiting_link_ids(survey)
    return remind_many(ids, actor=actor, now=now, today=today, until=survey.closes_on)


def take_answer(
    invitation: SurveyInvitation, values: Mapping[str, Any], *, party: SurveyParty, today: date
) -> None:
    """Store an answer that came by a link or «со слов»; `values` are by `field_of(question)`.

    Of an anonymous survey nothing leads from the response back to the organization.
    Raises MoveNotAllowedError, AlreadyAnsweredError.
    """
    survey = invitation.survey
    lock(survey, shared=True)  # nobody closes it meanwhile
    lock(invitation)
    SURVEY_MOVES.after(SurveyEvent.ANSWER, survey.state, party)
    if invitation.answered_on:
        raise AlreadyAnsweredError
    invitation.answered_on = today
    response = SurveyResponse(
        survey_id=survey.id,
        invitation_id=None if survey.is_anonymous else invitation.id,
        organization_kind=invitation.organization.kind if invitation.organization else None,
    )
    db.session.add(response)
    db.session.flush()
    found = (
        row
        for question in survey.questions
        for row in rows_of(question.id, question.kind, values.get(field_of(question.id)))
    )
    db.session.add_all(
        SurveyAnswer(
            response_id=response.id,
            question_id=row.question_id,
            option=row.option,
            number=row.number,
            text=row.text,
        )
        for row in found
    )
    db.session.flush()
