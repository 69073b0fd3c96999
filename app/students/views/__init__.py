"""Pages of students and of their groups; importing them fills the blueprint."""

from app.students.views import groups, outside, students
from app.students.views.blueprint import bp

__all__ = ["bp", "groups", "outside", "students"]
