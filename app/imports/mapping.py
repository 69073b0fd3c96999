"""Which column of a sheet is which field: by its heading, by its cells, as it was read before."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz

from app.base.identity import fold
from app.imports.kinds import ImportColumn, ImportKind

SAMPLE = 30  # cells of a column that are tried
_SURE = 100
_LIKE = 86  # of a hundred: «Наименованние» is a slip of «Наименование»
_BY_CELLS = 50  # less than any heading
_READABLE = 0.7  # share of cells

Layout = dict[str, str | None]
Reads = Callable[[ImportColumn, Any], bool]


def shape_of(headings: Mapping[str, str]) -> str:
    """Return what sheets with the same headings in the same order share."""
    folded = "\n".join(fold(text) for text in headings.values())
    return hashlib.sha256(folded.encode()).hexdigest()


def guess_columns(
    kind: ImportKind,
    headings: Mapping[str, str],
    samples: Mapping[str, Sequence[Any]],
    reads: Reads,
) -> Layout:
    """Return a field for each letter, None where nothing fits; a field is given once.

    `reads` tells whether a cell can be read as a column's.
    """
    scores = [
        (score, letter, column.field)
        for letter, heading in headings.items()
        for column in kind.columns
        if (score := _score(column, heading, samples.get(letter, ()), reads))
    ]
    layout: Layout = dict.fromkeys(headings)
    taken: set[str] = set()
    for _score_of, letter, name in sorted(scores, key=lambda one: -one[0]):
        if layout[letter] is None and name not in taken:
            layout[letter] = name
            taken.add(name)
    return layout


def _score(column: ImportColumn, heading: str, cells: Sequence[Any], reads: Reads) -> int:
    by_heading = heading_score(column, heading)
    if by_heading or not column.telling:
        return by_heading
    readable = sum(reads(column, cell) for cell in cells[:SAMPLE])
    return _BY_CELLS if cells and readable / len(cells[:SAMPLE]) >= _READABLE else 0


def heading_score(column: ImportColumn, heading: str) -> int:
    """Return how well a heading names a column, 0 to 100; 0 when it does not."""
    said = fold(heading)
    if not said:
        return 0
    return max(_word_score(word, said) for word in _words(str(column.title), column.words))


@lru_cache(maxsize=500)
def _words(title: str, words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(word) for word in (title, *words)))


def _word_score(word: str, said: str) -> int:
    if word == said:
        return _SURE
    if set(word.split()) <= set(said.split()):
        return _LIKE - min(20, 2 * (len(said.split()) - len(word.split())))
    score = round(fuzz.ratio(word, said))
    return score - 5 if score >= _LIKE else 0
