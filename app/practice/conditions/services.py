"""Use cases of the conditions of a distribution."""

from datetime import date, datetime

from flask_babel import gettext as _

from app.base.constraints import refusing
from app.base.errors import NotAllowedError
from app.base.identity import town_identity
from app.base.locks import lock, lock_unchanged
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.organizations.models import Organization
from app.practice.conditions import letters, queries, rules
from app.practice.conditions.errors import (
    CompanionError,
    ConflictTwiceError,
    KeptApartTwiceError,
    LimitTwiceError,
)
from app.practice.conditions.models import (
    KeptApart,
    PeriodLimit,
    PracticeConflict,
    WishCompanion,
)
from app.practice.conditions.rules import LimitTerms, RuleTerms
from app.practice.enums import PeriodEvent
from app.practice.models import PracticePeriod
from app.practice.permissions import Permission
from app.practice.rules import PERIOD, STAFF, STUDENT, check_window
from app.students.models import Student


def edit_rules(period: PracticePeriod, *, terms: RuleTerms, actor: Viewer) -> None:
    """Decide by which rules a period is distributed; raises MoveNotAllowedError once it is open."""
    require(actor, Permission.PERIOD_MANAGE)
    lock_unchanged(period)
    PERIOD.after(PeriodEvent.RULE, period.state, STAFF)
    assign(period, terms)
    db.session.flush()


def add_limit(
    period: PracticePeriod, *, terms: LimitTerms, actor: Viewer, is_demo: bool = False
) -> PeriodLimit:
    """Limit how many students go to a town or to an organization.

    Raises MoveNotAllowedError once the period is open, LimitError, LimitTwiceError, and
    LimitsCrossError when it overlaps another limit.
    """
    require(actor, Permission.PERIOD_MANAGE)
    rules.check_limit(terms)
    lock(period)
    PERIOD.after(PeriodEvent.RULE, period.state, STAFF)
    limit = PeriodLimit(
        period=period,
        organization_id=terms.organization_id,
        town=terms.town or None,
        town_identity=town_identity(terms.town) if terms.town else None,
        maximum=terms.maximum,
        is_demo=is_demo,
    )
    twice = LimitTwiceError(field="town" if terms.town else "organization_id")
    names = ("period_id_organization_id", "period_id_town_identity")
    with refusing({f"uq_practice_limits_{name}": twice for name in names}):
        db.session.add(limit)
    check_limits(period)
    return limit


def remove_limit(limit: PeriodLimit, *, actor: Viewer) -> None:
    """Take a limit back; raises MoveNotAllowedError once the period is open."""
    require(actor, Permission.PERIOD_MANAGE)
    lock(limit.period)
    PERIOD.after(PeriodEvent.RULE, limit.period.state, STAFF)
    lock(limit)
    db.session.delete(limit)
    db.session.flush()


def check_limits(period: PracticePeriod) -> None:
    """Raise LimitsCrossError when limits of a period overlap and neither holds the other."""
    rules.check_nested(queries.list_groups(period), queries.limit_names(period))


def name_companion(
    period: PracticePeriod,
    student: Student,
    *,
    companion: Student,
    actor: Viewer,
    now: datetime,
    today: date,
) -> WishCompanion:
    """Let a student say with whom they want to go; it counts when the other says so too.

    Whoever made a pair with the student before gets a letter. Raises MoveNotAllowedError,
    LateApplicationError unless applications are taken today, CompanionError for who takes no part.
    """
    _require_own(student, actor)
    _check_pairing(period, today)
    rules.check_companion(period.pair_rule, student_id=student.id, companion_id=companion.id)
    groups = {group.id for group in period.groups}
    if companion.group_id not in groups or not companion.is_studying:
        raise CompanionError(_("Этот студент не участвует в практике."), field="companion_id")
    lock(student)  # two windows of one student name one person
    former = queries.find_partner(period, student.id)
    named = queries.find_companion(period, student.id)
    named = named or WishCompanion(period=period, student=student)
    named.companion, named.named_at = companion, now
    db.session.add(named)
    db.session.flush()
    if former and former != companion.id:
        letters.tell_left_alone(period, former, now=now)
    return named


