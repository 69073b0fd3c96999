"""Registry of practice bases: conditions, kinds, specialities, who answers for practice"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, choice

revision = "0052"
down_revision = "0051"
branch_labels = None
depends_on = None

# So far the town of a base was told from no namesakes.
AS_BEFORE = sa.text("""
    UPDATE practice_bases SET district = '', settlement_key = town_identity, hours = '',
        needs_medical_book = false, has_dormitory = false, transport = '', conditions = ''
""")
ADDED = {
    "district": LINE,
    "settlement_key": sa.Text(),
    "needs_medical_book": sa.Boolean(),
    "has_dormitory": sa.Boolean(),
    "hours": LINE,
    "transport": LINE,
    "conditions": sa.Text(),
}


def upgrade() -> None:
    _create_kinds()
    _create_responsibles()
    _create_specialities()
    with op.batch_alter_table("practice_bases") as bases:
        for name, type_ in ADDED.items():
            bases.add_column(sa.Column(name, type_, nullable=True))
    op.execute(AS_BEFORE)
    with op.batch_alter_table("practice_bases") as bases:
        for name, type_ in ADDED.items():
            bases.alter_column(name, existing_type=type_, nullable=False)
        bases.create_index(op.f("ix_practice_bases_settlement_key"), ["settlement_key"])


def _create_kinds() -> None:
    op.create_table(
        "practice_base_kinds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("base_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            choice("practicekind", "educational", "industrial", "pre_diploma"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["base_id"],
            ["practice_bases.id"],
            name=op.f("fk_practice_base_kinds_base_id_practice_bases"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_base_kinds")),
        sa.UniqueConstraint("base_id", "kind", name=op.f("uq_practice_base_kinds_base_id_kind")),
    )


def _create_responsibles() -> None:
    op.create_table(
        "practice_base_responsibles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("base_id", sa.Integer(), nullable=False),
        sa.Column("name", LINE, nullable=False),
        sa.Column("position", LINE, nullable=False),
        sa.Column("phone", LINE, nullable=True),
        sa.Column("email", LINE, nullable=True),
        sa.Column("order_number", LINE, nullable=False),
        sa.Column("order_on", sa.Date(), nullable=True),
        sa.Column("conforms_on", sa.Date(), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "until >= since", name=op.f("ck_practice_base_responsibles_dates_in_order")
        ),
        sa.ForeignKeyConstraint(
            ["base_id"],
            ["practice_bases.id"],
            name=op.f("fk_practice_base_responsibles_base_id_practice_bases"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_base_responsibles")),
    )
    op.create_index(
        op.f("ix_practice_base_responsibles_base_id"), "practice_base_responsibles", ["base_id"]
    )


def _create_specialities() -> None:
    op.create_table(
        "practice_base_specialities",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("base_id", sa.Integer(), nullable=False),
        sa.Column("speciality_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["base_id"],
            ["practice_bases.id"],
            name=op.f("fk_practice_base_specialities_base_id_practice_bases"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["speciality_id"],
            ["specialities.id"],
            name=op.f("fk_practice_base_specialities_speciality_id_specialities"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_base_specialities")),
        sa.UniqueConstraint(
            "base_id",
            "speciality_id",
            name=op.f("uq_practice_base_specialities_base_id_speciality_id"),
        ),
    )
    op.create_index(
        op.f("ix_practice_base_specialities_speciality_id"),
        "practice_base_specialities",
        ["speciality_id"],
    )


def downgrade() -> None:
    with op.batch_alter_table("practice_bases") as bases:
        bases.drop_index(op.f("ix_practice_bases_settlement_key"))
        for name in reversed(ADDED):
            bases.drop_column(name)
    op.drop_table("practice_base_specialities")
    op.drop_table("practice_base_responsibles")
    op.drop_table("practice_base_kinds")
