"""The lists of this package: what they show and what leaves the site with them."""

from flask_babel import lazy_gettext as _l

from app.awards.permissions import Permission
from app.awards.queries import SORTABLE
from app.base.viewer import Viewer
from app.web.listing.columns import Column
from app.web.listing.listing import Listing


def _manages(viewer: Viewer | None) -> bool:
    return viewer is not None and viewer.can(Permission.ROUND_MANAGE)


ROUNDS = Listing(
    name="award-rounds",
    title=_l("Конкурсы «Лучший наставник»"),
    count=(_l("конкурс"), _l("конкурса"), _l("конкурсов")),
    columns=(
        Column(_l("Конкурс"), lambda row: row[0].title, sort="title"),
        Column(_l("Повод"), lambda row: row[0].kind, on_screen=False),
        Column(_l("Пункт плана"), lambda row: row[0].plan_numbers, on_screen=False),
        Column(_l("Выдвижение до"), lambda row: row[0].nominations_until, on_screen=False),
        Column(_l("Оценка до"), lambda row: row[0].scoring_until, on_screen=False),
        Column(_l("Награждение"), lambda row: row[0].ceremony_on, sort="date"),
        Column(_l("Выдвинуто"), lambda row: row[1], kind="n", shown_to=_manages),
        Column(_l("Наград"), lambda row: row[2], kind="n"),
        Column(_l("Состояние"), lambda row: row[0].state),
    ),
    orders=SORTABLE,
    order="-date",
)
