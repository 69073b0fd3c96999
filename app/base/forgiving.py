"""What a query that found nothing may have meant: one wrong letter, another word, another keyboard.

`matches` stays exact. Nothing is stored for this: words that differ from a typed one by a letter
are some hundreds, and the index of `search_words` tells which of them it knows.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    Select,
    column,
    func,
    literal,
    literal_column,
    select,
    true,
)

from app.base.collation import KEY_TYPE
from app.base.misspelling import one_slip_from, switched
from app.base.search import AFTER_EVERYTHING, Searchable, search_words, stems
from app.base.session import current_session
from app.base.synonyms import SYNONYMS

MOST = 3
_SHORTEST, _LONGEST = 5, 30  # letters of a word that may have one wrong
_MOST_WORDS, _MOST_UNKNOWN = 12, 3
# The same word is mended for several kinds of records.
_slips_from = lru_cache(maxsize=_LONGEST)(one_slip_from)
_WORD = re.compile(r"[0-9a-zа-яё]+", re.IGNORECASE)


class Lexicon:
    """What some kinds of records know; whoever asks for several of them looks a text up once."""

    def __init__(self, *kinds: type[Searchable]) -> None:
        self._kinds = _tables(kinds)
        self._asked: set[str] = set()
        self._known: dict[str, bool] = {}
        self._of_kind: dict[str, dict[str, bool]] = {}

    def known(self, beginnings: Iterable[str], tables: Sequence[str]) -> dict[str, bool]:
        """Return which of some texts begin a stem of these tables, and which are a whole one."""
        texts = sorted(set(beginnings))
        if not (texts and tables):
            return {}
        self._look_up([one for one in texts if one not in self._asked])
        begun = [one for one in texts if one in self._known]
        if tables == self._kinds:
            return {one: self._known[one] for one in begun}
        self._tell_apart([one for one in begun if one not in self._of_kind])
        owned = {one: [self._of_kind[one].get(table) for table in tables] for one in begun}
        return {one: any(own) for one, own in owned.items() if own.count(None) < len(tables)}

    def _look_up(self, texts: list[str]) -> None:
        """Ask for texts over all kinds."""
        if not texts:
            return
        asked = _each(texts)
        rows = _begun(asked, select(asked), search_words.c.kind.in_(self._kinds))
        self._known |= {one: bool(is_whole) for one, is_whole in current_session().execute(rows)}
        self._asked.update(texts)

    def _tell_apart(self, texts: list[str]) -> None:
        """Ask which kinds know texts that some kind knows: few of the hundreds."""
        if not texts:
            return
        asked, kind = _each(texts), _each(self._kinds)
        both = select(asked, kind).join_from(asked.table, kind.table, true())
        rows = _begun(asked, both, search_words.c.kind == kind)
        self._of_kind |= {one: {} for one in texts}
        for one, table, is_whole in current_session().execute(rows):
            self._of_kind[one][table] = bool(is_whole)


def corrections(query: str, *kinds: type[Searchable], lexicon: Lexicon | None = None) -> list[str]:
    """Return what a query may have meant, the likeliest first; the words are known to the kinds.

    Ask when the query itself found nothing, and show a correction only to whom it finds something:
    it may be made of words of records that are not the reader's. Who asks for several kinds, one
    after the other, gives a `lexicon` of them all.
    """
    vocabulary = _Vocabulary(kinds, lexicon or Lexicon(*kinds))
    asked = stems(query)
    for words in _readings(query):
        meanings = [one for one in _meanings(words, vocabulary) if stems(one) != asked]
        if meanings:
            return list(dict.fromkeys(meanings))[:MOST]
    return []


class _Vocabulary:
    """The stems of some kinds of records."""

    def __init__(self, kinds: Iterable[type[Searchable]], lexicon: Lexicon) -> None:
        self._tables, self._lexicon = _tables(kinds), lexicon

    def known(self, beginnings: Iterable[str]) -> dict[str, bool]:
        """Return which of some texts begin a stem, and whether they are a whole one."""
        return self._lexicon.known(beginnings, self._tables)

    def knows_all(self, text: str, *, whole: bool = False) -> bool:
        """Tell whether each word of a text begins a stem, or is one."""
        wanted = set(stems(text))
        known = self.known(wanted)
        return wanted == {stem for stem, is_whole in known.items() if is_whole or not whole}


def _tables(kinds: Iterable[type[Searchable]]) -> list[str]:
    return sorted({kind.__tablename__ for kind in kinds})


def _begun(asked: Any, rows: Select[Any], of_kind: ColumnElement[bool]) -> Select[Any]:
    """Keep the rows whose text begins a stem, and tell whether it is a whole one."""
    stem = search_words.c.stem
    is_begun = (stem >= asked) & (stem < asked.concat(AFTER_EVERYTHING))
    whole = _one(of_kind, stem == asked)
    return rows.add_columns(whole).where(_one(of_kind, is_begun).is_not(None))


def _one(*conditions: ColumnElement[bool]) -> Any:
    # A scalar subquery with a limit is looked up by index for each row, on both databases.
    found: Select[Any] = select(literal_column("1")).select_from(search_words)
    return found.where(*conditions).limit(1).scalar_subquery()


def _each(texts: list[str]) -> Any:
    """Return a column of some texts; one parameter, because hundreds are slow to compile."""
    dialect = current_session().get_bind().dialect.name
    name = {"sqlite": "json_each", "postgresql": "json_array_elements_text"}[dialect]
    rows = getattr(func, name)(literal(texts, JSON)).table_valued(column("value", KEY_TYPE))
    return rows.c.value


def _readings(query: str) -> Iterator[list[str]]:
    """Give the words as they stand and as the other keyboard writes them; numbers need no other."""
    yield _WORD.findall(query)[:_MOST_WORDS]
    others = _WORD.findall(switched(query))[:_MOST_WORDS]
    words = [one for one in others if not one.isdecimal()]
    # Beside a number a short word is no chance: «WL-2024/07».
    shortest = _SHORTEST - 1 if words == others else 2
    if words and all(one.isalpha() and len(one) >= shortest for one in words):
        yield others


def _meanings(words: list[str], vocabulary: _Vocabulary) -> Iterator[str]:
    spelled = " ".join(_spelled(words, vocabulary))
    if spelled and vocabulary.knows_all(spelled):
        yield spelled
    other = " ".join(_in_other_words(spelled.split(), vocabulary))
    if other != spelled and vocabulary.knows_all(other):
        yield other


def _spelled(words: list[str], vocabulary: _Vocabulary) -> list[str]:
    """Return the words with slips mended; nothing when one of them means nothing."""
    stem_of = {word: _stem(word) for word in words}
    known = vocabulary.known(stem_of.values())
    unknown = [one for one, stem in stem_of.items() if not (stem in known or _has_synonym(one))]
    if len(unknown) > _MOST_UNKNOWN:
        return []
    mended = {word: _mended(word, vocabulary) for word in unknown}
    if None in mended.values():
        return []
    return [mended.get(word) or word for word in words]


def _mended(word: str, vocabulary: _Vocabulary) -> str | None:
    folded = word.lower().replace("ё", "е")
    if not (folded.isalpha() and _SHORTEST <= len(folded) <= _LONGEST):
        return None
    slips = _slips_from(folded)
    # Taking stems is slow: first leave out what begins as nothing known does.
    head = max(3, (len(folded) - 1) // 2)
    heads = vocabulary.known(one[:head] for one in slips) | _beginnings(head)
    stem_of = {one: _stem(one) for one in slips if one[:head] in heads}
    known = vocabulary.known(stem_of.values()) | _words_apart()
    found = [one for one, stem in stem_of.items() if stem in known]
    best = min(found, key=lambda one: (not known[stem_of[one]], slips[one], one), default=None)
    return best.capitalize() if best and word[0].isupper() else best


def _in_other_words(words: list[str], vocabulary: _Vocabulary) -> Iterator[str]:
    """Put for each phrase another that means the same and is known, that of the documents first."""
    rest = words
    while rest:
        for length in range(min(_longest_phrase(), len(rest)), 0, -1):
            others = _others(rest[:length])
            other = next((one for one in others if vocabulary.knows_all(one, whole=True)), None)
            if other:
                break
        yield other or rest[0]
        rest = rest[length:]


def _stem(word: str) -> str:
    return "".join(stems(word))


def _others(words: Sequence[str]) -> list[str]:
    """Return what else means the same as a phrase, but one-letter abbreviations."""
    as_written = tuple(word.lower() for word in words)
    return _synonyms().get(as_written) or _synonyms().get(tuple(map(_stem, words))) or []


def _has_synonym(word: str) -> bool:
    return bool(_others([word]))


@lru_cache(maxsize=1)
def _synonyms() -> dict[tuple[str, ...], list[str]]:
    found: dict[tuple[str, ...], list[str]] = {}
    for row in SYNONYMS:
        for phrase in row:
            others = [one for one in row if one != phrase and _is_written_out(one)]
            found.setdefault(_key(phrase), []).extend(others)
    return found


def _key(phrase: str) -> tuple[str, ...]:
    # An abbreviation has no forms: the stem of «ДОУ» would be «до».
    words = _WORD.findall(phrase)
    return tuple(word.lower() if word.isupper() else _stem(word) for word in words)


def _is_written_out(phrase: str) -> bool:
    return all(len(word) > 1 for word in _WORD.findall(phrase))


@lru_cache(maxsize=1)
def _longest_phrase() -> int:
    return max(map(len, _synonyms()))


@lru_cache(maxsize=1)
def _words_apart() -> dict[str, bool]:
    """Return the stems that alone have a synonym: known, whatever the records say."""
    return {phrase[0]: True for phrase in _synonyms() if len(phrase) == 1}


@lru_cache(maxsize=_LONGEST)
def _beginnings(length: int) -> dict[str, bool]:
    return {stem[:length]: True for stem in _words_apart()}
