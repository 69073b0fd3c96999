"""Demo conditions of the spring practice: its rules, two friends, two kept apart, a conflict."""

from collections.abc import Sequence

from sqlalchemy import select

from app.demo.scene import Scene
from app.extensions import db
from app.practice.conditions.models import KeptApart, WishCompanion
from app.practice.conditions.rules import LimitTerms, RuleTerms
from app.practice.conditions.services import add_limit, declare_conflict, edit_rules
from app.practice.enums import (
    MAX_LIMIT,
    ClearanceKind,
    ClearanceRule,
    ContractRule,
    PairRule,
    SilentRule,
)
from app.practice.models import PracticeApplication, PracticePeriod, PracticePlace, Wish
from app.students.models import Student

RULES = RuleTerms(
    contract_rule=ContractRule.PREFERS,
    prefers_dormitory=True,
    prefers_town=True,
    pair_rule=PairRule.PLACE,
    silent_rule=SilentRule.NEAREST,
    clearances=[ClearanceKind.MEDICAL_BOOK.value, ClearanceKind.NO_CRIMINAL_RECORD.value],
    clearance_rule=ClearanceRule.WARN,
)
LIMITED = 0.5  # of the period's students, in the town with the most of them
FRIENDS = 3  # pairs


def decide_rules(scene: Scene, period: PracticePeriod, students: Sequence[Student]) -> None:
    """Decide by which rules the period is distributed; before its applications open."""
    staff = scene.user("staff")
    edit_rules(period, terms=RULES, actor=staff)
    towns = sorted({one.town for one in students if one.town})
    if towns:
        largest = max(towns, key=lambda town: sum(one.town == town for one in students))
        limited = min(max(int(len(students) * LIMITED), 1), MAX_LIMIT)  # a region has more
        terms = LimitTerms(limited, town=largest)
        add_limit(period, terms=terms, actor=staff, is_demo=True)


def load_circumstances(scene: Scene, period: PracticePeriod) -> None:
    """Let some of those who applied go with a friend, and one not to where a relative works."""
    statement = (
        select(PracticeApplication)
        .where(
            PracticeApplication.period_id == period.id,
            PracticeApplication.submitted_at.is_not(None),
        )
        .order_by(PracticeApplication.id)
        .limit(2 * FRIENDS + 3)
    )
    sent = [one.student for one in db.session.scalars(statement)]
    if len(sent) < 2 * FRIENDS + 3:
        return
    for one, other in zip(sent[: 2 * FRIENDS : 2], sent[1 : 2 * FRIENDS : 2], strict=True):
        for student, friend in ((one, other), (other, one)):
            named = WishCompanion(
                period=period, student=student, companion=friend, named_at=scene.now
            )
            db.session.add(named)
    first, second, related = sorted(sent[2 * FRIENDS :], key=lambda student: student.id)
    apart = KeptApart(
        period=period, first=first, second=second, reason="Просьба куратора", added_at=scene.now
    )
    db.session.add(apart)
    _declare(scene, period, related)


def _declare(scene: Scene, period: PracticePeriod, student: Student) -> None:
    wished = (
        select(PracticePlace)
        .join(Wish, Wish.place_id == PracticePlace.id)
        .join(Wish.application)
        .where(PracticePlace.period_id == period.id, PracticeApplication.student_id == student.id)
        .order_by(Wish.rank)
        .limit(1)
    )
    place = db.session.scalars(wished).one()
    conflict = declare_conflict(
        student,
        organization=place.organization,
        reason="Здесь работает мать",
        actor=scene.user("staff"),
        now=scene.now,
    )
    conflict.is_demo = True
    db.session.flush()
