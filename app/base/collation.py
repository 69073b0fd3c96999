"""Ordering Russian text: ё beside е, case last, Cyrillic before Latin, on both databases."""

from typing import Any

from sqlalchemy import Function, String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

SQLITE_KEY = "russian_key"
_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
# One code point per letter, all above punctuation and digits, as ICU's Russian order has them.
_RANKS: dict[str, str] = {
    **{letter: chr(0xE000 + place) for place, letter in enumerate(_CYRILLIC)},
    **{letter: chr(0xE100 + place) for place, letter in enumerate(_LATIN)},
}
_RANKS |= {"ё": _RANKS["е"], "№": _RANKS["n"] + _RANKS["o"]}
_RANKS |= dict.fromkeys("«»„“”", '"') | dict.fromkeys("–—", "-") | {"\u00a0": " "}
_TABLE = str.maketrans(_RANKS)


class russian(Function[str]):  # noqa: N801 - used as a function of SQL
    """The column in the order of a Russian dictionary: `.order_by(russian(Student.last_name))`.

    PostgreSQL sorts by ICU, SQLite by a key computed once per row.
    """

    inherit_cache = True

    def __init__(self, column: Any) -> None:
        super().__init__(SQLITE_KEY, column, type_=String())


@compiles(russian, "postgresql")
def _for_postgresql(element: russian, compiler: SQLCompiler, **options: Any) -> str:
    return f'({compiler.process(element.clauses, **options)} COLLATE "ru-x-icu")'


def sort_key(text: Any) -> Any:
    """Return a text that sorts by code points as `text` does in Russian; NULL stays NULL."""
    if not isinstance(text, str):
        return text
    folded = text.lower()
    accents = "".join("1" if letter == "ё" else "0" for letter in folded)
    return f"{folded.translate(_TABLE)}\x00{accents}\x00{text.swapcase()}"
