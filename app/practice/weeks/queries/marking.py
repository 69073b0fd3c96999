"""Reading marks for a spreadsheet: which periods have them, who is on practice, how it ended."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import select

from app.base.viewer import Viewer
from app.extensions import db
from app.practice.enums import PeriodState, PlacementState
from app.practice.models import Placement, PracticePeriod
from app.practice.weeks.models import PracticeResult
from app.practice.weeks.queries.board import list_followed_periods
from app.practice.weeks.queries.scope import is_seen_by
from app.practice.weeks.rules import ResultTerms
from app.students.models import Student, StudyGroup
from app.students.rules import full_name


class MarkRow(NamedTuple):
    """A student on practice with what is noted of the end; without it the version is 0."""

    id: int
    period_id: int
    name: str
    group: str
    state: PlacementState
    terms: ResultTerms
    version: int


def list_markable_periods(*, visible_to: Viewer) -> list[PracticePeriod]:
    """Return the published periods in which this person may give marks."""
    if visible_to.sees_all:
        published = PracticePeriod.state == PeriodState.PUBLISHED
        statement = select(PracticePeriod).where(published).order_by(PracticePeriod.id)
        return list(db.session.scalars(statement))
    return list(db.session.scalars(list_followed_periods(visible_to)))


def list_marks(period_ids: Collection[int], *, visible_to: Viewer) -> list[MarkRow]:
    """Return who has a place in these periods, with the mark there is."""
    names = (Student.last_name, Student.first_name, Student.middle_name)
    statement = (
        select(Placement.id, Placement.period_id, Placement.state, PracticeResult, *names)
        .add_columns(StudyGroup.name)
        .select_from(Placement)
        .join(Placement.student)
        .join(Placement.period)
        .join(Student.group)
        .outerjoin(PracticeResult, PracticeResult.placement_id == Placement.id)
        .where(
            Placement.period_id.in_(period_ids),
            Placement.place_id.is_not(None),
            is_seen_by(visible_to, by_student=False),
        )
        .order_by(Placement.id)
    )
    return [
        MarkRow(
            id_, period_id, full_name(*name), group, state, terms_noted(result),
            result.version if result else 0,
        )
        for id_, period_id, state, result, *name, group in db.session.execute(statement)
    ]  # fmt: skip


def terms_noted(result: PracticeResult | None) -> ResultTerms:
    """Return what is noted of the end of a practice, as a form or a sheet would say it."""
    if result is None:
        return ResultTerms()
    return ResultTerms(result.grade, result.hours, result.attestation_on)
