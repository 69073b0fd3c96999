"""Reading the days of the monitoring: which there are, whom they cover, how they stand."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, literal, or_, select
from sqlalchemy.orm import selectinload

from app.base.errors import NotFoundError
from app.extensions import db
from app.outcomes.enums import CutoffKind, CutoffState, OutcomeUrgency
from app.outcomes.models import GraduateOutcome, MonitoringCutoff
from app.plan.enums import EvidenceKind
from app.plan.evidence import EvidenceRows
from app.plan.queries import evidence_rows, serving
from app.students.enums import StudentState
from app.students.models import Speciality, Student, StudyGroup

CUTOFF_ORDERS: dict[str, Any] = {"day": MonitoringCutoff.day}
Counts = Mapping[OutcomeUrgency, int]


def list_cutoffs(*, item: int | None = None) -> Select[Any]:
    """Select the days of the monitoring; the caller orders and pages them."""
    statement = select(MonitoringCutoff).options(selectinload(MonitoringCutoff.plan_items))
    return statement.where(serving(MonitoringCutoff, item)) if item else statement


def get_cutoff(cutoff_id: int) -> MonitoringCutoff:
    """Return a cut-off; raises NotFoundError."""
    statement = list_cutoffs().where(MonitoringCutoff.id == cutoff_id)
    cutoff: MonitoringCutoff | None = db.session.scalar(statement)
    if cutoff is None:
        raise NotFoundError
    return cutoff


def newest_cutoffs(limit: int = 200) -> list[MonitoringCutoff]:
    """Return the cut-offs, the newest first: five a year."""
    newest = select(MonitoringCutoff).order_by(
        MonitoringCutoff.day.desc(), MonitoringCutoff.id.desc()
    )
    return list(db.session.scalars(newest.limit(limit)))


def newest_opened(*, limit: int) -> list[MonitoringCutoff]:
    """Return the newest cut-offs whose facts are still collected, the first of them first."""
    statement = (
        select(MonitoringCutoff)
        .where(MonitoringCutoff.state == CutoffState.OPEN)
        .order_by(MonitoringCutoff.day.desc(), MonitoringCutoff.id.desc())
    )
    return list(db.session.scalars(statement.limit(limit)))[::-1]


def count_standings(cutoff_ids: Sequence[int]) -> dict[int, Counts]:
    """Count the graduates of some cut-offs by who needs help, in one query."""
    statement = (
        select(GraduateOutcome.cutoff_id, GraduateOutcome.urgency, func.count())
        .where(GraduateOutcome.cutoff_id.in_(cutoff_ids), GraduateOutcome.is_main)
        .group_by(GraduateOutcome.cutoff_id, GraduateOutcome.urgency)
    )
    ranks = list(OutcomeUrgency)
    found: dict[int, dict[OutcomeUrgency, int]] = {
        id_: dict.fromkeys(OutcomeUrgency, 0) for id_ in cutoff_ids
    }
    for cutoff_id, urgency, count in db.session.execute(statement):
        found[cutoff_id][ranks[urgency]] = count
    return dict(found)


class SpecialityCount(NamedTuple):
    """Graduates of a speciality in a category; `in_field` of them work by it."""

    code: str
    name: str
    category: str | None
    graduates: int
    in_field: int
    four_months: int


def count_by_speciality(
    cutoff: MonitoringCutoff, *, year: int | None = None
) -> list[SpecialityCount]:
    """Count the graduates of a cut-off by speciality and category, in one query."""
    kept = [GraduateOutcome.cutoff_id == cutoff.id, GraduateOutcome.is_main]
    if year:
        kept.append(GraduateOutcome.graduation_year == year)
    works = GraduateOutcome.is_employed
    statement = (
        select(
            Speciality.code,
            Speciality.name,
            GraduateOutcome.category,
            func.count(),
            _count_if(works & GraduateOutcome.by_speciality.is_(True)),
            _count_if(works & GraduateOutcome.four_months.is_(True)),
        )
        .select_from(GraduateOutcome)
        .join(GraduateOutcome.speciality)
        .where(*kept)
        .group_by(Speciality.id, Speciality.code, Speciality.name, GraduateOutcome.category)
        .order_by(Speciality.code, GraduateOutcome.category)
    )
    return [SpecialityCount(*row) for row in db.session.execute(statement)]


def _count_if(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def graduates_to_add(cutoff: MonitoringCutoff) -> Select[Any]:
    """Select (cut-off, student, year, speciality) of the graduates without a row yet.

    Before graduation those who still study are asked, afterwards those who have graduated.
    """
    covered = StudyGroup.graduation_year.between(cutoff.first_year, cutoff.last_year)
    left: ColumnElement[bool] = Student.state == StudentState.GRADUATED
    if cutoff.kind is CutoffKind.BEFORE:
        left = or_(left, Student.state == StudentState.STUDYING)
    known = exists().where(
        and_(GraduateOutcome.cutoff_id == cutoff.id, GraduateOutcome.student_id == Student.id)
    )
    found: Any = (
        select(
            literal(cutoff.id),
            Student.id,
            StudyGroup.graduation_year,
            StudyGroup.speciality_id,
        )
        .join(StudyGroup, StudyGroup.id == Student.group_id)
        .where(covered, left, Student.erased_on.is_(None), ~known)
    )
    selected: Select[Any] = found
    return selected


def count_to_add(cutoff: MonitoringCutoff) -> int:
    """Count the graduates who belong to a cut-off and have no row yet."""
    found = graduates_to_add(cutoff).subquery()
    return db.session.scalar(select(func.count()).select_from(found)) or 0


def list_graduation_years() -> list[int]:
    """Return the years of graduation the cut-offs cover, the last first."""
    bounds = select(func.min(MonitoringCutoff.first_year), func.max(MonitoringCutoff.last_year))
    first, last = db.session.execute(bounds).one()
    return list(range(last, first - 1, -1)) if first else []


def evidence_of_items() -> EvidenceRows:
    """Select cut-offs that serve the plan: finished on the day their figures were closed."""
    return evidence_rows(
        MonitoringCutoff,
        kind=EvidenceKind.REPORT,
        finished_on=MonitoringCutoff.closed_on,
        planned_on=MonitoringCutoff.day,
    )


def list_cutoffs_of_item(item_id: int, *, limit: int) -> list[MonitoringCutoff]:
    """Return the newest cut-offs that serve a plan item."""
    newest = select(MonitoringCutoff).where(serving(MonitoringCutoff, item_id))
    ordered = newest.order_by(MonitoringCutoff.day.desc(), MonitoringCutoff.id.desc())
    return list(db.session.scalars(ordered.limit(limit)))
