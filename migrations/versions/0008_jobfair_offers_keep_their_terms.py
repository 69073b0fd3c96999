"""Offers keep what the vacancy promised when they were made, and why an acceptance was undone"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TABLE = "fair_offers"
LARGEST_SUM = 1_000_000_000
PROMISED = {
    "title": LINE,
    "duties": sa.Text(),
    "conditions": sa.Text(),
    "employment": sa.String(40),
    "salary_from": sa.Integer(),
    "salary_to": sa.Integer(),
    "has_housing": sa.Boolean(),
    "has_young_specialist_support": sa.Boolean(),
}
ADDED = {**PROMISED, "edition": sa.Integer(), "release_reason": sa.Text()}
OPTIONAL = ("salary_from", "salary_to")
CHECKS = {
    "employment": "employment IN ('full_time', 'part_time', 'temporary', 'beside_study')",
    "salary_from_range": f"salary_from IS NULL OR salary_from BETWEEN 0 AND {LARGEST_SUM}",
    "salary_to_range": f"salary_to IS NULL OR salary_to BETWEEN 0 AND {LARGEST_SUM}",
    "salary_in_order": "salary_from IS NULL OR salary_to IS NULL OR salary_from <= salary_to",
}


def upgrade() -> None:
    """Add the columns; offers made before get the present words of their vacancies."""
    for name, kind in ADDED.items():
        op.add_column(TABLE, sa.Column(name, kind, nullable=True))
    _copy_from_vacancies()
    with op.batch_alter_table(TABLE) as offers:
        for name, kind in ADDED.items():
            if name not in OPTIONAL:
                offers.alter_column(name, existing_type=kind, nullable=False)
        for name, condition in CHECKS.items():
            offers.create_check_constraint(op.f(f"ck_{TABLE}_{name}"), condition)


def downgrade() -> None:
    """Drop the columns."""
    with op.batch_alter_table(TABLE) as offers:
        for name in CHECKS:
            offers.drop_constraint(op.f(f"ck_{TABLE}_{name}"), type_="check")
        for name in ADDED:
            offers.drop_column(name)


def _copy_from_vacancies() -> None:
    offers = sa.table(TABLE, sa.column("application_id"), *map(sa.column, ADDED))
    applications = sa.table("fair_applications", sa.column("id"), sa.column("vacancy_id"))
    vacancies = sa.table("vacancies", sa.column("id"), *map(sa.column, PROMISED))
    promised = {
        name: sa.select(vacancies.c[name])
        .join(applications, applications.c.vacancy_id == vacancies.c.id)
        .where(applications.c.id == offers.c.application_id)
        .scalar_subquery()
        for name in PROMISED
    }
    op.execute(offers.update().values(edition=1, release_reason="", **promised))
