"""What is done to many links of the list at once."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.typography import counted
from app.base.viewer import Viewer
from app.links import queries, services
from app.links.forms import UntilForm
from app.links.permissions import Permission
from app.links.rules import KEPT_DAYS
from app.links.tasks import tasks_of
from app.web.listing.acts import ActPreview, BulkAct, Done, left_out


def until_form() -> UntilForm:
    """Return the form of a day, two weeks from now to begin with."""
    form = UntilForm()
    if request.method == "GET":
        form.until.data = clock.today() + timedelta(days=KEPT_DAYS)
    return form


def _names(actor: Viewer) -> list[str]:
    return [task.name for task in tasks_of(actor)]


def _preview_reminder(ids: Sequence[int], actor: Viewer) -> ActPreview:
    waiting = queries.count_waiting(ids, tasks=_names(actor))
    letters = counted(waiting.with_email, _("письмо"), _("письма"), _("писем"))
    return ActPreview(
        waiting.with_email,
        [_("Уйдёт %(letters)s с той же ссылкой.", letters=letters)],
        left_out(
            (_("ответ уже есть или ссылка отозвана"), len(ids) - waiting.total),
            (_("не указана электронная почта"), waiting.total - waiting.with_email),
        ),
    )


def _remind(ids: Sequence[int], actor: Viewer, form: Any) -> Done:
    count = services.remind_many(
        ids, actor=actor, now=clock.now(), today=clock.today(), until=form.day()
    )
    return Done(_("Напоминаний в очереди: %(count)d.", count=count))


def _preview_withdrawal(ids: Sequence[int], actor: Viewer) -> ActPreview:
    ready = queries.count_waiting(ids, tasks=_names(actor)).total
    return ActPreview(
        ready,
        [_("Кто откроет ссылку, прочитает, что колледж её отозвал. Ответить нельзя будет.")],
        left_out((_("ответ уже есть или ссылка отозвана"), len(ids) - ready)),
    )


def _withdraw(ids: Sequence[int], actor: Viewer, _form: Any) -> Done:
    gone = services.withdraw_links(ids, actor=actor)
    return Done(_("Отозвано ссылок: %(count)d.", count=len(gone)))


REMIND = BulkAct(
    "links.remind",
    _l("Напомнить"),
    Permission.LINK_MANAGE,
    preview=_preview_reminder,
    run=_remind,
    form=until_form,
)
WITHDRAW = BulkAct(
    "links.withdraw",
    _l("Отозвать ссылку"),
    Permission.LINK_MANAGE,
    preview=_preview_withdrawal,
    run=_withdraw,
)
