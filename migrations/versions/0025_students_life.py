"""Students: states with their orders, groups that close and move on, who was where and when"""

from datetime import UTC, date, datetime

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

STATES = ("studying", "on_leave", "transferred", "expelled", "graduated")
EVENTS = ("take_leave", "return", "transfer_out", "expel", "graduate", "reinstate")
OPEN_GROUP = sa.text("archived_on IS NULL")
NOT_UNDONE = sa.text("undone_at IS NULL")
PLANNED = sa.text("applied_on IS NULL")
TABLES = ("student_changes", "group_memberships", "year_moves", "group_years")


def upgrade() -> None:
    """Add the columns, create the tables, write down what is known of today."""
    _students()
    _study_groups()
    _group_years()
    _year_moves()
    _memberships()
    _changes()
    _write_today()


def downgrade() -> None:
    """Forget states and history; of closed groups with one name the newest alone keeps it."""
    for table in TABLES:
        op.drop_table(table)
    op.execute("UPDATE study_groups SET name = name || ' №' || id WHERE archived_on IS NOT NULL")
    op.drop_index("uq_study_groups_name", "study_groups")
    with op.batch_alter_table("study_groups") as groups:
        for column in ("curator", "archived_on", "version"):
            groups.drop_column(column)
        groups.create_unique_constraint(op.f("uq_study_groups_name"), ["name"])
    op.drop_index("ix_students_state_name_key_id", "students")
    with op.batch_alter_table("students") as students:
        students.drop_constraint(op.f("ck_students_studentstate"), type_="check")
        students.drop_column("state")
        students.drop_column("state_since")


def _students() -> None:
    op.add_column("students", sa.Column("state", sa.String(40), nullable=True))
    op.add_column("students", sa.Column("state_since", sa.Date, nullable=True))
    op.execute("UPDATE students SET state = 'studying'")
    words = ", ".join(f"'{state}'" for state in STATES)
    with op.batch_alter_table("students") as students:
        students.alter_column("state", existing_type=sa.String(40), nullable=False)
        students.create_check_constraint(op.f("ck_students_studentstate"), f"state IN ({words})")
    op.create_index("ix_students_state_name_key_id", "students", ["state", "name_key", "id"])


def _study_groups() -> None:
    op.add_column("study_groups", sa.Column("curator", LINE, nullable=True))
    op.add_column("study_groups", sa.Column("archived_on", sa.Date, nullable=True))
    op.add_column("study_groups", sa.Column("version", sa.Integer, nullable=True))
    op.execute("UPDATE study_groups SET curator = '', version = 1")
    with op.batch_alter_table("study_groups") as groups:
        groups.alter_column("curator", existing_type=LINE, nullable=False)
        groups.alter_column("version", existing_type=sa.Integer, nullable=False)
        groups.drop_constraint(op.f("uq_study_groups_name"), type_="unique")
    op.create_index(
        "uq_study_groups_name",
        "study_groups",
        ["name"],
        unique=True,
        sqlite_where=OPEN_GROUP,
        postgresql_where=OPEN_GROUP,
    )


