"""Requests to take part as a list."""

from flask_babel import lazy_gettext as _l

from app.joining.queries import SORTABLE
from app.web.listing.columns import Column
from app.web.listing.listing import Listing

REQUESTS = Listing(
    name="join-requests",
    title=_l("Заявки на участие"),
    count=(_l("заявка"), _l("заявки"), _l("заявок")),
    columns=(
        Column(_l("Организация"), lambda asked: asked.name),
        Column(_l("Вид"), lambda asked: asked.kind.label, on_screen=False),
        Column(_l("Населённый пункт"), lambda asked: asked.town, on_screen=False),
        Column(_l("С кем связаться"), lambda asked: asked.contact_name),
        Column(_l("Должность"), lambda asked: asked.contact_position, on_screen=False),
        Column(_l("Телефон"), lambda asked: asked.phone, on_screen=False),
        Column(_l("Электронная почта"), lambda asked: asked.email, on_screen=False),
        Column(_l("Когда"), lambda asked: asked.created_at, sort="asked"),
        Column(_l("Состояние"), lambda asked: asked.state.label),
    ),
    orders=SORTABLE,
    order="-asked",
)
