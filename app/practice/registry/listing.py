"""The registry as a list: what it shows and what leaves the site with it."""

from flask_babel import lazy_gettext as _l

from app.base.phones import format_phone
from app.base.viewer import Viewer
from app.practice.permissions import Permission
from app.practice.registry.acts import ARCHIVE, RESTORE
from app.practice.registry.queries import SEARCHED, SORTABLE, RegistryRow
from app.practice.registry.wording import order_words, who_answers
from app.web.listing.columns import Column
from app.web.listing.listing import Listing


def _works_with_them(viewer: Viewer | None) -> bool:
    return viewer is not None and (
        viewer.can(Permission.BASE_MANAGE) or viewer.can(Permission.BASE_EDIT_OWN)
    )


def _phones(row: RegistryRow) -> str:
    return "; ".join(format_phone(one.phone) for one in row.base.present if one.phone)


def _orders(row: RegistryRow) -> str:
    return "; ".join(filter(None, map(order_words, row.base.present)))


def _kinds(row: RegistryRow) -> str:
    return ", ".join(str(kind.label) for kind in row.base.kinds)


BASES = Listing(
    name="practice-bases",
    title=_l("Базы практики"),
    count=(_l("база"), _l("базы"), _l("баз")),
    columns=(
        Column(_l("База практики"), lambda row: row.base.name, sort="name"),
        Column(_l("Вид организации"), lambda row: row.base.organization.kind, on_screen=False),
        Column(_l("Населённый пункт"), lambda row: row.base.place, sort="town"),
        Column(_l("Адрес"), lambda row: row.base.address, on_screen=False),
        Column(_l("Виды практики"), _kinds, on_screen=False),
        Column(
            _l("Специальности"), lambda row: ", ".join(one.code for one in row.base.specialities)
        ),
        Column(_l("Медицинская книжка"), lambda row: row.base.needs_medical_book, on_screen=False),
        Column(_l("Общежитие"), lambda row: row.base.has_dormitory, on_screen=False),
        Column(_l("Часы"), lambda row: row.base.hours, on_screen=False),
        Column(_l("Как добраться"), lambda row: row.base.transport, on_screen=False),
        Column(_l("Условия")),
        Column(_l("Мест в этом году"), lambda row: row.seats, kind="n"),
        Column(_l("Ответственный"), lambda row: who_answers(row.base), shown_to=_works_with_them),
        Column(
            _l("Телефон ответственного"),
            _phones,
            on_screen=False,
            shown_to=_works_with_them,
        ),
        Column(_l("Приказ"), _orders, on_screen=False, shown_to=_works_with_them),
        Column(_l("Выбыла из реестра"), lambda row: row.base.archived_on, on_screen=False),
    ),
    orders=SORTABLE,
    order="name",
    searched=SEARCHED,
    acts=(ARCHIVE.name, RESTORE.name),
)
