"""The list of orders that appoint mentors."""

from flask_babel import lazy_gettext as _l

from app.mentors.appointments.queries import SORTABLE
from app.web.listing.columns import Column
from app.web.listing.listing import Listing

APPOINTMENTS = Listing(
    name="mentor-appointments",
    title=_l("Приказы о назначении наставников"),
    count=(_l("приказ"), _l("приказа"), _l("приказов")),
    columns=(
        Column(_l("Приказ"), lambda row: row[0].number, sort="number"),
        Column(_l("Дата"), lambda row: row[0].signed_on, sort="date"),
        Column(_l("Основание"), lambda row: row[0].basis),
        Column(_l("Срок")),
        Column(_l("Назначить с"), lambda row: row[0].starts_on, on_screen=False),
        Column(_l("Назначить по"), lambda row: row[0].ends_on, on_screen=False),
        Column(_l("Наставников"), lambda row: row[1], kind="n"),
        Column(_l("Выпущен"), lambda row: row[0].issued_on),
    ),
    orders=SORTABLE,
    order="-date",
)
