"""Working groups"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, choice

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "working_groups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("name", LINE, nullable=False),
        sa.Column(
            "name_key", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("name_genitive", LINE, nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("tasks", sa.Text(), nullable=False),
        sa.Column("created_on", sa.Date(), nullable=False),
        sa.Column("term_until", sa.Date(), nullable=True),
        sa.Column(
            "state", choice("groupstate", "project", "approved", "disbanded"), nullable=False
        ),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("approved_by", LINE, nullable=False),
        sa.Column("council_body_id", sa.Integer(), nullable=True),
        sa.Column("approval_meeting_id", sa.Integer(), nullable=True),
        sa.Column("order_number", LINE, nullable=False),
        sa.Column("disbanded_on", sa.Date(), nullable=True),
        sa.Column("disband_reason", LINE, nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'disbanded') = (disbanded_on IS NOT NULL)",
            name=op.f("ck_working_groups_disbanded_day"),
        ),
        sa.CheckConstraint(
            "state <> 'approved' OR (approved_on IS NOT NULL AND approved_by <> ''"
            " AND council_body_id IS NOT NULL)",
            name=op.f("ck_working_groups_approved_by_whom"),
        ),
        sa.CheckConstraint(
            "state <> 'approved' OR approval_meeting_id IS NOT NULL OR order_number <> ''",
            name=op.f("ck_working_groups_approved_by_what"),
        ),
        sa.CheckConstraint(
            "approved_on IS NULL OR approved_on >= created_on",
            name=op.f("ck_working_groups_approved_after_creation"),
        ),
        sa.CheckConstraint(
            "term_until IS NULL OR term_until >= created_on",
            name=op.f("ck_working_groups_term_after_creation"),
        ),
        sa.ForeignKeyConstraint(
            ["approval_meeting_id"],
            ["meetings.id"],
            name=op.f("fk_working_groups_approval_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["body_id"],
            ["meeting_bodies.id"],
            name=op.f("fk_working_groups_body_id_meeting_bodies"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["council_body_id"],
            ["meeting_bodies.id"],
            name=op.f("fk_working_groups_council_body_id_meeting_bodies"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_working_groups")),
        sa.UniqueConstraint("body_id", name=op.f("uq_working_groups_body_id")),
    )
    with op.batch_alter_table("working_groups") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_working_groups_approval_meeting_id"),
            ["approval_meeting_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_working_groups_approved_on"), ["approved_on"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_working_groups_council_body_id"), ["council_body_id"], unique=False
        )
        batch_op.create_index("ix_working_groups_name_key_id", ["name_key", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_working_groups_state"), ["state"], unique=False)


def downgrade() -> None:
    op.drop_table("working_groups")
