"""Target offers"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, choice

revision = "0095"
down_revision = "0094"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "target_offers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("employer_id", sa.Integer(), nullable=True),
        sa.Column("speciality_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            choice(
                "targetofferstate",
                "draft",
                "submitted",
                "published",
                "applications_closed",
                "selected",
                "closed",
                "cancelled",
            ),
            nullable=False,
        ),
        sa.Column("state_reason", sa.Text(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("position", LINE, nullable=False),
        sa.Column("work_place", LINE, nullable=False),
        sa.Column("work_years", sa.Integer(), nullable=False),
        sa.Column("support_text", sa.Text(), nullable=False),
        sa.Column("monthly_sum", sa.Integer(), nullable=True),
        sa.Column("requirements", sa.Text(), nullable=False),
        sa.Column("opens_on", sa.Date(), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=False),
        sa.Column(
            "first_rule",
            choice("first_rule", "average_mark", "lives_in_town", "practised"),
            nullable=True,
        ),
        sa.Column(
            "second_rule",
            choice("second_rule", "average_mark", "lives_in_town", "practised"),
            nullable=True,
        ),
        sa.Column(
            "third_rule",
            choice("third_rule", "average_mark", "lives_in_town", "practised"),
            nullable=True,
        ),
        sa.Column("seed_text", LINE, nullable=False),
        sa.Column("offer_number", LINE, nullable=False),
        sa.Column("offer_published_on", sa.Date(), nullable=True),
        sa.Column("result_published_on", sa.Date(), nullable=True),
        sa.Column("ranked", sa.Integer(), nullable=True),
        sa.Column("selected_on", sa.Date(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("closes_on >= opens_on", name=op.f("ck_target_offers_days_in_order")),
        sa.CheckConstraint(
            "monthly_sum BETWEEN 1 AND 1000000000", name=op.f("ck_target_offers_monthly_sum_range")
        ),
        sa.CheckConstraint(
            "ranked BETWEEN 0 AND 100000", name=op.f("ck_target_offers_ranked_range")
        ),
        sa.CheckConstraint("seats BETWEEN 1 AND 500", name=op.f("ck_target_offers_seats_range")),
        sa.CheckConstraint("taken BETWEEN 0 AND seats", name=op.f("ck_target_offers_taken_range")),
        sa.CheckConstraint(
            "work_years BETWEEN 3 AND 5", name=op.f("ck_target_offers_work_years_range")
        ),
        sa.ForeignKeyConstraint(
            ["employer_id"],
            ["organizations.id"],
            name=op.f("fk_target_offers_employer_id_organizations"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_target_offers_organization_id_organizations"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["speciality_id"],
            ["specialities.id"],
            name=op.f("fk_target_offers_speciality_id_specialities"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target_offers")),
    )
    with op.batch_alter_table("target_offers", schema=None) as batch_op:
        batch_op.create_index("ix_target_offers_closes_on_id", ["closes_on", "id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_target_offers_employer_id"), ["employer_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_target_offers_organization_id"), ["organization_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_target_offers_speciality_id"), ["speciality_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_target_offers_state"), ["state"], unique=False)

    op.create_table(
        "target_applications",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            choice(
                "targetapplicationstate", "applied", "withdrawn", "selected", "reserve", "refused"
            ),
            nullable=False,
        ),
        sa.Column("applied_on", sa.Date(), nullable=False),
        sa.Column("average_mark", sa.Integer(), nullable=True),
        sa.Column("lives_in_town", sa.Boolean(), nullable=False),
        sa.Column("practised", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=True),
        sa.Column(
            "refusal",
            choice(
                "targetrefusal",
                "requirements",
                "untrue",
                "in_force",
                "not_studying",
                "no_seats",
                "cancelled",
            ),
            nullable=True,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("contract_id", sa.Integer(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state <> 'refused' OR refusal IS NOT NULL",
            name=op.f("ck_target_applications_refused_has_reason"),
        ),
        sa.CheckConstraint(
            "average_mark BETWEEN 200 AND 500",
            name=op.f("ck_target_applications_average_mark_range"),
        ),
        sa.CheckConstraint(
            "place BETWEEN 1 AND 100000", name=op.f("ck_target_applications_place_range")
        ),
        sa.ForeignKeyConstraint(
            ["contract_id"],
            ["target_contracts.id"],
            name=op.f("fk_target_applications_contract_id_target_contracts"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["offer_id"],
            ["target_offers.id"],
            name=op.f("fk_target_applications_offer_id_target_offers"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_target_applications_student_id_students"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target_applications")),
        sa.UniqueConstraint("contract_id", name=op.f("uq_target_applications_contract_id")),
        sa.UniqueConstraint("offer_id", "student_id", name="uq_target_applications_offer_student"),
    )
    with op.batch_alter_table("target_applications", schema=None) as batch_op:
        batch_op.create_index(
            "ix_target_applications_applied_on_id", ["applied_on", "id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_target_applications_state"), ["state"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_target_applications_student_id"), ["student_id"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("target_applications", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_target_applications_student_id"))
        batch_op.drop_index(batch_op.f("ix_target_applications_state"))
        batch_op.drop_index("ix_target_applications_applied_on_id")

    op.drop_table("target_applications")
    with op.batch_alter_table("target_offers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_target_offers_state"))
        batch_op.drop_index(batch_op.f("ix_target_offers_speciality_id"))
        batch_op.drop_index(batch_op.f("ix_target_offers_organization_id"))
        batch_op.drop_index(batch_op.f("ix_target_offers_employer_id"))
        batch_op.drop_index("ix_target_offers_closes_on_id")

    op.drop_table("target_offers")
