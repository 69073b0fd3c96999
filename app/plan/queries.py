"""Reading the plan."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from app.extensions import db
from app.plan.enums import Topic
from app.plan.models import Item, Plan, Section
from app.web.errors import NotFoundError


def find_plan(first_year: int) -> Plan | None:
    """Return the plan of the academic year that begins in a year, None when there is none."""
    return db.session.scalar(select(Plan).where(Plan.first_year == first_year))


def list_items(plan: Plan) -> list[Item]:
    """Return the items of a plan in the document's order, sections loaded."""
    statement = (
        select(Item)
        .join(Section)
        .where(Item.plan_id == plan.id, ~Item.withdrawn)
        .options(joinedload(Item.section), selectinload(Item.plan))
        .order_by(Section.position, Item.position)
    )
    return list(db.session.scalars(statement))


def get_item(item_id: int) -> Item:
    """Return an item by id; raises NotFoundError."""
    item = db.session.get(Item, item_id)
    if item is None:
        raise NotFoundError
    return item


def list_items_on(topics: Iterable[Topic]) -> list[Item]:
    """Return the items records of these topics may serve, the newest plan first."""
    statement = (
        select(Item)
        .join(Section)
        .join(Plan, Plan.id == Item.plan_id)
        .where(Item.topic.in_(list(topics)), ~Item.withdrawn)
        .order_by(Plan.first_year.desc(), Section.position, Item.position)
    )
    return list(db.session.scalars(statement))
