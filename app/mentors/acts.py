"""What is done to many mentors of the list at once."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.typography import counted
from app.base.viewer import Viewer
from app.mentors import queries, services
from app.mentors.permissions import Permission
from app.web.listing.acts import ActPreview, left_out
from app.web.listing.opposites import Way, opposites
from app.web.paging import count_rows


def _preview_archiving(ids: Sequence[int], _actor: Viewer) -> ActPreview:
    ready = count_rows(queries.mentors_to_archive(ids))
    former = count_rows(queries.mentors_to_restore(ids))
    return ActPreview(
        ready,
        [
            _("Этих людей не будет в списке наставников и среди тех, кого выдвигают на конкурс."),
            _("Прежние наставляемые, награды и письма остаются в карточках."),
        ],
        left_out(
            (_("ведут наставляемых: сначала завершите наставничество"), len(ids) - ready - former),
            (_("уже не наставники"), former),
        ),
    )


def _preview_restoring(ids: Sequence[int], _actor: Viewer) -> ActPreview:
    ready = count_rows(queries.mentors_to_restore(ids))
    return ActPreview(
        ready,
        [_("За этими людьми снова можно закреплять наставляемых.")],
        left_out((_("и так наставники"), len(ids) - ready)),
    )


def _people(ids: Sequence[int]) -> str:
    return counted(len(ids), _("человек"), _("человека"), _("человек"))


ARCHIVE, RESTORE = opposites(
    Way(
        "mentors.archive",
        _l("Убрать из наставников"),
        preview=_preview_archiving,
        deed=lambda ids, actor: services.archive_mentors(ids, actor=actor, today=clock.today()),
        said=lambda ids: _("Больше не наставники: %(count)s.", count=_people(ids)),
    ),
    Way(
        "mentors.restore",
        _l("Вернуть в наставники"),
        preview=_preview_restoring,
        deed=lambda ids, actor: services.restore_mentors(ids, actor=actor),
        said=lambda ids: _("Снова наставники: %(count)s.", count=_people(ids)),
    ),
    Permission.MENTOR_MANAGE,
)
