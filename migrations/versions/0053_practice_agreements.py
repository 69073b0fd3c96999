"""Agreements on practical training in editions; whether a seat needs one"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, choice

revision = "0053"
down_revision = "0052"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_agreements()
    _create_editions()
    _create_bases()
    _create_programmes()
    _create_rooms()
    _create_signatories()
    with op.batch_alter_table("cluster_settings") as settings:
        settings.add_column(
            sa.Column("needs_agreement", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("cluster_settings") as settings:
        settings.alter_column("needs_agreement", server_default=None)


def _create_agreements() -> None:
    op.create_table(
        "practice_agreements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", LINE, nullable=False),
        sa.Column("number_key", LINE, nullable=False),
        sa.Column(
            "number_order",
            sa.Text().with_variant(sa.Text(collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("serial", sa.Integer(), nullable=True),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("kind", choice("agreementkind", "through", "period"), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=True),
        sa.Column(
            "state",
            choice("agreementstate", "draft", "signed", "extended", "expired", "terminated"),
            nullable=False,
        ),
        sa.Column("drafted_on", sa.Date(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("terminated_on", sa.Date(), nullable=True),
        sa.Column("termination_reason", sa.Text(), nullable=False),
        sa.Column("reminded_of", sa.Date(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'terminated') = (terminated_on IS NOT NULL)",
            name=op.f("ck_practice_agreements_terminated_has_day"),
        ),
        sa.CheckConstraint(
            "state <> 'expired'", name=op.f("ck_practice_agreements_expiry_is_computed")
        ),
        sa.CheckConstraint(
            "state NOT IN ('signed', 'extended') OR signed_on IS NOT NULL",
            name=op.f("ck_practice_agreements_signed_has_day"),
        ),
        sa.CheckConstraint(
            "ends_on >= starts_on", name=op.f("ck_practice_agreements_term_in_order")
        ),
        sa.CheckConstraint(
            "serial BETWEEN 1 AND 1000000", name=op.f("ck_practice_agreements_serial_range")
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_practice_agreements_organization_id_organizations"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["practice_periods.id"],
            name=op.f("fk_practice_agreements_period_id_practice_periods"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_agreements")),
        sa.UniqueConstraint("number", name=op.f("uq_practice_agreements_number")),
        sa.UniqueConstraint("number_key", name=op.f("uq_practice_agreements_number_key")),
    )
    op.create_index("ix_practice_agreements_ends_on_id", "practice_agreements", ["ends_on", "id"])
    op.create_index(
        "ix_practice_agreements_number_order_id", "practice_agreements", ["number_order", "id"]
    )
    op.create_index(
        "ix_practice_agreements_organization_id", "practice_agreements", ["organization_id"]
    )
    op.create_index("ix_practice_agreements_period_id", "practice_agreements", ["period_id"])
    op.create_index("ix_practice_agreements_state", "practice_agreements", ["state"])


def _create_editions() -> None:
    op.create_table(
        "agreement_editions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("drafted_on", sa.Date(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("scan_id", sa.Integer(), nullable=True),
        sa.Column("forgotten_on", sa.Date(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "number BETWEEN 0 AND 1000", name=op.f("ck_agreement_editions_number_range")
        ),
        sa.CheckConstraint(
            "signed_on IS NULL OR scan_id IS NOT NULL OR forgotten_on IS NOT NULL",
            name=op.f("ck_agreement_editions_signed_has_scan"),
        ),
        sa.CheckConstraint("until >= since", name=op.f("ck_agreement_editions_term_in_order")),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["practice_agreements.id"],
            name=op.f("fk_agreement_editions_agreement_id_practice_agreements"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["scan_id"],
            ["stored_files.id"],
            name=op.f("fk_agreement_editions_scan_id_stored_files"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_editions")),
        sa.UniqueConstraint(
            "agreement_id",
            "number",
            name=op.f("uq_agreement_editions_agreement_id_number"),
        ),
    )
    op.create_index("ix_agreement_editions_scan_id", "agreement_editions", ["scan_id"])
    op.create_index(
        "uq_agreement_editions_open",
        "agreement_editions",
        ["agreement_id"],
        unique=True,
        sqlite_where=sa.text("signed_on IS NULL"),
        postgresql_where=sa.text("signed_on IS NULL"),
    )


def _create_bases() -> None:
    op.create_table(
        "agreement_bases",
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("base_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["base_id"],
            ["practice_bases.id"],
            name=op.f("fk_agreement_bases_base_id_practice_bases"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["agreement_editions.id"],
            name=op.f("fk_agreement_bases_edition_id_agreement_editions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("edition_id", "base_id", name=op.f("pk_agreement_bases")),
    )
    op.create_index("ix_agreement_bases_base_id", "agreement_bases", ["base_id"])


def _create_programmes() -> None:
    op.create_table(
        "agreement_programmes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("speciality_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            choice("practicekind", "educational", "industrial", "pre_diploma"),
            nullable=False,
        ),
        sa.Column("module", LINE, nullable=False),
        sa.Column("students", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(starts_on IS NULL) = (ends_on IS NULL) AND (ends_on IS NULL OR ends_on >= starts_on)",
            name=op.f("ck_agreement_programmes_dates_in_order"),
        ),
        sa.CheckConstraint(
            "position BETWEEN 0 AND 1000",
            name=op.f("ck_agreement_programmes_position_range"),
        ),
        sa.CheckConstraint(
            "students BETWEEN 1 AND 1000",
            name=op.f("ck_agreement_programmes_students_range"),
        ),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["agreement_editions.id"],
            name=op.f("fk_agreement_programmes_edition_id_agreement_editions"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["speciality_id"],
            ["specialities.id"],
            name=op.f("fk_agreement_programmes_speciality_id_specialities"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_programmes")),
    )
    op.create_index("ix_agreement_programmes_edition_id", "agreement_programmes", ["edition_id"])
    op.create_index(
        "ix_agreement_programmes_speciality_id", "agreement_programmes", ["speciality_id"]
    )


def _create_rooms() -> None:
    op.create_table(
        "agreement_rooms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("room", LINE, nullable=False),
        sa.Column("equipment", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "position BETWEEN 0 AND 1000", name=op.f("ck_agreement_rooms_position_range")
        ),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["agreement_editions.id"],
            name=op.f("fk_agreement_rooms_edition_id_agreement_editions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_rooms")),
    )
    op.create_index("ix_agreement_rooms_edition_id", "agreement_rooms", ["edition_id"])


def _create_signatories() -> None:
    op.create_table(
        "agreement_signatories",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("side", choice("agreementside", "college", "organization"), nullable=False),
        sa.Column("name", LINE, nullable=False),
        sa.Column("post", LINE, nullable=False),
        sa.Column(
            "authority",
            choice("authority", "charter", "power_of_attorney", "order", "regulations"),
            nullable=False,
        ),
        sa.Column("authority_number", LINE, nullable=False),
        sa.Column("authority_on", sa.Date(), nullable=True),
        sa.Column("gender", choice("signatorygender", "male", "female"), nullable=True),
        sa.Column("name_genitive", LINE, nullable=False),
        sa.Column("post_genitive", LINE, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["agreement_editions.id"],
            name=op.f("fk_agreement_signatories_edition_id_agreement_editions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_signatories")),
        sa.UniqueConstraint(
            "edition_id", "side", name=op.f("uq_agreement_signatories_edition_id_side")
        ),
    )


def downgrade() -> None:
    with op.batch_alter_table("cluster_settings") as settings:
        settings.drop_column("needs_agreement")
    op.drop_table("agreement_signatories")
    op.drop_table("agreement_rooms")
    op.drop_table("agreement_programmes")
    op.drop_table("agreement_bases")
    op.drop_table("agreement_editions")
    op.drop_table("practice_agreements")
