"""Papers are records of their own: letters and contracts move to them, numbers have counters"""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
STATES = ("draft", "issued", "cancelled", "superseded")
LETTER, CONTRACT = "letter_of_thanks", "target_contract"
PAPERS = sa.table(
    "papers",
    *(
        sa.column(name)
        for name in (
            "kind", "year", "serial", "number", "number_order", "state", "parties",
            "entity", "entity_id", "digest", "cancel_reason", "is_demo", "version",
        )
    ),
    sa.column("issued_on", sa.Date),
    sa.column("snapshot", sa.JSON),
    sa.column("created_at", MOMENT),
)  # fmt: skip
AWARDS = sa.table(
    "awards",
    *(sa.column(name) for name in ("id", "kind", "year", "number", "is_demo")),
    sa.column("paper", sa.JSON(none_as_null=True)),
)
CONTRACTS = sa.table(
    "target_contracts",
    *(sa.column(name) for name in ("id", "number", "number_order", "is_demo")),
    sa.column("paper", sa.JSON(none_as_null=True)),
)


def upgrade() -> None:
    """What letters and contracts said moves over word by word."""
    _create_templates()
    _create_papers()
    connection = op.get_bind()
    rows = [*_letters(connection), *_contracts(connection)]
    if rows:
        op.bulk_insert(PAPERS, rows)
    _count(connection)
    for table in ("awards", "target_contracts"):
        with op.batch_alter_table(table) as altered:
            altered.drop_column("paper")


def downgrade() -> None:
    """What still stands goes back; cancelled and superseded papers have no place there."""
    connection = op.get_bind()
    for table in (AWARDS, CONTRACTS):
        op.add_column(table.name, sa.Column("paper", sa.JSON(none_as_null=True), nullable=True))
        said = sa.select(PAPERS.c.entity_id, PAPERS.c.snapshot).where(
            PAPERS.c.entity == table.name, PAPERS.c.state == "issued"
        )
        for id_, snapshot in connection.execute(said).all():
            connection.execute(table.update().where(table.c.id == id_).values(paper=snapshot))
    for name in ("papers", "paper_counters", "paper_templates"):
        op.drop_table(name)


def _letters(connection: sa.Connection) -> Iterator[dict[str, Any]]:
    for row in connection.execute(sa.select(AWARDS).where(AWARDS.c.paper.is_not(None))):
        if row.paper is None:  # JSON's own null
            continue
        number = str(row.number)
        parties = f"{row.paper['values'].get('recipient_name', '')}"[:255]
        key = f"{len(number)}{number}\x01\x01{number}"
        yield _row(LETTER, row.paper, "awards", row, number, key, parties) | {
            "year": row.year, "serial": row.number
        }  # fmt: skip


def _contracts(connection: sa.Connection) -> Iterator[dict[str, Any]]:
    for row in connection.execute(sa.select(CONTRACTS).where(CONTRACTS.c.paper.is_not(None))):
        if row.paper is None:
            continue
        said = row.paper["values"]
        parties = f"{said.get('customer_name', '')} — {said.get('student_name', '')}"[:255]
        yield _row(
            CONTRACT, row.paper, "target_contracts", row, row.number, row.number_order, parties
        )


