"""What mentorships give a student's CV."""

from dataclasses import replace

from app.base.typography import day
from app.mentors.enums import MentorshipState
from app.mentors.models import Mentorship
from app.mentors.queries import first_mentorships_of_student
from app.students.cv import CvLine, CvPart, CvSource
from app.students.models import Student

SHOWN = 10  # nobody is led more often in four years


def _finished(student: Student) -> list[CvLine]:
    """The mentor is not named: a CV goes to strangers."""
    return [replace(_line(one), detail=one.goal) for one in _over(student)]


def _results(student: Student) -> list[CvLine]:
    return [replace(_line(one), words=one.result) for one in _over(student)]


def _over(student: Student) -> list[Mentorship]:
    _count, found = first_mentorships_of_student(student, limit=SHOWN)
    return [one for one in found if one.state is MentorshipState.FINISHED]


def _line(mentorship: Mentorship) -> CvLine:
    last = mentorship.ends_on or mentorship.starts_on
    return CvLine(
        title=mentorship.mentor.organization.short_name,
        day=last,
        when=f"{day(mentorship.starts_on)} — {day(last)}",
    )


CV = (CvSource(CvPart.MENTORSHIP, _finished), CvSource(CvPart.FEEDBACK, _results))
