"""Reading who of the college leads the groups of a period."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import joinedload

from app.accounts.queries import holder_choices
from app.base.choices import Choices
from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.extensions import db
from app.practice.models import PeriodSupervisor, PracticePeriod, period_groups
from app.practice.permissions import Permission
from app.students.models import StudyGroup


class SupervisedGroup(NamedTuple):
    """A group of a period and who leads it, if anybody does."""

    group: StudyGroup
    supervisor: PeriodSupervisor | None


def list_supervised(period: PracticePeriod) -> Select[Any]:
    """Select `SupervisedGroup`s of a period, those without anybody first."""
    own = and_(PeriodSupervisor.period_id == period.id, PeriodSupervisor.group_id == StudyGroup.id)
    return (
        select(StudyGroup)
        .add_columns(PeriodSupervisor)
        .join(period_groups, period_groups.c.group_id == StudyGroup.id)
        .outerjoin(PeriodSupervisor, own)
        .options(joinedload(PeriodSupervisor.user))
        .where(period_groups.c.period_id == period.id)
        .order_by(PeriodSupervisor.id.is_not(None), StudyGroup.name_key, StudyGroup.id)
    )


def list_supervisors(
    period: PracticePeriod, *, among: Collection[int] | None = None
) -> Sequence[PeriodSupervisor]:
    """Return the supervisors of a period, of some groups when `among` names them."""
    statement = (
        select(PeriodSupervisor)
        .where(PeriodSupervisor.period_id == period.id)
        .options(joinedload(PeriodSupervisor.group))
    )
    if among is not None:
        statement = statement.where(PeriodSupervisor.group_id.in_(among))
    return db.session.scalars(statement.order_by(PeriodSupervisor.id)).all()


def find_supervisor(period: PracticePeriod, group_id: int) -> PeriodSupervisor | None:
    """Return who leads a group through a period, None when nobody is named."""
    return next(iter(list_supervisors(period, among=[group_id])), None)


def get_supervisor(supervisor_id: int, *, visible_to: Viewer) -> PeriodSupervisor:
    """Return a supervisor's record for staff; raises NotFoundError."""
    supervisor = db.session.get(PeriodSupervisor, supervisor_id)
    if supervisor is None or not visible_to.sees_all:
        raise NotFoundError
    return supervisor


def count_unsupervised(period: PracticePeriod) -> int:
    """Count the groups of a period that nobody leads."""
    led = select(PeriodSupervisor.group_id).where(PeriodSupervisor.period_id == period.id)
    statement = select(func.count()).where(
        period_groups.c.period_id == period.id, period_groups.c.group_id.not_in(led)
    )
    return db.session.scalar(statement) or 0


def supervisor_choices(chosen: int | None = None) -> Choices:
    """Return the accounts that may be a supervisor's own."""
    return holder_choices("practice-supervisors", Permission.COURSE_FOLLOW, chosen=chosen)
