"""Pages of students and of their groups; importing them fills the blueprint."""

from app.students.views import groups, students
from app.students.views.blueprint import bp

__all__ = ["bp", "groups", "students"]
