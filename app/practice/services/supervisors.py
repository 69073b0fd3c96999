"""Use cases of the college's supervisors of groups."""

from collections.abc import Collection

from app.base.locks import lock, lock_unchanged
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.practice.enums import PeriodEvent
from app.practice.errors import NoSuchGroupError
from app.practice.models import PeriodSupervisor, PracticePeriod
from app.practice.permissions import Permission
from app.practice.queries import supervisors as queries
from app.practice.rules import PERIOD, STAFF, SupervisorTerms


def appoint_supervisor(
    period: PracticePeriod,
    *,
    terms: SupervisorTerms,
    groups: Collection[int],
    actor: Viewer,
    is_demo: bool = False,
) -> int:
    """Have one person lead these groups, in place of who led them; return how many.

    Raises NoSuchGroupError for a group that takes no part in the period.
    """
    require(actor, Permission.PERIOD_MANAGE)
    lock(period)
    PERIOD.after(PeriodEvent.SUPERVISE, period.state, STAFF)
    if not {group.id for group in period.groups}.issuperset(groups):
        raise NoSuchGroupError(field="groups")
    present = {one.group_id: one for one in queries.list_supervisors(period, among=groups)}
    for group_id in sorted(set(groups)):
        supervisor = present.get(group_id) or PeriodSupervisor(
            period_id=period.id, group_id=group_id, is_demo=is_demo
        )
        assign(supervisor, terms)
        db.session.add(supervisor)
    db.session.flush()
    return len(set(groups))


def edit_supervisor(supervisor: PeriodSupervisor, *, terms: SupervisorTerms, actor: Viewer) -> None:
    """Change who leads a group."""
    require(actor, Permission.PERIOD_MANAGE)
    lock_unchanged(supervisor)
    assign(supervisor, terms)
    db.session.flush()


def dismiss_supervisor(supervisor: PeriodSupervisor, *, actor: Viewer) -> None:
    """Have nobody lead the group."""
    require(actor, Permission.PERIOD_MANAGE)
    lock(supervisor)
    db.session.delete(supervisor)
    db.session.flush()
