"""What this package adds to the site."""

from flask_babel import lazy_gettext as _l

from app.students import queries, views
from app.students.acts import INVITE, MOVE
from app.students.help import HELP
from app.students.imports import IMPORT
from app.students.permissions import Permission
from app.students.personal import PERSONAL_DATA, RETENTION
from app.students.records import RECORDS
from app.students.search import SEARCH
from app.students.twins import TWINS
from app.web.choices import ChoiceSource
from app.web.navigation import MenuEntry
from app.web.packages import Package

STUDENTS = Package(
    name="students",
    blueprint=views.bp,
    help=HELP,
    permissions=Permission,
    menu=(MenuEntry("students.student_list", _l("Студенты"), "/students", order=81),),
    choices=(
        ChoiceSource("students", lambda *_: queries.student_choices(), Permission.STUDENT_VIEW),
        ChoiceSource("groups", lambda *_: queries.group_choices(), Permission.STUDENT_VIEW),
    ),
    search=(SEARCH,),
    acts=(INVITE, MOVE),
    records=RECORDS,
    twins=(TWINS,),
    personal_data=PERSONAL_DATA,
    retention=RETENTION,
    imports=(IMPORT,),
)
