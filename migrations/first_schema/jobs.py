"""Background work as rows."""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice


def upgrade() -> None:
    """Make the tables."""
    _jobs()


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("jobs")


def _jobs() -> None:
    op.create_table(
        "jobs",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("kind", LINE, nullable=False),
        sa.Column("payload", sa.JSON, nullable=False),
        sa.Column(
            "state", choice("jobstate", "queued", "running", "done", "failed"), nullable=False
        ),
        sa.Column("done", sa.Integer, nullable=False),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("result_url", LINE, nullable=True),
        sa.Column("error", sa.Text, nullable=False),
        sa.Column("created_by_id", sa.Integer, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("heartbeat_at", MOMENT, nullable=False),
        sa.Column("started_at", MOMENT, nullable=True),
        sa.Column("finished_at", MOMENT, nullable=True),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobs")),
        sa.ForeignKeyConstraint(
            ["created_by_id"],
            ["users.id"],
            name=op.f("fk_jobs_created_by_id_users"),
            ondelete="SET NULL",
        ),
        sa.CheckConstraint("attempts BETWEEN 0 AND 1000", name=op.f("ck_jobs_attempts_in_bounds")),
        sa.CheckConstraint("done BETWEEN 0 AND 1000000000", name=op.f("ck_jobs_done_in_bounds")),
        sa.CheckConstraint("total BETWEEN 0 AND 1000000000", name=op.f("ck_jobs_total_in_bounds")),
    )
    op.create_index("ix_jobs_created_by_id", "jobs", ["created_by_id"])
    op.create_index("ix_jobs_kind", "jobs", ["kind"])
    op.create_index("ix_jobs_state_heartbeat_at", "jobs", ["state", "heartbeat_at"])
