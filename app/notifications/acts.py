"""What is done to many letters of the list at once."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.typography import counted
from app.base.viewer import Viewer
from app.notifications import queries, services
from app.notifications.permissions import Permission
from app.web.listing.acts import ActPreview, BulkAct, Done, left_out


def _preview(ids: Sequence[int], _actor: Viewer) -> ActPreview:
    counts = queries.count_to_resend(ids)
    letters = counted(counts.ready, _("письмо"), _("письма"), _("писем"))
    return ActPreview(
        counts.ready,
        [_("Снова уйдёт %(letters)s.", letters=letters)],
        left_out(
            (_("уже ушли или ждут отправки"), counts.not_failed),
            (_("в письме была одноразовая ссылка, она стёрта"), counts.without_secret),
        ),
    )


def _resend(ids: Sequence[int], actor: Viewer, _form: Any) -> Done:
    count = services.resend_letters(ids, actor=actor, now=clock.now())
    return Done(_("Писем в очереди: %(count)d.", count=count))


RESEND = BulkAct(
    "letters.resend",
    _l("Отправить ещё раз"),
    Permission.LETTER_RESEND,
    preview=_preview,
    run=_resend,
)
