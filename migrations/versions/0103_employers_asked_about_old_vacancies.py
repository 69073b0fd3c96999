"""Employers are asked about old vacancies, after as many days as the college says

Revision ID: 0103
Revises: 0102
"""

import sqlalchemy as sa
from alembic import op

from migrations.types import MOMENT

revision = "0103"
down_revision = "0102"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("cluster_settings") as settings:
        settings.add_column(
            sa.Column("vacancy_days", sa.Integer(), nullable=False, server_default="30")
        )
        settings.create_check_constraint(
            op.f("ck_cluster_settings_vacancy_days_range"), "vacancy_days BETWEEN 7 AND 365"
        )
    with op.batch_alter_table("cluster_settings") as settings:
        settings.alter_column("vacancy_days", server_default=None)
    with op.batch_alter_table("vacancies") as vacancies:
        vacancies.add_column(sa.Column("reminded_at", MOMENT, nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("vacancies") as vacancies:
        vacancies.drop_column("reminded_at")
    with op.batch_alter_table("cluster_settings") as settings:
        settings.drop_constraint(op.f("ck_cluster_settings_vacancy_days_range"), type_="check")
        settings.drop_column("vacancy_days")
