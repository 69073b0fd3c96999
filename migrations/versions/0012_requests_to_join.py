"""Joining: requests of organizations, and their limit"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

TABLE = "join_requests"
COUNTED = ("sign_in_place", "sign_in_account", "sign_in_address", "letter_email", "letter_address")
ADDED = "join_address"
KIND = "ck_attempt_counts_attemptkind"


def upgrade() -> None:
    _count_kinds(*COUNTED, ADDED)
    op.create_table(
        TABLE,
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", LINE, nullable=False),
        sa.Column(
            "kind",
            choice("organizationkind", "college", "school", "kindergarten", "extra", "other"),
            nullable=False,
        ),
        *(sa.Column(name, kind, nullable=False) for name, kind in _told()),
        sa.Column("state", choice("joinstate", "new", "approved", "declined"), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("organization_id", sa.Integer, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{TABLE}")),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f(f"fk_{TABLE}_organization_id_organizations"),
            ondelete="SET NULL",
        ),
    )
    op.create_index(f"ix_{TABLE}_created_at_id", TABLE, ["created_at", "id"])
    op.create_index(f"ix_{TABLE}_state_created_at", TABLE, ["state", "created_at"])
    for column in ("identity_key", "organization_id"):
        op.create_index(op.f(f"ix_{TABLE}_{column}"), TABLE, [column])


def downgrade() -> None:
    op.drop_table(TABLE)
    op.execute(f"DELETE FROM attempt_counts WHERE kind = '{ADDED}'")  # noqa: S608 - a constant
    _count_kinds(*COUNTED)


def _told() -> list[tuple[str, sa.types.TypeEngine]]:
    lines = ("town", "contact_name", "contact_position", "phone", "email")
    wishes = ("wants_places", "wants_vacancies", "wants_mentors")
    return [
        *((name, LINE) for name in lines),
        ("identity_key", sa.Text()),
        *((name, sa.Boolean()) for name in wishes),
        ("comment", sa.Text()),
    ]


def _count_kinds(*kinds: str) -> None:
    words = ", ".join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table("attempt_counts") as counts:
        counts.drop_constraint(op.f(KIND), type_="check")
        counts.create_check_constraint(op.f(KIND), f"kind IN ({words})")
