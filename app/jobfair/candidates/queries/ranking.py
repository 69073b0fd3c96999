"""Reading ordered lists: a student's applications, the applicants whom an employer selected."""

from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager, joinedload

from app.extensions import db
from app.jobfair.enums import MAX_RANK, Selection
from app.jobfair.models import Fair, FairApplication, Vacancy
from app.jobfair.rules import OPEN_APPLICATIONS
from app.students.models import Student, StudyGroup

# Who was never put in order stands last, the first to apply before the others.
BY_RANK = (
    func.coalesce(FairApplication.rank, MAX_RANK + 1),
    FairApplication.submitted_at,
    FairApplication.id,
)
BY_PREFERENCE = (
    func.coalesce(FairApplication.preference, 10_001),
    FairApplication.submitted_at,
    FairApplication.id,
)


def list_ranked(student: Student, fair: Fair) -> list[FairApplication]:
    """Return a student's open applications at a fair in the student's own order."""
    statement = _open().where(
        FairApplication.student_id == student.id, FairApplication.fair_id == fair.id
    )
    return list(db.session.scalars(statement.order_by(*BY_RANK)))


def list_selected(vacancy: Vacancy) -> list[FairApplication]:
    """Return the applicants whom the employer asked to a talk, in the employer's order."""
    statement = _open().where(
        FairApplication.vacancy_id == vacancy.id, FairApplication.selection == Selection.INVITED
    )
    return list(db.session.scalars(statement.order_by(*BY_PREFERENCE)))


def _open() -> Select[Any]:
    # The other table of the vacancy's pair of keys is the vacancy's own fair: one join each.
    return (
        select(FairApplication)
        .join(FairApplication.vacancy)
        .where(FairApplication.state.in_(OPEN_APPLICATIONS))
        .options(
            contains_eager(FairApplication.vacancy).options(
                joinedload(Vacancy.organization), joinedload(Vacancy.fair)
            ),
            joinedload(FairApplication.student)
            .joinedload(Student.group)
            .joinedload(StudyGroup.speciality),
            joinedload(FairApplication.offer),
        )
    )
