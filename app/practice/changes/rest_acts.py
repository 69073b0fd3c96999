"""Seats for those of a list who wait for one: by the second round, then the free ones."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.errors import MoveNotAllowedError
from app.base.viewer import Viewer
from app.practice.acts import (
    SEAT_REST,
    acted_period,
    by_place,
    period_form,
    refused_act,
    seat_back,
    students_words,
    told_words,
    waiting_among,
    way_back,
)
from app.practice.changes.services.rest import RestPlan, plan_rest, seat_rest
from app.practice.enums import PeriodEvent
from app.practice.permissions import Permission
from app.practice.remaining import SeatGround
from app.practice.rounds.services.rounds import check_round_over
from app.web.listing.acts import ActPreview, BulkAct, Done, left_out

_GROUNDS = {
    SeatGround.WISH: _l("по своей заявке, место там свободно"),
    SeatGround.TOWN: _l("в своём населённом пункте"),
    SeatGround.NEAR: _l("на ближайшие к дому свободные места"),
    SeatGround.FREE: _l("на другие свободные места"),
}


def _preview(ids: Sequence[int], actor: Viewer) -> ActPreview:
    period = acted_period(actor)
    if refused := refused_act(period, PeriodEvent.SEAT, len(ids)):
        return refused
    try:
        check_round_over(period, now=clock.now())
    except MoveNotAllowedError as error:
        return ActPreview(0, left_out=[(str(error), len(ids))])
    _waiting, reasons = waiting_among(period, ids)
    plan = plan_rest(period, ids)
    count = len(plan.outcomes)
    nowhere = (_("свободных мест по специальности не хватило"), len(plan.proposal.left))
    return ActPreview(
        count,
        [*_by_ground(plan), *by_place(period, plan.by_place), *told_words(period, count)],
        [*reasons, *left_out(nowhere)],
    )


def _by_ground(plan: RestPlan) -> list[str]:
    counts = plan.proposal.by_ground
    said = [(len(plan.by_choice), _("по выбору второго тура"))]
    said += [(counts[ground], str(words)) for ground, words in _GROUNDS.items()]
    return [f"{students_words(count)} — {words}" for count, words in said if count]


def _run(ids: Sequence[int], actor: Viewer, _form: Any) -> Done:
    period = acted_period(actor)
    plan, change = seat_rest(period, ids, actor=actor, now=clock.now())
    count, left = len(plan.outcomes), plan.proposal.left
    message = _("Место получили: %(students)s.", students=students_words(count))
    if left:
        message += " " + _("Не хватило мест: %(students)s.", students=students_words(len(left)))
    return Done(message, undo=way_back(change, count))


ACT = BulkAct(
    SEAT_REST,
    _l("Распределить по свободным местам"),
    Permission.PLACEMENT_MANAGE,
    preview=_preview,
    run=_run,
    form=period_form,
    undo=seat_back,
)
