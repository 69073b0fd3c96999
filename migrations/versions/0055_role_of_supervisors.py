"""Accounts: teachers of the college who lead groups on practice"""

import sqlalchemy as sa
from alembic import op

revision = "0055"
down_revision = "0054"
branch_labels = None
depends_on = None

TABLES = ("users", "further_hats")
ROLES = ("admin", "staff", "council", "mentor", "employer", "student")


def upgrade() -> None:
    _let_roles_be("admin", "staff", "council", "mentor", "supervisor", "employer", "student")


def downgrade() -> None:
    # Whom nobody knows as a teacher any more keeps the role that may do least.
    op.execute("DELETE FROM further_hats WHERE role = 'supervisor'")
    op.execute("UPDATE users SET role = 'mentor' WHERE role = 'supervisor'")
    _let_roles_be(*ROLES)


def _let_roles_be(*roles: str) -> None:
    for table in TABLES:
        name = op.f(f"ck_{table}_role")
        with op.batch_alter_table(table) as people:
            people.drop_constraint(name, type_="check")
            people.create_check_constraint(
                name, sa.column("role").in_([sa.literal(role) for role in roles])
            )
