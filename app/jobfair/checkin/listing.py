"""Lists of the fair's day: passes, who came, who did not, stands."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.phones import format_phone
from app.jobfair.checkin.holders import name_of, place_of, spot_of
from app.jobfair.checkin.queries.day import (
    ARRIVAL_ORDERS,
    MISSING_ORDERS,
    PASS_ORDERS,
    STAND_ORDERS,
)
from app.jobfair.codes import spell_code
from app.web.listing.columns import Column
from app.web.listing.listing import Listing

PASSES = Listing(
    name="fair-passes",
    title=_l("Пропуска"),
    count=(_l("пропуск"), _l("пропуска"), _l("пропусков")),
    columns=(
        Column(_l("Чей"), name_of),
        Column(_l("Группа или организация"), place_of),
        Column(_l("Кто"), lambda one: one.kind),
        Column(_l("Код"), lambda one: spell_code(one.code)),
        Column(_l("Выдан"), lambda one: one.made_at, sort="made"),
        Column(_l("Действия"), kind="actions"),
    ),
    orders=PASS_ORDERS,
    order="-made",
)
ARRIVALS = Listing(
    name="fair-arrivals",
    title=_l("Кто пришёл"),
    count=(_l("участник"), _l("участника"), _l("участников")),
    columns=(
        Column(_l("Участник"), lambda one: name_of(one.fair_pass)),
        Column(_l("Группа или организация"), lambda one: place_of(one.fair_pass)),
        Column(_l("Кто"), lambda one: one.fair_pass.kind),
        Column(_l("Когда"), lambda one: one.arrived_at, sort="time"),
        Column(_l("Где"), lambda one: spot_of(one.scan)),
        Column(
            _l("Часы устройства"),
            lambda one: one.scan.device_at if one.scan else None,
            on_screen=False,
        ),
        Column(_l("Действия"), kind="actions"),
    ),
    orders=ARRIVAL_ORDERS,
    order="-time",
)
MISSING = Listing(
    name="fair-missing",
    title=_l("Кто не пришёл"),
    count=(_l("студент"), _l("студента"), _l("студентов")),
    columns=(
        Column(_l("Студент"), lambda one: one.full_name, sort="name"),
        Column(_l("Группа"), lambda one: one.group.label),
        Column(_l("Телефон"), lambda one: format_phone(one.phone) if one.phone else ""),
    ),
    orders=MISSING_ORDERS,
    order="name",
)
STANDS = Listing(
    name="fair-stands",
    title=_l("Стенды"),
    count=(_l("стенд"), _l("стенда"), _l("стендов")),
    columns=(
        Column(_l("Организация"), lambda row: row[0].organization.short_name, sort="name"),
        Column(_l("Стенд"), lambda row: row[0].stand, sort="stand"),
        Column(_l("Представитель"), lambda row: _("на месте") if row[1] else _("не отмечен")),
    ),
    orders=STAND_ORDERS,
    order="stand",
)
