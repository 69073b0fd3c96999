"""Links: tasks without an account, and their limit"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

TABLE = "task_links"
WAITS = sa.text("state = 'sent'")
COUNTED = (
    "sign_in_place", "sign_in_account", "sign_in_address", "letter_email", "letter_address",
    "join_address",
)  # fmt: skip
ADDED = "link_address"
KIND = "ck_attempt_counts_attemptkind"
PEOPLE = ("user_id", "sent_by_id", "answered_by_id", "settled_by_id")


def upgrade() -> None:
    """Count answers by address, create the table."""
    _count_kinds(*COUNTED, ADDED)
    op.create_table(
        TABLE,
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, LINE, nullable=False) for name in ("digest", "nonce", "task")),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("record_label", LINE, nullable=False),
        *(
            sa.Column(f"addressee_{name}", LINE, nullable=False)
            for name in ("name", "email", "phone")
        ),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in (*PEOPLE, "student_id")),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column(
            "state",
            choice("linkstate", "sent", "proposed", "answered", "withdrawn"),
            nullable=False,
        ),
        sa.Column("sent_at", MOMENT, nullable=False),
        sa.Column("reminders", sa.Integer(), nullable=False),
        *(
            sa.Column(name, MOMENT, nullable=True)
            for name in ("reminded_at", "answered_at", "settled_at")
        ),
        sa.Column("answered_by", LINE, nullable=False),
        sa.Column("spoken_on", sa.Date(), nullable=True),
        sa.Column("spoken_way", choice("spokenway", "phone", "in_person", "letter"), nullable=True),
        sa.Column("answer", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("is_accepted", sa.Boolean(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state IN ('sent', 'withdrawn')) = (answered_at IS NULL)", name="answer"
        ),
        sa.CheckConstraint("reminders BETWEEN 0 AND 1000", name="reminders_range"),
        sa.CheckConstraint(
            "(spoken_on IS NULL) = (spoken_way IS NULL)", name="spoken_has_day_and_way"
        ),
        *(_points(name, "users") for name in PEOPLE),
        _points("student_id", "students"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{TABLE}")),
        sa.UniqueConstraint("digest", name=op.f(f"uq_{TABLE}_digest")),
    )
    _index()


def _index() -> None:
    op.create_index(
        "uq_task_links_waiting",
        TABLE,
        ["task", "record_id", "addressee_email", "addressee_name"],
        unique=True,
        sqlite_where=WAITS,
        postgresql_where=WAITS,
    )
    op.create_index("ix_task_links_sent_at_id", TABLE, ["sent_at", "id"])
    op.create_index("ix_task_links_state_until", TABLE, ["state", "until"])
    op.create_index("ix_task_links_task_record_id", TABLE, ["task", "record_id"])
    for name in (*PEOPLE, "student_id", "addressee_email"):
        op.create_index(op.f(f"ix_{TABLE}_{name}"), TABLE, [name])


def downgrade() -> None:
    """Drop the table and what was counted for it."""
    op.drop_table(TABLE)
    op.execute(f"DELETE FROM attempt_counts WHERE kind = '{ADDED}'")  # noqa: S608 - a constant
    _count_kinds(*COUNTED)


def _points(name: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [name], [f"{target}.id"], name=op.f(f"fk_{TABLE}_{name}_{target}"), ondelete="SET NULL"
    )


def _count_kinds(*kinds: str) -> None:
    words = ", ".join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table("attempt_counts") as counts:
        counts.drop_constraint(op.f(KIND), type_="check")
        counts.create_check_constraint(op.f(KIND), f"kind IN ({words})")
