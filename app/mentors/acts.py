"""What is done to many mentors of the list at once."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.typography import counted
from app.base.viewer import Viewer
from app.mentors import queries, services
from app.mentors.permissions import Permission
from app.web.listing.acts import ActPreview, BulkAct, Done, left_out
from app.web.paging import count_rows


def archived(ids: Sequence[int], actor: Viewer) -> Done:
    """Note that people are no mentors any more; the deed says how it is taken back."""
    done = services.archive_mentors(ids, actor=actor, today=clock.today())
    return Done(_("Больше не наставники: %(count)s.", count=_people(done)), _undo_of(done))


def restored(ids: Sequence[int], actor: Viewer) -> Done:
    """Make former mentors mentors again; the deed says how that is taken back."""
    done = services.restore_mentors(ids, actor=actor)
    return Done(_("Снова наставники: %(count)s.", count=_people(done)), _undo_of(done))


def _preview_archiving(ids: Sequence[int], _actor: Viewer) -> ActPreview:
    ready = count_rows(queries.mentors_to_archive(ids))
    former = count_rows(queries.mentors_to_restore(ids))
    return ActPreview(
        ready,
        [
            _("Этих людей не будет в списке наставников и среди тех, кого выдвигают на конкурс."),
            _("Прежние студенты, награды и письма остаются в карточках."),
        ],
        left_out(
            (_("ведут студентов: сначала завершите наставничество"), len(ids) - ready - former),
            (_("уже не наставники"), former),
        ),
    )


def _preview_restoring(ids: Sequence[int], _actor: Viewer) -> ActPreview:
    ready = count_rows(queries.mentors_to_restore(ids))
    return ActPreview(
        ready,
        [_("За этими людьми снова можно закреплять студентов.")],
        left_out((_("и так наставники"), len(ids) - ready)),
    )


def _people(ids: Sequence[int]) -> str:
    return counted(len(ids), _("человек"), _("человека"), _("человек"))


def _undo_of(ids: Sequence[int]) -> dict[str, Any] | None:
    return {"ids": list(ids)} if ids else None


def _take_back_archiving(payload: Mapping[str, Any], actor: Viewer) -> str:
    return restored(payload["ids"], actor).message


def _take_back_restoring(payload: Mapping[str, Any], actor: Viewer) -> str:
    return archived(payload["ids"], actor).message


ARCHIVE = BulkAct(
    "mentors.archive",
    _l("Убрать из наставников"),
    Permission.MENTOR_MANAGE,
    preview=_preview_archiving,
    run=lambda ids, actor, _form: archived(ids, actor),
    undo=_take_back_archiving,
)
RESTORE = BulkAct(
    "mentors.restore",
    _l("Вернуть в наставники"),
    Permission.MENTOR_MANAGE,
    preview=_preview_restoring,
    run=lambda ids, actor, _form: restored(ids, actor),
    undo=_take_back_restoring,
)
