"""A mentorship says for which organization it is led"""

import sqlalchemy as sa
from alembic import op

revision = "0091"
down_revision = "0090"
branch_labels = None
depends_on = None

# Of a mentee theirs; of a student where the practice or the contract is that the mentorship
# belongs to, else the main place of work of the mentor.
FOR_WHOM = """
UPDATE mentorships SET organization_id = COALESCE(
    (SELECT mentees.organization_id FROM mentees WHERE mentees.id = mentorships.mentee_id),
    (SELECT practice_places.organization_id FROM practice_placements
     JOIN practice_places ON practice_places.id = practice_placements.place_id
     WHERE mentorships.ground = 'practice_placements'
     AND practice_placements.id = mentorships.ground_id),
    (SELECT target_contracts.organization_id FROM target_contracts
     WHERE mentorships.ground = 'target_contracts'
     AND target_contracts.id = mentorships.ground_id),
    (SELECT mentors.organization_id FROM mentors WHERE mentors.id = mentorships.mentor_id)
)
"""
KEY = "fk_mentorships_organization_id_organizations"


def upgrade() -> None:
    with op.batch_alter_table("mentorships") as mentorships:
        mentorships.add_column(sa.Column("organization_id", sa.Integer(), nullable=True))
    op.execute(FOR_WHOM)
    with op.batch_alter_table("mentorships") as mentorships:
        mentorships.alter_column("organization_id", existing_type=sa.Integer(), nullable=False)
        mentorships.create_foreign_key(
            op.f(KEY), "organizations", ["organization_id"], ["id"], ondelete="RESTRICT"
        )
        mentorships.create_index(op.f("ix_mentorships_organization_id"), ["organization_id"])


def downgrade() -> None:
    with op.batch_alter_table("mentorships") as mentorships:
        mentorships.drop_index(op.f("ix_mentorships_organization_id"))
        mentorships.drop_constraint(op.f(KEY), type_="foreignkey")
        mentorships.drop_column("organization_id")
