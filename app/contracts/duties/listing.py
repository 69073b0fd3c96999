"""The calendar of obligations: what it shows and what leaves the site with it."""

from flask_babel import lazy_gettext as _l

from app.contracts.duties.queries import SORTABLE
from app.organizations.models import Organization
from app.students.models import Student
from app.web.listing.columns import Column
from app.web.listing.listing import Listing

DUTIES = Listing(
    name="contract-duties",
    title=_l("Календарь обязательств"),
    count=(_l("обязательство"), _l("обязательства"), _l("обязательств")),
    columns=(
        Column(_l("Срок"), lambda one: one.due_on, sort="due"),
        Column(_l("Что сделать"), lambda one: one.text),
        Column(_l("Кто обязан"), lambda one: one.party),
        Column(_l("Договор"), lambda one: one.contract.number),
        Column(_l("Организация"), lambda one: one.contract.organization.short_name),
        Column(_l("Студент"), lambda one: one.contract.student.full_name),
        Column(_l("Состояние"), lambda one: one.state),
        Column(_l("Отмечено"), lambda one: one.settled_on, on_screen=False),
        Column(_l("Примечание"), lambda one: one.note, on_screen=False),
    ),
    searched=(Student, Organization),
    orders=SORTABLE,
    order="due",
)
