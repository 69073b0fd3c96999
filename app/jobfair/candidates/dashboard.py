"""What candidates' affairs ask of students, employers and staff today."""

from datetime import date
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import Select

from app.base.typography import counted, deadline_left
from app.base.viewer import Viewer
from app.jobfair import stages
from app.jobfair.candidates.enums import QuestionState
from app.jobfair.candidates.queries.invitations import list_invitations
from app.jobfair.candidates.queries.questions import tally_questions
from app.jobfair.candidates.queries.ranking import list_ranked
from app.jobfair.candidates.standing import is_unranked
from app.jobfair.enums import FairParty, FairState
from app.jobfair.models import Fair
from app.jobfair.rules import party_of
from app.students.models import Student
from app.students.queries import find_student_of
from app.web.dashboard import Chip, Todo, Urgency
from app.web.tallies import PageTally

_WAITING = {FairParty.STAFF: QuestionState.ASKED, FairParty.EMPLOYER: QuestionState.PASSED}


def _questions_of(viewer: Viewer) -> Select[*tuple[Any, ...]] | None:
    party = party_of(viewer)
    state = _WAITING.get(party) if party else None
    return tally_questions(state, visible_to=viewer) if state else None


QUESTIONS = PageTally(_questions_of)


def todos(viewer: Viewer, fair: Fair, party: FairParty, *, today: date) -> list[Todo]:
    """Return what waits for a person of a side at a fair."""
    if fair.state is FairState.CLOSED:
        return []
    if party is FairParty.STUDENT:
        return _of_student(viewer, fair, today=today)
    return _questions(viewer, fair, party)


def _of_student(viewer: Viewer, fair: Fair, *, today: date) -> list[Todo]:
    student = find_student_of(viewer)
    if student is None:
        return []
    found = [
        Todo(
            title=_("Вас приглашают откликнуться: %(title)s", title=one.vacancy.title),
            url=url_for("jobfair.vacancy_detail", vacancy_id=one.vacancy_id),
            action=_("Открыть"),
            detail=one.vacancy.organization.short_name,
            urgency=Urgency.STEP,
            plan_item=fair.plan_item,
        )
        for one in list_invitations(student)
        if one.vacancy.fair_id == fair.id
    ]
    return [*_to_rank(student, fair, today=today), *found]


def _to_rank(student: Student, fair: Fair, *, today: date) -> list[Todo]:
    if not stages.takes_wishes(fair, fair.state, today=today):
        return []
    if not is_unranked(list_ranked(student, fair)):
        return []
    left = deadline_left(fair.wishes_until or fair.held_on)
    return [
        Todo(
            title=_("Расставить отклики по порядку"),
            url=url_for("jobfair.own_fair_detail", _anchor="order"),
            action=_("Расставить"),
            detail=fair.title,
            urgency=Urgency.of_tone(left.tone),
            chip=Chip(left.text, left.tone),
            plan_item=fair.plan_item,
        )
    ]


def _questions(viewer: Viewer, fair: Fair, party: FairParty) -> list[Todo]:
    state = _WAITING[party]
    count = QUESTIONS.number(viewer)
    if not count:
        return []
    words = counted(count, _("вопрос"), _("вопроса"), _("вопросов"))
    is_staff = party is FairParty.STAFF
    return [
        Todo(
            title=_("Проверить %(questions)s о вакансиях", questions=words)
            if is_staff
            else _("Ответить на %(questions)s о вакансиях", questions=words),
            url=url_for("jobfair.question_list", state=state.value),
            action=_("Проверить") if is_staff else _("Ответить"),
            detail=_("студенты ждут"),
            urgency=Urgency.SOON,
            plan_item=fair.plan_item,
        )
    ]
