"""How the college left the plan by February: topics confirmed, some items closed by hand.

The items without a package of their own (meetings, documents, surveys) are closed by a person
with a reason; a few are left overdue on purpose, so that the plan has something to say.
"""

from collections.abc import Mapping

from sqlalchemy import select

from app.demo.scene import Scene
from app.extensions import db
from app.plan.enums import ItemStatus
from app.plan.models import Item
from app.plan.services.items import confirm_topics

CLOSED: Mapping[str, str] = {
    "3.1": "Демо: прогноз потребности собран у 14 организаций.",
    "3.8": "Демо: ответы работодателей сведены в справку.",
}
UNDECIDED = frozenset({"7.3", "8.2"})  # their topics still wait for a person


def load_plan(scene: Scene) -> None:
    """Confirm the proposed topics and close what was done outside of the site."""
    plan_id = next(iter(scene.items.values())).plan_id
    items = list(db.session.scalars(select(Item).where(Item.plan_id == plan_id)))
    confirm_topics(
        {item: item.topic for item in items if item.number not in UNDECIDED},
        actor=scene.user("staff"),
        now=scene.now,
    )
    for item in items:
        if item.number in CLOSED:
            item.status_override = ItemStatus.DONE
            item.override_reason = CLOSED[item.number]
            item.override_link = "https://college.example/cluster/reports"
            item.override_until = item.plan.year.end
    db.session.flush()
