"""Notices that are due, issued for many contracts at once after a preview."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.typography import counted
from app.base.viewer import Viewer
from app.contracts.permissions import Permission
from app.contracts.printing import services
from app.contracts.printing.values import proposed_terms, sentences_before
from app.web.listing.acts import ActPreview, BulkAct, Done, left_out

LABELS: dict[str, LazyString] = {
    "graduation": _l("Выдать уведомления о завершении обучения"),
    "unemployed": _l("Выдать уведомления о незаключённых трудовых договорах"),
    "termination": _l("Выдать уведомления о расторжении"),
}


def _preview(kind: str, ids: Sequence[int], _actor: Viewer) -> ActPreview:
    today = clock.today()
    due = services.due_contracts(kind, ids, today=today)
    ready = [one for one in due if services.is_addressed(kind, one, today)]
    papers = counted(len(ready), _("уведомление"), _("уведомления"), _("уведомлений"))
    effects = [
        _("Получат номера и сохранятся такими, какими выданы: %(papers)s.", papers=papers),
        _("Студентам и организациям уйдут письма: документ можно прочитать на сайте."),
    ]
    if ready:
        said = sentences_before(kind, ready[0], proposed_terms(kind, ready[0], today), on=today)
        effects.append(_("Текст первого: %(text)s", text=" ".join(said)))
    return ActPreview(
        len(ready),
        effects,
        left_out(
            (_("такого уведомления сейчас не выдают или оно уже выдано"), len(ids) - len(due)),
            (
                _("не указан руководитель организации: выдайте на странице договора"),
                len(due) - len(ready),
            ),
        ),
    )


def _run(kind: str, ids: Sequence[int], actor: Viewer, _form: Any) -> Done:
    today, now = clock.today(), clock.now()
    count = services.issue_notices(kind, ids, actor=actor, today=today, now=now)
    return Done(_("Выдано уведомлений: %(count)d.", count=count))


NOTICE_ACTS = tuple(
    BulkAct(
        f"contracts.notice_{kind}",
        label,
        Permission.CONTRACT_MANAGE,
        preview=partial(_preview, kind),
        run=partial(_run, kind),
    )
    for kind, label in LABELS.items()
)
