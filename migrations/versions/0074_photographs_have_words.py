"""What a photograph shows, in words"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE

revision = "0074"
down_revision = "0073"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("attachments") as attachments:
        attachments.add_column(sa.Column("caption", LINE, nullable=False, server_default=""))
    with op.batch_alter_table("attachments") as attachments:
        attachments.alter_column("caption", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("attachments") as attachments:
        attachments.drop_column("caption")
