"""Consents with their texts, who opened what, what was erased, what the nights anonymised"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

GIVEN = sa.text("state = 'given'")


def upgrade() -> None:
    with op.batch_alter_table("students") as students:
        students.add_column(sa.Column("erased_on", sa.Date, nullable=True))
    op.create_table(
        "privacy_texts",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", LINE, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by_id", sa.Integer, nullable=True),
        sa.CheckConstraint(
            "number BETWEEN 1 AND 1000000", name=op.f("ck_privacy_texts_number_range")
        ),
        _reference("privacy_texts", "created_by_id", "users", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_privacy_texts")),
        sa.UniqueConstraint("name", "number", name=op.f("uq_privacy_texts_name_number")),
    )
    _index("privacy_texts", "created_by_id")
    _create_consents()
    _create_access()
    _create_outcomes()


def downgrade() -> None:
    tables = ("retention_runs", "erasures", "access_records", "consents", "privacy_texts")
    for table in tables:
        op.drop_table(table)
    with op.batch_alter_table("students") as students:
        students.drop_column("erased_on")


def _create_consents() -> None:
    op.create_table(
        "consents",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("student_id", sa.Integer, nullable=True),
        sa.Column("mentor_id", sa.Integer, nullable=True),
        sa.Column("kind", LINE, nullable=False),
        sa.Column("text_id", sa.Integer, nullable=False),
        sa.Column("given_by", choice("givenby", "person", "representative"), nullable=False),
        sa.Column("representative_name", LINE, nullable=False),
        sa.Column(
            "representative_kind",
            choice("representativekind", "parent", "adopter", "guardian", "trustee", "authority"),
            nullable=True,
        ),
        sa.Column("way", choice("consentway", "paper", "in_person", "link"), nullable=False),
        sa.Column("given_on", sa.Date, nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("recorded_by_id", sa.Integer, nullable=True),
        sa.Column("file_id", sa.Integer, nullable=True),
        sa.Column("state", choice("consentstate", "given", "withdrawn"), nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("withdrawn_by_id", sa.Integer, nullable=True),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("is_demo", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        *_checks(),
        _reference("consents", "student_id", "students", "RESTRICT"),
        _reference("consents", "mentor_id", "mentors", "RESTRICT"),
        _reference("consents", "text_id", "privacy_texts", "RESTRICT"),
        _reference("consents", "recorded_by_id", "users", "SET NULL"),
        _reference("consents", "withdrawn_by_id", "users", "SET NULL"),
        _reference("consents", "file_id", "stored_files", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consents")),
    )
    _index("consents", "text_id", "recorded_by_id", "withdrawn_by_id", "file_id")
    op.create_index("ix_consents_student_id_kind", "consents", ["student_id", "kind"])
    op.create_index("ix_consents_mentor_id_kind", "consents", ["mentor_id", "kind"])
    _create_unique("uq_consents_student_given", ["student_id", "kind", "given_by"])
    _create_unique("uq_consents_mentor_given", ["mentor_id", "kind"])


def _checks() -> list[sa.CheckConstraint]:
    conditions = {
        "of_one_person": "(student_id IS NULL) <> (mentor_id IS NULL)",
        "withdrawn_has_time": "(state = 'withdrawn') = (withdrawn_at IS NOT NULL)",
        "representative_is_some": (
            "(given_by = 'representative') = (representative_kind IS NOT NULL)"
        ),
        "minors_are_students": "given_by = 'person' OR student_id IS NOT NULL",
    }
    return [
        sa.CheckConstraint(condition, name=op.f(f"ck_consents_{name}"))
        for name, condition in conditions.items()
    ]


def _create_access() -> None:
    op.create_table(
        "access_records",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor_id", sa.Integer, nullable=True),
        sa.Column("actor_name", LINE, nullable=False),
        sa.Column("what", choice("seen", "card", "edit", "held", "sheet"), nullable=False),
        sa.Column("student_id", sa.Integer, nullable=True),
        sa.Column("people", sa.Integer, nullable=False),
        sa.Column("request_id", LINE, nullable=False),
        sa.CheckConstraint(
            "people BETWEEN 1 AND 1000000", name=op.f("ck_access_records_people_range")
        ),
        _reference("access_records", "actor_id", "users", "SET NULL"),
        _reference("access_records", "student_id", "students", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_records")),
    )
    _index("access_records", "at", "actor_id")
    op.create_index("ix_access_records_student_id_id", "access_records", ["student_id", "id"])


def _create_outcomes() -> None:
    op.create_table(
        "erasures",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("kind", LINE, nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor_id", sa.Integer, nullable=True),
        sa.Column("reason", LINE, nullable=False),
        sa.Column("counts", sa.JSON, nullable=False),
        _reference("erasures", "actor_id", "users", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasures")),
    )
    _index("erasures", "actor_id")
    op.create_table(
        "retention_runs",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("kind", LINE, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("months", sa.Integer, nullable=False),
        sa.Column("done", sa.Integer, nullable=False),
        sa.Column("held", sa.Integer, nullable=False),
        sa.CheckConstraint(
            "done >= 0 AND done <= 1000000000", name=op.f("ck_retention_runs_done_range")
        ),
        sa.CheckConstraint(
            "held >= 0 AND held <= 1000000000", name=op.f("ck_retention_runs_held_range")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retention_runs")),
    )
    _index("retention_runs", "at", "kind")


def _create_unique(name: str, columns: list[str]) -> None:
    op.create_index(
        name, "consents", columns, unique=True, sqlite_where=GIVEN, postgresql_where=GIVEN
    )


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _reference(table: str, column: str, target: str, on_delete: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{target}.id"],
        name=op.f(f"fk_{table}_{column}_{target}"),
        ondelete=on_delete,
    )
