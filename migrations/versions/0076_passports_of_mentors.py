"""Passports of mentors: what they say, further places of work, specialities, training"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, choice

revision = "0076"
down_revision = "0075"
branch_labels = None
depends_on = None

LINES = ("education_detail", "order_number", "ordered_by", "agreement_number")
DAYS = ("post_since", "order_on", "consent_on", "agreement_on")
CHOICES = {
    "category": ("mentorcategory", "none suitable first highest methodist mentor"),
    "education": ("mentoreducation", "secondary bachelor specialist scholar"),
    "basis": ("mentoringbasis", "agreement worker charter"),
    "pay": ("mentorpay", "none monthly period once"),
}
NUMBERS = {
    "pay_amount": "pay_amount BETWEEN 1 AND 1000000000",
    "load_limit": "load_limit BETWEEN 1 AND 30",
}
AMOUNT_OF_PAY = "pay_amount IS NULL OR (pay IS NOT NULL AND pay <> 'none')"


def upgrade() -> None:
    op.create_table(
        "mentor_posts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mentor_id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("position", LINE, nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.CheckConstraint("until >= since", name=op.f("ck_mentor_posts_days_in_order")),
        sa.ForeignKeyConstraint(
            ["mentor_id"],
            ["mentors.id"],
            name=op.f("fk_mentor_posts_mentor_id_mentors"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_mentor_posts_organization_id_organizations"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentor_posts")),
    )
    op.create_index("ix_mentor_posts_mentor_id", "mentor_posts", ["mentor_id"])
    op.create_index("ix_mentor_posts_organization_id", "mentor_posts", ["organization_id"])
    op.create_index(
        "uq_mentor_posts_present",
        "mentor_posts",
        ["mentor_id", "organization_id", "position"],
        unique=True,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )

    op.create_table(
        "mentor_specialities",
        sa.Column("mentor_id", sa.Integer(), nullable=False),
        sa.Column("speciality_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mentor_id"],
            ["mentors.id"],
            name=op.f("fk_mentor_specialities_mentor_id_mentors"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["speciality_id"],
            ["specialities.id"],
            name=op.f("fk_mentor_specialities_speciality_id_specialities"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("mentor_id", "speciality_id", name=op.f("pk_mentor_specialities")),
    )
    op.create_index(
        "ix_mentor_specialities_speciality_id", "mentor_specialities", ["speciality_id"]
    )

    op.create_table(
        "mentor_trainings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mentor_id", sa.Integer(), nullable=False),
        sa.Column("title", LINE, nullable=False),
        sa.Column("held_by", LINE, nullable=False),
        sa.Column("hours", sa.Integer(), nullable=True),
        sa.Column("finished_on", sa.Date(), nullable=False),
        sa.Column("document", LINE, nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "hours BETWEEN 1 AND 2000", name=op.f("ck_mentor_trainings_hours_range")
        ),
        sa.ForeignKeyConstraint(
            ["mentor_id"],
            ["mentors.id"],
            name=op.f("fk_mentor_trainings_mentor_id_mentors"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentor_trainings")),
    )
    op.create_index("ix_mentor_trainings_mentor_id", "mentor_trainings", ["mentor_id"])
    with op.batch_alter_table("mentors") as mentors:
        for name, (check, words) in CHOICES.items():
            kind = choice(check, *words.split())
            mentors.add_column(sa.Column(name, kind, nullable=True))
        for name in LINES:
            mentors.add_column(sa.Column(name, LINE, nullable=False, server_default=""))
        for name in DAYS:
            mentors.add_column(sa.Column(name, sa.Date(), nullable=True))
        for name, text in NUMBERS.items():
            mentors.add_column(sa.Column(name, sa.Integer(), nullable=True))
            mentors.create_check_constraint(op.f(f"ck_mentors_{name}_range"), text)
        mentors.create_check_constraint(op.f("ck_mentors_amount_is_of_pay"), AMOUNT_OF_PAY)
    with op.batch_alter_table("mentors") as mentors:
        for name in LINES:
            mentors.alter_column(name, server_default=None)


def downgrade() -> None:
    op.drop_table("mentor_trainings")
    op.drop_table("mentor_specialities")
    op.drop_table("mentor_posts")
    with op.batch_alter_table("mentors") as mentors:
        mentors.drop_constraint(op.f("ck_mentors_amount_is_of_pay"), type_="check")
        for name in NUMBERS:
            mentors.drop_constraint(op.f(f"ck_mentors_{name}_range"), type_="check")
        for check, _words in CHOICES.values():
            mentors.drop_constraint(op.f(f"ck_mentors_{check}"), type_="check")
        for name in (*CHOICES, *LINES, *DAYS, *NUMBERS):
            mentors.drop_column(name)
