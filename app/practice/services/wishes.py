"""Use cases of a student's application."""

from collections.abc import Sequence
from datetime import date, datetime

from flask_babel import gettext as _

from app.base.locks import lock
from app.extensions import db
from app.practice import rules
from app.practice.enums import PeriodState
from app.practice.errors import BadWishesError, ForbiddenMoveError, NotEligibleError
from app.practice.models import PracticeApplication, PracticePeriod, Wish
from app.practice.queries import applications as queries
from app.practice.queries import places as place_queries
from app.students.models import Student


def save_wishes(
    period: PracticePeriod,
    student: Student,
    *,
    place_ids: Sequence[int],
    now: datetime,
    today: date,
) -> PracticeApplication:
    """Keep a student's wishes, most desired first; a sent application takes the new order.

    A list without places takes back a sent application. Raises LateApplicationError,
    NotEligibleError, BadWishesError.
    """
    _check_window(period, today)
    _check_list(period, student, place_ids)
    application = queries.find_application(period, student) or _begin(period, student)
    application.changed_at = now
    if not place_ids:
        application.submitted_at = None
    _rewrite(application, place_ids)
    return application


def submit_wishes(
    period: PracticePeriod,
    student: Student,
    *,
    place_ids: Sequence[int],
    now: datetime,
    today: date,
) -> PracticeApplication:
    """Send the application: from now on it counts; the errors of `save_wishes`."""
    if not place_ids:
        raise BadWishesError(_("Выберите хотя бы одно место."))
    application = save_wishes(period, student, place_ids=place_ids, now=now, today=today)
    application.submitted_at = now
    db.session.flush()
    return application


def withdraw_application(application: PracticeApplication, *, now: datetime, today: date) -> None:
    """Let a student take the application back; the wishes stay as a draft.

    Raises LateApplicationError.
    """
    _check_window(application.period, today)
    _withdraw(application, now)


def revoke_application(application: PracticeApplication, *, now: datetime) -> None:
    """Let staff take an application out, before the distribution.

    Raises ForbiddenMoveError.
    """
    lock(application.period, shared=True)
    if application.period.state not in {PeriodState.OPEN, PeriodState.CLOSED}:
        raise ForbiddenMoveError
    _withdraw(application, now)


def _withdraw(application: PracticeApplication, now: datetime) -> None:
    application.submitted_at = None
    application.changed_at = now
    db.session.flush()


def _check_window(period: PracticePeriod, today: date) -> None:
    # The lock keeps staff from closing the period between this check and the commit.
    lock(period, shared=True)
    rules.check_window(
        period.state, period.applications_open_on, period.applications_open_until, today=today
    )


def _check_list(period: PracticePeriod, student: Student, place_ids: Sequence[int]) -> None:
    if student.group_id not in {group.id for group in period.groups}:
        raise NotEligibleError(_("Ваша группа не участвует в этой практике."))
    offered = place_queries.list_offered_ids(period, speciality_id=student.group.speciality_id)
    rules.check_wishes(place_ids, offered=offered, max_wishes=period.max_wishes)


def _begin(period: PracticePeriod, student: Student) -> PracticeApplication:
    application = PracticeApplication(period=period, student=student)
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
