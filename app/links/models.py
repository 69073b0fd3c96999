"""Links that were sent, and what was answered."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.base import clock
from app.base.columns import intpk
from app.base.search import Searchable
from app.extensions import Model
from app.links.enums import LinkStanding, LinkState, SpokenWay
from app.links.rules import standing_of

_WAITS = text("state = 'sent'")


class TaskLink(Searchable, Model):
    """One task for one person about one record. Of the secret only a digest is kept.

    `entity` and `entity_id` name the record, so that merged twins take it along; `record_label`
    is what it was called when the link was sent. `answer` holds the answered fields as the task
    takes them and, in `told`, as (question, answer) for people.
    """

    __tablename__ = "task_links"
    __table_args__ = (
        CheckConstraint("(state IN ('sent', 'withdrawn')) = (answered_at IS NULL)", name="answer"),
        CheckConstraint("reminders BETWEEN 0 AND 1000", name="reminders_range"),
        CheckConstraint(
            "(spoken_on IS NULL) = (spoken_way IS NULL)", name="spoken_has_day_and_way"
        ),
        Index(
            "uq_task_links_waiting", "task", "entity_id", "addressee_email", "addressee_name",
            unique=True, sqlite_where=_WAITS, postgresql_where=_WAITS,
        ),
        Index("ix_task_links_sent_at_id", "sent_at", "id"),
        Index("ix_task_links_state_until", "state", "until"),
        Index("ix_task_links_task_entity_id", "task", "entity_id"),
        Index("ix_task_links_entity_entity_id", "entity", "entity_id"),
    )  # fmt: skip

    id: Mapped[intpk]
    digest: Mapped[str] = mapped_column(unique=True, info={"audit": "mask"})
    nonce: Mapped[str] = mapped_column(info={"audit": "mask"})
    task: Mapped[str]
    entity: Mapped[str]
    entity_id: Mapped[int]
    record_label: Mapped[str] = mapped_column(default="")
    addressee_name: Mapped[str]
    addressee_email: Mapped[str] = mapped_column(default="", index=True)
    addressee_phone: Mapped[str] = mapped_column(default="")
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    student_id: Mapped[int | None] = mapped_column(
        ForeignKey("students.id", ondelete="SET NULL"), index=True
    )
    until: Mapped[date]
    state: Mapped[LinkState] = mapped_column(default=LinkState.SENT)
    sent_at: Mapped[datetime]
    sent_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    reminders: Mapped[int] = mapped_column(default=0)
    reminded_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[str] = mapped_column(default="")
    answered_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    spoken_on: Mapped[date | None]
    spoken_way: Mapped[SpokenWay | None]
    answer: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    is_accepted: Mapped[bool | None]
    settled_at: Mapped[datetime | None]
    settled_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    __mapper_args__ = {"version_id_col": version}

    def search_text(self) -> str:
        """Return what people look a link up by."""
        return f"{self.addressee_name} {self.addressee_email} {self.record_label}"

    @property
    def standing(self) -> LinkStanding:
        """Return how the link stands today."""
        return standing_of(self.state, self.until, today=clock.today())

    @property
    def told(self) -> list[tuple[str, str]]:
        """Return what was answered as (question, answer), as people read it."""
        return [(question, answer) for question, answer in (self.answer or {}).get("told", ())]

    @property
    def values(self) -> dict[str, Any]:
        """Return what was answered as the task takes it."""
        return dict((self.answer or {}).get("values", {}))
