"""What a person keeps of lists: filters under a name, and the way back of an act."""

from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.base.clock import true_now
from app.base.columns import UtcDateTime, intpk, long_text
from app.extensions import Model


class SavedFilter(Model):
    """A list's address under a name of its owner's."""

    __tablename__ = "saved_filters"
    __audited__ = False
    __table_args__ = (UniqueConstraint("user_id", "path", "title"),)

    id: Mapped[intpk]
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    path: Mapped[str]
    title: Mapped[str]
    query: Mapped[long_text]


class UndoStep(Model):
    """How an act is taken back, by whom it was done; `payload` is the act's own."""

    __tablename__ = "undo_steps"
    __audited__ = False

    id: Mapped[intpk]
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    act: Mapped[str]
    payload: Mapped[Any] = mapped_column(JSON)
    created_at = mapped_column(UtcDateTime, nullable=False, default=true_now)
