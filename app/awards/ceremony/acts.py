"""What is done to many awards of a programme at once."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.awards.ceremony import services
from app.awards.ceremony.forms import HandoverOfManyForm
from app.awards.ceremony.rules import HandoverTerms
from app.awards.permissions import Permission
from app.base import clock
from app.base.viewer import Viewer
from app.web.listing.acts import ActPreview, BulkAct, Done, left_out


def _form() -> HandoverOfManyForm:
    return HandoverOfManyForm(data={"handed_on": clock.today()})


def _preview(ids: Sequence[int], _actor: Viewer) -> ActPreview:
    ready = len(services.ready_to_hand(ids))
    effects = [_("В ведомости появится, что награды вручены лично. Писем никто не получит.")]
    waiting = (_("вручены раньше или ждут приказа"), len(ids) - ready)
    return ActPreview(ready, effects, left_out(waiting))


def _run(ids: Sequence[int], actor: Viewer, form: Any) -> Done:
    terms = HandoverTerms(form.handed_on.data)
    handed = services.hand_over_many(ids, terms=terms, actor=actor, today=clock.today())
    undo = {"awards": handed} if handed else None
    return Done(_("Отмечено вручение наград: %(n)s.", n=len(handed)), undo=undo)


def _undo(payload: Mapping[str, Any], actor: Viewer) -> str:
    count = services.take_back(payload["awards"], actor=actor)
    return _("Отметки о вручении убраны: %(n)s.", n=count)


HAND_OVER = BulkAct(
    "awards.hand_over",
    _l("Отметить вручение"),
    Permission.ROUND_MANAGE,
    preview=_preview,
    run=_run,
    form=_form,
    undo=_undo,
)
ACTS = (HAND_OVER,)
