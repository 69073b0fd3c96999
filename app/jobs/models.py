"""Background jobs: rows of our own, so that work outlives the process that does it."""

from datetime import datetime
from typing import Any

from flask_babel import LazyString
from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.columns import intpk, long_text
from app.extensions import Model
from app.jobs.enums import UNFINISHED, JobState
from app.jobs.registry import title_of

MOST = 1_000_000_000


class Job(Model):
    """Work for the worker. `attempts` names the present run: a lost worker cannot finish it.

    `created_at` is business time; the other times are true time, as they measure waiting.
    """

    __tablename__ = "jobs"
    __audited__ = False  # what a job changes is audited; its own beats are not
    __table_args__ = (
        CheckConstraint(f"done BETWEEN 0 AND {MOST}", name="done_in_bounds"),
        CheckConstraint(f"total BETWEEN 0 AND {MOST}", name="total_in_bounds"),
        CheckConstraint("attempts BETWEEN 0 AND 1000", name="attempts_in_bounds"),
        Index("ix_jobs_state_heartbeat_at", "state", "heartbeat_at"),
    )

    id: Mapped[intpk]
    kind: Mapped[str] = mapped_column(index=True)
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    state: Mapped[JobState] = mapped_column(default=JobState.QUEUED)
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    message: Mapped[long_text] = mapped_column(default="")
    result_url: Mapped[str | None]
    error: Mapped[long_text] = mapped_column(default="")
    created_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    created_at: Mapped[datetime]
    heartbeat_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)

    # By name: accounts stands above this package.
    created_by: Mapped[Any] = relationship("User", lazy="raise")

    @property
    def is_finished(self) -> bool:
        """Tell whether nothing more will happen to this job."""
        return self.state not in UNFINISHED

    @property
    def title(self) -> LazyString | str:
        """Return what the page of this job is called."""
        return title_of(self.kind)
