"""Use cases of applications: a student asks, thinks better of it, an employer says no."""

from datetime import datetime

from app.base import clock
from app.base.constraints import refusing
from app.base.errors import NotAllowedError
from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.extensions import db
from app.jobfair import letters, rules, stages
from app.jobfair.enums import ApplicationEvent, FairParty, Selection, VacancyState
from app.jobfair.errors import AlreadyAcceptedError, AlreadyAppliedError, VacancyFullError
from app.jobfair.models import FairApplication, Vacancy
from app.jobfair.moves import APPLICATION_MOVES
from app.jobfair.permissions import Permission
from app.jobfair.queries.applications import find_acceptance, find_application
from app.jobfair.services.steps import (
    lock_applications,
    take_step,
)
from app.students.enums import Offer
from app.students.models import Student
from app.students.moves import check_offered


def apply_for(
    vacancy: Vacancy, *, student: Student, note: str, actor: Viewer, now: datetime
) -> FairApplication:
    """Enter a student's application and tell the employer; one taken back comes to life again."""
    require(actor, Permission.APPLICATION_SUBMIT)
    if student.user_id != actor.id:
        raise NotAllowedError
    lock(student)
    check_offered(Offer.FAIR, student.state)
    lock(vacancy.fair, shared=True)
    lock(vacancy, shared=True)
    rules.check_running(vacancy.fair.state)
    today = now.astimezone(clock.zone()).date()
    stages.check_wishes(vacancy.fair, vacancy.fair.state, today=today)
    if vacancy.state is not VacancyState.APPROVED:
        raise VacancyFullError
    if find_acceptance(student_id=student.id, fair_id=vacancy.fair_id):
        raise AlreadyAcceptedError
    application = find_application(student=student, vacancy=vacancy)
    if application is None:
        application = FairApplication(vacancy=vacancy, student=student, submitted_at=now)
    else:
        lock_applications([application])
        _apply_again(application)
    application.note, application.submitted_at, application.decided_at = note, now, None
    with refusing({"uq_fair_applications_vacancy_id_student_id": AlreadyAppliedError()}):
        db.session.add(application)
    letters.tell_of(ApplicationEvent.APPLY, application, now=now)
    return application


def enter_kept(
    vacancy: Vacancy, *, student: Student, paper: str, actor: Viewer, now: datetime
) -> FairApplication:
    """Enter what an offer of a kept seat hangs on when its student did not apply; tells nobody."""
    require(actor, Permission.FAIR_MANAGE)
    lock(student)
    lock(vacancy.fair, shared=True)
    lock(vacancy, shared=True)
    application = FairApplication(vacancy=vacancy, student=student, submitted_at=now, paper=paper)
    with refusing({"uq_fair_applications_vacancy_id_student_id": AlreadyAppliedError()}):
        db.session.add(application)
    return application


def _apply_again(application: FairApplication) -> None:
    again = APPLICATION_MOVES.possible(application.state, FairParty.STUDENT)
    if ApplicationEvent.APPLY not in again:
        raise AlreadyAppliedError
    application.state = APPLICATION_MOVES.after(
        ApplicationEvent.APPLY, application.state, FairParty.STUDENT
    )
    # It begins anew: last among the wishes, not looked at by the employer.
    application.rank, application.preference = None, None
    application.selection = Selection.UNDECIDED


def withdraw_application(application: FairApplication, *, actor: Viewer, now: datetime) -> None:
    """Take one's own application back and tell the employer."""
    take_step(application, ApplicationEvent.WITHDRAW, actor=actor, now=now)


def decline_application(application: FairApplication, *, actor: Viewer, now: datetime) -> None:
    """Answer an applicant with a no, by letter too."""
    take_step(application, ApplicationEvent.DECLINE, actor=actor, now=now)
