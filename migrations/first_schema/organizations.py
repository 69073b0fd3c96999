"""The participants of the cluster and whom to ask there."""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, choice


def upgrade() -> None:
    """Make the tables."""
    _organizations()
    _contact_persons()


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("contact_persons")
    op.drop_table("organizations")


def _organizations() -> None:
    op.create_table(
        "organizations",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", LINE, nullable=False),
        sa.Column("short_name", LINE, nullable=False),
        sa.Column(
            "kind",
            choice("organizationkind", "college", "school", "kindergarten", "extra", "other"),
            nullable=False,
        ),
        sa.Column("town", LINE, nullable=False),
        sa.Column("address", LINE, nullable=False),
        sa.Column("inn", LINE, nullable=True),
        sa.Column("kpp", LINE, nullable=True),
        sa.Column("ogrn", LINE, nullable=True),
        sa.Column("phone", LINE, nullable=True),
        sa.Column("email", LINE, nullable=True),
        sa.Column("head_name", LINE, nullable=False),
        sa.Column("head_position", LINE, nullable=False),
        sa.Column("is_demo", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("search_stems", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organizations")),
        sa.UniqueConstraint("inn", name=op.f("uq_organizations_inn")),
        sa.UniqueConstraint("name", name=op.f("uq_organizations_name")),
        sa.UniqueConstraint("ogrn", name=op.f("uq_organizations_ogrn")),
        sa.CheckConstraint(
            "inn IS NULL OR length(inn) IN (10, 12)", name=op.f("ck_organizations_inn_length")
        ),
        sa.CheckConstraint(
            "kpp IS NULL OR length(kpp) = 9", name=op.f("ck_organizations_kpp_length")
        ),
        sa.CheckConstraint(
            "ogrn IS NULL OR length(ogrn) IN (13, 15)", name=op.f("ck_organizations_ogrn_length")
        ),
    )
    op.create_index("ix_organizations_kind", "organizations", ["kind"])
    op.create_index("ix_organizations_short_name", "organizations", ["short_name"])
    op.create_index("ix_organizations_town", "organizations", ["town"])


def _contact_persons() -> None:
    op.create_table(
        "contact_persons",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("organization_id", sa.Integer, nullable=False),
        sa.Column("name", LINE, nullable=False),
        sa.Column("position", LINE, nullable=False),
        sa.Column("phone", LINE, nullable=True),
        sa.Column("email", LINE, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_persons")),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_contact_persons_organization_id_organizations"),
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_contact_persons_organization_id", "contact_persons", ["organization_id"])
