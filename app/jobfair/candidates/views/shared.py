"""What candidates' pages give to the core's pages below them: stars, questions, CVs."""

from collections.abc import Iterable
from typing import Any

from flask import g
from flask_login import current_user

from app.jobfair.candidates.queries.favourites import favourite_ids
from app.jobfair.candidates.queries.profiles import shown_among
from app.jobfair.candidates.queries.questions import questions_about
from app.jobfair.candidates.services.selection import may_select
from app.jobfair.models import FairApplication, Vacancy
from app.jobfair.permissions import Permission
from app.jobfair.views.blueprint import bp
from app.students.queries import find_student_of


def may_favour() -> bool:
    """Tell whether the person of this request has favourites."""
    return bool(current_user.is_authenticated and current_user.can(Permission.APPLICATION_SUBMIT))


def is_favourite(vacancy: Vacancy) -> bool:
    """Tell whether the person put a star on a vacancy: one statement for a request."""
    if "favourites" not in g:
        student = _student()
        g.favourites = favourite_ids(student) if student else frozenset()
    return vacancy.id in g.favourites


def questions_of(vacancy: Vacancy) -> list[Any]:
    """Return what is asked and answered about a vacancy, as this person reads it."""
    return questions_about(vacancy, asker=_student())


def cvs_among(applications: Iterable[FairApplication]) -> frozenset[int]:
    """Return the students of some applications whose CV this person may open."""
    return shown_among({one.student_id for one in applications}, visible_to=current_user)


def may_choose(application: FairApplication) -> bool:
    """Tell whether this person may say if an applicant is asked to a talk."""
    return may_select(application, current_user)


def _student() -> Any:
    return find_student_of(current_user) if may_favour() else None


bp.context_processor(
    lambda: {
        "may_favour": may_favour,
        "is_favourite": is_favourite,
        "questions_of": questions_of,
        "cvs_among": cvs_among,
        "may_choose": may_choose,
    }
)
