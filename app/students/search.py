"""What the search over the whole site finds of students and their groups."""

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.viewer import Viewer
from app.students import queries
from app.students.enums import StateFilter
from app.students.models import Student, StudyGroup
from app.students.permissions import Permission
from app.web.search_page import Hit, SearchSource, holding


def find_students(query: str, _viewer: Viewer | None, limit: int) -> list[Hit]:
    """Return the first students found, also by their contacts."""
    return [
        Hit(
            title=student.full_name,
            url=url_for("students.student_detail", student_id=student.id),
            detail=student.group.name,
        )
        for student in queries.first_students(query, limit=limit)
    ]


def find_groups(query: str, _viewer: Viewer | None, limit: int) -> list[Hit]:
    """Return the first groups found; a group's page is the list of its students."""
    return [
        Hit(
            title=group.name,
            url=url_for("students.student_list", group=group.id),
            detail=_("%(course)s курс, %(what)s", course=group.course, what=group.speciality.name),
        )
        for group in queries.first_groups(query, limit=limit)
    ]


SEARCH = (
    SearchSource(
        _l("Студенты"),
        find_students,
        lambda query: url_for("students.student_list", q=query, state=StateFilter.ALL),
        kinds=(Student,),
        shown_to=holding(Permission.STUDENT_VIEW),
    ),
    SearchSource(
        _l("Группы"),
        find_groups,
        lambda query: url_for("students.group_list", q=query),
        kinds=(StudyGroup,),
        shown_to=holding(Permission.GROUP_MANAGE),
    ),
)
