"""The list of agreements: what it shows and what leaves the site with it."""

from flask_babel import lazy_gettext as _l

from app.base import clock
from app.practice.agreements.queries.agreements import SEARCHED, SORTABLE
from app.practice.agreements.wording import standing_of
from app.web.listing.columns import Column
from app.web.listing.listing import Listing

AGREEMENTS = Listing(
    name="practice-agreements",
    title=_l("Договоры о практической подготовке"),
    count=(_l("договор"), _l("договора"), _l("договоров")),
    columns=(
        Column(_l("Номер"), lambda one: one.number, sort="number"),
        Column(_l("Организация"), lambda one: one.organization.short_name, sort="organization"),
        Column(_l("Населённый пункт"), lambda one: one.organization.town, on_screen=False),
        Column(_l("На сколько периодов"), lambda one: one.kind, on_screen=False),
        Column(_l("Составлен"), lambda one: one.drafted_on, on_screen=False),
        Column(_l("Подписан"), lambda one: one.signed_on, on_screen=False),
        Column(_l("Действует с"), lambda one: one.starts_on, on_screen=False),
        Column(_l("Действует по"), lambda one: one.ends_on, sort="until"),
        Column(_l("Состояние"), lambda one: standing_of(one, clock.today()).label),
    ),
    searched=SEARCHED,
    orders=SORTABLE,
    order="-number",
)
