"""Which items of the plan a record serves."""

from collections.abc import Collection

from sqlalchemy import delete

from app.extensions import db
from app.plan import queries
from app.plan.errors import ItemsMissingError
from app.plan.models import ItemLink, ServesPlan


def serve_items(
    record: ServesPlan, item_ids: Collection[int], *, field: str = "plan_item_ids"
) -> None:
    """Let a record that has its id serve these items of the plan, and no others.

    For services that asked already whether the actor may change the record. An item that was
    withdrawn stays served by what served it; a new link to one, or to none at all, raises
    ItemsMissingError for `field`.
    """
    served = set(queries.list_served_ids(record))
    wanted = set(item_ids)
    if not wanted or not wanted <= served | queries.find_item_ids(wanted):
        raise ItemsMissingError(field=field)
    place = {"entity": record.__tablename__, "entity_id": record.id}
    if dropped := served - wanted:
        of_record = (ItemLink.entity == place["entity"], ItemLink.entity_id == record.id)
        db.session.execute(delete(ItemLink).where(*of_record, ItemLink.item_id.in_(dropped)))
    db.session.add_all(ItemLink(item_id=item_id, **place) for item_id in sorted(wanted - served))
    db.session.flush()
    db.session.expire(record, ["plan_items"])
