"""Executors of a plan, and what a person executes."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select, true
from sqlalchemy.orm import joinedload, selectinload

from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.extensions import db
from app.plan.executors.models import ExecutorLink, PlanExecutor
from app.plan.executors.seats import seats_of
from app.plan.models import Item, Plan
from app.settings.models import Council

_WHO = (
    selectinload(PlanExecutor.links).joinedload(ExecutorLink.council),
    selectinload(PlanExecutor.links).joinedload(ExecutorLink.organization),
    selectinload(PlanExecutor.links).joinedload(ExecutorLink.user),
)


def list_executors(plan: Plan) -> list[PlanExecutor]:
    """Return the executors of a plan by name, with whom they mean."""
    statement = select(PlanExecutor).where(PlanExecutor.plan_id == plan.id).options(*_WHO)
    return sorted(db.session.scalars(statement), key=lambda one: one.name.casefold())


def get_executor(executor_id: int) -> PlanExecutor:
    """Return an executor with its plan; raises NotFoundError."""
    options = (*_WHO, joinedload(PlanExecutor.plan))
    executor = db.session.get(PlanExecutor, executor_id, options=options)
    if executor is None:
        raise NotFoundError
    return executor


def council_names() -> dict[int, str]:
    """Return the councils that are not dissolved, by id."""
    found = select(Council.id, Council.name).where(Council.archived_on.is_(None))
    return dict(db.session.execute(found).all())


def items_of(viewer: Viewer, *, plan_ids: Collection[int]) -> list[Item]:
    """Return the items of some plans that a person executes, in the plan's order.

    By the account, by an organization the person acts for, by a council the person sits in; by
    confirmed words alone.
    """
    names = _names_of(viewer, plan_ids)
    if not names:
        return []
    statement = (
        select(Item)
        .where(Item.plan_id.in_(names), ~Item.withdrawn)
        .options(joinedload(Item.section), joinedload(Item.plan))
        .order_by(Item.plan_id, Item.section_id, Item.position)
    )
    found = db.session.scalars(statement)
    return [item for item in found if names[item.plan_id] & set(item.executors)]


def _names_of(viewer: Viewer, plan_ids: Collection[int]) -> Mapping[int, set[str]]:
    statement = (
        select(PlanExecutor.plan_id, PlanExecutor.name)
        .outerjoin(ExecutorLink)
        .where(PlanExecutor.plan_id.in_(plan_ids), PlanExecutor.is_confirmed, _means(viewer))
        .distinct()
    )
    names: dict[int, set[str]] = {}
    for plan_id, name in db.session.execute(statement):
        names.setdefault(plan_id, set()).add(name)
    return names


def _means(viewer: Viewer) -> ColumnElement[bool]:
    ways: list[Any] = [ExecutorLink.user_id == viewer.id]
    if seats := seats_of(viewer):
        ways.append(ExecutorLink.council_id.in_(seats))
    if viewer.organization_ids:
        ways.append(ExecutorLink.organization_id.in_(viewer.organization_ids))
        ways.append(and_(PlanExecutor.is_everybody, true()))
    return or_(*ways)
