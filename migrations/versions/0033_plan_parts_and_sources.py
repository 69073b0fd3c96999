"""Items of the plan have parts; a document that waits keeps its rows until its columns are known"""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

DOCUMENT = sa.JSON(none_as_null=True)


def upgrade() -> None:
    with op.batch_alter_table("plan_items") as items:
        items.add_column(sa.Column("parts", sa.JSON(), nullable=True))
    items_table = sa.table("plan_items", sa.column("parts", sa.JSON()))
    op.execute(items_table.update().values(parts=[]))
    with op.batch_alter_table("plan_items") as items:
        items.alter_column("parts", existing_type=sa.JSON(), nullable=False)
    with op.batch_alter_table("plan_uploads") as uploads:
        uploads.add_column(sa.Column("source", DOCUMENT, nullable=True))
        uploads.alter_column("document", existing_type=sa.JSON(), nullable=True)


def downgrade() -> None:
    op.execute(sa.text("DELETE FROM plan_uploads WHERE document IS NULL"))
    with op.batch_alter_table("plan_uploads") as uploads:
        uploads.alter_column("document", existing_type=sa.JSON(), nullable=False)
        uploads.drop_column("source")
    with op.batch_alter_table("plan_items") as items:
        items.drop_column("parts")
