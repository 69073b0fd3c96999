"""What is done to many students of a period at once: remind, seat, take seats back.

Free seats for all who are left is an act of the room of changes: it asks the second round.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user

from app.base import clock
from app.base.typography import counted
from app.base.viewer import Viewer
from app.practice.change_models import PlacementChange
from app.practice.enums import PeriodEvent
from app.practice.forms import PeriodActForm, SeatManyForm
from app.practice.models import PracticePeriod
from app.practice.permissions import Permission
from app.practice.queries import periods as period_queries
from app.practice.queries import places as place_queries
from app.practice.queries import remaining as queries
from app.practice.queries.moving import get_change
from app.practice.rules import PERIOD, STAFF
from app.practice.services import many, periods
from app.web.fields import record_id
from app.web.listing.acts import ActPreview, BulkAct, Done, left_out

_SHOWN = 12  # places named one by one before an act
Reasons = list[tuple[str, int]]


def acted_period(actor: Viewer) -> PracticePeriod:
    """Return the period whose list this is: its address says so, then the question's form."""
    named = request.form.get("period_id") or (request.view_args or {}).get("period_id")
    return period_queries.get_period(record_id(named) or 0, visible_to=actor)


def period_form() -> PeriodActForm:
    """Return the form of an act that asks nothing: it only says which period is meant."""
    return _for_period(PeriodActForm())


def _for_period(form: PeriodActForm) -> PeriodActForm:
    if form.period_id.data is None:
        form.period_id.data = (request.view_args or {}).get("period_id")
    return form


def refused_act(period: PracticePeriod, event: PeriodEvent, count: int) -> ActPreview | None:
    """Return why nothing can be done to anybody in this state, None when it can."""
    if event in PERIOD.possible(period.state, STAFF):
        return None
    return ActPreview(0, left_out=[(str(PERIOD.why[period.state]), count)])


def _preview_reminder(ids: Sequence[int], actor: Viewer) -> ActPreview:
    period, today = acted_period(actor), clock.today()
    if refused := refused_act(period, PeriodEvent.REMIND, len(ids)):
        return refused
    if not period.takes_applications(today=today):
        return ActPreview(0, left_out=[(_("сегодня заявки не принимают"), len(ids))])
    if period.reminded_on == today:
        return ActPreview(
            0, left_out=[(_("сегодня уже напоминали, следующее письмо — завтра"), len(ids))]
        )
    counts = queries.count_to_remind(period, ids)
    words = counted(counts.ready, _("письмо"), _("письма"), _("писем"))
    return ActPreview(
        counts.ready,
        [
            _(
                "Уйдёт %(letters)s со ссылкой на выбор места. Напомнить можно раз в день.",
                letters=words,
            )
        ],
        left_out(
            (_("заявка уже отправлена"), counts.sent),
            (_("нет адреса почты: позвоните или скажите лично"), counts.without_address),
            (_("студент сменил группу"), counts.left),
        ),
    )


def _remind(ids: Sequence[int], actor: Viewer, _form: Any) -> Done:
    count = periods.remind_students(
        acted_period(actor), among=ids, actor=actor, now=clock.now(), today=clock.today()
    )
    return Done(_("Писем поставлено в очередь: %(count)d.", count=count))


def _seat_form() -> SeatManyForm:
    form = SeatManyForm()
    _for_period(form)
    form.place_id.search_among(place_queries.free_place_choices(acted_period(current_user)))
    return form


def waiting_among(period: PracticePeriod, ids: Sequence[int]) -> tuple[int, Reasons]:
    """Return how many of some students wait for a seat, and why the others do not."""
    counts = queries.count_seats_of(period, ids)
    return counts.waiting, left_out(
        (_("место уже есть"), counts.seated),
        (_("студент сменил группу"), counts.left),
    )


def _preview_seat(ids: Sequence[int], actor: Viewer) -> ActPreview:
    period = acted_period(actor)
    if refused := refused_act(period, PeriodEvent.SEAT, len(ids)):
        return refused
    waiting, reasons = waiting_among(period, ids)
    effects = [_("Если мест не хватит всем выбранным, никто не будет назначен: мы скажем об этом.")]
    return ActPreview(waiting, [*effects, *told_words(period, waiting)], reasons)


