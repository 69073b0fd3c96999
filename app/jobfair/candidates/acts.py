"""An employer's choice of many applicants at once."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.typography import counted
from app.base.viewer import Viewer
from app.jobfair.candidates.services.selection import (
    may_select,
    select_applicants,
    take_selection_back,
)
from app.jobfair.enums import Selection
from app.jobfair.models import FairApplication
from app.jobfair.permissions import Permission
from app.jobfair.queries.many import applications_by_ids
from app.web.listing.acts import ActPreview, BulkAct, Done

SELECT_NAME, PASS_OVER_NAME = "jobfair.select", "jobfair.pass_over"


def _students(count: int) -> str:
    return counted(count, _("студент"), _("студента"), _("студентов"))


def _preview(selection: Selection, effect: Any) -> Callable[[Sequence[int], Viewer], ActPreview]:
    def preview(ids: Sequence[int], actor: Viewer) -> ActPreview:
        found = applications_by_ids(ids, visible_to=actor)
        reasons = [_why_not(one, selection, actor) for one in found]
        ready = reasons.count("")
        left = [(why, count) for why, count in Counter(reasons).items() if why]
        return ActPreview(ready, [str(effect), _("Писем не будет.")], left)

    return preview


def _why_not(application: FairApplication, selection: Selection, actor: Viewer) -> str:
    if not may_select(application, actor):
        return str(application.state.label)
    return str(selection.label) if application.selection is selection else ""


def _run(selection: Selection) -> Callable[[Sequence[int], Viewer, Any], Done]:
    def run(ids: Sequence[int], actor: Viewer, _form: Any) -> Done:
        before = select_applicants(ids, selection=selection, actor=actor)
        count = _students(len(before))
        return Done(_("Отмечено: %(students)s.", students=count), undo=kept(before) or None)

    return run


def kept(before: Mapping[int, Selection]) -> dict[str, str]:
    """Return what was said before as a step to take back keeps it."""
    return {str(id_): said.value for id_, said in before.items()}


def _undo(selection: Selection) -> Callable[[Mapping[str, Any], Viewer], str]:
    def undo(payload: Mapping[str, Any], actor: Viewer) -> str:
        before = {int(id_): Selection(said) for id_, said in payload.items()}
        count = take_selection_back(before, selection=selection, actor=actor)
        return str(_("Отметки возвращены: %(students)s.", students=_students(count)))

    return undo


SELECT = BulkAct(
    SELECT_NAME,
    _l("Пригласить на собеседование"),
    Permission.OFFER_MAKE,
    preview=_preview(
        Selection.INVITED,
        _l("Студенты попадут в расписание собеседований ярмарки и увидят приглашение у себя."),
    ),
    run=_run(Selection.INVITED),
    undo=_undo(Selection.INVITED),
)
PASS_OVER = BulkAct(
    PASS_OVER_NAME,
    _l("Не в этот раз"),
    Permission.OFFER_MAKE,
    preview=_preview(
        Selection.PASSED_OVER,
        _l("В расписание они не попадут. Отклики остаются, решение можно изменить."),
    ),
    run=_run(Selection.PASSED_OVER),
    undo=_undo(Selection.PASSED_OVER),
)
ACTS = (SELECT, PASS_OVER)
