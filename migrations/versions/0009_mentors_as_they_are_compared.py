"""Mentors: names as they are compared"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

NAMES = ("last_name", "first_name", "middle_name")
LOOK_ALIKES = str.maketrans("abcehkmoptxyё", "авсенкмортхуе")


def upgrade() -> None:
    op.add_column("mentors", sa.Column("identity_key", sa.Text, nullable=True))
    _fill_keys()
    with op.batch_alter_table("mentors") as mentors:
        mentors.alter_column("identity_key", existing_type=sa.Text, nullable=False)
        mentors.create_index(op.f("ix_mentors_identity_key"), ["identity_key"])


def downgrade() -> None:
    with op.batch_alter_table("mentors") as mentors:
        mentors.drop_index(op.f("ix_mentors_identity_key"))
        mentors.drop_column("identity_key")


def _fill_keys() -> None:
    table = sa.table("mentors", *map(sa.column, ("id", "identity_key", *NAMES)))
    rows = op.get_bind().execute(sa.select(table.c.id, *(table.c[name] for name in NAMES)))
    for id_, *names in rows.all():
        key = _folded(" ".join(names))
        op.execute(table.update().where(table.c.id == id_).values(identity_key=key))


def _folded(name: str) -> str:
    """The key as it was on the day of this migration."""
    signs = (sign if sign.isalnum() else " " for sign in name.lower())
    return " ".join("".join(signs).translate(LOOK_ALIKES).split())
