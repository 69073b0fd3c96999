"""What is done to many organizations of the list at once."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.typography import counted
from app.base.viewer import Viewer
from app.organizations import queries, services
from app.organizations.permissions import Permission
from app.web.listing.acts import ActPreview, BulkAct, Done, left_out


def archived(ids: Sequence[int], actor: Viewer) -> Done:
    """Note that organizations left the cluster; the deed says how it is taken back."""
    done = services.archive_organizations(ids, actor=actor, today=clock.today())
    return Done(_("Вышли из кластера: %(count)s.", count=_counted(done)), _undo_of(done))


def restored(ids: Sequence[int], actor: Viewer) -> Done:
    """Take organizations back into the cluster; the deed says how that is taken back."""
    done = services.restore_organizations(ids, actor=actor)
    return Done(_("Снова в кластере: %(count)s.", count=_counted(done)), _undo_of(done))


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


def _undo_of(ids: Sequence[int]) -> dict[str, Any] | None:
    return {"ids": list(ids)} if ids else None


def _counted(ids: Sequence[int]) -> str:
    return counted(len(ids), _("организация"), _("организации"), _("организаций"))


def _take_back_archiving(payload: Mapping[str, Any], actor: Viewer) -> str:
    return restored(payload["ids"], actor).message


def _take_back_restoring(payload: Mapping[str, Any], actor: Viewer) -> str:
    return archived(payload["ids"], actor).message


ARCHIVE = BulkAct(
    "organizations.archive",
    _l("Отметить выход из кластера"),
    Permission.ORGANIZATION_MANAGE,
    preview=_preview_archiving,
    run=lambda ids, actor, _form: archived(ids, actor),
    undo=_take_back_archiving,
)
RESTORE = BulkAct(
    "organizations.restore",
    _l("Вернуть в кластер"),
    Permission.ORGANIZATION_MANAGE,
    preview=_preview_restoring,
    run=lambda ids, actor, _form: restored(ids, actor),
    undo=_take_back_restoring,
)
