"""What people may sort the fair's lists by."""

from typing import Any

from sqlalchemy import ColumnElement, case, func

from app.base.labels import LabelledEnum
from app.jobfair.enums import ApplicationState, VacancyState
from app.jobfair.models import Application, Vacancy
from app.organizations.models import Organization
from app.students.models import Student


def _by_progress(column: Any, kind: type[LabelledEnum]) -> ColumnElement[int]:
    """States in the order they are written down, which is the order things happen."""
    return case({state: place for place, state in enumerate(kind)}, value=column)


CATALOGUE_ORDERS: dict[str, Any] = {
    "title": Vacancy.title_key,
    "town": Organization.town_key,
    "salary": func.coalesce(Vacancy.salary_to, Vacancy.salary_from, 0),
    "seats": Vacancy.seats - Vacancy.taken,
}
OWN_ORDERS: dict[str, Any] = {
    "title": Vacancy.title_key,
    "organization": Organization.name_key,
    "state": _by_progress(Vacancy.state, VacancyState),
}
APPLICANT_ORDERS: dict[str, Any] = {
    "student": Student.name_key,
    "vacancy": Vacancy.title_key,
    "state": _by_progress(Application.state, ApplicationState),
    "submitted": Application.submitted_at,
}
