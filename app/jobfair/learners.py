"""The law on students who teach before graduation, asked of one student and one vacancy."""

from datetime import date
from typing import Any

from app.deadlines.academic_year import AcademicYear
from app.jobfair.early_work import LAW, Early, Learner, early_work
from app.jobfair.models import Vacancy
from app.privacy.kinds import TRANSFER
from app.privacy.queries.consents import student_has_consent
from app.students.enums import StudentState
from app.students.models import Student
from app.students.rules import age_on


def learner_of(student: Student, *, today: date) -> Learner:
    """Return what the law asks to know of a student; nobody has told of attestations here."""
    group = student.group
    return Learner(
        age=age_on(student.birth_date, today),
        speciality_code=group.speciality.code,
        graduation_year=group.graduation_year,
        is_in_final_year=group.graduation_year <= AcademicYear.containing(today).first_year + 1,
        has_graduated=student.state is StudentState.GRADUATED,
    )


def early_for(student: Student, vacancy: Vacancy, *, today: date) -> Early:
    """Return whether a student may begin a vacancy's work before graduation."""
    learner = learner_of(student, today=today)
    return early_work(learner, level=vacancy.level, starts_on=vacancy.starts_on)


def first_day(vacancy: Vacancy, early: Early) -> date | None:
    """Return the day to propose: where the law forbids an earlier one, that of the diploma."""
    return vacancy.starts_on if early.is_allowed else early.graduates_on


def about_applicant(student: Student, vacancy: Vacancy, *, today: date) -> dict[str, Any]:
    """Return what a student reads before applying: what the law says, what will be seen of one."""
    return {
        "early": early_for(student, vacancy, today=today),
        "law": LAW,
        "is_minor": student.is_minor(today),
        "has_consented": student_has_consent(student.id, TRANSFER),
    }
