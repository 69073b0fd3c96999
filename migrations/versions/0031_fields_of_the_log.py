"""The log of changes: found by the field that was changed, and by a kind of record"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

TABLE = "audit_fields"
ENTRIES = sa.table(
    "audit_entries",
    sa.column("id", sa.Integer),
    sa.column("action", sa.String),
    sa.column("entity", sa.String),
    sa.column("changes", sa.JSON),
)
BATCH = 1000


def upgrade() -> None:
    fields = op.create_table(
        TABLE,
        sa.Column("entity", LINE, nullable=False),
        sa.Column("field", LINE, nullable=False),
        sa.Column("entry_id", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"],
            ["audit_entries.id"],
            name=op.f(f"fk_{TABLE}_entry_id_audit_entries"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("entity", "field", "entry_id", name=op.f(f"pk_{TABLE}")),
    )
    op.create_index(op.f(f"ix_{TABLE}_entry_id"), TABLE, ["entry_id"])
    op.create_index("ix_audit_entries_kind", "audit_entries", ["entity", "id"])
    _fill(fields)


def _fill(fields: sa.Table) -> None:
    """Read the log in parts: it may be long."""
    connection, last = op.get_bind(), 0
    changed = sa.select(ENTRIES).where(ENTRIES.c.action == "changed").order_by(ENTRIES.c.id)
    while rows := connection.execute(changed.where(ENTRIES.c.id > last).limit(BATCH)).all():
        found = [
            {"entity": row.entity, "field": key, "entry_id": row.id}
            for row in rows
            for key in row.changes
        ]
        if found:
            op.bulk_insert(fields, found)
        last = rows[-1].id


def downgrade() -> None:
    op.drop_index("ix_audit_entries_kind", "audit_entries")
    op.drop_table(TABLE)
