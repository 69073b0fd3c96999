"""What spreadsheets are compared with: the graduates of open days, what sheets said before."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.extensions import db
from app.outcomes.enums import CutoffState, OutcomeSource
from app.outcomes.models import GraduateOutcome, MonitoringCutoff, OutcomeStatement
from app.students.models import Student, StudyGroup


class SheetGraduate(NamedTuple):
    """A graduate of a day as a row would say it."""

    outcome_id: int
    cutoff_id: int
    last_name: str
    first_name: str
    middle_name: str
    group: str
    year: int


def list_open_cutoffs() -> list[MonitoringCutoff]:
    """Return the days that still take facts, the newest first."""
    statement = (
        select(MonitoringCutoff)
        .where(MonitoringCutoff.state == CutoffState.OPEN)
        .order_by(MonitoringCutoff.day.desc(), MonitoringCutoff.id.desc())
    )
    return list(db.session.scalars(statement))


def list_graduates(cutoff_ids: Collection[int]) -> list[SheetGraduate]:
    """Return the graduates of some days."""
    statement = (
        select(
            GraduateOutcome.id,
            GraduateOutcome.cutoff_id,
            Student.last_name,
            Student.first_name,
            Student.middle_name,
            StudyGroup.name,
            GraduateOutcome.graduation_year,
        )
        .join(GraduateOutcome.student)
        .join(Student.group)
        .where(GraduateOutcome.cutoff_id.in_(cutoff_ids), GraduateOutcome.is_main)
    )
    return [SheetGraduate(*row) for row in db.session.execute(statement)]


def list_said_by_sheets(cutoff_ids: Collection[int]) -> list[OutcomeStatement]:
    """Return what sheets said of some days, the last word of a record last."""
    statement = (
        select(OutcomeStatement)
        .join(OutcomeStatement.outcome)
        .where(
            GraduateOutcome.cutoff_id.in_(cutoff_ids),
            OutcomeStatement.source == OutcomeSource.SHEET,
        )
        .options(joinedload(OutcomeStatement.outcome), joinedload(OutcomeStatement.organization))
        .order_by(OutcomeStatement.id)
    )
    return list(db.session.scalars(statement))


def years_by_name(last_names: Collection[str]) -> list[tuple[str, str, str, int]]:
    """Return (last, first, middle name, year of graduation) of the students called so."""
    statement = (
        select(
            Student.last_name, Student.first_name, Student.middle_name, StudyGroup.graduation_year
        )
        .join(Student.group)
        .where(Student.last_name.in_(last_names))
    )
    return [(row[0], row[1], row[2], row[3]) for row in db.session.execute(statement)]
