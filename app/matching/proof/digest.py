"""SHA-256 over the canonical form of an instance and a result.

The canonical form is that of `model.documents`; signed is `{"instance": …, "result": …}`, the
result without `digest`, `explanations` and what a caller says `about` it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from itertools import chain, islice
from json.encoder import encode_basestring
from typing import Any, cast

from app.matching.model.documents import canonical_list, small_parts
from app.matching.model.instance import Entry, Instance, Place

_ENCODER = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False, sort_keys=True)
_ESCAPED = re.compile(r'["\\\x00-\x1f]')  # what JSON does not take as it is
_BATCH = 2_000  # entries per piece of text: a million proposers never become one string
_QUOTED = '","'.join
_UNSIGNED = frozenset({"about", "digest", "explanations"})


def digest_of(instance: Instance, result: Mapping[str, Any]) -> str:
    """Hexadecimal SHA-256 of an instance and a result document."""
    digest = sha256()
    for text in _canonical_text(instance, result):
        digest.update(text.encode("utf-8", "surrogatepass"))  # a forged file may hold anything
    return digest.hexdigest()


# Writes a list of identifiers, possibly with ties, as canonical JSON.
Pen = Callable[[Sequence[Entry]], str]


def _canonical_text(instance: Instance, result: Mapping[str, Any]) -> Iterator[str]:
    """The canonical JSON of both, piece by piece, keys in sorted order throughout."""
    pen, small = _pen_for(instance), small_parts(instance)
    before = {key: small[key] for key in small if key < "places"}
    yield '{"instance":{' + _inside(before) + ',"places":{'
    yield from _joined(
        _place_text(key, instance.places[key], pen) for key in sorted(instance.places)
    )
    yield '},"proposers":{'
    yield from _proposer_texts(instance, pen)
    yield "}," + _inside({"seed": small["seed"]}) + '},"result":{'
    signed = {key: result[key] for key in result.keys() - _UNSIGNED}
    yield _inside(signed)
    yield "}}"


def _proposer_texts(instance: Instance, pen: Pen) -> Iterator[str]:
    """Proposers with commas between them, a batch at a time: most of what there is to write."""
    names, comma = iter(sorted(instance.proposers)), ""
    while batch := list(islice(names, _BATCH)):
        lists = [instance.proposers[name] for name in batch]
        yield comma + ",".join(_proposer_rows(batch, lists, pen))
        comma = ","


def _proposer_rows(
    names: Sequence[str], lists: Sequence[Sequence[Entry]], pen: Pen
) -> Sequence[str]:
    rows = zip(names, lists, strict=True)
    if pen is _quick_pen and all(lists):
        with suppress(TypeError):  # a tie is no string
            plain = cast(Iterable[tuple[str, Sequence[str]]], rows)
            return [f'"{name}":["{_QUOTED(wishes)}"]' for name, wishes in plain]
    return [
        f"{encode_basestring(name)}:{pen(wishes)}"
        for name, wishes in zip(names, lists, strict=True)
    ]


def _joined(entries: Iterable[str]) -> Iterator[str]:
    """Entries with commas between them, a batch at a time."""
    source, comma = iter(entries), ""
    while batch := list(islice(source, _BATCH)):
        yield comma + ",".join(batch)
        comma = ","


def _place_text(key: str, place: Place, pen: Pen) -> str:
    accepts = "null" if place.accepts is None else pen(sorted(place.accepts))
    ranking = "null" if place.ranking is None else pen(place.ranking)
    head = f'{encode_basestring(key)}:{{"accepts":{accepts},"capacity":{place.capacity}'
    return f'{head},"minimum":{place.minimum},"ranking":{ranking}}}'


def _pen_for(instance: Instance) -> Pen:
    """The quick pen, unless some identifier needs an escape in JSON."""
    names = chain(instance.proposers, instance.places)
    return _careful_pen if _ESCAPED.search("".join(names)) else _quick_pen


def _careful_pen(entries: Sequence[Entry]) -> str:
    return _ENCODER.encode(canonical_list(entries))


def _quick_pen(entries: Sequence[Entry]) -> str:
    if not entries:
        return "[]"
    try:
        return f'["{_QUOTED(cast(Sequence[str], entries))}"]'
    except TypeError:  # a tie is no string
        parts = canonical_list(entries)
        quoted = [f'"{one}"' if isinstance(one, str) else _quick_pen(one) for one in parts]
        return f"[{','.join(quoted)}]"


def _inside(document: Mapping[str, Any]) -> str:
    return _ENCODER.encode(document)[1:-1]
