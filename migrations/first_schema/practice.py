"""Practice periods, places, wishes, and who got which seat."""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice


def upgrade() -> None:
    """Make the tables."""
    _practice_periods()
    _practice_period_groups()
    _practice_places()
    _practice_applications()
    _practice_wishes()
    _practice_distributions()
    _practice_placements()


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("practice_placements")
    op.drop_table("practice_distributions")
    op.drop_table("practice_wishes")
    op.drop_table("practice_applications")
    op.drop_table("practice_places")
    op.drop_table("practice_period_groups")
    op.drop_table("practice_periods")


def _practice_periods() -> None:
    op.create_table(
        "practice_periods",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("title", LINE, nullable=False),
        sa.Column(
            "kind",
            choice("practicekind", "educational", "industrial", "pre_diploma"),
            nullable=False,
        ),
        sa.Column("starts_on", sa.Date, nullable=False),
        sa.Column("ends_on", sa.Date, nullable=False),
        sa.Column("applications_open_on", sa.Date, nullable=False),
        sa.Column("applications_open_until", sa.Date, nullable=False),
        sa.Column("max_wishes", sa.Integer, nullable=False),
        sa.Column("seed_text", LINE, nullable=False),
        sa.Column("seed", sa.BigInteger, nullable=False),
        sa.Column(
            "state",
            choice("periodstate", "draft", "open", "closed", "distributed", "published"),
            nullable=False,
        ),
        sa.Column("published_at", MOMENT, nullable=True),
        sa.Column("reminded_on", sa.Date, nullable=True),
        sa.Column("plan_item_id", sa.Integer, nullable=False),
        sa.Column("is_demo", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("search_stems", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_periods")),
        sa.ForeignKeyConstraint(
            ["plan_item_id"],
            ["plan_items.id"],
            name=op.f("fk_practice_periods_plan_item_id_plan_items"),
            ondelete="RESTRICT",
        ),
        sa.CheckConstraint(
            "applications_open_until >= applications_open_on",
            name=op.f("ck_practice_periods_applications_in_order"),
        ),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_practice_periods_dates_in_order")),
        sa.CheckConstraint(
            "max_wishes BETWEEN 1 AND 10", name=op.f("ck_practice_periods_max_wishes_range")
        ),
        sa.CheckConstraint(
            "seed BETWEEN 0 AND 281474976710655", name=op.f("ck_practice_periods_seed_range")
        ),
    )
    op.create_index("ix_practice_periods_plan_item_id", "practice_periods", ["plan_item_id"])
    op.create_index("ix_practice_periods_state", "practice_periods", ["state"])


def _practice_period_groups() -> None:
    op.create_table(
        "practice_period_groups",
        sa.Column("period_id", sa.Integer, nullable=False),
        sa.Column("group_id", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("period_id", "group_id", name=op.f("pk_practice_period_groups")),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["practice_periods.id"],
            name=op.f("fk_practice_period_groups_period_id_practice_periods"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["study_groups.id"],
            name=op.f("fk_practice_period_groups_group_id_study_groups"),
            ondelete="RESTRICT",
        ),
    )
    op.create_index("ix_practice_period_groups_group_id", "practice_period_groups", ["group_id"])


def _practice_places() -> None:
    op.create_table(
        "practice_places",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("period_id", sa.Integer, nullable=False),
        sa.Column("organization_id", sa.Integer, nullable=False),
        sa.Column("title", LINE, nullable=False),
        sa.Column("seats", sa.Integer, nullable=False),
        sa.Column("taken", sa.Integer, nullable=False),
        sa.Column("speciality_id", sa.Integer, nullable=True),
        sa.Column("supervisor_name", LINE, nullable=False),
        sa.Column("supervisor_phone", LINE, nullable=True),
        sa.Column("is_demo", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("search_stems", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_places")),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["practice_periods.id"],
            name=op.f("fk_practice_places_period_id_practice_periods"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_practice_places_organization_id_organizations"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["speciality_id"],
            ["specialities.id"],
            name=op.f("fk_practice_places_speciality_id_specialities"),
            ondelete="RESTRICT",
        ),
        sa.UniqueConstraint(
            "period_id",
            "organization_id",
            "title",
            name=op.f("uq_practice_places_period_id_organization_id_title"),
        ),
        sa.CheckConstraint("seats BETWEEN 1 AND 200", name=op.f("ck_practice_places_seats_range")),
        sa.CheckConstraint("taken BETWEEN 0 AND 200", name=op.f("ck_practice_places_taken_range")),
        sa.CheckConstraint("taken <= seats", name=op.f("ck_practice_places_taken_within_seats")),
    )
    op.create_index("ix_practice_places_organization_id", "practice_places", ["organization_id"])
    op.create_index("ix_practice_places_speciality_id", "practice_places", ["speciality_id"])


def _practice_applications() -> None:
    op.create_table(
        "practice_applications",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("period_id", sa.Integer, nullable=False),
        sa.Column("student_id", sa.Integer, nullable=False),
        sa.Column("submitted_at", MOMENT, nullable=True),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_applications")),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["practice_periods.id"],
            name=op.f("fk_practice_applications_period_id_practice_periods"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_practice_applications_student_id_students"),
            ondelete="RESTRICT",
        ),
        sa.UniqueConstraint(
            "period_id", "student_id", name=op.f("uq_practice_applications_period_id_student_id")
        ),
    )
    op.create_index("ix_practice_applications_student_id", "practice_applications", ["student_id"])


def _practice_wishes() -> None:
    op.create_table(
        "practice_wishes",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("application_id", sa.Integer, nullable=False),
        sa.Column("rank", sa.Integer, nullable=False),
        sa.Column("place_id", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_wishes")),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["practice_applications.id"],
            name=op.f("fk_practice_wishes_application_id_practice_applications"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["place_id"],
            ["practice_places.id"],
            name=op.f("fk_practice_wishes_place_id_practice_places"),
            ondelete="RESTRICT",
        ),
        sa.UniqueConstraint(
            "application_id", "place_id", name=op.f("uq_practice_wishes_application_id_place_id")
        ),
        sa.UniqueConstraint(
            "application_id", "rank", name=op.f("uq_practice_wishes_application_id_rank")
        ),
        sa.CheckConstraint("rank BETWEEN 1 AND 10", name=op.f("ck_practice_wishes_rank_range")),
    )
    op.create_index("ix_practice_wishes_place_id", "practice_wishes", ["place_id"])


def _practice_distributions() -> None:
    op.create_table(
        "practice_distributions",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("period_id", sa.Integer, nullable=False),
        sa.Column("algorithm", LINE, nullable=False),
        sa.Column("seed", sa.BigInteger, nullable=False),
        sa.Column("digest", LINE, nullable=False),
        sa.Column("figures", sa.JSON, nullable=False),
        sa.Column("instance", sa.JSON, nullable=False),
        sa.Column("result", sa.JSON, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("discarded_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_distributions")),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["practice_periods.id"],
            name=op.f("fk_practice_distributions_period_id_practice_periods"),
            ondelete="CASCADE",
        ),
        sa.CheckConstraint(
            "seed BETWEEN 0 AND 281474976710655", name=op.f("ck_practice_distributions_seed_range")
        ),
    )
    op.create_index("ix_practice_distributions_period_id", "practice_distributions", ["period_id"])


def _practice_placements() -> None:
    op.create_table(
        "practice_placements",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("period_id", sa.Integer, nullable=False),
        sa.Column("student_id", sa.Integer, nullable=False),
        sa.Column("place_id", sa.Integer, nullable=True),
        sa.Column("basis", choice("basis", "wish", "by_hand", "unplaced"), nullable=False),
        sa.Column("rank", sa.Integer, nullable=True),
        sa.Column("lottery_number", sa.Integer, nullable=True),
        sa.Column("explanation", sa.JSON, nullable=False),
        sa.Column("note", LINE, nullable=False),
        sa.Column("distribution_id", sa.Integer, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_placements")),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["practice_periods.id"],
            name=op.f("fk_practice_placements_period_id_practice_periods"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_practice_placements_student_id_students"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["place_id"],
            ["practice_places.id"],
            name=op.f("fk_practice_placements_place_id_practice_places"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["distribution_id"],
            ["practice_distributions.id"],
            name=op.f("fk_practice_placements_distribution_id_practice_distributions"),
            ondelete="SET NULL",
        ),
        sa.UniqueConstraint(
            "period_id", "student_id", name=op.f("uq_practice_placements_period_id_student_id")
        ),
        sa.CheckConstraint(
            "lottery_number IS NULL OR lottery_number BETWEEN 1 AND 1000000",
            name=op.f("ck_practice_placements_lottery_number_range"),
        ),
        sa.CheckConstraint(
            "(basis = 'wish') = (rank IS NOT NULL)",
            name=op.f("ck_practice_placements_rank_by_basis"),
        ),
        sa.CheckConstraint(
            "rank IS NULL OR rank BETWEEN 1 AND 10", name=op.f("ck_practice_placements_rank_range")
        ),
        sa.CheckConstraint(
            "(basis = 'unplaced') = (place_id IS NULL)",
            name=op.f("ck_practice_placements_seat_by_basis"),
        ),
    )
    op.create_index(
        "ix_practice_placements_distribution_id", "practice_placements", ["distribution_id"]
    )
    op.create_index("ix_practice_placements_place_id", "practice_placements", ["place_id"])
    op.create_index("ix_practice_placements_student_id", "practice_placements", ["student_id"])
