"""Calling students of another package's list to choose a place: a fair's who found no work."""

from collections.abc import Sequence
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.typography import counted
from app.base.viewer import Viewer
from app.practice.forms import CallForm
from app.practice.permissions import Permission
from app.practice.queries.calls import CallCounts, count_to_call, select_calls
from app.practice.queries.periods import get_period, list_taking_applications
from app.practice.services.calls import call_students
from app.students.calls import CallKind
from app.web.listing.acts import ActPreview, BulkAct, Done, left_out


def _form() -> CallForm:
    form = CallForm()
    form.period_id.offer((one.id, one.title) for one in list_taking_applications(clock.today()))
    return form


def _preview(ids: Sequence[int], _actor: Viewer) -> ActPreview:
    periods = list_taking_applications(clock.today())
    if not periods:
        return ActPreview(
            0, left_out=[(_("сегодня ни в одном периоде не принимают заявки"), len(ids))]
        )
    effects = []
    most = CallCounts(0, 0)
    for period in periods:
        counts = count_to_call(period, ids)
        most = max(most, counts)
        words = counted(counts.ready, _("письмо"), _("письма"), _("писем"))
        effects.append(_("%(period)s: %(letters)s", period=period.title, letters=words))
    effects.append(
        _(
            "Пишем тем, чья группа в периоде и кто ещё не отправил заявку. "
            "Кого уже звали, второго письма не получит."
        )
    )
    return ActPreview(
        most.ready,
        effects,
        left_out(
            (_("уже позвали раньше"), most.called),
            (_("ни в одном периоде не ждём"), len(ids) - most.ready - most.called),
        ),
    )


def _run(ids: Sequence[int], actor: Viewer, form: Any) -> Done:
    period = get_period(form.period_id.data, visible_to=actor)
    count = call_students(period, ids, actor=actor, now=clock.now(), today=clock.today())
    return Done(_("Писем поставлено в очередь: %(count)d.", count=count))


CALL = BulkAct(
    "practice.call",
    _l("Позвать на практику"),
    Permission.PERIOD_MANAGE,
    preview=_preview,
    run=_run,
    form=_form,
)


def _url(period_id: int) -> str:
    return url_for("practice.period_detail", period_id=period_id)


CALLS = (CallKind(CALL.name, _l("на практику:"), select_calls, _url),)