def forget_companion(
    companion: WishCompanion, *, actor: Viewer, now: datetime, today: date
) -> None:
    """Let a student go alone after all; who made a pair with the student gets a letter.

    Raises MoveNotAllowedError, LateApplicationError unless applications are taken today.
    """
    _require_own(companion.student, actor)
    _check_pairing(companion.period, today)
    lock(companion)
    former = queries.find_partner(companion.period, companion.student_id)
    db.session.delete(companion)
    db.session.flush()
    if former:
        letters.tell_left_alone(companion.period, former, now=now)


def _check_pairing(period: PracticePeriod, today: date) -> None:
    # The day counts too: between the deadline and the closing by staff no list changes.
    lock(period, shared=True)
    PERIOD.after(PeriodEvent.PAIR_UP, period.state, STUDENT)
    check_window(
        period.state, period.applications_open_on, period.applications_open_until, today=today
    )


def keep_apart(
    period: PracticePeriod,
    *,
    students: tuple[Student, Student],
    reason: str,
    actor: Viewer,
    now: datetime,
) -> KeptApart:
    """Have two students not sent to one base; nobody but staff learns of it.

    Raises MoveNotAllowedError once the distribution is computed, KeptApartTwiceError.
    """
    require(actor, Permission.PLACEMENT_MANAGE)
    lock(period)
    PERIOD.after(PeriodEvent.EXCEPT, period.state, STAFF)
    first, second = sorted(students, key=lambda student: student.id)
    if first.id == second.id:
        raise CompanionError(_("Выберите двух разных студентов."), field="second_id")
    record = KeptApart(
        period=period,
        first=first,
        second=second,
        reason=reason,
        added_at=now,
        added_by_id=actor.id or None,
    )
    twice = KeptApartTwiceError(field="second_id")
    with refusing({"uq_practice_kept_apart_period_id_first_id_second_id": twice}):
        db.session.add(record)
    return record


def stop_keeping_apart(record: KeptApart, *, actor: Viewer) -> None:
    """Let two students be sent to one base again; raises MoveNotAllowedError."""
    require(actor, Permission.PLACEMENT_MANAGE)
    lock(record.period)
    PERIOD.after(PeriodEvent.EXCEPT, record.period.state, STAFF)
    lock(record)
    db.session.delete(record)
    db.session.flush()


def declare_conflict(
    student: Student, *, organization: Organization, reason: str, actor: Viewer, now: datetime
) -> PracticeConflict:
    """Say where a student must not practise; a student says so of themselves.

    It holds in every period whose distribution is not computed yet, and for seats given by hand.
    Raises ConflictTwiceError.
    """
    _require_own_or_staff(student, actor)
    lock(organization, shared=True)
    conflict = PracticeConflict(
        student=student,
        organization=organization,
        reason=reason,
        declared_at=now,
        declared_by_id=actor.id or None,  # the operator has no account
    )
    twice = ConflictTwiceError(field="organization_id")
    with refusing({"uq_practice_conflicts_student_id_organization_id": twice}):
        db.session.add(conflict)
    return conflict


def withdraw_conflict(conflict: PracticeConflict, *, actor: Viewer) -> None:
    """Let a student practise there again."""
    _require_own_or_staff(conflict.student, actor)
    lock(conflict)
    db.session.delete(conflict)
    db.session.flush()


def _require_own(student: Student, actor: Viewer) -> None:
    require(actor, Permission.APPLICATION_SUBMIT)
    if student.user_id != actor.id:
        raise NotAllowedError


def _require_own_or_staff(student: Student, actor: Viewer) -> None:
    if not actor.can(Permission.PLACEMENT_MANAGE):
        _require_own(student, actor)
