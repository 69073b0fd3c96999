"""Conditions of a distribution"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0051"
down_revision = "0050"
branch_labels = None
depends_on = None

CHOICES = {
    "ranked_by": ("rankingmode", ("lottery", "bases")),
    "contract_rule": ("contractrule", ("nothing", "prefers", "fixes")),
    "pair_rule": ("pairrule", ("none", "place", "town")),
    "silent_rule": ("silentrule", ("left_out", "second_round", "nearest")),
    "clearance_rule": ("clearancerule", ("warn", "gate")),
}
PREFERS = ("prefers_dormitory", "prefers_town")


def upgrade() -> None:
    op.create_table(
        "practice_limits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column("town", LINE, nullable=True),
        sa.Column("town_identity", LINE, nullable=True),
        sa.Column("maximum", sa.Integer(), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "(organization_id IS NULL) = (town IS NOT NULL)",
            name=op.f("ck_practice_limits_of_one_thing"),
        ),
        sa.CheckConstraint(
            "(town IS NULL) = (town_identity IS NULL)",
            name=op.f("ck_practice_limits_town_is_known"),
        ),
        sa.CheckConstraint(
            "maximum BETWEEN 1 AND 10000", name=op.f("ck_practice_limits_maximum_range")
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_practice_limits_organization_id_organizations"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["practice_periods.id"],
            name=op.f("fk_practice_limits_period_id_practice_periods"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_limits")),
        sa.UniqueConstraint(
            "period_id",
            "organization_id",
            name=op.f("uq_practice_limits_period_id_organization_id"),
        ),
        sa.UniqueConstraint(
            "period_id", "town_identity", name=op.f("uq_practice_limits_period_id_town_identity")
        ),
    )
    op.create_index("ix_practice_limits_organization_id", "practice_limits", ["organization_id"])

    op.create_table(
        "practice_companions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("companion_id", sa.Integer(), nullable=False),
        sa.Column("named_at", MOMENT, nullable=False),
        sa.CheckConstraint(
            "student_id <> companion_id", name=op.f("ck_practice_companions_two_people")
        ),
        sa.ForeignKeyConstraint(
            ["companion_id"],
            ["students.id"],
            name=op.f("fk_practice_companions_companion_id_students"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["practice_periods.id"],
            name=op.f("fk_practice_companions_period_id_practice_periods"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_practice_companions_student_id_students"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_companions")),
        sa.UniqueConstraint(
            "period_id", "student_id", name=op.f("uq_practice_companions_period_id_student_id")
        ),
    )
    op.create_index("ix_practice_companions_companion_id", "practice_companions", ["companion_id"])
    op.create_index("ix_practice_companions_student_id", "practice_companions", ["student_id"])

    op.create_table(
        "practice_conflicts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("reason", LINE, nullable=False),
        sa.Column("declared_at", MOMENT, nullable=False),
        sa.Column("declared_by_id", sa.Integer(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["declared_by_id"],
            ["users.id"],
            name=op.f("fk_practice_conflicts_declared_by_id_users"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_practice_conflicts_organization_id_organizations"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_practice_conflicts_student_id_students"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_conflicts")),
        sa.UniqueConstraint(
            "student_id",
            "organization_id",
            name=op.f("uq_practice_conflicts_student_id_organization_id"),
        ),
    )
    op.create_index(
        "ix_practice_conflicts_declared_by_id", "practice_conflicts", ["declared_by_id"]
    )
    op.create_index(
        "ix_practice_conflicts_organization_id", "practice_conflicts", ["organization_id"]
    )

    op.create_table(
        "practice_kept_apart",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.Column("reason", LINE, nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("first_id < second_id", name=op.f("ck_practice_kept_apart_two_people")),
        sa.ForeignKeyConstraint(
            ["added_by_id"],
            ["users.id"],
            name=op.f("fk_practice_kept_apart_added_by_id_users"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["first_id"],
            ["students.id"],
            name=op.f("fk_practice_kept_apart_first_id_students"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["practice_periods.id"],
            name=op.f("fk_practice_kept_apart_period_id_practice_periods"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["second_id"],
            ["students.id"],
            name=op.f("fk_practice_kept_apart_second_id_students"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_kept_apart")),
        sa.UniqueConstraint(
            "period_id",
            "first_id",
            "second_id",
            name=op.f("uq_practice_kept_apart_period_id_first_id_second_id"),
        ),
    )
    op.create_index("ix_practice_kept_apart_added_by_id", "practice_kept_apart", ["added_by_id"])
    op.create_index("ix_practice_kept_apart_first_id", "practice_kept_apart", ["first_id"])
    op.create_index("ix_practice_kept_apart_second_id", "practice_kept_apart", ["second_id"])
    _add_rules()


def _add_rules() -> None:
    """Periods, places and applications from before have the rules they were distributed by."""
    with op.batch_alter_table("practice_periods") as periods:
        for name, (check, words) in CHOICES.items():
            periods.add_column(sa.Column(name, choice(check, *words), nullable=True))
        for name in PREFERS:
            periods.add_column(sa.Column(name, sa.Boolean(), nullable=True))
        periods.add_column(sa.Column("clearances", sa.JSON(), nullable=True))
    before = {name: f"'{words[0]}'" for name, (_check, words) in CHOICES.items()}
    before |= dict.fromkeys(PREFERS, "false") | {"clearances": "'[]'"}
    values = ", ".join(f"{name} = {value}" for name, value in before.items())
    op.execute(f"UPDATE practice_periods SET {values}")  # noqa: S608 - words of this file
    with op.batch_alter_table("practice_periods") as periods:
        for name in CHOICES:
            periods.alter_column(name, existing_type=sa.String(40), nullable=False)
        for name in PREFERS:
            periods.alter_column(name, existing_type=sa.Boolean(), nullable=False)
        periods.alter_column("clearances", existing_type=sa.JSON(), nullable=False)
    with op.batch_alter_table("practice_places") as places:
        places.add_column(sa.Column("minimum", sa.Integer(), nullable=False, server_default="0"))
        places.create_check_constraint(
            op.f("ck_practice_places_minimum_range"), "minimum BETWEEN 0 AND 200"
        )
    with op.batch_alter_table("practice_places") as places:
        places.alter_column("minimum", server_default=None)
    with op.batch_alter_table("practice_applications") as applications:
        applications.add_column(
            sa.Column("needs_dormitory", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("practice_applications") as applications:
        applications.alter_column("needs_dormitory", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("practice_applications") as applications:
        applications.drop_column("needs_dormitory")
    with op.batch_alter_table("practice_places") as places:
        places.drop_constraint(op.f("ck_practice_places_minimum_range"), type_="check")
        places.drop_column("minimum")
    with op.batch_alter_table("practice_periods") as periods:
        for check, _words in CHOICES.values():
            periods.drop_constraint(op.f(f"ck_practice_periods_{check}"), type_="check")
        for name in (*CHOICES, *PREFERS, "clearances"):
            periods.drop_column(name)
    op.drop_table("practice_kept_apart")
    op.drop_table("practice_conflicts")
    op.drop_table("practice_companions")
    op.drop_table("practice_limits")
