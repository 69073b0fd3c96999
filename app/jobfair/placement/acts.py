"""What is done with many graduates of a fair: those without work go on to a second round."""

from collections.abc import Sequence
from typing import Any

from flask import request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.typography import counted
from app.base.viewer import Viewer
from app.jobfair.models import Fair
from app.jobfair.permissions import Permission
from app.jobfair.placement.forms import HandOnForm
from app.jobfair.queries.fairs import get_fair
from app.jobfair.venue.queries.second_round import (
    second_round_choices,
    second_round_of,
    select_second_rounds,
)
from app.jobfair.venue.services.guests import hand_on
from app.students.calls import CallKind
from app.web.fields import record_id
from app.web.listing.acts import ActPreview, BulkAct, Done, left_out

HAND_ON_NAME = "jobfair.second_round"


def _earlier() -> Fair:
    """Return the fair whose list this is: its address says so, then the question's form."""
    named = request.form.get("earlier_id") or (request.view_args or {}).get("fair_id")
    return get_fair(record_id(named) or 0)


def _form() -> HandOnForm:
    earlier = _earlier()
    form = HandOnForm(data={"earlier_id": earlier.id})
    choices = second_round_choices(earlier)
    form.fair_id.search_among(choices)
    if len(ahead := choices.first(2)) == 1:
        form.fair_id.data = form.fair_id.data or ahead[0][0]
    return form


def _preview(ids: Sequence[int], _actor: Viewer) -> ActPreview:
    earlier = _earlier()
    if not second_round_choices(earlier).first(1):
        why = _("второго тура нет: сначала добавьте следующую ярмарку")
        return ActPreview(0, left_out=[(why, len(ids))])
    found = second_round_of(None, ids, earlier=earlier)
    letters = sum(bool(address) for address in found.ready.values())
    words = counted(letters, _("письмо"), _("письма"), _("писем"))
    effects = [
        _("Приглашённых на второй тур ждут на нём: пропуск, сроки в календаре, письма."),
        _("Уйдёт %(letters)s. Кто приглашён раньше, второго письма не получит.", letters=words),
    ]
    if mute := len(found.ready) - letters:
        effects.append(_("Нет почты: %(count)d. Этим скажите сами.", count=mute))
    return ActPreview(
        len(found.ready),
        effects,
        left_out(
            (_("уже приняли предложение"), found.with_work),
            (_("больше не учатся в колледже"), found.out),
        ),
    )


def _run(ids: Sequence[int], actor: Viewer, form: Any) -> Done:
    fair = get_fair(form.fair_id.data)
    people, letters = hand_on(fair, ids, earlier=_earlier(), actor=actor, now=clock.now())
    words = counted(people, _("выпускник"), _("выпускника"), _("выпускников"))
    return Done(_("Приглашено: %(people)s, писем: %(letters)d.", people=words, letters=letters))


def _url(fair_id: int) -> str:
    return url_for("jobfair.fair_detail", fair_id=fair_id)


CALLS = (CallKind(HAND_ON_NAME, _l("на второй тур:"), select_second_rounds, _url),)
ACTS = (
    BulkAct(
        HAND_ON_NAME,
        _l("Пригласить на второй тур"),
        Permission.FAIR_MANAGE,
        preview=_preview,
        run=_run,
        form=_form,
    ),
)
