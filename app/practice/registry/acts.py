"""What is done to many bases of the registry at once."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.typography import counted
from app.base.viewer import Viewer
from app.practice.permissions import Permission
from app.practice.registry import queries, services
from app.web.listing.acts import ActPreview, left_out
from app.web.listing.opposites import Way, opposites


def _preview_archiving(ids: Sequence[int], _actor: Viewer) -> ActPreview:
    ready = queries.count_by_ids(ids)
    return ActPreview(
        ready,
        [
            _("Этих баз не будет в реестре и среди тех, что можно выбрать."),
            _("Места в периодах, договоры и история остаются, как есть."),
        ],
        left_out((_("уже выбыли из реестра"), len(ids) - ready)),
    )


def _preview_restoring(ids: Sequence[int], _actor: Viewer) -> ActPreview:
    ready = queries.count_by_ids(ids, left=True)
    return ActPreview(
        ready,
        [_("Базы снова будут в реестре и среди тех, что можно выбрать.")],
        left_out((_("и так в реестре"), len(ids) - ready)),
    )


def _counted(ids: Sequence[int]) -> str:
    return counted(len(ids), _("база"), _("базы"), _("баз"))


ARCHIVE, RESTORE = opposites(
    Way(
        "practice.archive_bases",
        _l("Отметить выбытие"),
        preview=_preview_archiving,
        deed=lambda ids, actor: services.archive_bases(ids, actor=actor, today=clock.today()),
        said=lambda ids: _("Выбыли из реестра: %(count)s.", count=_counted(ids)),
    ),
    Way(
        "practice.restore_bases",
        _l("Вернуть в реестр"),
        preview=_preview_restoring,
        deed=lambda ids, actor: services.restore_bases(ids, actor=actor),
        said=lambda ids: _("Снова в реестре: %(count)s.", count=_counted(ids)),
    ),
    Permission.BASE_MANAGE,
)
ACTS = (ARCHIVE, RESTORE)
