"""Who changed what and when."""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice


def upgrade() -> None:
    """Make the tables."""
    _audit_entries()


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("audit_entries")


def _audit_entries() -> None:
    op.create_table(
        "audit_entries",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor_id", sa.Integer, nullable=True),
        sa.Column("actor_name", LINE, nullable=False),
        sa.Column("request_id", LINE, nullable=False),
        sa.Column("action", choice("action", "created", "changed", "deleted"), nullable=False),
        sa.Column("entity", LINE, nullable=False),
        sa.Column("entity_id", sa.Integer, nullable=False),
        sa.Column("changes", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entries")),
        sa.ForeignKeyConstraint(
            ["actor_id"],
            ["users.id"],
            name=op.f("fk_audit_entries_actor_id_users"),
            ondelete="SET NULL",
        ),
    )
    op.create_index("ix_audit_entries_actor_id", "audit_entries", ["actor_id"])
    op.create_index("ix_audit_entries_at", "audit_entries", ["at"])
    op.create_index("ix_audit_entries_record", "audit_entries", ["entity", "entity_id"])
