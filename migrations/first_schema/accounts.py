"""People who sign in, their one-time links, counted tries, keys against double clicks."""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice


def upgrade() -> None:
    """Make the tables."""
    _users()
    _account_tokens()
    _try_counts()
    _idempotency_keys()


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("idempotency_keys")
    op.drop_table("try_counts")
    op.drop_table("account_tokens")
    op.drop_table("users")


def _users() -> None:
    op.create_table(
        "users",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("email", LINE, nullable=False),
        sa.Column("display_name", LINE, nullable=False),
        sa.Column(
            "role",
            choice("role", "admin", "staff", "council", "mentor", "employer", "student"),
            nullable=False,
        ),
        sa.Column("organization_id", sa.Integer, nullable=True),
        sa.Column("password_hash", LINE, nullable=True),
        sa.Column("session_version", sa.Integer, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("is_demo", sa.Boolean, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("search_stems", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_users_organization_id_organizations"),
            ondelete="RESTRICT",
        ),
        sa.UniqueConstraint("email", name=op.f("uq_users_email")),
        sa.CheckConstraint(
            "role <> 'employer' OR organization_id IS NOT NULL",
            name=op.f("ck_users_employer_has_organization"),
        ),
    )
    op.create_index("ix_users_organization_id", "users", ["organization_id"])


def _account_tokens() -> None:
    op.create_table(
        "account_tokens",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("digest", LINE, nullable=False),
        sa.Column(
            "purpose", choice("tokenpurpose", "invitation", "password_reset"), nullable=False
        ),
        sa.Column("user_id", sa.Integer, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_tokens")),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_account_tokens_user_id_users"),
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint("digest", name=op.f("uq_account_tokens_digest")),
    )
    op.create_index("ix_account_tokens_expires_at", "account_tokens", ["expires_at"])
    op.create_index("ix_account_tokens_user_id", "account_tokens", ["user_id"])


def _try_counts() -> None:
    op.create_table(
        "try_counts",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column(
            "kind",
            choice("trykind", "sign_in_email", "sign_in_address", "letter_email", "letter_address"),
            nullable=False,
        ),
        sa.Column("subject", LINE, nullable=False),
        sa.Column("window_start", MOMENT, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_try_counts")),
        sa.UniqueConstraint("kind", "subject", "window_start", name=op.f("uq_try_counts_subject")),
        sa.CheckConstraint("count BETWEEN 0 AND 1000000", name=op.f("ck_try_counts_count_range")),
    )
    op.create_index("ix_try_counts_window_start", "try_counts", ["window_start"])


def _idempotency_keys() -> None:
    op.create_table(
        "idempotency_keys",
        sa.Column("key", LINE, nullable=False),
        sa.Column("user_id", sa.Integer, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("location", LINE, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_idempotency_keys")),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_idempotency_keys_user_id_users"),
            ondelete="CASCADE",
        ),
    )
