"""What admission reads of periods and placements."""

from datetime import date, timedelta

from sqlalchemy import select

from app.base import clock
from app.base.choices import Choices
from app.base.search import matches
from app.extensions import db
from app.practice.admission.queries import count_lacking
from app.practice.admission.rules import CoveredDays, kinds_from
from app.practice.enums import PeriodState
from app.practice.models import PracticePeriod
from app.practice.queries.periods import is_of_student, list_at_work
from app.students.models import Student

SOON = timedelta(days=30)  # the papers of a practice that begins later can wait


def asking_period_choices() -> Choices:
    """Return the periods that are not over, the next to begin first."""
    ordered = (PracticePeriod.starts_on, PracticePeriod.id)
    return Choices(
        name="asking-periods",
        statement=select(PracticePeriod.id, PracticePeriod.title)
        .where(PracticePeriod.ends_on >= clock.today())
        .order_by(*ordered),
        key=PracticePeriod.id,
        label=lambda row: row.title,
        found_by=lambda words: matches(words, (PracticePeriod, PracticePeriod.id)),
    )


def find_next_period_of(student: Student, *, today: date) -> PracticePeriod | None:
    """Return the practice a student is on or goes to next, as far as the student may know."""
    statement = (
        select(PracticePeriod)
        .where(PracticePeriod.ends_on >= today, is_of_student(Student.id == student.id))
        .order_by(PracticePeriod.starts_on, PracticePeriod.id)
        .limit(1)
    )
    return db.session.scalar(statement)


def list_lacking(today: date) -> list[tuple[PracticePeriod, int]]:
    """Return the periods that run or begin soon, with how many of their students lack a paper."""
    coming = [
        one
        for one in list_at_work(today)
        if one.state is not PeriodState.DRAFT
        and one.ends_on >= today
        and one.starts_on <= today + SOON
    ]
    found = [(one, _count(one)) for one in coming if one.clearances]
    return [(period, count) for period, count in found if count]


def _count(period: PracticePeriod) -> int:
    groups = [group.id for group in period.groups]
    weeks = CoveredDays(period.starts_on, period.ends_on)
    return count_lacking(groups, kinds_from(period.clearances), weeks)
