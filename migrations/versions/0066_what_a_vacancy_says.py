"""What a vacancy says: contract, load, place, support, the state portal; a list of positions"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0066"
down_revision = "0065"
branch_labels = None
depends_on = None

SORTED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
LEVELS = ("preschool", "primary", "secondary", "additional", "support", "other")
HOURS = "weekly_hours IS NULL OR weekly_hours BETWEEN 1 AND 60"
# What both a vacancy and an offer of it promise, with what those of before have of it.
LINES = ("contract_reason", "salary_parts", "town", "address", "housing_note")
FLAGS = ("has_rural_teacher_programme", "has_relocation_allowance")
NUMBERS = {"share": "share IS NULL OR share BETWEEN 10 AND 200", "weekly_hours": HOURS}
FIXED_TERM = "contract <> 'fixed_term' OR contract_reason <> ''"
OF_VACANCY = ("suits_beginners", "has_mentor", "is_quota")
LINES_OF_VACANCY = ("qualification", "contact_name", "portal_number")
COMPARED = "portal_checked_on IS NULL OR portal_number <> '' OR portal_url <> ''"


def upgrade() -> None:
    _add_positions()
    for table in ("fair_offers", "vacancies"):
        _add_work(table)
    _add_of_vacancies()
    op.execute(
        "UPDATE vacancies SET town = o.town, address = o.address, town_key = o.town_key, "
        "town_identity = o.town_identity, published_at = "
        "CASE WHEN vacancies.state IN ('approved', 'filled') THEN vacancies.submitted_at END "
        "FROM organizations o WHERE o.id = vacancies.organization_id"
    )
    op.execute(
        "UPDATE fair_offers SET town = v.town, address = v.address "
        "FROM fair_applications a JOIN vacancies v ON v.id = a.vacancy_id "
        "WHERE a.id = fair_offers.application_id"
    )
    _be_strict()


def _add_positions() -> None:
    op.create_table(
        "fair_positions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", LINE, nullable=False),
        sa.Column("name_key", SORTED, nullable=False),
        sa.Column(
            "level",
            choice("teachinglevel", *LEVELS),
            nullable=False,
        ),
        sa.Column("qualification", LINE, nullable=False),
        sa.Column("weekly_hours", sa.Integer(), nullable=True),
        sa.Column("archived_on", sa.Date(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            HOURS,
            name=op.f("ck_fair_positions_weekly_hours_range"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fair_positions")),
        sa.UniqueConstraint("name", name=op.f("uq_fair_positions_name")),
    )
    op.create_index("ix_fair_positions_name_key_id", "fair_positions", ["name_key", "id"])


def _add_work(table: str) -> None:
    with op.batch_alter_table(table) as work:
        for name in LINES:
            work.add_column(sa.Column(name, LINE, nullable=False, server_default=""))
        for name in FLAGS:
            work.add_column(
                sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())
            )
        for name, check in NUMBERS.items():
            work.add_column(sa.Column(name, sa.Integer(), nullable=True))
            work.create_check_constraint(op.f(f"ck_{table}_{name}_range"), check)
        work.add_column(sa.Column("starts_on", sa.Date(), nullable=True))
        kind = choice("labourcontract", "open_ended", "fixed_term")
        work.add_column(sa.Column("contract", kind, nullable=False, server_default="open_ended"))
        work.create_check_constraint(op.f(f"ck_{table}_fixed_term_reason"), FIXED_TERM)


def _add_of_vacancies() -> None:
    with op.batch_alter_table("vacancies") as vacancies:
        vacancies.add_column(sa.Column("position_id", sa.Integer(), nullable=True))
        vacancies.create_foreign_key(
            op.f("fk_vacancies_position_id_fair_positions"),
            "fair_positions",
            ["position_id"],
            ["id"],
            ondelete="RESTRICT",
        )
        level = choice("teachinglevel", *LEVELS)
        vacancies.add_column(sa.Column("level", level, nullable=True))
        for name in LINES_OF_VACANCY:
            vacancies.add_column(sa.Column(name, LINE, nullable=False, server_default=""))
        for name in OF_VACANCY:
            flag = sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())
            vacancies.add_column(flag)
        for name, kind in (("town_key", SORTED), ("town_identity", sa.Text())):
            vacancies.add_column(sa.Column(name, kind, nullable=False, server_default=""))
        vacancies.add_column(sa.Column("contact_phone", LINE, nullable=True))
        vacancies.add_column(sa.Column("portal_url", sa.Text(), nullable=False, server_default=""))
        vacancies.add_column(sa.Column("portal_checked_on", sa.Date(), nullable=True))
        vacancies.add_column(sa.Column("published_at", MOMENT, nullable=True))
        vacancies.create_check_constraint(op.f("ck_vacancies_compared_with_something"), COMPARED)
    op.create_index("ix_vacancies_position_id", "vacancies", ["position_id"])
    op.create_index("ix_vacancies_town_identity", "vacancies", ["town_identity"])
    op.create_index(
        "ix_vacancies_fair_id_state_published_at",
        "vacancies",
        ["fair_id", "state", "published_at"],
    )


def _be_strict() -> None:
    """Take the defaults away that only those of before needed."""
    of_vacancies = (*LINES_OF_VACANCY, *OF_VACANCY, "town_key", "town_identity", "portal_url")
    for table, more in (("fair_offers", ()), ("vacancies", of_vacancies)):
        with op.batch_alter_table(table) as work:
            for name in (*LINES, *FLAGS, "contract", *more):
                work.alter_column(name, server_default=None)


def downgrade() -> None:
    for name in ("position_id", "town_identity", "fair_id_state_published_at"):
        op.drop_index(f"ix_vacancies_{name}", "vacancies")
    with op.batch_alter_table("vacancies") as vacancies:
        vacancies.drop_constraint(op.f("ck_vacancies_compared_with_something"), type_="check")
        vacancies.drop_constraint(op.f("ck_vacancies_teachinglevel"), type_="check")
        vacancies.drop_constraint(
            op.f("fk_vacancies_position_id_fair_positions"), type_="foreignkey"
        )
        more = ("town_key", "town_identity", "contact_phone", "portal_url", "portal_checked_on")
        for name in (*LINES_OF_VACANCY, *OF_VACANCY, *more, "published_at", "level", "position_id"):
            vacancies.drop_column(name)
    for table in ("vacancies", "fair_offers"):
        with op.batch_alter_table(table) as work:
            for name in (
                "fixed_term_reason",
                "labourcontract",
                *(f"{one}_range" for one in NUMBERS),
            ):
                work.drop_constraint(op.f(f"ck_{table}_{name}"), type_="check")
            for name in (*LINES, *FLAGS, *NUMBERS, "starts_on", "contract"):
                work.drop_column(name)
    op.drop_table("fair_positions")
