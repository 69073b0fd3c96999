"""The lists of this package: what they show and what leaves the site with them."""

from flask_babel import lazy_gettext as _l

from app.contracts.acts import OFFER
from app.contracts.life.standing import support_lines
from app.contracts.printing.queries import DUE
from app.contracts.queries import SORTABLE
from app.contracts.wording import standing_of
from app.organizations.models import Organization
from app.students.models import Student
from app.web.listing.columns import Column
from app.web.listing.listing import Listing

ASK_WORK = "contracts.ask_work"  # duties/confirming.py, which stands above the lists
NOTICES = tuple(f"contracts.notice_{kind}" for kind in DUE)  # printing/acts.py likewise

CONTRACTS = Listing(
    name="contracts",
    title=_l("Целевые договоры"),
    count=(_l("договор"), _l("договора"), _l("договоров")),
    columns=(
        Column(_l("Номер"), lambda one: one.number, sort="number"),
        Column(_l("Организация"), lambda one: one.organization.short_name, sort="organization"),
        Column(
            _l("Работодатель"),
            lambda one: one.employer.short_name if one.employer else "",
            on_screen=False,
        ),
        Column(_l("Правовой режим"), lambda one: one.legal_basis, on_screen=False),
        Column(_l("Населённый пункт"), lambda one: one.organization.town, on_screen=False),
        Column(_l("Студент"), lambda one: one.student.full_name, sort="student"),
        Column(_l("Группа"), lambda one: one.student.group.name, on_screen=False),
        Column(_l("Должность после обучения"), lambda one: one.position, on_screen=False),
        Column(_l("Составлен"), lambda one: one.drafted_on, on_screen=False),
        Column(_l("Подписан"), lambda one: one.signed_on, on_screen=False),
        Column(_l("Обучение до"), lambda one: one.training_until, sort="until"),
        Column(_l("Работа с"), lambda one: one.work_begins_on, on_screen=False),
        Column(_l("Работа по"), lambda one: one.work_ends_on, on_screen=False),
        Column(
            _l("Меры поддержки"),
            lambda one: "; ".join(support_lines(one)),
            on_screen=False,
        ),
        Column(_l("Пункт плана"), lambda one: one.plan_numbers, on_screen=False),
        Column(_l("Состояние"), lambda one: standing_of(one).label),
        Column(_l("Больше не действует с"), lambda one: one.terminated_on, on_screen=False),
        Column(_l("Причина"), lambda one: one.termination_reason, on_screen=False),
    ),
    searched=(Student, Organization),
    counts_at_once=True,
    orders=SORTABLE,
    order="-number",
    acts=(OFFER.name, ASK_WORK, *NOTICES),
)
