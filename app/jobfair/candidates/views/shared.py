"""What candidates' pages give to the pages of vacancies below them: stars."""

from flask import g
from flask_login import current_user

from app.jobfair.candidates.queries.favourites import favourite_ids
from app.jobfair.models import Vacancy
from app.jobfair.permissions import Permission
from app.jobfair.views.blueprint import bp
from app.students.queries import find_student_of


def may_favour() -> bool:
    """Tell whether the person of this request has favourites."""
    return bool(current_user.is_authenticated and current_user.can(Permission.APPLICATION_SUBMIT))


def is_favourite(vacancy: Vacancy) -> bool:
    """Tell whether the person put a star on a vacancy: one statement for a request."""
    if "favourites" not in g:
        student = find_student_of(current_user) if may_favour() else None
        g.favourites = favourite_ids(student) if student else frozenset()
    return vacancy.id in g.favourites


bp.context_processor(lambda: {"may_favour": may_favour, "is_favourite": is_favourite})
