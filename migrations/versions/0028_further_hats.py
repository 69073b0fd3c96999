"""Accounts: further hats of one person"""

import sqlalchemy as sa
from alembic import op

from migrations.types import MOMENT, choice

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

TABLE = "further_hats"
ROLES = ("admin", "staff", "council", "mentor", "employer", "student")


def upgrade() -> None:
    op.create_table(
        TABLE,
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("user_id", sa.Integer, nullable=False),
        sa.Column("role", choice("role", *ROLES), nullable=False),
        sa.Column("organization_id", sa.Integer, nullable=True),
        sa.Column("since", MOMENT, nullable=False),
        sa.CheckConstraint(
            "role <> 'employer' OR organization_id IS NOT NULL",
            name=op.f(f"ck_{TABLE}_employer_has_organization"),
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f(f"fk_{TABLE}_user_id_users"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f(f"fk_{TABLE}_organization_id_organizations"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{TABLE}")),
        sa.UniqueConstraint("user_id", "role", "organization_id", name="uq_further_hats_hat"),
    )
    for column in ("organization_id", "user_id"):
        op.create_index(op.f(f"ix_{TABLE}_{column}"), TABLE, [column])


def downgrade() -> None:
    op.drop_table(TABLE)