def _row(
    kind: str, paper: Any, entity: str, record: Any, number: str, order: str, parties: str
) -> dict[str, Any]:
    day = date.fromisoformat(paper["date"])
    told = json.dumps([paper, None], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return {
        "kind": kind,
        "year": day.year,
        "serial": None,
        "number": number,
        "number_order": order,
        "issued_on": day,
        "state": "issued",
        "parties": parties,
        "entity": entity,
        "entity_id": record.id,
        "snapshot": paper,
        "digest": hashlib.sha256(told.encode()).hexdigest(),
        "cancel_reason": "",
        "created_at": datetime(day.year, day.month, day.day, 9, tzinfo=UTC),
        "is_demo": record.is_demo,
        "version": 1,
    }


def _count(connection: sa.Connection) -> None:
    """The counters go on where the registers of letters and awards stand."""
    last = sa.select(AWARDS.c.kind, AWARDS.c.year, sa.func.max(AWARDS.c.number))
    counters = sa.table("paper_counters", sa.column("kind"), sa.column("year"), sa.column("last"))
    rows = [
        {"kind": LETTER if kind == "letter" else kind, "year": year, "last": number}
        for kind, year, number in connection.execute(last.group_by(AWARDS.c.kind, AWARDS.c.year))
    ]
    if rows:
        op.bulk_insert(counters, rows)


def _create_templates() -> None:
    op.create_table(
        "paper_templates",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("kind", LINE, nullable=False),
        sa.Column("file_id", sa.Integer, nullable=False),
        sa.Column("is_current", sa.Boolean, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by_id", sa.Integer, nullable=True),
        _reference("paper_templates", "file_id", "stored_files", "RESTRICT"),
        _reference("paper_templates", "created_by_id", "users", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_templates")),
    )
    _index("paper_templates", "created_by_id", "file_id", "kind")
    _unique("uq_paper_templates_current", "paper_templates", ["kind"], "is_current")
    op.create_table(
        "paper_counters",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("kind", LINE, nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
        sa.CheckConstraint("year BETWEEN 2000 AND 2100", name=op.f("ck_paper_counters_year_range")),
        sa.CheckConstraint("last BETWEEN 0 AND 1000000", name=op.f("ck_paper_counters_last_range")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_counters")),
        sa.UniqueConstraint("kind", "year", name="uq_paper_counters_kind_year"),
    )


def _create_papers() -> None:
    op.create_table(
        "papers",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("kind", LINE, nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("serial", sa.Integer, nullable=True),
        sa.Column("number", LINE, nullable=False),
        sa.Column("number_order", KEY, nullable=False),
        sa.Column("issued_on", sa.Date, nullable=False),
        sa.Column("state", choice("paperstate", *STATES), nullable=False),
        sa.Column("parties", LINE, nullable=False),
        sa.Column("entity", LINE, nullable=False),
        sa.Column("entity_id", sa.Integer, nullable=False),
        sa.Column("snapshot", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("digest", LINE, nullable=False),
        *(
            sa.Column(name, sa.Integer, nullable=True)
            for name in ("template_id", "pdf_id", "docx_id", "superseded_by_id")
        ),
        sa.Column("cancelled_at", MOMENT, nullable=True),
        sa.Column("cancel_reason", sa.Text, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by_id", sa.Integer, nullable=True),
        sa.Column("is_demo", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.CheckConstraint("year BETWEEN 2000 AND 2100", name=op.f("ck_papers_year_range")),
        sa.CheckConstraint("serial BETWEEN 1 AND 1000000", name=op.f("ck_papers_serial_range")),
        sa.CheckConstraint(
            "state <> 'cancelled' OR cancelled_at IS NOT NULL",
            name=op.f("ck_papers_cancelled_when"),
        ),
        _reference("papers", "template_id", "paper_templates", "RESTRICT"),
        _reference("papers", "pdf_id", "stored_files", "SET NULL"),
        _reference("papers", "docx_id", "stored_files", "SET NULL"),
        _reference("papers", "superseded_by_id", "papers", "SET NULL"),
        _reference("papers", "created_by_id", "users", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_papers")),
    )
    columns = ("created_by_id", "docx_id", "issued_on", "kind", "pdf_id", "state")
    _index("papers", *columns, "superseded_by_id", "template_id")
    op.create_index("ix_papers_record", "papers", ["entity", "entity_id"])
    op.create_index("ix_papers_number_order_id", "papers", ["number_order", "id"])
    stands = "serial IS NOT NULL AND state IN ('issued', 'cancelled')"
    _unique("uq_papers_serial", "papers", ["kind", "year", "serial"], stands)


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _unique(name: str, table: str, columns: list[str], where: str) -> None:
    condition = sa.text(where)
    op.create_index(
        name, table, columns, unique=True, sqlite_where=condition, postgresql_where=condition
    )


def _reference(table: str, column: str, target: str, on_delete: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{target}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete=on_delete)
