"""Links name their record by table and number, so that merged twins take them along"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

TABLE = "task_links"
WAITS = sa.text("state = 'sent'")
WAITING = "uq_task_links_waiting"


def upgrade() -> None:
    """Add the table's name: links were about organizations and students until now."""
    _drop_indexes("record_id")
    with op.batch_alter_table(TABLE) as links:
        links.add_column(sa.Column("entity", LINE, nullable=True))
        links.alter_column(
            "record_id",
            new_column_name="entity_id",
            existing_type=sa.Integer(),
            existing_nullable=False,
        )
    op.execute(
        "UPDATE task_links SET entity = "
        "CASE WHEN task LIKE 'joining.%' THEN 'organizations' ELSE 'students' END"
    )
    with op.batch_alter_table(TABLE) as links:
        links.alter_column("entity", existing_type=LINE, nullable=False)
    _create_indexes("entity_id")
    op.create_index("ix_task_links_entity_entity_id", TABLE, ["entity", "entity_id"])


def downgrade() -> None:
    """Take the table's name away."""
    op.drop_index("ix_task_links_entity_entity_id", TABLE)
    _drop_indexes("entity_id")
    with op.batch_alter_table(TABLE) as links:
        links.drop_column("entity")
        links.alter_column(
            "entity_id",
            new_column_name="record_id",
            existing_type=sa.Integer(),
            existing_nullable=False,
        )
    _create_indexes("record_id")


def _drop_indexes(column: str) -> None:
    op.drop_index(WAITING, TABLE)
    op.drop_index(f"ix_task_links_task_{column}", TABLE)


def _create_indexes(column: str) -> None:
    op.create_index(
        WAITING,
        TABLE,
        ["task", column, "addressee_email", "addressee_name"],
        unique=True,
        sqlite_where=WAITS,
        postgresql_where=WAITS,
    )
    op.create_index(f"ix_task_links_task_{column}", TABLE, ["task", column])
