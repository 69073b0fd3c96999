"""The list of working groups: what it shows and what leaves the site with it."""

from flask_babel import lazy_gettext as _l

from app.activities.groups.models import WorkingGroup
from app.activities.groups.queries import GROUP_ORDERS
from app.web.listing.columns import Column
from app.web.listing.listing import Listing

GROUPS = Listing(
    name="working-groups",
    title=_l("Рабочие группы"),
    count=(_l("группа"), _l("группы"), _l("групп")),
    columns=(
        Column(_l("Группа"), lambda row: row[0].name, sort="name"),
        Column(_l("Направление"), lambda row: row[0].direction, on_screen=False),
        Column(_l("Членов"), lambda row: row[1], kind="n"),
        Column(_l("Создана"), lambda row: row[0].created_on, on_screen=False),
        Column(_l("Утверждена"), lambda row: row[0].approved_on, sort="approved"),
        Column(_l("Кто утвердил"), lambda row: row[0].approved_by, on_screen=False),
        Column(_l("Срок"), lambda row: row[0].term_until, on_screen=False),
        Column(_l("Состояние"), lambda row: row[0].state),
    ),
    orders=GROUP_ORDERS,
    order="name",
    searched=(WorkingGroup,),
)
