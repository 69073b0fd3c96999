"""A comment written, mended, taken back."""

from datetime import datetime

from app.base.errors import NotAllowedError
from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.extensions import db
from app.plan.comments.errors import CommentStandsError
from app.plan.comments.models import ItemComment
from app.plan.comments.rules import may_mend, may_take_back
from app.plan.models import Item
from app.plan.permissions import Permission


def add_comment(item: Item, *, text: str, actor: Viewer, now: datetime) -> ItemComment:
    """Write a comment."""
    require(actor, Permission.EVIDENCE_VIEW)
    comment = ItemComment(item_id=item.id, author_id=actor.id, text=text, written_at=now)
    db.session.add(comment)
    db.session.flush()
    return comment


def mend_comment(comment: ItemComment, *, text: str, actor: Viewer, now: datetime) -> None:
    """Change the words of one's own comment. Raises NotAllowedError, CommentStandsError."""
    require(actor, Permission.EVIDENCE_VIEW)
    lock(comment)
    if comment.author_id != actor.id:
        raise NotAllowedError
    written_at = comment.written_at
    if not may_mend(
        author_id=comment.author_id, written_at=written_at, viewer_id=actor.id, now=now
    ):
        raise CommentStandsError
    comment.text, comment.mended_at = text, now
    db.session.flush()


def take_back_comment(comment: ItemComment, *, actor: Viewer) -> None:
    """Delete a comment: one's own, or any by staff; the log keeps it. Raises NotAllowedError."""
    require(actor, Permission.EVIDENCE_VIEW)
    manages = actor.can(Permission.ITEM_MANAGE)
    if not may_take_back(author_id=comment.author_id, viewer_id=actor.id, manages=manages):
        raise NotAllowedError
    db.session.delete(comment)
    db.session.flush()
