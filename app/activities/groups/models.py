"""Working groups; members and meetings are those of the group's body."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.activities.groups.enums import GroupState
from app.activities.meetings.models import Meeting, MeetingBody
from app.base.collation import sort_key_column
from app.base.columns import intpk, long_text
from app.base.search import Searchable
from app.extensions import Model
from app.plan.models import ServesPlan


class WorkingGroup(ServesPlan, Searchable, Model):
    """A group of the cluster, from the project to the end of its days."""

    __tablename__ = "working_groups"
    __table_args__ = (
        CheckConstraint(
            "state <> 'approved' OR (approved_on IS NOT NULL AND approved_by <> ''"
            " AND council_body_id IS NOT NULL)",
            name="approved_by_whom",
        ),
        CheckConstraint(
            "state <> 'approved' OR approval_meeting_id IS NOT NULL OR order_number <> ''",
            name="approved_by_what",
        ),
        CheckConstraint(
            "approved_on IS NULL OR approved_on >= created_on", name="approved_after_creation"
        ),
        CheckConstraint(
            "term_until IS NULL OR term_until >= created_on", name="term_after_creation"
        ),
        CheckConstraint("(state = 'disbanded') = (disbanded_on IS NOT NULL)", name="disbanded_day"),
        Index("ix_working_groups_name_key_id", "name_key", "id"),
    )

    id: Mapped[intpk]
    body_id: Mapped[int] = mapped_column(
        ForeignKey("meeting_bodies.id", ondelete="RESTRICT"), unique=True
    )
    name: Mapped[str]
    name_key: Mapped[str] = sort_key_column("name")
    name_genitive: Mapped[str] = mapped_column(default="")
    direction: Mapped[long_text]
    tasks: Mapped[str] = mapped_column(Text, default="")
    created_on: Mapped[date]
    term_until: Mapped[date | None]
    state: Mapped[GroupState] = mapped_column(default=GroupState.PROJECT, index=True)
    approved_on: Mapped[date | None] = mapped_column(index=True)
    approved_by: Mapped[str] = mapped_column(default="")
    council_body_id: Mapped[int | None] = mapped_column(
        ForeignKey("meeting_bodies.id", ondelete="RESTRICT"), index=True
    )
    approval_meeting_id: Mapped[int | None] = mapped_column(
        ForeignKey("meetings.id", ondelete="RESTRICT"), index=True
    )
    order_number: Mapped[str] = mapped_column(default="")
    disbanded_on: Mapped[date | None]
    disband_reason: Mapped[str] = mapped_column(default="")
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    body: Mapped[MeetingBody] = relationship(foreign_keys=[body_id])
    council: Mapped[MeetingBody | None] = relationship(foreign_keys=[council_body_id])
    approval_meeting: Mapped[Meeting | None] = relationship()

    __mapper_args__ = {"version_id_col": version}

    def search_text(self) -> str:
        """Return what people search groups by."""
        return f"{self.name} {self.direction}"
