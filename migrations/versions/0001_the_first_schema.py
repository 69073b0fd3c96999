"""The first schema"""

from migrations.first_schema import (
    accounts,
    audit,
    awards,
    contracts,
    jobfair,
    jobs,
    mentors,
    notifications,
    organizations,
    plan,
    practice,
    students,
)

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Each package's tables point only to those before it.
PACKAGES = (
    organizations, accounts, audit, notifications, jobs, plan, students,
    mentors, contracts, practice, jobfair, awards,
)  # fmt: skip


def upgrade() -> None:
    for package in PACKAGES:
        package.upgrade()


def downgrade() -> None:
    for package in reversed(PACKAGES):
        package.downgrade()
