"""Practice bases: sites of organizations; every place is at one"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None

# An organization that took students so far is a base itself: its name is told by no title.
MAIN_BASES = sa.text("""
    INSERT INTO practice_bases
        (organization_id, title, address, town, town_key, town_identity, is_demo, version)
    SELECT id, '', address, town, town_key, town_identity, is_demo, 1 FROM organizations
    WHERE id IN (SELECT organization_id FROM practice_places)
""")
SEATED = sa.text("""
    UPDATE practice_places SET base_id = (
        SELECT practice_bases.id FROM practice_bases
        WHERE practice_bases.organization_id = practice_places.organization_id
    )
""")


def upgrade() -> None:
    _create_bases()
    op.execute(MAIN_BASES)
    with op.batch_alter_table("practice_places") as places:
        places.add_column(sa.Column("base_id", sa.Integer(), nullable=True))
    op.execute(SEATED)
    with op.batch_alter_table("practice_places") as places:
        places.alter_column("base_id", existing_type=sa.Integer(), nullable=False)
        places.create_foreign_key(
            op.f("fk_practice_places_base_id_practice_bases"),
            "practice_bases",
            ["base_id"],
            ["id"],
            ondelete="RESTRICT",
        )
        places.create_index("ix_practice_places_base_id", ["base_id"])


def _create_bases() -> None:
    op.create_table(
        "practice_bases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("title", LINE, nullable=False),
        sa.Column("address", LINE, nullable=False),
        sa.Column("town", LINE, nullable=False),
        sa.Column("town_key", sa.Text(), nullable=False),
        sa.Column("town_identity", sa.Text(), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("archived_on", sa.Date(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "latitude IS NULL OR latitude BETWEEN -90 AND 90",
            name=op.f("ck_practice_bases_latitude_range"),
        ),
        sa.CheckConstraint(
            "longitude IS NULL OR longitude BETWEEN -180 AND 180",
            name=op.f("ck_practice_bases_longitude_range"),
        ),
        sa.CheckConstraint(
            "(latitude IS NULL) = (longitude IS NULL)",
            name=op.f("ck_practice_bases_both_coordinates"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_practice_bases_organization_id_organizations"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_bases")),
        sa.UniqueConstraint(
            "organization_id", "title", name=op.f("uq_practice_bases_organization_id_title")
        ),
    )
    op.create_index(op.f("ix_practice_bases_town_identity"), "practice_bases", ["town_identity"])
    op.create_index("ix_practice_bases_town_key_id", "practice_bases", ["town_key", "id"])


def downgrade() -> None:
    with op.batch_alter_table("practice_places") as places:
        places.drop_index("ix_practice_places_base_id")
        places.drop_constraint(
            op.f("fk_practice_places_base_id_practice_bases"), type_="foreignkey"
        )
        places.drop_column("base_id")
    op.drop_table("practice_bases")
