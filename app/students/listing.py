"""The lists of this package: what they show and what leaves the site with them."""

from flask_babel import lazy_gettext as _l

from app.students.acts import INVITE, MOVE
from app.students.models import Student
from app.students.orders import ORDERS
from app.students.queries import GROUP_SORTABLE, SORTABLE
from app.web.listing.columns import Column
from app.web.listing.listing import Listing

STUDENTS = Listing(
    name="students",
    title=_l("Студенты"),
    count=(_l("студент"), _l("студента"), _l("студентов")),
    columns=(
        Column(_l("Студент"), lambda student: student.full_name, sort="name"),
        Column(_l("Группа"), lambda student: student.group.name, sort="group"),
        Column(_l("Курс"), lambda student: student.group.course, kind="n", on_screen=False),
        Column(_l("Специальность"), lambda student: student.group.speciality.code),
        Column(_l("Состояние"), lambda student: student.state.label),
        Column(_l("Состояние с"), lambda student: student.state_since, on_screen=False),
        Column(_l("Возраст")),
        Column(_l("Дата рождения"), lambda student: student.birth_date, on_screen=False),
        Column(_l("Населённый пункт"), lambda student: student.town, on_screen=False),
        Column(_l("Телефон"), lambda one: one.phone, kind="phone", on_screen=False),
        Column(_l("Электронная почта"), lambda student: student.contact_email, on_screen=False),
    ),
    searched=(Student,),
    orders=SORTABLE,
    order="name",
    acts=(INVITE.name, MOVE.name, *(act.name for act in ORDERS)),
)
GROUPS = Listing(
    name="study-groups",
    title=_l("Группы"),
    count=(_l("группа"), _l("группы"), _l("групп")),
    columns=(
        Column(_l("Группа"), lambda row: row.StudyGroup.name, sort="name"),
        Column(_l("Курс"), lambda row: row.StudyGroup.course, kind="n"),
        Column(_l("Специальность"), lambda row: str(row.StudyGroup.speciality)),
        Column(_l("Год выпуска"), lambda row: str(row.StudyGroup.graduation_year)),
        Column(_l("Студентов"), lambda row: row.students, kind="n"),
    ),
    orders=GROUP_SORTABLE,
    order="name",
)
