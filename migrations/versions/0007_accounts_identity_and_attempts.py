"""Names as they are compared; counted attempts with their last time; letters that sign in"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

COMPARED = (
    ("organizations", "identity_key"),
    ("organizations", "town_identity"),
    ("students", "identity_key"),
)
PERSON = "uq_students_person"
PERSON_BEFORE = "uq_students_group_id_last_name_first_name_middle_name_birth_date"
LOOK_ALIKES = str.maketrans("abcehkmoptxyё", "авсенкмортхуе")
LETTER_PURPOSES = ("invitation", "password_reset", "sign_in", "notice", "reminder")
TOKEN_PURPOSES = ("invitation", "password_reset", "sign_in")


def upgrade() -> None:
    """Add what is compared, count attempts anew, let letters and links sign in."""
    _compare_names()
    op.drop_table("try_counts")
    _count_attempts()
    _allow("letters", "letterpurpose", LETTER_PURPOSES)
    _allow("account_tokens", "tokenpurpose", TOKEN_PURPOSES)


def downgrade() -> None:
    """Go back; letters that sign in become notices, their links go."""
    op.execute("UPDATE letters SET purpose = 'notice' WHERE purpose = 'sign_in'")
    op.execute("DELETE FROM account_tokens WHERE purpose = 'sign_in'")
    _allow("account_tokens", "tokenpurpose", [one for one in TOKEN_PURPOSES if one != "sign_in"])
    _allow("letters", "letterpurpose", [one for one in LETTER_PURPOSES if one != "sign_in"])
    op.drop_table("attempt_counts")
    _count_tries()
    _name_persons(PERSON, PERSON_BEFORE)
    for table, column in COMPARED:
        op.drop_index(f"ix_{table}_{column}", table)
        op.drop_column(table, column)


def _compare_names() -> None:
    for table, column in COMPARED:
        op.add_column(table, sa.Column(column, sa.Text, nullable=True))
        op.create_index(f"ix_{table}_{column}", table, [column])
    _fill_students()
    _fill_organizations()
    _name_persons(PERSON_BEFORE, PERSON)
    for table, column in COMPARED:
        with op.batch_alter_table(table) as batch:
            batch.alter_column(column, existing_type=sa.Text, nullable=False)


def _name_persons(before: str, after: str) -> None:
    # The name made of all columns was longer than PostgreSQL keeps.
    columns = ["group_id", "last_name", "first_name", "middle_name", "birth_date"]
    with op.batch_alter_table("students") as batch:
        batch.drop_constraint(op.f(before), type_="unique")
        batch.create_unique_constraint(op.f(after), columns)


def _fill_students() -> None:
    names = ("last_name", "first_name", "middle_name")
    for student in _rows("students", *names, "birth_date"):
        name = " ".join(getattr(student, part) for part in names)
        _set("students", student.id, identity_key=f"{_folded(name)} {student.birth_date}")


def _fill_organizations() -> None:
    # The legal form before a name is folded away when the record is saved next.
    for organization in _rows("organizations", "name", "town"):
        town = _folded(organization.town).removeprefix("г ")
        key = f"{_folded(organization.name)} {town}"
        _set("organizations", organization.id, identity_key=key, town_identity=town)


def _folded(text: str) -> str:
    letters = (letter if letter.isalnum() else " " for letter in text.lower())
    return " ".join("".join(letters).translate(LOOK_ALIKES).split())


def _rows(table: str, *columns: str) -> list[sa.Row]:
    found = sa.select(sa.column("id"), *map(sa.column, columns)).select_from(sa.table(table))
    return list(op.get_bind().execute(found))


def _set(table: str, record_id: int, **values: str) -> None:
    columns = sa.table(table, sa.column("id"), *map(sa.column, values))
    op.execute(sa.update(columns).where(columns.c.id == record_id).values(values))


def _count_attempts() -> None:
    kinds = choice(
        "attemptkind",
        "sign_in_place",
        "sign_in_account",
        "sign_in_address",
        "letter_email",
        "letter_address",
    )
    _counts("attempt_counts", kinds, sa.Column("last_at", MOMENT, nullable=False))


def _count_tries() -> None:
    kinds = choice("trykind", "sign_in_email", "sign_in_address", "letter_email", "letter_address")
    _counts("try_counts", kinds)


def _counts(table: str, kinds: sa.Enum, *further: sa.Column) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("kind", kinds, nullable=False),
        sa.Column("subject", LINE, nullable=False),
        sa.Column("window_start", MOMENT, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        *further,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("kind", "subject", "window_start", name=op.f(f"uq_{table}_subject")),
        sa.CheckConstraint("count BETWEEN 0 AND 1000000", name=op.f(f"ck_{table}_count_range")),
    )
    op.create_index(f"ix_{table}_window_start", table, ["window_start"])


def _allow(table: str, name: str, purposes: tuple[str, ...] | list[str]) -> None:
    with op.batch_alter_table(table) as batch:
        batch.drop_constraint(op.f(f"ck_{table}_{name}"), type_="check")
        batch.create_check_constraint(
            op.f(f"ck_{table}_{name}"), sa.column("purpose", sa.String).in_(purposes)
        )
