"""Settings: the college, emblems, letterheads, signatories, councils, sites, terms, letters"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

LINES = (
    "name", "name_genitive", "name_prepositional", "place", "time_zone", "region", "founder",
    "kind", "kind_genitive", "kind_dative", "kind_instrumental", "own_name", "short_name", "town",
    "inn", "kpp", "ogrn", "address", "phone", "email", "contact_office",
)  # fmt: skip
CASES = (
    "name_genitive", "name_dative", "name_instrumental",
    "post_genitive", "post_dative", "post_instrumental",
)  # fmt: skip


def upgrade() -> None:
    """Create the tables; the college fills them in."""
    op.create_table(
        "emblems",
        sa.Column("digest", LINE, nullable=False),
        sa.Column("media_type", LINE, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_emblems"),
    )
    _create_settings()
    _create_of_organizations()
    op.create_table(
        "councils",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", LINE, nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        *_lines("name_genitive", "chair_name", "chair_post", "secretary_name", "secretary_post"),
        sa.Column("archived_on", sa.Date(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_councils"),
        sa.UniqueConstraint("name", name="uq_councils_name"),
    )
    op.create_index("ix_councils_name_key_id", "councils", ["name_key", "id"])
    _create_texts()


def _create_settings() -> None:
    op.create_table(
        "cluster_settings",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        *_lines(*LINES),
        sa.Column("emblem_digest", LINE, nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name="one_row"),
        sa.CheckConstraint("inn = '' OR length(inn) IN (10, 12)", name="inn_length"),
        sa.CheckConstraint("kpp = '' OR length(kpp) = 9", name="kpp_length"),
        sa.CheckConstraint("ogrn = '' OR length(ogrn) IN (13, 15)", name="ogrn_length"),
        _emblem_of("cluster_settings"),
        sa.PrimaryKeyConstraint("id", name="pk_cluster_settings"),
    )
    op.create_index("ix_cluster_settings_emblem_digest", "cluster_settings", ["emblem_digest"])


def _create_of_organizations() -> None:
    op.create_table(
        "letterheads",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("heading", sa.Text(), nullable=False),
        sa.Column("emblem_digest", LINE, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        _emblem_of("letterheads"),
        _organization_of("letterheads"),
        sa.PrimaryKeyConstraint("id", name="pk_letterheads"),
        sa.UniqueConstraint("organization_id", name="uq_letterheads_organization_id"),
    )
    op.create_index("ix_letterheads_emblem_digest", "letterheads", ["emblem_digest"])
    op.create_table(
        "signatories",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        *_lines("name", "post"),
        sa.Column(
            "authority",
            choice("authority", "charter", "power_of_attorney", "order", "regulations"),
            nullable=False,
        ),
        *_lines("authority_number"),
        sa.Column("authority_on", sa.Date(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("gender", choice("signatorygender", "male", "female"), nullable=True),
        *_lines(*CASES),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "valid_from IS NULL OR valid_until IS NULL OR valid_until >= valid_from",
            name="valid_in_order",
        ),
        _organization_of("signatories"),
        sa.PrimaryKeyConstraint("id", name="pk_signatories"),
    )
    op.create_index(
        "ix_signatories_organization_id_valid_from",
        "signatories",
        ["organization_id", "valid_from"],
    )


def _create_texts() -> None:
    op.create_table(
        "publication_sites",
        sa.Column("id", sa.Integer(), nullable=False),
        *_lines("name", "url"),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_publication_sites"),
        sa.UniqueConstraint("url", name="uq_publication_sites_url"),
    )
    op.create_table(
        "retention_terms",
        sa.Column("id", sa.Integer(), nullable=False),
        *_lines("kind"),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("months BETWEEN 1 AND 1200", name="months_range"),
        sa.PrimaryKeyConstraint("id", name="pk_retention_terms"),
        sa.UniqueConstraint("kind", name="uq_retention_terms_kind"),
    )
    op.create_table(
        "letter_texts",
        sa.Column("id", sa.Integer(), nullable=False),
        *_lines("name"),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_letter_texts"),
        sa.UniqueConstraint("name", name="uq_letter_texts_name"),
    )


def downgrade() -> None:
    """Drop the tables."""
    for name in (
        "letter_texts", "retention_terms", "publication_sites", "councils", "signatories",
        "letterheads", "cluster_settings", "emblems",
    ):  # fmt: skip
        op.drop_table(name)


def _lines(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, LINE, nullable=False) for name in names]


def _emblem_of(name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["emblem_digest"],
        ["emblems.digest"],
        name=f"fk_{name}_emblem_digest_emblems",
        ondelete="RESTRICT",
    )


def _organization_of(name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["organization_id"],
        ["organizations.id"],
        name=f"fk_{name}_organization_id_organizations",
        ondelete="CASCADE",
    )