def _group_years() -> None:
    op.create_table(
        "group_years",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("group_id", sa.Integer, nullable=False),
        sa.Column("first_year", sa.Integer, nullable=False),
        sa.Column("name", LINE, nullable=False),
        sa.Column("course", sa.Integer, nullable=False),
        _points("group_years", "group_id", "study_groups", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_years")),
        sa.UniqueConstraint(
            "group_id", "first_year", name=op.f("uq_group_years_group_id_first_year")
        ),
        sa.CheckConstraint("course BETWEEN 1 AND 5", name="course_range"),
        sa.CheckConstraint("first_year BETWEEN 1990 AND 2100", name="first_year_range"),
    )
    op.create_index("ix_group_years_first_year", "group_years", ["first_year"])


def _year_moves() -> None:
    op.create_table(
        "year_moves",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("first_year", sa.Integer, nullable=False),
        sa.Column("moved_at", MOMENT, nullable=False),
        sa.Column("moved_by_id", sa.Integer, nullable=True),
        sa.Column("undone_at", MOMENT, nullable=True),
        sa.Column("groups", sa.JSON, nullable=False),
        _points("year_moves", "moved_by_id", "users", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_year_moves")),
        sa.CheckConstraint("first_year BETWEEN 1990 AND 2100", name="first_year_range"),
    )
    op.create_index("ix_year_moves_moved_by_id", "year_moves", ["moved_by_id"])
    op.create_index(
        "uq_year_moves_first_year",
        "year_moves",
        ["first_year"],
        unique=True,
        sqlite_where=NOT_UNDONE,
        postgresql_where=NOT_UNDONE,
    )


def _memberships() -> None:
    table = "group_memberships"
    op.create_table(
        table,
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("student_id", sa.Integer, nullable=False),
        sa.Column("group_id", sa.Integer, nullable=False),
        sa.Column("since", sa.Date, nullable=False),
        sa.Column("until", sa.Date, nullable=True),
        _points(table, "student_id", "students", "CASCADE"),
        _points(table, "group_id", "study_groups", "RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.CheckConstraint("until >= since", name="dates_in_order"),
    )
    op.create_index(f"ix_{table}_student_id", table, ["student_id"])
    op.create_index(f"ix_{table}_group_id_since", table, ["group_id", "since"])


def _changes() -> None:
    table = "student_changes"
    op.create_table(
        table,
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("student_id", sa.Integer, nullable=False),
        sa.Column("event", choice("studentevent", *EVENTS), nullable=False),
        sa.Column("before", choice("before", *STATES), nullable=False),
        sa.Column("after", choice("after", *STATES), nullable=False),
        sa.Column("since_before", sa.Date, nullable=True),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("order_number", LINE, nullable=False),
        sa.Column("order_on", sa.Date, nullable=True),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("group_before_id", sa.Integer, nullable=False),
        sa.Column("group_id", sa.Integer, nullable=False),
        sa.Column("decided_by_id", sa.Integer, nullable=True),
        sa.Column("decided_at", MOMENT, nullable=False),
        sa.Column("applied_on", sa.Date, nullable=True),
        sa.Column("year_move_id", sa.Integer, nullable=True),
        _points(table, "student_id", "students", "CASCADE"),
        _points(table, "group_before_id", "study_groups", "RESTRICT"),
        _points(table, "group_id", "study_groups", "RESTRICT"),
        _points(table, "decided_by_id", "users", "SET NULL"),
        _points(table, "year_move_id", "year_moves", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.CheckConstraint("(order_number = '') = (order_on IS NULL)", name="order_has_both"),
    )
    for column in (
        "student_id", "day", "group_before_id", "group_id", "decided_by_id", "year_move_id",
    ):  # fmt: skip
        op.create_index(f"ix_{table}_{column}", table, [column])
    op.create_index(
        "uq_student_changes_planned",
        table,
        ["student_id"],
        unique=True,
        sqlite_where=PLANNED,
        postgresql_where=PLANNED,
    )


def _write_today() -> None:
    """Who is where now is all that is known; it counts from the academic year's first day."""
    today = datetime.now(tz=UTC).date()
    first_year = today.year if today.month >= 9 else today.year - 1
    op.execute(
        sa.text(
            "INSERT INTO group_years (group_id, first_year, name, course)"
            " SELECT id, :first_year, name, course FROM study_groups"
        ).bindparams(first_year=first_year)
    )
    since = sa.bindparam("since", date(first_year, 9, 1), sa.Date)
    op.execute(
        sa.text(
            "INSERT INTO group_memberships (student_id, group_id, since)"
            " SELECT id, group_id, :since FROM students"
        ).bindparams(since)
    )


def _points(table: str, column: str, to: str, ondelete: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}_{to}"), ondelete=ondelete
    )
