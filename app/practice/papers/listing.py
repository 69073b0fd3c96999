"""The lists of papers: bases with their named lists, students with their directions."""

from flask_babel import lazy_gettext as _l

from app.practice.papers.queries.lines import BASE_ORDERS, STUDENT_ORDERS
from app.students.models import Student
from app.web.listing.columns import Column
from app.web.listing.listing import Listing

BASE_LISTS = Listing(
    name="practice-base-lists",
    title=_l("Списки базам практики"),
    count=(_l("база"), _l("базы"), _l("баз")),
    columns=(
        Column(_l("База практики"), lambda row: row.base.name, sort="name"),
        Column(_l("Населённый пункт"), lambda row: row.base.town, sort="town"),
        Column(_l("Адрес"), lambda row: row.base.address, on_screen=False),
        Column(_l("Студентов"), lambda row: row.students, kind="n"),
        Column(_l("Договор"), lambda row: row.agreement),
        Column(_l("Ответственный от базы"), lambda row: row.responsible, on_screen=False),
        Column(_l("Отправить до"), lambda row: row.due_on, on_screen=False),
        Column(_l("Отправлен"), lambda row: row.sent.sent_on if row.sent else None),
        Column(_l("Получен"), lambda row: row.sent.received_on if row.sent else None),
        Column(_l("Список"), lambda row: row.standing),
        Column("", kind="actions"),
    ),
    orders=BASE_ORDERS,
    order="name",
)
STUDENT_PAPERS = Listing(
    name="practice-student-papers",
    title=_l("Документы студентов"),
    count=(_l("студент"), _l("студента"), _l("студентов")),
    columns=(
        Column(_l("Студент"), lambda row: row.placement.student.full_name, sort="name"),
        Column(_l("Группа"), lambda row: row.placement.student.group.name, sort="group"),
        Column(_l("База практики"), lambda row: row.base.name),
        Column(_l("Направление №"), lambda row: row.number),
        Column(_l("Выдано"), lambda row: row.issued_on, on_screen=False),
        Column(_l("Состояние"), lambda row: row.standing),
    ),
    orders=STUDENT_ORDERS,
    order="name",
    searched=(Student,),
)
