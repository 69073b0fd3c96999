"""Keys of forms that create something: a double click makes one record."""

from uuid import UUID

from flask_login import current_user
from sqlalchemy import ColumnElement, ForeignKey, delete, select, update
from sqlalchemy.orm import Mapped, mapped_column

from app.base.clock import true_now
from app.base.columns import UtcDateTime
from app.base.upsert import inserting
from app.extensions import Model, db


class IdempotencyKey(Model):
    """A form that is being or was accepted, and where its sender was taken."""

    __tablename__ = "idempotency_keys"
    __audited__ = False

    key: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    location: Mapped[str]
    created_at = mapped_column(UtcDateTime, nullable=False, default=true_now)


def take(key: str) -> str | None:
    """Take a form's key before its work; return where the form led when that is known already.

    Somebody who sends the form a second time meanwhile waits here for the first answer: the
    key's row is held until the first transaction ends.
    """
    if not _is_key(key):
        return None
    row = {"key": _scoped(key), "user_id": _user_id(), "location": "", "created_at": true_now()}
    insert = inserting(IdempotencyKey).values(row).on_conflict_do_nothing()
    if db.session.execute(insert.returning(IdempotencyKey.key)).one_or_none():
        return None
    return db.session.scalar(select(IdempotencyKey.location).where(_is_this(key)))


def answer(key: str, location: str) -> None:
    """Keep where the form led, in the transaction of its work."""
    if _is_key(key):
        db.session.execute(update(IdempotencyKey).where(_is_this(key)).values(location=location))


def give_back(key: str) -> None:
    """Let a refused form be sent again with its key.

    A refusal may have rolled back already: then the key can be another click's by now.
    """
    if _is_key(key):
        unanswered = _is_this(key) & (IdempotencyKey.location == "")
        db.session.execute(delete(IdempotencyKey).where(unanswered))


def _is_this(key: str) -> ColumnElement[bool]:
    return IdempotencyKey.key == _scoped(key)


def _scoped(key: str) -> str:
    # A key is its owner's: somebody else who sends the same one sends another form.
    return f"{_user_id() or 'anonymous'}:{key}"


def _user_id() -> int | None:
    return current_user.id if current_user.is_authenticated else None


def _is_key(key: str) -> bool:
    try:
        return str(UUID(key)) == key
    except ValueError:
        return False
