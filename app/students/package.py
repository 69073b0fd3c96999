"""What this package adds to the site."""

from functools import partial

from flask_babel import lazy_gettext as _l

from app.jobs.registry import EVERY_NIGHT, PeriodicTask
from app.students import dashboard, queries, views
from app.students.acts import INVITE, MOVE
from app.students.enums import Offer
from app.students.help import HELP
from app.students.imports import IMPORT
from app.students.jobs import apply_orders_nightly
from app.students.orders import ORDERS
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
        *(
            ChoiceSource(make().name, lambda *_, make=make: make(), Permission.STUDENT_VIEW)
            for make in (
                partial(queries.student_choices, Offer.CONTRACT_ELSEWHERE),
                partial(queries.student_choices, Offer.MENTORING),
                queries.all_student_choices,
                queries.everybody_choices,
                queries.outside_choices,
                queries.group_choices,
                queries.all_group_choices,
                queries.all_speciality_choices,
            )
        ),
    ),
    search=SEARCH,
    acts=(INVITE, MOVE, *ORDERS),
    dashboard=dashboard.part,
    jobs=(PeriodicTask("apply_student_orders", apply_orders_nightly, schedule=EVERY_NIGHT),),
    records=RECORDS,
    twins=(TWINS,),
    personal_data=PERSONAL_DATA,
    retention=RETENTION,
    imports=(IMPORT,),
)