def _seat(ids: Sequence[int], actor: Viewer, form: Any) -> Done:
    period = acted_period(actor)
    place = place_queries.get_place(form.place_id.data, visible_to=actor)
    change, count = many.seat_at(
        period,
        ids,
        place=place,
        note=form.note.data,
        actor=actor,
        now=clock.now(),
        despite=form.despite.data,
    )
    message = _(
        "%(base)s — место получили: %(students)s.",
        base=place.base.name,
        students=students_words(count),
    )
    return Done(message, undo=way_back(change, count))


def _unseat_preview(ids: Sequence[int], actor: Viewer) -> ActPreview:
    period = acted_period(actor)
    if refused := refused_act(period, PeriodEvent.UNSEAT, len(ids)):
        return refused
    counts = queries.count_seats_of(period, ids)
    reasons = left_out((_("места и так нет"), counts.waiting + counts.left))
    effects = [_("Места снова станут свободными."), *told_words(period, counts.seated)]
    return ActPreview(counts.seated, effects, reasons)


def _unseat(ids: Sequence[int], actor: Viewer, _form: Any) -> Done:
    period = acted_period(actor)
    change, count = many.unseat_many(period, ids, actor=actor, now=clock.now())
    message = _("Назначение отменено: %(students)s.", students=students_words(count))
    return Done(message, undo=way_back(change, count))


def seat_back(payload: Mapping[str, Any], actor: Viewer) -> str:
    """Take seats that were given back."""
    count = _back(payload, actor)
    return _("Назначение отменено: %(students)s.", students=students_words(count))


def _unseat_back(payload: Mapping[str, Any], actor: Viewer) -> str:
    count = _back(payload, actor)
    return _("Места возвращены: %(students)s.", students=students_words(count))


def _back(payload: Mapping[str, Any], actor: Viewer) -> int:
    change = get_change(payload["change"], visible_to=actor)
    return many.undo_many(change, actor=actor, now=clock.now())


def way_back(change: PlacementChange, count: int) -> dict[str, Any] | None:
    """Return the way back; once people have been written to it is on the change's own page."""
    return {"change": change.id} if count and not change.period.is_published else None


def told_words(period: PracticePeriod, count: int) -> list[str]:
    """Say who is told of seats of so many, and whether there is a way back."""
    if not count:
        return []
    if period.is_published:
        return [
            _("Распределение опубликовано: студенты и базы сразу получат письма. Вернуть нельзя.")
        ]
    return [_("Писем не будет: студенты узнают о месте вместе со всеми. Это можно отменить.")]


def by_place(period: PracticePeriod, counts: Counter[int]) -> list[str]:
    """Say how many would go to each base, the fullest first."""
    names = {place.id: place.base.name for place in queries.places_by_ids(period, list(counts))}
    shown = counts.most_common(_SHOWN)
    lines = [f"{names[place_id]}: {students_words(count)}" for place_id, count in shown]
    if rest := len(counts) - len(shown):
        lines.append(_("и ещё мест: %(count)d", count=rest))
    return lines


def students_words(count: int) -> str:
    """Say of how many students."""
    return counted(count, _("студент"), _("студента"), _("студентов"))


REMIND = BulkAct(
    "practice.remind",
    _l("Напомнить"),
    Permission.PERIOD_MANAGE,
    preview=_preview_reminder,
    run=_remind,
    form=period_form,
)
SEAT = BulkAct(
    "practice.seat",
    _l("Назначить место"),
    Permission.PLACEMENT_MANAGE,
    preview=_preview_seat,
    run=_seat,
    form=_seat_form,
    undo=seat_back,
)
SEAT_REST = "practice.seat_rest"  # of the room of changes, above
UNSEAT = BulkAct(
    "practice.unseat",
    _l("Отменить назначение"),
    Permission.PLACEMENT_MANAGE,
    preview=_unseat_preview,
    run=_unseat,
    form=period_form,
    undo=_unseat_back,
)
# Each is offered where the period's state allows it.
EVENT_OF = {
    REMIND.name: PeriodEvent.REMIND,
    SEAT.name: PeriodEvent.SEAT,
    SEAT_REST: PeriodEvent.SEAT,
    UNSEAT.name: PeriodEvent.UNSEAT,
}
