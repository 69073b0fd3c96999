"""Comments on items of the plan."""

from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from app.base.errors import NotFoundError
from app.extensions import db
from app.plan.comments.models import ItemComment
from app.plan.models import Item


def list_comments(item: Item) -> Select[Any]:
    """Select the comments on an item, the newest first."""
    return (
        select(ItemComment)
        .where(ItemComment.item_id == item.id)
        .options(joinedload(ItemComment.author))
        .order_by(ItemComment.id.desc())
    )


def get_comment(comment_id: int) -> ItemComment:
    """Return a comment with its item; raises NotFoundError."""
    comment = db.session.get(ItemComment, comment_id, options=[joinedload(ItemComment.item)])
    if comment is None:
        raise NotFoundError
    return comment
