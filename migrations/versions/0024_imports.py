"""Imports of spreadsheets, their rows, how columns were read; changes are found by their mark"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

STATES = choice("runstate", "previewed", "applying", "applied", "undone")
FATES = choice("rowfate", "new", "changed", "same", "twin", "refused", "left_out")
CHOICES = choice("twinchoice", "skip", "update", "new")
OUTCOMES = choice("rowoutcome", "created", "updated", "kept", "moved")


def upgrade() -> None:
    _create_runs()
    _create_rows()
    op.create_table(
        "import_shapes",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("kind", LINE, nullable=False),
        sa.Column("shape", LINE, nullable=False),
        sa.Column("columns", sa.JSON, nullable=False),
        sa.Column("kept_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_shapes")),
        sa.UniqueConstraint("kind", "shape", name="uq_import_shapes_shape"),
    )
    has_mark = sa.text("request_id <> ''")
    op.create_index(
        "ix_audit_entries_request_id",
        "audit_entries",
        ["request_id"],
        sqlite_where=has_mark,
        postgresql_where=has_mark,
    )


def downgrade() -> None:
    op.drop_index("ix_audit_entries_request_id", "audit_entries")
    for table in ("import_shapes", "import_rows", "import_runs"):
        op.drop_table(table)


def _create_runs() -> None:
    op.create_table(
        "import_runs",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("kind", LINE, nullable=False),
        sa.Column("file_id", sa.Integer, nullable=False),
        sa.Column("source_name", LINE, nullable=False),
        sa.Column("sha256", LINE, nullable=False),
        sa.Column("state", STATES, nullable=False),
        sa.Column("sheet", LINE, nullable=False),
        sa.Column("heading_row", sa.Integer, nullable=False),
        sa.Column("columns", sa.JSON, nullable=False),
        sa.Column("options", sa.JSON, nullable=False),
        sa.Column("counts", sa.JSON, nullable=False),
        sa.Column("warnings", sa.JSON, nullable=False),
        sa.Column("other_twins", CHOICES, nullable=False),
        sa.Column("good_rows", sa.Boolean, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("job_id", sa.Integer, nullable=True),
        sa.Column("created_by_id", sa.Integer, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("applied_at", MOMENT, nullable=True),
        sa.Column("undone_at", MOMENT, nullable=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.CheckConstraint(
            "heading_row BETWEEN 0 AND 10000000", name=op.f("ck_import_runs_heading_row_range")
        ),
        _reference("import_runs", "file_id", "stored_files", "RESTRICT"),
        _reference("import_runs", "job_id", "jobs", "SET NULL"),
        _reference("import_runs", "created_by_id", "users", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_runs")),
    )
    for column in ("created_at", "created_by_id", "file_id", "job_id", "kind", "sha256", "state"):
        op.create_index(op.f(f"ix_import_runs_{column}"), "import_runs", [column])


def _create_rows() -> None:
    op.create_table(
        "import_rows",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("run_id", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("fate", FATES, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("record_id", sa.Integer, nullable=True),
        sa.Column("record_version", sa.Integer, nullable=True),
        sa.Column("choice", CHOICES, nullable=True),
        sa.Column("outcome", OUTCOMES, nullable=True),
        sa.Column("details", sa.JSON, nullable=False),
        sa.CheckConstraint(
            "number BETWEEN 1 AND 10000000", name=op.f("ck_import_rows_number_range")
        ),
        _reference("import_rows", "run_id", "import_runs", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_rows")),
        sa.UniqueConstraint("run_id", "number", name="uq_import_rows_number"),
    )
    op.create_index(
        "ix_import_rows_run_id_fate_number", "import_rows", ["run_id", "fate", "number"]
    )


def _reference(table: str, column: str, target: str, ondelete: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{target}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete=ondelete)
