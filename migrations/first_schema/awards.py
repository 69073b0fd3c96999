"""Rounds of awards, nominations, score sheets, numbered letters of thanks."""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice


def upgrade() -> None:
    """Make the tables."""
    _award_rounds()
    _award_criteria()
    _award_nominations()
    _award_score_sheets()
    _award_scores()
    _awards()


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("awards")
    op.drop_table("award_scores")
    op.drop_table("award_score_sheets")
    op.drop_table("award_nominations")
    op.drop_table("award_criteria")
    op.drop_table("award_rounds")


def _award_rounds() -> None:
    op.create_table(
        "award_rounds",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("title", LINE, nullable=False),
        sa.Column(
            "kind",
            choice("roundkind", "teachers_day", "preschool_day", "year_end", "other"),
            nullable=False,
        ),
        sa.Column("nominations_until", sa.Date, nullable=False),
        sa.Column("scoring_until", sa.Date, nullable=False),
        sa.Column("ceremony_on", sa.Date, nullable=False),
        sa.Column("awards_count", sa.Integer, nullable=False),
        sa.Column("letter_text", sa.Text, nullable=False),
        sa.Column("signatory_post", LINE, nullable=False),
        sa.Column("signatory_name", LINE, nullable=False),
        sa.Column("plan_item_id", sa.Integer, nullable=False),
        sa.Column(
            "state",
            choice("roundstate", "draft", "nominating", "scoring", "closed"),
            nullable=False,
        ),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("is_demo", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award_rounds")),
        sa.ForeignKeyConstraint(
            ["plan_item_id"],
            ["plan_items.id"],
            name=op.f("fk_award_rounds_plan_item_id_plan_items"),
            ondelete="RESTRICT",
        ),
        sa.CheckConstraint(
            "awards_count BETWEEN 1 AND 50", name=op.f("ck_award_rounds_awards_count_range")
        ),
        sa.CheckConstraint(
            "ceremony_on >= scoring_until", name=op.f("ck_award_rounds_ceremony_after_scoring")
        ),
        sa.CheckConstraint(
            "(state = 'closed') = (closed_at IS NOT NULL)",
            name=op.f("ck_award_rounds_closed_has_time"),
        ),
        sa.CheckConstraint(
            "scoring_until >= nominations_until",
            name=op.f("ck_award_rounds_scoring_after_nominations"),
        ),
    )
    op.create_index("ix_award_rounds_ceremony_on", "award_rounds", ["ceremony_on"])
    op.create_index("ix_award_rounds_plan_item_id", "award_rounds", ["plan_item_id"])
    op.create_index("ix_award_rounds_state", "award_rounds", ["state"])


def _award_criteria() -> None:
    op.create_table(
        "award_criteria",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("round_id", sa.Integer, nullable=False),
        sa.Column("title", LINE, nullable=False),
        sa.Column("weight", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award_criteria")),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["award_rounds.id"],
            name=op.f("fk_award_criteria_round_id_award_rounds"),
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint("round_id", "title", name=op.f("uq_award_criteria_round_id_title")),
        sa.CheckConstraint("weight BETWEEN 1 AND 10", name=op.f("ck_award_criteria_weight_range")),
    )


def _award_nominations() -> None:
    op.create_table(
        "award_nominations",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("round_id", sa.Integer, nullable=False),
        sa.Column("mentor_id", sa.Integer, nullable=False),
        sa.Column("nominated_by_id", sa.Integer, nullable=False),
        sa.Column("nominated_at", MOMENT, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("state", choice("nominationstate", "nominated", "withdrawn"), nullable=False),
        sa.Column("is_demo", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award_nominations")),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["award_rounds.id"],
            name=op.f("fk_award_nominations_round_id_award_rounds"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["mentor_id"],
            ["mentors.id"],
            name=op.f("fk_award_nominations_mentor_id_mentors"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["nominated_by_id"],
            ["users.id"],
            name=op.f("fk_award_nominations_nominated_by_id_users"),
            ondelete="RESTRICT",
        ),
        sa.UniqueConstraint(
            "round_id", "mentor_id", name=op.f("uq_award_nominations_round_id_mentor_id")
        ),
    )
    op.create_index("ix_award_nominations_mentor_id", "award_nominations", ["mentor_id"])
    op.create_index(
        "ix_award_nominations_nominated_by_id", "award_nominations", ["nominated_by_id"]
    )


def _award_score_sheets() -> None:
    op.create_table(
        "award_score_sheets",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("nomination_id", sa.Integer, nullable=False),
        sa.Column("member_id", sa.Integer, nullable=False),
        sa.Column("state", choice("sheetstate", "draft", "submitted", "abstained"), nullable=False),
        sa.Column("submitted_at", MOMENT, nullable=True),
        sa.Column("abstain_reason", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award_score_sheets")),
        sa.ForeignKeyConstraint(
            ["nomination_id"],
            ["award_nominations.id"],
            name=op.f("fk_award_score_sheets_nomination_id_award_nominations"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["users.id"],
            name=op.f("fk_award_score_sheets_member_id_users"),
            ondelete="RESTRICT",
        ),
        sa.UniqueConstraint(
            "nomination_id", "member_id", name=op.f("uq_award_score_sheets_nomination_id_member_id")
        ),
        sa.CheckConstraint(
            "(state = 'abstained') = (abstain_reason <> '')",
            name=op.f("ck_award_score_sheets_abstained_has_reason"),
        ),
        sa.CheckConstraint(
            "(state = 'submitted') = (submitted_at IS NOT NULL)",
            name=op.f("ck_award_score_sheets_has_time"),
        ),
    )
    op.create_index("ix_award_score_sheets_member_id", "award_score_sheets", ["member_id"])


def _award_scores() -> None:
    op.create_table(
        "award_scores",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("sheet_id", sa.Integer, nullable=False),
        sa.Column("criterion_id", sa.Integer, nullable=False),
        sa.Column("value", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award_scores")),
        sa.ForeignKeyConstraint(
            ["sheet_id"],
            ["award_score_sheets.id"],
            name=op.f("fk_award_scores_sheet_id_award_score_sheets"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["criterion_id"],
            ["award_criteria.id"],
            name=op.f("fk_award_scores_criterion_id_award_criteria"),
            ondelete="RESTRICT",
        ),
        sa.UniqueConstraint(
            "sheet_id", "criterion_id", name=op.f("uq_award_scores_sheet_id_criterion_id")
        ),
        sa.CheckConstraint("value BETWEEN 0 AND 10", name=op.f("ck_award_scores_value_range")),
    )
    op.create_index("ix_award_scores_criterion_id", "award_scores", ["criterion_id"])


def _awards() -> None:
    op.create_table(
        "awards",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("round_id", sa.Integer, nullable=False),
        sa.Column("mentor_id", sa.Integer, nullable=False),
        sa.Column("kind", choice("awardkind", "award", "letter"), nullable=False),
        sa.Column("place", sa.Integer, nullable=True),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("previous_number", sa.Integer, nullable=True),
        sa.Column("awarded_on", sa.Date, nullable=False),
        sa.Column("wording", sa.Text, nullable=False),
        sa.Column("is_demo", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_awards")),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["award_rounds.id"],
            name=op.f("fk_awards_round_id_award_rounds"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["mentor_id"],
            ["mentors.id"],
            name=op.f("fk_awards_mentor_id_mentors"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["year", "kind", "previous_number"],
            ["awards.year", "awards.kind", "awards.number"],
            name=op.f("fk_awards_previous"),
            ondelete="NO ACTION",
        ),
        sa.UniqueConstraint("year", "kind", "number", name=op.f("uq_awards_register")),
        sa.UniqueConstraint(
            "round_id", "mentor_id", "kind", name=op.f("uq_awards_round_id_mentor_id_kind")
        ),
        sa.CheckConstraint(
            "kind <> 'award' OR place IS NOT NULL", name=op.f("ck_awards_award_has_place")
        ),
        sa.CheckConstraint(
            "(number = 1 AND previous_number IS NULL) OR "
            "(previous_number IS NOT NULL AND previous_number = number - 1)",
            name=op.f("ck_awards_follows_previous"),
        ),
        sa.CheckConstraint("number BETWEEN 1 AND 100000", name=op.f("ck_awards_number_range")),
        sa.CheckConstraint("place BETWEEN 1 AND 1000000", name=op.f("ck_awards_place_range")),
        sa.CheckConstraint("year BETWEEN 2000 AND 2100", name=op.f("ck_awards_year_range")),
    )
    op.create_index("ix_awards_mentor_id", "awards", ["mentor_id"])
