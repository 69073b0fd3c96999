"""The constraint against a mentor entered twice has a name that both databases keep whole

The old one was longer than PostgreSQL's 63 bytes and was cut there to a name of its own.
"""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

PERSON = ["organization_id", "last_name", "first_name", "middle_name", "position"]
LONG = "uq_mentors_" + "_".join(PERSON)
SHORT = "uq_mentors_person"


def upgrade() -> None:
    _rename(LONG, SHORT)


def downgrade() -> None:
    _rename(SHORT, LONG)


def _rename(old: str, new: str) -> None:
    with op.batch_alter_table("mentors") as mentors:
        mentors.drop_constraint(op.f(old), type_="unique")
        mentors.create_unique_constraint(op.f(new), PERSON)
