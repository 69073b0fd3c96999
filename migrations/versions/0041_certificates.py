"""Certificates of the people of the cluster"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, choice

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "person_certificates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("full_name", LINE, nullable=False),
        sa.Column(
            "name_key", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column(
            "kind",
            choice(
                "certificatekind",
                "qualification",
                "retraining",
                "certificate",
                "expert",
                "internship",
                "other",
            ),
            nullable=False,
        ),
        sa.Column("programme", LINE, nullable=False),
        sa.Column("provider", LINE, nullable=False),
        sa.Column("hours", sa.Integer(), nullable=True),
        sa.Column("number", LINE, nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("reminded_for", sa.Date(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "hours BETWEEN 1 AND 5000", name=op.f("ck_person_certificates_hours_range")
        ),
        sa.CheckConstraint(
            "valid_until >= issued_on", name=op.f("ck_person_certificates_days_in_order")
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_person_certificates_organization_id_organizations"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_person_certificates_user_id_users"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_certificates")),
    )
    op.create_index("ix_person_certificates_identity", "person_certificates", ["identity"])
    op.create_index(
        "ix_person_certificates_issued_on_id", "person_certificates", ["issued_on", "id"]
    )
    op.create_index("ix_person_certificates_kind", "person_certificates", ["kind"])
    op.create_index("ix_person_certificates_name_key_id", "person_certificates", ["name_key", "id"])
    op.create_index(
        "ix_person_certificates_organization_id", "person_certificates", ["organization_id"]
    )
    op.create_index("ix_person_certificates_user_id", "person_certificates", ["user_id"])
    op.create_index(
        "ix_person_certificates_valid_until_id", "person_certificates", ["valid_until", "id"]
    )
    op.create_index(
        "uq_person_certificates_identity",
        "person_certificates",
        ["identity"],
        unique=True,
        sqlite_where=sa.text("identity <> ''"),
        postgresql_where=sa.text("identity <> ''"),
    )


def downgrade() -> None:
    op.drop_table("person_certificates")
