"""Surveys of those who had to do with a record, students too

Revision ID: 0097
Revises: 0096
"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE

revision = "0098"
down_revision = "0097"
branch_labels = None
depends_on = None

OF_RECORD = "ck_surveys_audience_of_record"
ASKS_ONE = "ck_survey_invitations_asks_one"


def upgrade() -> None:
    with op.batch_alter_table("surveys") as surveys:
        surveys.add_column(sa.Column("audience", LINE, nullable=False, server_default=""))
        surveys.add_column(sa.Column("audience_id", sa.Integer(), nullable=True))
    with op.batch_alter_table("surveys") as surveys:
        surveys.alter_column("audience", server_default=None)
        surveys.create_check_constraint(op.f(OF_RECORD), "(audience = '') = (audience_id IS NULL)")
        surveys.create_index("ix_surveys_audience_audience_id", ["audience", "audience_id"])
    with op.batch_alter_table("survey_invitations") as invitations:
        invitations.add_column(sa.Column("student_id", sa.Integer(), nullable=True))
        invitations.alter_column("organization_id", existing_type=sa.Integer(), nullable=True)
        invitations.create_foreign_key(
            op.f("fk_survey_invitations_student_id_students"),
            "students",
            ["student_id"],
            ["id"],
            ondelete="CASCADE",
        )
        invitations.create_unique_constraint(
            op.f("uq_survey_invitations_survey_id_student_id"), ["survey_id", "student_id"]
        )
        invitations.create_check_constraint(
            op.f(ASKS_ONE), "(organization_id IS NULL) <> (student_id IS NULL)"
        )
        invitations.create_index(op.f("ix_survey_invitations_student_id"), ["student_id"])
    with op.batch_alter_table("survey_responses") as responses:
        responses.alter_column("organization_kind", existing_type=sa.String(40), nullable=True)


def downgrade() -> None:
    # What students answered has no place in the earlier tables: it goes with their surveys.
    op.execute("DELETE FROM survey_responses WHERE organization_kind IS NULL")
    op.execute("DELETE FROM survey_invitations WHERE student_id IS NOT NULL")
    with op.batch_alter_table("survey_responses") as responses:
        responses.alter_column("organization_kind", existing_type=sa.String(40), nullable=False)
    with op.batch_alter_table("survey_invitations") as invitations:
        invitations.drop_index(op.f("ix_survey_invitations_student_id"))
        invitations.drop_constraint(op.f(ASKS_ONE), type_="check")
        invitations.drop_constraint(
            op.f("uq_survey_invitations_survey_id_student_id"), type_="unique"
        )
        invitations.drop_constraint(
            op.f("fk_survey_invitations_student_id_students"), type_="foreignkey"
        )
        invitations.alter_column("organization_id", existing_type=sa.Integer(), nullable=False)
        invitations.drop_column("student_id")
    with op.batch_alter_table("surveys") as surveys:
        surveys.drop_index("ix_surveys_audience_audience_id")
        surveys.drop_constraint(op.f(OF_RECORD), type_="check")
        surveys.drop_column("audience_id")
        surveys.drop_column("audience")
