"""The contracts of one organization: what the list shows and what leaves the site with it."""

from flask_babel import lazy_gettext as _l

from app.contracts.queries import SORTABLE
from app.contracts.wording import standing_of
from app.organizations.models import Organization
from app.students.models import Student
from app.web.listing.columns import Column
from app.web.listing.listing import Listing

PORTFOLIO = Listing(
    name="contract-portfolio",
    title=_l("Портфель целевых договоров"),
    count=(_l("договор"), _l("договора"), _l("договоров")),
    columns=(
        Column(_l("Номер"), lambda one: one.number, sort="number"),
        Column(_l("Студент"), lambda one: one.student.full_name, sort="student"),
        Column(_l("Группа"), lambda one: one.student.group.name, on_screen=False),
        Column(_l("Заказчик"), lambda one: one.organization.short_name, sort="organization"),
        Column(_l("Работодатель"), lambda one: one.who_employs.short_name),
        Column(_l("Должность после обучения"), lambda one: one.position),
        Column(_l("Подписан"), lambda one: one.signed_on, on_screen=False),
        Column(_l("Обучение до"), lambda one: one.training_until, sort="until"),
        Column(_l("Работа с"), lambda one: one.work_begins_on, on_screen=False),
        Column(_l("Работа по"), lambda one: one.work_ends_on, on_screen=False),
        Column(_l("Состояние"), lambda one: standing_of(one).label),
    ),
    searched=(Student, Organization),
    counts_at_once=True,
    orders=SORTABLE,
    order="-number",
)
