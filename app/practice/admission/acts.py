"""What is done to the clearances of many students at once."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.typography import counted
from app.base.viewer import Viewer
from app.practice.admission import queries, services
from app.practice.admission.forms import BriefingForm
from app.practice.permissions import Permission
from app.web.listing.acts import ActPreview, BulkAct, Done, left_out


def _preview(ids: Sequence[int], _actor: Viewer) -> ActPreview:
    ready = queries.count_to_brief(ids)
    effects = [_("У кого отмечен более поздний инструктаж, тот останется.")]
    return ActPreview(ready, effects, left_out((_("больше не учатся"), len(ids) - ready)))


def _brief(ids: Sequence[int], actor: Viewer, form: Any) -> Done:
    day = form.day.data
    before = services.brief_students(
        ids, day=day, actor=actor, now=clock.now(), today=clock.today()
    )
    students = counted(len(before), _("студент"), _("студента"), _("студентов"))
    undo = {"day": day.isoformat(), "before": {str(one): was for one, was in before.items()}}
    return Done(_("Инструктаж отмечен: %(students)s.", students=students), undo=undo)


def _take_back(payload: Mapping[str, Any], actor: Viewer) -> str:
    count = services.take_briefing_back(
        {int(student): was for student, was in payload["before"].items()},
        day=date.fromisoformat(payload["day"]),
        actor=actor,
        now=clock.now(),
    )
    return _("Отметок об инструктаже снято: %(count)d.", count=count)


BRIEF = BulkAct(
    "practice.brief",
    _l("Отметить инструктаж"),
    Permission.CLEARANCE_MANAGE,
    preview=_preview,
    run=_brief,
    form=BriefingForm,
    undo=_take_back,
)
