"""The list of students without a mentor."""

from flask_babel import lazy_gettext as _l

from app.mentors.needs.queries import SORTABLE
from app.students.models import Student
from app.students.running import running_kinds
from app.web.listing.columns import Column
from app.web.listing.listing import Listing

NEEDS = Listing(
    name="mentoring-needs",
    title=_l("Без наставника"),
    count=(_l("студент"), _l("студента"), _l("студентов")),
    columns=(
        Column(_l("Студент"), lambda row: row[0].shown_name, sort="name"),
        Column(_l("Группа"), lambda row: row[0].group.name, sort="group"),
        Column(_l("Что идёт"), lambda row: running_kinds()[row.kind].said(row.title)),
        Column(_l("Организация"), lambda row: row[1].short_name),
        Column(_l("Населённый пункт"), lambda row: row[1].town, on_screen=False),
        Column(_l("Когда")),
        Column(_l("Начало"), lambda row: row.starts_on, on_screen=False),
        Column(_l("Окончание"), lambda row: row.ends_on, on_screen=False),
    ),
    searched=(Student,),
    orders=SORTABLE,
    order="name",
)
