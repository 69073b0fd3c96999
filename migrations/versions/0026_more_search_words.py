"""Contracts, plan items, rounds, letters, fairs and groups have words; phones and e-mails too"""

import re
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

WORDS = sa.table("search_words", *map(sa.column, ("kind", "stem", "record_id")))
WORD = re.compile(r"[0-9a-zа-я]+")
CHUNK = 5_000
# The kind of the words, the table, the columns the words are taken from.
TEXTS = (
    ("target_contracts", "target_contracts", ("number", "number_key")),
    ("plan_items", "plan_items", ("number", "title")),
    ("award_rounds", "award_rounds", ("title",)),
    ("awards", "awards", ("number", "year")),
    ("fairs", "fairs", ("title", "venue")),
    ("study_groups", "study_groups", ("name",)),
    ("organizations", "organizations", ("ogrn", "phone")),
    ("students/guarded", "students", ("phone", "email")),
    ("mentors/guarded", "mentors", ("phone", "email")),
)


def upgrade() -> None:
    for kind, table, columns in TEXTS:
        known = _known(kind)
        rows = [row for row in _words(kind, table, columns) if row not in known]
        names = ("kind", "stem", "record_id")
        for start in range(0, len(rows), CHUNK):
            chunk = rows[start : start + CHUNK]
            op.bulk_insert(WORDS, [dict(zip(names, row, strict=True)) for row in chunk])


def _known(kind: str) -> set[tuple[Any, ...]]:
    return set(map(tuple, op.get_bind().execute(sa.select(WORDS).where(WORDS.c.kind == kind))))


def _words(kind: str, table: str, columns: tuple[str, ...]) -> Iterator[tuple[str, str, int]]:
    source = sa.table(table, sa.column("id"), *map(sa.column, columns))
    for id_, *values in op.get_bind().execute(sa.select(source)).all():
        texts = zip(columns, values, strict=True)
        text = " ".join(_text(column, value) for column, value in texts if value)
        words = WORD.findall(text.lower().replace("ё", "е"))
        for word in dict.fromkeys(words):  # whole: the stem of a query is its beginning
            yield kind, word, id_


def _text(column: str, value: object) -> str:
    if column != "phone":
        return str(value)
    digits = "".join(filter(str.isdigit, str(value)))
    return f"{digits} {digits[1:]} {digits[-7:]}"


def downgrade() -> None:
    kinds = [kind for kind, table, _columns in TEXTS if kind != "organizations"]
    op.execute(WORDS.delete().where(WORDS.c.kind.in_(kinds)))
