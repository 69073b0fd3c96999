"""The council's word on nominations, orders on awarding, ceremonies and who received what"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0073"
down_revision = "0072"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "award_ceremonies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=True),
        sa.Column("place", LINE, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column(
            "programme",
            choice("programmeorder", "rising", "falling", "by_organization"),
            nullable=False,
        ),
        sa.Column("invited_at", MOMENT, nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["award_rounds.id"],
            name=op.f("fk_award_ceremonies_round_id_award_rounds"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award_ceremonies")),
        sa.UniqueConstraint("round_id", name=op.f("uq_award_ceremonies_round_id")),
    )
    op.create_table(
        "award_orders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", LINE, nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("year BETWEEN 2000 AND 2100", name=op.f("ck_award_orders_year_range")),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["award_rounds.id"],
            name=op.f("fk_award_orders_round_id_award_rounds"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award_orders")),
        sa.UniqueConstraint("round_id", name=op.f("uq_award_orders_round_id")),
        sa.UniqueConstraint("year", "number", name="uq_award_orders_number"),
    )
    op.create_table(
        "award_handovers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("award_id", sa.Integer(), nullable=False),
        sa.Column("handed_on", sa.Date(), nullable=False),
        sa.Column("way", choice("handoverway", "in_person", "by_proxy", "by_post"), nullable=False),
        sa.Column("received_by", LINE, nullable=False),
        sa.Column("noted_by_id", sa.Integer(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "way <> 'by_proxy' OR received_by <> ''", name=op.f("ck_award_handovers_proxy_has_name")
        ),
        sa.ForeignKeyConstraint(
            ["award_id"],
            ["awards.id"],
            name=op.f("fk_award_handovers_award_id_awards"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["noted_by_id"],
            ["users.id"],
            name=op.f("fk_award_handovers_noted_by_id_users"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award_handovers")),
        sa.UniqueConstraint("award_id", name=op.f("uq_award_handovers_award_id")),
    )
    op.create_index("ix_award_handovers_noted_by_id", "award_handovers", ["noted_by_id"])

    op.create_table(
        "award_council_sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_award_council_sessions_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["meeting_questions.id"],
            name=op.f("fk_award_council_sessions_question_id_meeting_questions"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["award_rounds.id"],
            name=op.f("fk_award_council_sessions_round_id_award_rounds"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award_council_sessions")),
        sa.UniqueConstraint("round_id", name=op.f("uq_award_council_sessions_round_id")),
    )
    op.create_index(
        "ix_award_council_sessions_meeting_id", "award_council_sessions", ["meeting_id"]
    )
    op.create_index(
        "ix_award_council_sessions_question_id", "award_council_sessions", ["question_id"]
    )

    op.create_table(
        "award_verdicts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nomination_id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column(
            "outcome", choice("verdictoutcome", "award", "letter", "nothing"), nullable=False
        ),
        sa.Column("votes_for", sa.Integer(), nullable=True),
        sa.Column("votes_against", sa.Integer(), nullable=True),
        sa.Column("votes_abstained", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(votes_for IS NULL) = (votes_against IS NULL)"
            " AND (votes_for IS NULL) = (votes_abstained IS NULL)",
            name=op.f("ck_award_verdicts_votes_together"),
        ),
        sa.CheckConstraint(
            "votes_for BETWEEN 0 AND 1000 AND votes_against BETWEEN 0 AND 1000"
            " AND votes_abstained BETWEEN 0 AND 1000",
            name=op.f("ck_award_verdicts_votes_range"),
        ),
        sa.ForeignKeyConstraint(
            ["nomination_id"],
            ["award_nominations.id"],
            name=op.f("fk_award_verdicts_nomination_id_award_nominations"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["award_council_sessions.id"],
            name=op.f("fk_award_verdicts_session_id_award_council_sessions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award_verdicts")),
        sa.UniqueConstraint("nomination_id", name=op.f("uq_award_verdicts_nomination_id")),
    )
    op.create_index("ix_award_verdicts_session_id", "award_verdicts", ["session_id"])


def downgrade() -> None:
    op.drop_table("award_verdicts")
    op.drop_table("award_council_sessions")
    op.drop_table("award_handovers")
    op.drop_table("award_orders")
    op.drop_table("award_ceremonies")
