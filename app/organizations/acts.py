"""What is done to many organizations of the list at once."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.typography import counted
from app.base.viewer import Viewer
from app.organizations import queries, services
from app.organizations.permissions import Permission
from app.web.listing.acts import ActPreview, left_out
from app.web.listing.opposites import Way, opposites


def _preview_archiving(ids: Sequence[int], _actor: Viewer) -> ActPreview:
    ready = queries.count_by_ids(ids)
    return ActPreview(
        ready,
        [
            _("Этих организаций не будет в списках и среди тех, что можно выбрать."),
            _("Договоры, наставники и места практики остаются, как есть."),
            _("Учётные записи сотрудников продолжают действовать: блокируют их отдельно."),
        ],
        left_out((_("уже вышли из кластера"), len(ids) - ready)),
    )


def _preview_restoring(ids: Sequence[int], _actor: Viewer) -> ActPreview:
    ready = queries.count_by_ids(ids, left=True)
    return ActPreview(
        ready,
        [_("Организации снова будут в списках и среди тех, что можно выбрать.")],
        left_out((_("и так в кластере"), len(ids) - ready)),
    )


def _counted(ids: Sequence[int]) -> str:
    return counted(len(ids), _("организация"), _("организации"), _("организаций"))


ARCHIVE, RESTORE = opposites(
    Way(
        "organizations.archive",
        _l("Отметить выход из кластера"),
        preview=_preview_archiving,
        deed=lambda ids, actor: services.archive_organizations(
            ids, actor=actor, today=clock.today()
        ),
        said=lambda ids: _("Вышли из кластера: %(count)s.", count=_counted(ids)),
    ),
    Way(
        "organizations.restore",
        _l("Вернуть в кластер"),
        preview=_preview_restoring,
        deed=lambda ids, actor: services.restore_organizations(ids, actor=actor),
        said=lambda ids: _("Снова в кластере: %(count)s.", count=_counted(ids)),
    ),
    Permission.ORGANIZATION_MANAGE,
)
