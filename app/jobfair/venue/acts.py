"""What is done to many participants at once."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.typography import counted
from app.base.viewer import Viewer
from app.jobfair.permissions import Permission
from app.jobfair.venue.queries.participants import waiting_by_ids
from app.jobfair.venue.services.participants import confirm_many
from app.web.listing.acts import ActPreview, BulkAct, Done, left_out


def _preview(ids: Sequence[int], _actor: Viewer) -> ActPreview:
    waiting = len(waiting_by_ids(ids))
    effect = _("Каждая организация, у которой есть адрес, получит письмо.")
    return ActPreview(waiting, [effect], left_out((_("не ждут подтверждения"), len(ids) - waiting)))


def _confirm(ids: Sequence[int], actor: Viewer, _form: Any) -> Done:
    count = confirm_many(ids, actor=actor, now=clock.now())
    words = counted(count, _("участник"), _("участника"), _("участников"))
    return Done(_("Подтверждено: %(participants)s", participants=words))


CONFIRM_PARTICIPANTS = BulkAct(
    "jobfair.participants_confirm",
    _l("Подтвердить участие"),
    Permission.FAIR_MANAGE,
    preview=_preview,
    run=_confirm,
)
ACTS = (CONFIRM_PARTICIPANTS,)
