"""What this package adds to the site."""

from flask_babel import lazy_gettext as _l

from app.students import views
from app.students.permissions import Permission
from app.web.navigation import MenuEntry
from app.web.packages import Package

STUDENTS = Package(
    name="students",
    blueprint=views.bp,
    permissions=Permission,
    menu=(MenuEntry("students.student_list", _l("Студенты"), "/students", order=81),),
)
