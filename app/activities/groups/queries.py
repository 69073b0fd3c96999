"""Reading working groups."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, case, exists, func, select, true
from sqlalchemy.orm import joinedload, selectinload

from app.activities.groups.enums import GroupState
from app.activities.groups.models import WorkingGroup
from app.activities.meetings.enums import BodyRole
from app.activities.meetings.models import BodyMember, MeetingBody
from app.activities.meetings.queries.bodies import IS_NOW, is_member_of
from app.activities.permissions import Permission
from app.base.errors import NotFoundError
from app.base.search import first_found, matches
from app.base.viewer import Viewer
from app.extensions import db
from app.plan.enums import EvidenceKind
from app.plan.evidence import EvidenceRows
from app.plan.models import ItemLink
from app.plan.queries import evidence_rows

GROUP_ORDERS: dict[str, Any] = {
    "name": WorkingGroup.name_key,
    "approved": WorkingGroup.approved_on,
}
WAS_APPROVED = WorkingGroup.approved_on.is_not(None)
_MEMBERS = (
    select(func.count())
    .where(BodyMember.body_id == WorkingGroup.body_id, IS_NOW)
    .correlate(WorkingGroup)
    .scalar_subquery()
)


def groups_visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that a group concerns this person: members read of their own."""
    return (
        true() if viewer.can(Permission.GROUP_VIEW) else is_member_of(WorkingGroup.body_id, viewer)
    )


def list_groups(
    *,
    visible_to: Viewer,
    q: str | None = None,
    state: GroupState | None = None,
    item: int | None = None,
) -> Select[Any]:
    """Select (group, members)."""
    statement = (
        select(WorkingGroup, _MEMBERS)
        .where(groups_visible_to(visible_to))
        .options(selectinload(WorkingGroup.plan_items))
    )
    if q:
        statement = statement.where(matches(q, (WorkingGroup, WorkingGroup.id)))
    if state:
        statement = statement.where(WorkingGroup.state == state)
    return statement.where(_serves(item)) if item else statement


def _serves(item_id: int) -> ColumnElement[bool]:
    return exists().where(
        ItemLink.entity == WorkingGroup.__tablename__,
        ItemLink.entity_id == WorkingGroup.id,
        ItemLink.item_id == item_id,
    )


def get_group(group_id: int, *, visible_to: Viewer) -> WorkingGroup:
    """Return a group; raises NotFoundError when it does not concern this person."""
    statement = (
        select(WorkingGroup)
        .where(WorkingGroup.id == group_id, groups_visible_to(visible_to))
        .options(
            joinedload(WorkingGroup.body),
            joinedload(WorkingGroup.council),
            joinedload(WorkingGroup.approval_meeting),
            selectinload(WorkingGroup.plan_items),
        )
    )
    group = db.session.scalar(statement)
    if group is None:
        raise NotFoundError
    return group


def find_group_of(body: MeetingBody) -> WorkingGroup | None:
    """Return the group whose body this is."""
    return db.session.scalar(select(WorkingGroup).where(WorkingGroup.body_id == body.id))


def has_leader(group: WorkingGroup) -> bool:
    """Tell whether somebody leads a group now."""
    leads = (BodyMember.body_id == group.body_id) & (BodyMember.role == BodyRole.LEADER) & IS_NOW
    return db.session.scalar(select(BodyMember.id).where(leads).limit(1)) is not None


def chair_of(body: MeetingBody) -> str:
    """Return who chairs a council: its member of that role, else what the settings say."""
    chair = (BodyMember.body_id == body.id) & (BodyMember.role == BodyRole.CHAIR) & IS_NOW
    name = db.session.scalar(select(BodyMember.name).where(chair).limit(1))
    return name or (body.council.chair_name if body.council else "")


def search_groups(query: str, *, visible_to: Viewer, limit: int) -> list[WorkingGroup]:
    """Return the first groups with these words in their name or direction."""
    shown, by_name = groups_visible_to(visible_to), [WorkingGroup.name_key]
    return first_found(WorkingGroup, query, shown, order=by_name, limit=limit)


def list_to_approve(*, limit: int) -> list[WorkingGroup]:
    """Return the projects, the oldest first."""
    return _listed(WorkingGroup.state == GroupState.PROJECT, WorkingGroup.created_on, limit)


def list_over(*, today: date, limit: int) -> list[WorkingGroup]:
    """Return the approved groups whose term is over."""
    is_over = (WorkingGroup.state == GroupState.APPROVED) & (WorkingGroup.term_until < today)
    return _listed(is_over, WorkingGroup.term_until, limit)


def _listed(condition: ColumnElement[bool], order: Any, limit: int) -> list[WorkingGroup]:
    statement = select(WorkingGroup).where(condition).order_by(order, WorkingGroup.id)
    return list(db.session.scalars(statement.limit(limit)))


def evidence_of_items() -> EvidenceRows:
    """Select groups that serve the plan: finished by the day of their approval."""
    return evidence_rows(
        WorkingGroup,
        kind=EvidenceKind.WORKING_GROUP,
        finished_on=case((WAS_APPROVED, WorkingGroup.approved_on)),
        planned_on=case((WAS_APPROVED, WorkingGroup.approved_on)),
        shown=WAS_APPROVED | (WorkingGroup.state == GroupState.PROJECT),
    )


def list_groups_of_item(item_id: int, *, limit: int) -> list[WorkingGroup]:
    """Return an item's newest groups."""
    statement = select(WorkingGroup).where(_serves(item_id))
    newest = statement.order_by(WorkingGroup.created_on.desc(), WorkingGroup.id.desc())
    return list(db.session.scalars(newest.limit(limit)))
