"""What of the monitoring waits for staff: graduates at risk, answers that differ, certificates."""

from flask import url_for
from flask_babel import gettext as _

from app.base import clock
from app.base.viewer import Viewer
from app.outcomes import queries
from app.outcomes.enums import OutcomeUrgency
from app.outcomes.permissions import Permission
from app.outcomes.queries import cutoffs
from app.outcomes.wording import cutoff_title
from app.web.dashboard import Panel, Part, Todo, Urgency
from app.web.kept import kept


def part(viewer: Viewer) -> Part:
    """Return the open days with those at risk, and what waits for a decision."""
    if not viewer.can(Permission.OUTCOME_MANAGE):
        return Part()
    present = cutoffs.newest_opened(limit=2)
    if not present:
        return Part()
    ids = [one.id for one in present]
    # Every graduate of those days is counted: half a minute old at most.
    counts = kept(f"standings {ids}", lambda: cutoffs.count_standings(ids))
    figures = []
    for one in present:
        for standing in (OutcomeUrgency.RISK, OutcomeUrgency.UNKNOWN):
            url = url_for("outcomes.outcome_list", cutoff=one.id, standing=standing.value)
            label = f"{standing.label}: {cutoff_title(one)}"
            figures.append((counts[one.id][standing], label, url))
    panel = Panel(
        _("Трудоустройство выпускников"), figures=figures, url=url_for("outcomes.outcome_list")
    )
    return Part(todo=_todo(), panels=[panel])


def _todo() -> list[Todo]:
    found = queries.list_waiting(today=clock.today())
    todo = []
    for cutoff_id, disputed, late in found:
        if disputed:
            todo.append(
                Todo(
                    _("Ответы о занятости расходятся: %(count)d", count=disputed),
                    url_for("outcomes.outcome_list", cutoff=cutoff_id, disputed="y"),
                    _("Сравнить и решить"),
                    urgency=Urgency.SOON,
                )
            )
        if late:
            todo.append(
                Todo(
                    _("Справки о трудоустройстве просрочены: %(count)d", count=late),
                    url_for("outcomes.outcome_list", cutoff=cutoff_id, certificate="y"),
                    _("Посмотреть"),
                    urgency=Urgency.HOUSEKEEPING,
                )
            )
    return todo
