"""The outbox of letters."""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice


def upgrade() -> None:
    """Make the tables."""
    _letters()


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("letters")


def _letters() -> None:
    op.create_table(
        "letters",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("recipient", LINE, nullable=False),
        sa.Column("subject", LINE, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("secret", LINE, nullable=False),
        sa.Column(
            "purpose",
            choice("letterpurpose", "invitation", "password_reset", "notice", "reminder"),
            nullable=False,
        ),
        sa.Column(
            "state",
            choice("letterstate", "waiting", "sending", "sent", "failed", "shown"),
            nullable=False,
        ),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("send_after", MOMENT, nullable=False),
        sa.Column("sent_at", MOMENT, nullable=True),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("last_error", LINE, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
        sa.CheckConstraint(
            "attempts BETWEEN 0 AND 1000000", name=op.f("ck_letters_attempts_range")
        ),
        sa.CheckConstraint(
            "(state = 'sent') = (sent_at IS NOT NULL)", name=op.f("ck_letters_sent_has_time")
        ),
    )
    op.create_index("ix_letters_recipient", "letters", ["recipient"])
    op.create_index("ix_letters_state_send_after", "letters", ["state", "send_after"])
