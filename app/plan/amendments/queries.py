"""Reading amendments of a plan, and what became of their items meanwhile."""

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from app.base.errors import NotFoundError
from app.extensions import db
from app.plan.amendments.enums import AmendmentState
from app.plan.amendments.models import Amendment, AmendmentChange
from app.plan.models import Item, Plan, Section


def list_amendments(plan: Plan) -> list[Amendment]:
    """Return the amendments of a plan with their changes, the newest first."""
    changes = selectinload(Amendment.changes)
    statement = (
        select(Amendment)
        .where(Amendment.plan_id == plan.id)
        .options(changes.joinedload(AmendmentChange.item))
        .order_by(Amendment.id.desc())
    )
    return list(db.session.scalars(statement))


def count_adopted(plan: Plan) -> int:
    """Count the amendments of a plan that are in force."""
    is_adopted = Amendment.state == AmendmentState.ADOPTED
    adopted = select(func.count()).where(Amendment.plan_id == plan.id, is_adopted)
    return db.session.scalar(adopted) or 0


def get_amendment(amendment_id: int) -> Amendment:
    """Return an amendment with its plan; raises NotFoundError."""
    found = db.session.scalar(
        select(Amendment).where(Amendment.id == amendment_id).options(joinedload(Amendment.plan))
    )
    if found is None:
        raise NotFoundError
    return found


def get_change(change_id: int) -> AmendmentChange:
    """Return a change of an amendment; raises NotFoundError."""
    change = db.session.get(AmendmentChange, change_id)
    if change is None:
        raise NotFoundError
    return change


def get_item_of(amendment: Amendment, item_id: int) -> Item:
    """Return an item in force of an amendment's plan; raises NotFoundError."""
    item = db.session.get(Item, item_id)
    if item is None or item.plan_id != amendment.plan_id or item.withdrawn:
        raise NotFoundError
    return item


def find_change(amendment: Amendment, item: Item) -> AmendmentChange | None:
    """Return what an amendment does with an item, None for nothing."""
    return db.session.scalar(
        select(AmendmentChange).where(
            AmendmentChange.amendment_id == amendment.id, AmendmentChange.item_id == item.id
        )
    )


def list_sections(plan: Plan) -> list[Section]:
    """Return the sections of a plan in its order."""
    of_plan = select(Section).where(Section.plan_id == plan.id)
    return list(db.session.scalars(of_plan.order_by(Section.position, Section.id)))
