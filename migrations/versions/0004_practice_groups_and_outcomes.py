"""Practice: an application keeps its group; who sent none has an outcome too"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("practice_applications") as applications:
        applications.add_column(sa.Column("group_id", sa.Integer, nullable=True))
    # The present group is the best that is known of applications made before.
    op.execute(
        "UPDATE practice_applications SET group_id = (SELECT students.group_id FROM students"
        " WHERE students.id = practice_applications.student_id)"
    )
    with op.batch_alter_table("practice_applications") as applications:
        applications.alter_column("group_id", existing_type=sa.Integer, nullable=False)
        applications.create_foreign_key(
            op.f("fk_practice_applications_group_id_study_groups"),
            "study_groups",
            ["group_id"],
            ["id"],
            ondelete="RESTRICT",
        )
        applications.create_index("ix_practice_applications_group_id", ["group_id"])
    seatless = "basis IN ('unplaced', 'unsent')"
    _let_outcomes_be("wish", "by_hand", "unplaced", "unsent", seatless=seatless)


def downgrade() -> None:
    op.execute("DELETE FROM practice_placements WHERE basis = 'unsent'")
    _let_outcomes_be("wish", "by_hand", "unplaced", seatless="basis = 'unplaced'")
    with op.batch_alter_table("practice_applications") as applications:
        applications.drop_index("ix_practice_applications_group_id")
        applications.drop_constraint(
            op.f("fk_practice_applications_group_id_study_groups"), type_="foreignkey"
        )
        applications.drop_column("group_id")


def _let_outcomes_be(*bases: str, seatless: str) -> None:
    words = ", ".join(f"'{basis}'" for basis in bases)
    with op.batch_alter_table("practice_placements") as placements:
        for name in ("basis", "seat_by_basis"):
            placements.drop_constraint(op.f(f"ck_practice_placements_{name}"), type_="check")
        placements.create_check_constraint(
            op.f("ck_practice_placements_basis"), f"basis IN ({words})"
        )
        placements.create_check_constraint(
            op.f("ck_practice_placements_seat_by_basis"), f"({seatless}) = (place_id IS NULL)"
        )
