"""The staff's queue of what bases propose."""

from flask_babel import lazy_gettext as _l

from app.practice.offers.queries import SORTABLE
from app.web.listing.columns import Column
from app.web.listing.listing import Listing

PROPOSALS = Listing(
    name="practice-proposals",
    title=_l("Предложения баз"),
    count=(_l("предложение"), _l("предложения"), _l("предложений")),
    columns=(
        Column(_l("База практики"), lambda one: one.base.name),
        Column(_l("Место"), lambda one: one.title),
        Column(_l("Период"), lambda one: one.period.title),
        Column(_l("Мест"), lambda one: one.seats, kind="n"),
        Column(_l("Отправлено"), lambda one: one.proposed_at, sort="sent"),
        Column(_l("Состояние"), lambda one: one.state),
        Column(_l("Ответ"), lambda one: one.answer, on_screen=False),
    ),
    orders=SORTABLE,
    order="-sent",
)
