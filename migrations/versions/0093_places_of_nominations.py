"""A nomination says where the mentor worked when nominated"""

import sqlalchemy as sa
from alembic import op

revision = "0093"
down_revision = "0092"
branch_labels = None
depends_on = None

# Nobody wrote down where the nominated worked then: what stands so far gets the present place.
PRESENT = """
UPDATE award_nominations SET organization_id =
    (SELECT mentors.organization_id FROM mentors WHERE mentors.id = award_nominations.mentor_id)
"""
KEY = "fk_award_nominations_organization_id_organizations"


def upgrade() -> None:
    with op.batch_alter_table("award_nominations") as nominations:
        nominations.add_column(sa.Column("organization_id", sa.Integer(), nullable=True))
    op.execute(PRESENT)
    with op.batch_alter_table("award_nominations") as nominations:
        nominations.alter_column("organization_id", existing_type=sa.Integer(), nullable=False)
        nominations.create_foreign_key(
            op.f(KEY), "organizations", ["organization_id"], ["id"], ondelete="RESTRICT"
        )
        nominations.create_index(op.f("ix_award_nominations_organization_id"), ["organization_id"])


def downgrade() -> None:
    with op.batch_alter_table("award_nominations") as nominations:
        nominations.drop_index(op.f("ix_award_nominations_organization_id"))
        nominations.drop_constraint(op.f(KEY), type_="foreignkey")
        nominations.drop_column("organization_id")
