"""Who was called to choose a place of practice from another package's list."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.base.columns import intpk
from app.extensions import Model


class PracticeCall(Model):
    """A student written to once that a place in a period may be chosen."""

    __tablename__ = "practice_calls"
    __table_args__ = (UniqueConstraint("period_id", "student_id"),)

    id: Mapped[intpk]
    period_id: Mapped[int] = mapped_column(ForeignKey("practice_periods.id", ondelete="CASCADE"))
    student_id: Mapped[int] = mapped_column(
        ForeignKey("students.id", ondelete="CASCADE"), index=True
    )
    called_at: Mapped[datetime]
    called_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    is_demo: Mapped[bool] = mapped_column(default=False)
