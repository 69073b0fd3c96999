"""Reading what became of those who practised at a base."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import joinedload

from app.extensions import db
from app.outcomes.models import GraduateOutcome
from app.practice.enums import PeriodState
from app.practice.models import Placement, PracticePeriod, PracticePlace
from app.practice.registry.models import PracticeBase


class TraineeCounts(NamedTuple):
    """Of a base's former trainees: whose employment is known, who works, who works there."""

    known: int
    employed: int
    there: int


def count_trainees(base: PracticeBase, *, today: date) -> TraineeCounts:
    """Count the graduates who practised at a base, each once, by everything known of them."""
    works, at = GraduateOutcome.is_employed, _at(base)
    statement = select(
        func.count(GraduateOutcome.student_id.distinct()),
        func.count(case((works, GraduateOutcome.student_id)).distinct()),
        func.count(case((works & at, GraduateOutcome.student_id)).distinct()),
    ).where(GraduateOutcome.category.is_not(None), _practised_at(base, today))
    return TraineeCounts(*db.session.execute(statement).one())


def list_employed_there(
    base: PracticeBase, *, today: date, limit: int
) -> Sequence[GraduateOutcome]:
    """Return the newest record of each trainee who works, or worked, at the base's organization."""
    newest = (
        select(func.max(GraduateOutcome.id))
        .where(GraduateOutcome.is_employed, _at(base), _practised_at(base, today))
        .group_by(GraduateOutcome.student_id)
    )
    statement = (
        select(GraduateOutcome)
        .where(GraduateOutcome.id.in_(newest))
        .options(joinedload(GraduateOutcome.student), joinedload(GraduateOutcome.cutoff))
        .order_by(GraduateOutcome.graduation_year.desc(), GraduateOutcome.id.desc())
        .limit(limit)
    )
    return db.session.scalars(statement).all()


def _at(base: PracticeBase) -> ColumnElement[bool]:
    return GraduateOutcome.organization_id == base.organization_id


def _practised_at(base: PracticeBase, today: date) -> ColumnElement[bool]:
    trainees: Select[Any] = (
        select(Placement.student_id)
        .join(Placement.place)
        .join(Placement.period)
        .where(
            PracticePlace.base_id == base.id,
            PracticePeriod.state == PeriodState.PUBLISHED,
            PracticePeriod.ends_on < today,
        )
    )
    return GraduateOutcome.student_id.in_(trainees)
