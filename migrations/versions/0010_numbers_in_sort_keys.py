"""Numbers within names stand by their value: «Школа № 3» before «Школа № 27»

Stored keys are computed anew, a batch of rows at a time; contracts get a key of their number.
"""

import re
from collections.abc import Callable, Iterator

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
PERSON = ("last_name", "first_name", "middle_name")
KEYS = (
    ("organizations", "name_key", ("short_name",)),
    ("organizations", "town_key", ("town",)),
    ("users", "name_key", ("display_name",)),
    ("study_groups", "name_key", ("name",)),
    ("students", "name_key", PERSON),
    ("mentors", "name_key", PERSON),
    ("practice_periods", "title_key", ("title",)),
    ("practice_places", "title_key", ("title",)),
    ("vacancies", "title_key", ("title",)),
    ("award_rounds", "title_key", ("title",)),
)
CONTRACTS = ("target_contracts", "number_order", ("number",))
INDEX = "ix_target_contracts_number_order_id"
BATCH = 1_000

CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
RANKS = {letter: chr(ord("A") + rank) for rank, letter in enumerate(CYRILLIC)}
RANKS |= {"ё": RANKS["е"], "№": "no"} | dict.fromkeys("[\\]^_`{|}~", "!")
RANKS |= dict.fromkeys("«»„“”", '"') | dict.fromkeys("–—", "-") | {"\u00a0": " "}
TABLE = str.maketrans(RANKS)


def upgrade() -> None:
    op.add_column("target_contracts", sa.Column("number_order", KEY, nullable=True))
    for name, key, columns in (*KEYS, CONTRACTS):
        _compute(name, key, columns, _key_by_value)
    with op.batch_alter_table("target_contracts") as contracts:
        contracts.alter_column("number_order", existing_type=KEY, nullable=False)
        contracts.create_index(op.f(INDEX), ["number_order", "id"])


def downgrade() -> None:
    with op.batch_alter_table("target_contracts") as contracts:
        contracts.drop_index(op.f(INDEX))
        contracts.drop_column("number_order")
    for name, key, columns in KEYS:
        _compute(name, key, columns, _key_by_digits)


def _compute(name: str, key: str, columns: tuple[str, ...], make: Callable[[str], str]) -> None:
    """Write the keys of a table that are not what they should be."""
    table = sa.table(name, *map(sa.column, ("id", key, *columns)))
    statement = (
        table.update().where(table.c.id == sa.bindparam("of_id")).values({key: sa.bindparam("to")})
    )
    for rows in _batches(
        table, sa.select(table.c.id, table.c[key], *(table.c[c] for c in columns))
    ):
        made = [(id_, old, make(" ".join(filter(None, parts)))) for id_, old, *parts in rows]
        values = [{"of_id": id_, "to": new} for id_, old, new in made if new != old]
        if values:
            op.get_bind().execute(statement, values)


def _batches(table: sa.TableClause, rows: sa.Select) -> Iterator[list[sa.Row]]:
    """Read a table in pieces by its ids, so that its size is no matter."""
    last = 0
    while True:
        after = rows.where(table.c.id > last).order_by(table.c.id).limit(BATCH)
        batch = list(op.get_bind().execute(after))
        if not batch:
            return
        yield batch
        last = batch[-1][0]


def _key_by_value(text: str) -> str:
    """The key as it was on the day of this migration."""
    folded = re.sub(r"№\s*", "№ ", text.lower())
    return _key(text, folded, re.sub(r"[0-9]+", _by_length, folded))


def _key_by_digits(text: str) -> str:
    """The key as it was before."""
    return _key(text, text.lower(), text.lower())


def _key(text: str, folded: str, letters: str) -> str:
    accents = "".join("1" if letter == "ё" else "0" for letter in folded).rstrip("0")
    key = f"{letters.translate(TABLE)}\x01{accents}\x01{text.swapcase()}"
    return key.encode()[:2_000].decode(errors="ignore")


def _by_length(number: re.Match[str]) -> str:
    digits = number[0].lstrip("0") or "0"
    count = len(digits)
    return f"{count}{digits}" if count < 9 else f"9{count:03}{digits}"
