"""Files: their bytes in pieces, and the records they hang on"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

KINDS = choice("filekind", "pdf", "png", "jpeg", "docx", "xlsx", "ods", "xls", "zip", "txt")
PLACES = choice("fileplace", "database", "objects")


def upgrade() -> None:
    op.create_table(
        "stored_files",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("key", LINE, nullable=False),
        sa.Column("name", LINE, nullable=False),
        sa.Column("kind", KINDS, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("sha256", LINE, nullable=False),
        sa.Column("place", PLACES, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by_id", sa.Integer, nullable=True),
        sa.CheckConstraint(
            "size BETWEEN 1 AND 2000000000", name=op.f("ck_stored_files_size_range")
        ),
        _of_user("stored_files", "created_by_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stored_files")),
        sa.UniqueConstraint("key", name=op.f("uq_stored_files_key")),
    )
    _index("stored_files", "created_at", "created_by_id", "sha256")
    op.create_table(
        "file_chunks",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("file_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        _reference("file_chunks", "file_id", "stored_files", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file_chunks")),
        sa.UniqueConstraint("file_id", "position", name="uq_file_chunks_position"),
    )
    _create_attachments()


def downgrade() -> None:
    for table in ("attachments", "file_chunks", "stored_files"):
        op.drop_table(table)


def _create_attachments() -> None:
    op.create_table(
        "attachments",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("entity", LINE, nullable=False),
        sa.Column("entity_id", sa.Integer, nullable=False),
        sa.Column("purpose", LINE, nullable=False),
        sa.Column("file_id", sa.Integer, nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("added_by_id", sa.Integer, nullable=True),
        sa.Column("added_by", LINE, nullable=False),
        sa.Column("replaced_by_id", sa.Integer, nullable=True),
        _of_user("attachments", "added_by_id"),
        _reference("attachments", "file_id", "stored_files", "RESTRICT"),
        _reference("attachments", "replaced_by_id", "attachments", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachments")),
    )
    op.create_index("ix_attachments_record", "attachments", ["entity", "entity_id"])
    _index("attachments", "added_by_id", "file_id", "replaced_by_id")


def _of_user(table: str, column: str) -> sa.ForeignKeyConstraint:
    return _reference(table, column, "users", "SET NULL")


def _reference(table: str, column: str, target: str, ondelete: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{target}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete=ondelete)


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])
