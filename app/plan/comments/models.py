"""Comments on items of the plan."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.base.columns import intpk, long_text
from app.extensions import Model
from app.plan.models import Item


class ItemComment(Model):
    """A comment; without its author once that account is gone."""

    __tablename__ = "plan_comments"
    __table_args__ = (Index("ix_plan_comments_item_id_id", "item_id", "id"),)

    id: Mapped[intpk]
    item_id: Mapped[int] = mapped_column(ForeignKey("plan_items.id", ondelete="CASCADE"))
    author_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    text: Mapped[long_text]
    written_at: Mapped[datetime]
    mended_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    item: Mapped[Item] = relationship()
    author: Mapped[User | None] = relationship()

    __mapper_args__ = {"version_id_col": version}
