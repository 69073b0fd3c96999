"""Kinds of award, who nominates, drafts"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0100"
down_revision = "0099"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "award_honours",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            choice("honourkind", "diploma", "certificate", "gratitude", "representation"),
            nullable=False,
        ),
        sa.Column("title", LINE, nullable=False),
        sa.Column("degree", LINE, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("awarder", choice("awarder", "college", "organization", "both"), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column("cosigners", sa.Text(), nullable=False),
        sa.Column("least_years", sa.Integer(), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(awarder = 'college') = (organization_id IS NULL)",
            name=op.f("ck_award_honours_awarder_organization"),
        ),
        sa.CheckConstraint(
            "least_years BETWEEN 0 AND 60", name=op.f("ck_award_honours_least_years_range")
        ),
        sa.CheckConstraint("number BETWEEN 1 AND 50", name=op.f("ck_award_honours_number_range")),
        sa.CheckConstraint("ordinal BETWEEN 1 AND 20", name=op.f("ck_award_honours_ordinal_range")),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_award_honours_organization_id_organizations"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["award_rounds.id"],
            name=op.f("fk_award_honours_round_id_award_rounds"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award_honours")),
        sa.UniqueConstraint(
            "round_id", "title", "degree", name=op.f("uq_award_honours_round_id_title_degree")
        ),
    )
    with op.batch_alter_table("award_honours") as batch:
        batch.create_index(
            batch.f("ix_award_honours_organization_id"), ["organization_id"], unique=False
        )

    op.create_table(
        "award_drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("mentor_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("merit", LINE, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("saved_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["mentor_id"],
            ["mentors.id"],
            name=op.f("fk_award_drafts_mentor_id_mentors"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["award_rounds.id"],
            name=op.f("fk_award_drafts_round_id_award_rounds"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_award_drafts_user_id_users"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award_drafts")),
        sa.UniqueConstraint(
            "round_id",
            "mentor_id",
            "user_id",
            name=op.f("uq_award_drafts_round_id_mentor_id_user_id"),
        ),
    )
    with op.batch_alter_table("award_drafts") as batch:
        batch.create_index(batch.f("ix_award_drafts_mentor_id"), ["mentor_id"], unique=False)
        batch.create_index(batch.f("ix_award_drafts_user_id"), ["user_id"], unique=False)

    with op.batch_alter_table("award_nominations") as batch:
        batch.add_column(sa.Column("facts", sa.JSON(none_as_null=True), nullable=True))

    with op.batch_alter_table("award_rounds") as batch:
        batch.add_column(
            sa.Column("by_organizations", sa.Boolean(), nullable=False, server_default=sa.true())
        )
        batch.add_column(
            sa.Column("by_students", sa.Boolean(), nullable=False, server_default=sa.false())
        )

    with op.batch_alter_table("award_verdicts") as batch:
        batch.add_column(sa.Column("honour_id", sa.Integer(), nullable=True))
        batch.create_index(batch.f("ix_award_verdicts_honour_id"), ["honour_id"], unique=False)
        batch.create_foreign_key(
            batch.f("fk_award_verdicts_honour_id_award_honours"),
            "award_honours",
            ["honour_id"],
            ["id"],
            ondelete="RESTRICT",
        )
        batch.create_check_constraint(
            batch.f("ck_award_verdicts_honour_is_award"),
            "honour_id IS NULL OR outcome = 'award'",
        )

    with op.batch_alter_table("awards") as batch:
        batch.add_column(sa.Column("honour_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("title", LINE, nullable=False, server_default=""))
        batch.add_column(sa.Column("degree", LINE, nullable=False, server_default=""))
        batch.create_index(batch.f("ix_awards_honour_id"), ["honour_id"], unique=False)
        batch.create_foreign_key(
            batch.f("fk_awards_honour_id_award_honours"),
            "award_honours",
            ["honour_id"],
            ["id"],
            ondelete="SET NULL",
        )

    _without_defaults("award_rounds", "by_organizations", "by_students")
    _without_defaults("awards", "title", "degree")


def downgrade() -> None:
    with op.batch_alter_table("awards") as batch:
        batch.drop_constraint(batch.f("fk_awards_honour_id_award_honours"), type_="foreignkey")
        batch.drop_index(batch.f("ix_awards_honour_id"))
        batch.drop_column("degree")
        batch.drop_column("title")
        batch.drop_column("honour_id")

    with op.batch_alter_table("award_verdicts") as batch:
        batch.drop_constraint(batch.f("ck_award_verdicts_honour_is_award"), type_="check")
        batch.drop_constraint(
            batch.f("fk_award_verdicts_honour_id_award_honours"), type_="foreignkey"
        )
        batch.drop_index(batch.f("ix_award_verdicts_honour_id"))
        batch.drop_column("honour_id")

    with op.batch_alter_table("award_rounds") as batch:
        batch.drop_column("by_students")
        batch.drop_column("by_organizations")

    with op.batch_alter_table("award_nominations") as batch:
        batch.drop_column("facts")

    with op.batch_alter_table("award_drafts") as batch:
        batch.drop_index(batch.f("ix_award_drafts_user_id"))
        batch.drop_index(batch.f("ix_award_drafts_mentor_id"))

    op.drop_table("award_drafts")
    with op.batch_alter_table("award_honours") as batch:
        batch.drop_index(batch.f("ix_award_honours_organization_id"))

    op.drop_table("award_honours")


def _without_defaults(table: str, *columns: str) -> None:
    """The defaults were for the rows of old alone."""
    with op.batch_alter_table(table) as batch:
        for column in columns:
            batch.alter_column(column, server_default=None)
