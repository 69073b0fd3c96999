"""What is done to many organizations of the list at once: they are asked about themselves."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.typography import counted
from app.base.viewer import Viewer
from app.joining import queries, services
from app.joining.confirming import addressee_of
from app.links.acts import until_form
from app.organizations.permissions import Permission
from app.web.listing.acts import ActPreview, BulkAct, Done, left_out


def _preview(ids: Sequence[int], _actor: Viewer) -> ActPreview:
    asked = queries.organizations_to_ask(ids)
    ready = sum(bool(addressee_of(one).email) for one in asked)
    letters = counted(ready, _("письмо"), _("письма"), _("писем"))
    return ActPreview(
        ready,
        [
            _("Уйдёт %(letters)s: по одному в организацию, контактному лицу.", letters=letters),
            _("По ссылке можно проверить и исправить адрес, реквизиты и контакты — без входа."),
            _("Исправленное придёт вам на проверку и само ничего не меняет."),
        ],
        left_out(
            (_("нет электронной почты"), len(asked) - ready),
            (_("вышли из кластера"), len(ids) - len(asked)),
        ),
    )


def _run(ids: Sequence[int], actor: Viewer, form: Any) -> Done:
    sent = services.ask_for_details(
        ids, until=form.day(), actor=actor, now=clock.now(), today=clock.today()
    )
    return Done(_("Писем в очереди: %(count)d.", count=sent))


ASK_DETAILS = BulkAct(
    "joining.ask_details",
    _l("Попросить проверить сведения"),
    Permission.ORGANIZATION_MANAGE,
    preview=_preview,
    run=_run,
    form=until_form,
)
