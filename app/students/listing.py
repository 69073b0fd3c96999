"""The lists of this package: what they show and what leaves the site with them."""

from flask_babel import lazy_gettext as _l

from app.students.acts import INVITE, MOVE
from app.students.models import Student
from app.students.orders import ORDERS
from app.students.queries import GROUP_SORTABLE, SORTABLE
from app.students.queries.life import ROSTER_ORDERS
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
        Column(_l("Куратор"), lambda row: row.StudyGroup.curator),
        Column(_l("Студентов"), lambda row: row.students, kind="n"),
        Column(_l("Закрыта"), lambda row: row.StudyGroup.archived_on, on_screen=False),
    ),
    orders=GROUP_SORTABLE,
    order="name",
)
ROSTER = Listing(
    name="student-years",
    title=_l("Состав групп"),
    count=(_l("запись"), _l("записи"), _l("записей")),
    columns=(
        Column(_l("Студент"), lambda row: row.GroupMembership.student.full_name, sort="name"),
        Column(_l("Группа"), lambda row: row.GroupYear.name, sort="group"),
        Column(_l("Курс"), lambda row: row.GroupYear.course, kind="n"),
        Column(_l("Специальность"), lambda row: row.GroupMembership.group.speciality.code),
        Column(_l("В группе с"), lambda row: row.GroupMembership.since, sort="since"),
        Column(_l("По"), lambda row: row.GroupMembership.until),
        Column(_l("Сейчас"), lambda row: row.GroupMembership.student.state.label),
    ),
    searched=(Student,),
    orders=ROSTER_ORDERS,
    order="name",
)
