"""kept searches of vacancies"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT

revision = "0068"
down_revision = "0067"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "vacancy_searches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("title", LINE, nullable=False),
        sa.Column("criteria", sa.JSON(), nullable=False),
        sa.Column("told_until", MOMENT, nullable=False),
        sa.Column("written_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_vacancy_searches_user_id_users"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vacancy_searches")),
    )
    op.create_index("ix_vacancy_searches_user_id", "vacancy_searches", ["user_id"])


def downgrade() -> None:
    op.drop_table("vacancy_searches")
