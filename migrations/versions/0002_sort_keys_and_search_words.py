"""Sort keys and search words

Lists were sorted by a function of each row and searched by scanning a column of stems. Now a key
stands beside each name that lists are sorted by, with an index, and the stems stand in a table of
words. Both are filled here from what the tables hold.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
# Table, key, the columns the key is made of, whether an index of key and id belongs to it.
KEYS = (
    ("organizations", "name_key", ("short_name",), True),
    ("organizations", "town_key", ("town",), True),
    ("users", "name_key", ("display_name",), True),
    ("study_groups", "name_key", ("name",), True),
    ("students", "name_key", ("last_name", "first_name", "middle_name"), True),
    ("mentors", "name_key", ("last_name", "first_name", "middle_name"), True),
    ("practice_periods", "title_key", ("title",), False),
    ("practice_places", "title_key", ("title",), False),
    ("vacancies", "title_key", ("title",), False),
    ("award_rounds", "title_key", ("title",), False),
)
SEARCHED = (
    "organizations",
    "users",
    "students",
    "mentors",
    "practice_periods",
    "practice_places",
    "vacancies",
)
CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
RANKS = {letter: chr(ord("A") + rank) for rank, letter in enumerate(CYRILLIC)}
RANKS |= {"ё": RANKS["е"], "№": "no"} | dict.fromkeys("[\\]^_`{|}~", "!")
RANKS |= dict.fromkeys("«»„“”", '"') | dict.fromkeys("–—", "-") | {"\u00a0": " "}


def sort_key(text: str) -> str:
    """The key as it was on the day of this migration."""
    folded = text.lower()
    accents = "".join("1" if letter == "ё" else "0" for letter in folded).rstrip("0")
    key = f"{folded.translate(str.maketrans(RANKS))}\x01{accents}\x01{text.swapcase()}"
    return key.encode()[:2_000].decode(errors="ignore")


def upgrade() -> None:
    """Add and fill the keys and the words."""
    op.create_table(
        "search_words",
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("stem", KEY, nullable=False),
        sa.Column("record_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("kind", "stem", "record_id", name=op.f("pk_search_words")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_search_words_kind_record_id"), "search_words", ["kind", "record_id"])
    for name in SEARCHED:
        move_stems_to_words(name)
    for name, key, columns, _indexed in KEYS:
        op.add_column(name, sa.Column(key, KEY, nullable=True))
        fill_key(name, key, columns)
    for name in dict.fromkeys(name for name, *_ in KEYS):
        finish_table(name)
    op.drop_index("ix_vacancies_fair_id_state", "vacancies")
    catalogue = ["fair_id", "state", "title_key", "id"]
    op.create_index(op.f("ix_vacancies_fair_id_state_title_key_id"), "vacancies", catalogue)


def finish_table(name: str) -> None:
    """Forbid empty keys, index them, drop the stems; SQLite makes the table anew once."""
    with op.batch_alter_table(name) as table:
        for _, key, _columns, indexed in (row for row in KEYS if row[0] == name):
            table.alter_column(key, existing_type=KEY, nullable=False)
            if indexed:
                table.create_index(op.f(f"ix_{name}_{key}_id"), [key, "id"])
        if name in SEARCHED:
            table.drop_column("search_stems")


def fill_key(name: str, key: str, columns: tuple[str, ...]) -> None:
    """Compute the key of every row."""
    table = sa.table(name, *(sa.column(column) for column in ("id", key, *columns)))
    rows = op.get_bind().execute(sa.select(table.c.id, *(table.c[one] for one in columns)))
    values = [
        {"of_id": id_, "value": sort_key(" ".join(filter(None, parts)))} for id_, *parts in rows
    ]
    statement = table.update().where(table.c.id == sa.bindparam("of_id"))
    run_for_all(statement.values({key: sa.bindparam("value")}), values)


def move_stems_to_words(name: str) -> None:
    """Make a row of each stem of each record."""
    table = sa.table(name, sa.column("id"), sa.column("search_stems"))
    rows = op.get_bind().execute(sa.select(table.c.id, table.c.search_stems))
    words = [
        {"kind": name, "stem": stem, "record_id": id_}
        for id_, stems in rows
        for stem in dict.fromkeys(stems.split())
    ]
    run_for_all(words_table().insert(), words)


def words_table() -> sa.TableClause:
    """The table of words as this migration knows it."""
    return sa.table("search_words", sa.column("kind"), sa.column("stem"), sa.column("record_id"))


def run_for_all(statement: sa.Executable, values: list[dict[str, object]]) -> None:
    """Run a statement for each set of values; for none of them not at all."""
    if values:
        op.get_bind().execute(statement, values)


def downgrade() -> None:
    """Put the stems back into their columns; the order of the words within is lost."""
    op.drop_index(op.f("ix_vacancies_fair_id_state_title_key_id"), "vacancies")
    op.create_index("ix_vacancies_fair_id_state", "vacancies", ["fair_id", "state"])
    for name in SEARCHED:
        op.add_column(name, sa.Column("search_stems", sa.Text(), nullable=True))
        put_stems_back(name)
    for name in dict.fromkeys(name for name, *_ in KEYS):
        with op.batch_alter_table(name) as table:
            for _, key, _columns, indexed in (row for row in KEYS if row[0] == name):
                if indexed:
                    table.drop_index(op.f(f"ix_{name}_{key}_id"))
                table.drop_column(key)
            if name in SEARCHED:
                table.alter_column("search_stems", existing_type=sa.Text(), nullable=False)
    op.drop_table("search_words")


def put_stems_back(name: str) -> None:
    """Write each record's stems, each after a space, into its column."""
    table = sa.table(name, sa.column("id"), sa.column("search_stems"))
    op.get_bind().execute(table.update().values(search_stems=" "))
    values = [{"of_id": id_, "value": text} for id_, text in texts_of(name)]
    statement = table.update().where(table.c.id == sa.bindparam("of_id"))
    run_for_all(statement.values(search_stems=sa.bindparam("value")), values)


def texts_of(name: str) -> list[tuple[int, str]]:
    """Return the id and the joined stems of each record that has any."""
    words = words_table()
    found: dict[int, list[str]] = {}
    statement = sa.select(words.c.record_id, words.c.stem).where(words.c.kind == name)
    for id_, stem in op.get_bind().execute(statement.order_by(words.c.stem)):
        found.setdefault(id_, []).append(stem)
    return [(id_, " " + " ".join(stems)) for id_, stems in found.items()]
