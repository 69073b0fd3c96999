"""The journal of payments: what it shows and what leaves the site with it."""

from flask_babel import lazy_gettext as _l

from app.base.money import KOPECKS
from app.contracts.support.queries import SORTABLE
from app.organizations.models import Organization
from app.students.models import Student
from app.web.listing.columns import Column
from app.web.listing.listing import Listing

PAYMENTS = Listing(
    name="contract-payments",
    title=_l("Выплаты по договорам"),
    count=(_l("выплата"), _l("выплаты"), _l("выплат")),
    columns=(
        Column(_l("Месяц"), lambda one: one.month, sort="month"),
        Column(_l("Договор"), lambda one: one.measure.contract.number),
        Column(_l("Организация"), lambda one: one.measure.contract.organization.short_name),
        Column(_l("Студент"), lambda one: one.measure.contract.student.full_name),
        Column(_l("Мера поддержки"), lambda one: one.measure.kind),
        Column(
            _l("По договору, рублей"),
            lambda one: one.measure.amount and one.measure.amount / KOPECKS,
            kind="n",
            on_screen=False,
        ),
        Column(_l("Сумма, рублей"), lambda one: one.amount / KOPECKS, kind="n"),
        Column(_l("Срок"), lambda one: one.due_on, on_screen=False),
        Column(_l("Документ"), lambda one: one.document, on_screen=False),
        Column(_l("Дата документа"), lambda one: one.document_on, on_screen=False),
        Column(_l("Состояние"), lambda one: one.state),
        Column(_l("Кто отметил"), lambda one: one.told_by, on_screen=False),
        Column(_l("Почему не выплачено"), lambda one: one.reason, on_screen=False),
    ),
    searched=(Student, Organization),
    orders=SORTABLE,
    order="-month",
)
