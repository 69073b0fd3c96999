"""Organizations are found by the word of their kind: «детский сад» whatever the name says"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

STEMS = {
    "college": ("колледж",),
    "school": ("школ",),
    "kindergarten": ("детск", "сад"),
    "extra": ("дополнительн", "образован"),
}
WORDS = sa.table("search_words", *map(sa.column, ("kind", "stem", "record_id")))
ORGANIZATIONS = sa.table("organizations", sa.column("id"), sa.column("kind"))


def upgrade() -> None:
    for kind, stems in STEMS.items():
        for stem in stems:
            known = sa.select(WORDS.c.record_id).where(
                WORDS.c.kind == "organizations", WORDS.c.stem == stem
            )
            found = sa.select(
                sa.literal("organizations"), sa.literal(stem), ORGANIZATIONS.c.id
            ).where(ORGANIZATIONS.c.kind == kind, ORGANIZATIONS.c.id.not_in(known))
            op.execute(WORDS.insert().from_select(["kind", "stem", "record_id"], found))


def downgrade() -> None:
    """More words do no harm: a name may hold the same."""
