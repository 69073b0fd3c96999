"""The stages of a fair, how its day is divided, and two kinds of organizations"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE

revision = "0063"
down_revision = "0062"
branch_labels = None
depends_on = None

STAGES = ("signup_until", "wishes_until", "timetable_on", "offers_until")
CHECKS = (
    ("signup_before_fair", "signup_until <= held_on"),
    ("wishes_before_fair", "wishes_until <= held_on"),
    ("timetable_before_fair", "timetable_on <= held_on"),
    ("offers_after_fair", "offers_until >= held_on"),
    ("talk_minutes_range", "talk_minutes BETWEEN 1 AND 120"),
)
KINDS = (
    ("join_requests", "kind"),
    ("organizations", "kind"),
    ("survey_responses", "organization_kind"),
)
BEFORE = ("college", "school", "kindergarten", "extra", "other")
ADDED = ("camp", "employment_centre")


def upgrade() -> None:
    with op.batch_alter_table("fairs") as fairs:
        for name in STAGES:
            fairs.add_column(sa.Column(name, sa.Date(), nullable=True))
        fairs.add_column(sa.Column("talks_from", sa.Time(), nullable=True))
        fairs.add_column(
            sa.Column("talk_minutes", sa.Integer(), nullable=False, server_default="15")
        )
        fairs.add_column(sa.Column("pauses", LINE, nullable=False, server_default=""))
        for name, text in CHECKS:
            fairs.create_check_constraint(op.f(f"ck_fairs_{name}"), text)
    with op.batch_alter_table("fairs") as fairs:
        fairs.alter_column("talk_minutes", server_default=None)
        fairs.alter_column("pauses", server_default=None)
    _take_kinds(*BEFORE[:-1], *ADDED, BEFORE[-1])


def downgrade() -> None:
    """Camps and centres become other organizations."""
    for name, column in KINDS:
        kinds = sa.table(name, sa.column(column))
        op.execute(sa.update(kinds).where(kinds.c[column].in_(ADDED)).values({column: "other"}))
    _take_kinds(*BEFORE)
    with op.batch_alter_table("fairs") as fairs:
        for name, _text in CHECKS:
            fairs.drop_constraint(op.f(f"ck_fairs_{name}"), type_="check")
        for name in (*STAGES, "talks_from", "talk_minutes", "pauses"):
            fairs.drop_column(name)


def _take_kinds(*names: str) -> None:
    for table, column in KINDS:
        check = op.f(f"ck_{table}_organizationkind")
        with op.batch_alter_table(table) as altered:
            altered.drop_constraint(check, type_="check")
            altered.create_check_constraint(
                check, sa.column(column).in_([sa.literal(name) for name in names])
            )
