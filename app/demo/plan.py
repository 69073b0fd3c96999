"""How the college left the plan by February: topics confirmed, nothing decided by hand.

Every item stands as the records of the other parts make it; a few have none on purpose, so that
the plan has something to say.
"""

from sqlalchemy import select

from app.demo.scene import Scene
from app.extensions import db
from app.plan.models import Item
from app.plan.services.items import confirm_topics

UNDECIDED = frozenset({"7.3", "8.2"})  # their topics still wait for a person


def load_plan(scene: Scene) -> None:
    """Confirm the proposed topics but two, which wait for a person."""
    plan_id = next(iter(scene.items.values())).plan_id
    items = list(db.session.scalars(select(Item).where(Item.plan_id == plan_id)))
    confirm_topics(
        {item: item.topic for item in items if item.number not in UNDECIDED},
        actor=scene.user("staff"),
        now=scene.now,
    )
