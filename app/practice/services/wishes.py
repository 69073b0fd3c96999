"""Use cases of a student's application."""

from collections.abc import Sequence
from datetime import date, datetime

from flask_babel import gettext as _

from app.base.constraints import refusing
from app.base.errors import NotAllowedError
from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.extensions import db
from app.practice import letters, rules
from app.practice.conditions.letters import tell_left_alone
from app.practice.conditions.queries import find_partner
from app.practice.enums import PeriodEvent
from app.practice.errors import (
    ApplicationBegunError,
    BadWishesError,
    LastWishError,
    NotEligibleError,
)
from app.practice.models import PracticeApplication, PracticePeriod, Wish
from app.practice.permissions import Permission
from app.practice.queries import applications as queries
from app.practice.queries import places as place_queries
from app.practice.rules import PERIOD, STAFF
from app.students.enums import Offer
from app.students.models import Student
from app.students.moves import check_offered


def save_wishes(
    period: PracticePeriod,
    student: Student,
    *,
    place_ids: Sequence[int],
    send: bool = False,
    actor: Viewer,
    now: datetime,
    today: date,
) -> PracticeApplication:
    """Keep a student's wishes, most desired first; from the first `send` on they count.

    An application that is sent takes a new order, but keeps a place: taking it back is a deed of
    its own. Raises LateApplicationError, NotEligibleError, BadWishesError, LastWishError.
    """
    _require_own(student, actor)
    if send and not place_ids:
        raise BadWishesError(_("Выберите хотя бы одно место."))
    _check_window(period, today)
    _check_list(period, student, place_ids)
    application = queries.find_application(period, student, with_places=False) or _begin(
        period, student, now
    )
    if application.submitted_at and not place_ids:
        raise LastWishError
    application.group_id = student.group_id
    application.changed_at = now
    is_first = send and application.submitted_at is None
    if send:
        application.submitted_at = now
    _rewrite(application, place_ids)
    if is_first:
        letters.tell(PeriodEvent.APPLY, period, now=now, student=student)
    return application


def ask_for_dormitory(
    period: PracticePeriod,
    student: Student,
    *,
    needs_dormitory: bool,
    actor: Viewer,
    now: datetime,
    today: date,
) -> None:
    """Keep whether a student needs a bed near the practice; a draft begins with it.

    Raises LateApplicationError, NotEligibleError.
    """
    _require_own(student, actor)
    _check_window(period, today)
    _check_list(period, student, ())
    application = queries.find_application(period, student, with_places=False) or _begin(
        period, student, now
    )
    application.needs_dormitory = needs_dormitory
    application.changed_at = now
    db.session.flush()


def withdraw_application(
    application: PracticeApplication, *, actor: Viewer, now: datetime, today: date
) -> None:
    """Let a student take the application back; the wishes stay as a draft.

    Who wants to go with the student gets a letter. Raises LateApplicationError.
    """
    _require_own(application.student, actor)
    _check_window(application.period, today)
    _withdraw(application, now)


def revoke_application(application: PracticeApplication, *, actor: Viewer, now: datetime) -> None:
    """Let staff take an application out, before the distribution; student and companion are told.

    Raises MoveNotAllowedError.
    """
    require(actor, Permission.APPLICATION_VIEW)
    period = application.period
    lock(period, shared=True)
    PERIOD.after(PeriodEvent.REVOKE, period.state, STAFF)
    _withdraw(application, now)
    letters.tell(PeriodEvent.REVOKE, period, now=now, student=application.student)


def _require_own(student: Student, actor: Viewer) -> None:
    require(actor, Permission.APPLICATION_SUBMIT)
    if student.user_id != actor.id:
        raise NotAllowedError


def _withdraw(application: PracticeApplication, now: datetime) -> None:
    lock(application)
    was_sent, application.submitted_at = application.submitted_at is not None, None
    application.changed_at = now
    db.session.flush()
    if was_sent and (left := find_partner(application.period, application.student_id)):
        tell_left_alone(application.period, left, now=now)


def _check_window(period: PracticePeriod, today: date) -> None:
    # The lock keeps staff from closing the period, and from removing places, until the commit.
    lock(period, shared=True)
    rules.check_window(
        period.state, period.applications_open_on, period.applications_open_until, today=today
    )


def _check_list(period: PracticePeriod, student: Student, place_ids: Sequence[int]) -> None:
    lock(student, shared=True)
    check_offered(Offer.PRACTICE, student.state)
    if student.group_id not in {group.id for group in period.groups}:
        raise NotEligibleError(_("Ваша группа не участвует в этой практике."))
    offered = place_queries.list_offered_ids(period, speciality_id=student.group.speciality_id)
    rules.check_wishes(place_ids, offered=offered, max_wishes=period.max_wishes)


def _application(period: PracticePeriod, student: Student, now: datetime) -> PracticeApplication:
    """Return the student's application, begun now when there is none."""
    found = queries.find_application(period, student, with_places=False)
    return found or _begin(period, student, now)


def _begin(period: PracticePeriod, student: Student, now: datetime) -> PracticeApplication:
    application = PracticeApplication(
        period=period, student=student, group_id=student.group_id, changed_at=now
    )
    twice = {"uq_practice_applications_period_id_student_id": ApplicationBegunError()}
    with refusing(twice):
        db.session.add(application)
    return application


def _rewrite(application: PracticeApplication, place_ids: Sequence[int]) -> None:
    # Emptied first: a reordered list would meet the constraints on the way.
    application.wishes = []
    db.session.flush()
    application.wishes = [
        Wish(rank=rank, place_id=place_id) for rank, place_id in enumerate(place_ids, start=1)
    ]
    db.session.flush()
