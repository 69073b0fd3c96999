"""The lists of this package: what they show and what leaves the site with them."""

from flask_babel import lazy_gettext as _l

from app.base.phones import format_phone
from app.base.viewer import Viewer
from app.organizations.acts import ARCHIVE, RESTORE
from app.organizations.models import Organization
from app.organizations.permissions import Permission
from app.organizations.queries import SORTABLE
from app.web.listing.columns import Column
from app.web.listing.listing import Listing


def _works_with_them(viewer: Viewer | None) -> bool:
    return viewer is not None and viewer.can(Permission.ORGANIZATION_MANAGE)


ORGANIZATIONS = Listing(
    name="organizations",
    title=_l("Организации кластера"),
    count=(_l("организация"), _l("организации"), _l("организаций")),
    columns=(
        Column(_l("Организация"), lambda one: one.short_name, sort="name"),
        Column(_l("Полное название"), lambda one: one.name, on_screen=False),
        Column(_l("Вид"), lambda one: one.kind),
        Column(_l("Населённый пункт"), lambda one: one.town, sort="town"),
        Column(_l("Вышла из кластера"), lambda one: one.archived_on, on_screen=False),
        Column(_l("Адрес"), lambda one: one.address, on_screen=False),
        *(
            Column(heading, cell, on_screen=False, shown_to=_works_with_them)
            for heading, cell in (
                (_l("Руководитель"), lambda one: one.head_name),
                (_l("Должность руководителя"), lambda one: one.head_position),
                (_l("Телефон"), lambda one: format_phone(one.phone or "")),
                (_l("Электронная почта"), lambda one: one.email),
                (_l("ИНН"), lambda one: one.inn),
                (_l("КПП"), lambda one: one.kpp),
                (_l("ОГРН"), lambda one: one.ogrn),
            )
        ),
    ),
    searched=(Organization,),
    orders=SORTABLE,
    order="name",
    acts=("joining.ask_details", ARCHIVE.name, RESTORE.name),
)
