"""A part of a proposal of seats, taken over at once and taken back."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.typography import counted
from app.base.viewer import Viewer
from app.practice.change_models import PlacementChange
from app.practice.changes.forms import ChangeActForm
from app.practice.changes.queries import changes as queries
from app.practice.changes.rest_acts import ACT as SEAT_REST
from app.practice.changes.services.proposals import apply_some
from app.practice.enums import ChangeEvent
from app.practice.permissions import Permission
from app.practice.rules import CHANGE, STAFF
from app.practice.services.moving import undo_change
from app.web.fields import record_id
from app.web.listing.acts import ActPreview, BulkAct, Done


def _change(actor: Viewer) -> PlacementChange:
    """Return the proposal whose list this is: its address says so, then the question's form."""
    named = request.form.get("change_id") or (request.view_args or {}).get("change_id")
    return queries.get_change(record_id(named) or 0, visible_to=actor)


def _form() -> ChangeActForm:
    form = ChangeActForm()
    if form.change_id.data is None:
        form.change_id.data = (request.view_args or {}).get("change_id")
    return form


def _preview(ids: Sequence[int], actor: Viewer) -> ActPreview:
    change = _change(actor)
    if ChangeEvent.APPLY not in CHANGE.possible(change.state, STAFF):
        return ActPreview(0, left_out=[(str(CHANGE.why[change.state]), len(ids))])
    if change.period.is_published:
        told = _("Распределение опубликовано: студенты и базы сразу получат письма.")
    else:
        told = _("Писем не будет: студенты узнают о месте вместе со всеми.")
    return ActPreview(len(ids), [told, _("Вернуть можно на странице этого изменения.")])


def _run(ids: Sequence[int], actor: Viewer, _form: Any) -> Done:
    part, count = apply_some(_change(actor), set(ids), actor=actor, now=clock.now())
    words = counted(count, _("студент"), _("студента"), _("студентов"))
    undo = None if part.period.is_published else {"change": part.id}
    return Done(_("Место получили: %(students)s.", students=words), undo=undo)


def _undo(payload: Mapping[str, Any], actor: Viewer) -> str:
    change = queries.get_change(payload["change"], visible_to=actor)
    count = undo_change(change, actor=actor, now=clock.now())
    words = counted(count, _("студент"), _("студента"), _("студентов"))
    return _("Назначение отменено: %(students)s.", students=words)


TAKE = BulkAct(
    "practice.take_seats",
    _l("Назначить предложенное"),
    Permission.PLACEMENT_MANAGE,
    preview=_preview,
    run=_run,
    form=_form,
    undo=_undo,
)
ACTS = (TAKE, SEAT_REST)
