"""What the search over the whole site finds of students."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.base.viewer import Viewer
from app.students import queries
from app.students.enums import StateFilter
from app.students.models import Student
from app.students.permissions import Permission
from app.web.search_page import Hit, SearchSource


def find_hits(query: str, viewer: Viewer | None, limit: int) -> list[Hit]:
    """Return the first students found, for those who may open every card."""
    if viewer is None or not viewer.can(Permission.STUDENT_VIEW):
        return []
    return [
        Hit(
            title=student.full_name,
            url=url_for("students.student_detail", student_id=student.id),
            detail=student.group.name,
        )
        for student in queries.first_students(query, limit=limit)
    ]


SEARCH = SearchSource(
    _l("Студенты"),
    find_hits,
    lambda query: url_for("students.student_list", q=query, state=StateFilter.ALL),
    kinds=(Student,),
)
