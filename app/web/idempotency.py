"""Keys of forms that create something: a double click makes one record."""

from uuid import UUID

from flask_login import current_user
from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column

from app.base import clock
from app.base.columns import UtcDateTime
from app.extensions import Model, db


class IdempotencyKey(Model):
    """A form that was already accepted, and where its sender was taken."""

    __tablename__ = "idempotency_keys"
    __audited__ = False

    key: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    location: Mapped[str]
    created_at = mapped_column(UtcDateTime, nullable=False, default=clock.true_now)


def find_location(key: str) -> str | None:
    """Return where this person's form with this key led before, None when it is new."""
    if not _is_key(key):
        return None
    return db.session.scalar(
        select(IdempotencyKey.location).where(IdempotencyKey.key == _scoped(key))
    )


def remember(key: str, location: str) -> None:
    """Store the key with the answer given to it, in the transaction of the change."""
    if _is_key(key):
        db.session.add(IdempotencyKey(key=_scoped(key), user_id=_user_id(), location=location))
        db.session.flush()


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
