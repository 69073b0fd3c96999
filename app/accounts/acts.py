"""What is done to many accounts of the list at once."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.accounts import queries
from app.accounts.enums import UserState
from app.accounts.permissions import Permission
from app.accounts.rules import offered_roles
from app.accounts.services import many
from app.base import clock
from app.base.typography import counted
from app.web.listing.acts import ActPreview, BulkAct, Done, left_out
from app.web.paging import count_rows


def _preview_invitation(ids: Sequence[int], actor: Any) -> ActPreview:
    counts = queries.count_by_state(ids)
    ready = count_rows(queries.users_to_invite(ids, roles=offered_roles(actor.roles)))
    letters = counted(ready, _("письмо"), _("письма"), _("писем"))
    return ActPreview(
        ready,
        [
            _("Уйдёт %(letters)s со ссылкой, по которой задают пароль.", letters=letters),
            _("Прежние ссылки перестанут действовать."),
        ],
        left_out(
            (_("пароль уже задан"), counts[UserState.ACTIVE]),
            (_("учётная запись заблокирована"), counts[UserState.CLOSED]),
            (_("эту роль назначает администратор"), counts[UserState.INVITED] - ready),
        ),
    )


def _invite(ids: Sequence[int], actor: Any, _form: Any) -> Done:
    sent = many.resend_invitations(ids, actor=actor, now=clock.now(), at=clock.true_now())
    return Done(_("Приглашений в очереди: %(count)d.", count=sent))


def _preview_closing(ids: Sequence[int], actor: Any) -> ActPreview:
    counts = queries.count_by_state(ids)
    return ActPreview(
        count_rows(queries.users_to_close(ids, but=actor.id)),
        [
            _("Эти пользователи сразу выйдут на всех устройствах и не смогут войти."),
            _("Всё, что они сделали на сайте, останется."),
            _("Ссылки из приглашений перестанут действовать."),
        ],
        left_out(
            (_("уже заблокированы"), counts[UserState.CLOSED]),
            (_("вы сами"), int(actor.id in ids)),
        ),
    )


def _close(ids: Sequence[int], actor: Any, _form: Any) -> Done:
    closed = many.close_accounts(ids, actor=actor, at=clock.true_now())
    message = _("Заблокировано учётных записей: %(count)d.", count=len(closed))
    return Done(message, undo={"ids": closed} if closed else None)


def _open(payload: Mapping[str, Any], actor: Any) -> str:
    count = many.open_accounts(payload["ids"], actor=actor)
    return _("Разблокировано учётных записей: %(count)d.", count=count)


INVITE_AGAIN = BulkAct(
    "users.invite",
    _l("Отправить приглашение ещё раз"),
    Permission.USER_INVITE,
    preview=_preview_invitation,
    run=_invite,
)
CLOSE = BulkAct(
    "users.close",
    _l("Заблокировать"),
    Permission.USER_MANAGE,
    preview=_preview_closing,
    run=_close,
    undo=_open,
)
