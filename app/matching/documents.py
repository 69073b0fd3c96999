"""Instances and results as plain JSON documents, in one canonical form, and their digest.

The canonical form is JSON in UTF-8 with keys sorted, no space, every optional key present, ties
and other unordered lists sorted.  The digest is SHA-256 over the canonical form of
``{"instance": …, "result": …}``, the result without ``digest`` and ``explanations``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from hashlib import sha256
from itertools import chain, islice
from json.encoder import encode_basestring
from typing import Any, cast

from app.matching.instance import Entry, Instance, Place, has_ties
from app.matching.result import Cutoff, Explanation, Refusal, Result, Standing, Verdict

_ENCODER = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False, sort_keys=True)
_ESCAPED = re.compile(r'["\\\x00-\x1f]')  # what JSON does not take as it is
_BATCH = 2_000  # entries per piece of text: a million proposers never become one string
_UNSIGNED = frozenset({"digest", "explanations"})


def instance_document(instance: Instance) -> dict[str, Any]:
    """An instance in canonical form, ready for ``json.dump``."""
    return _small_parts(instance) | {
        "places": dict(_places(instance)),
        "proposers": dict(_proposers(instance)),
    }


def result_document(result: Result) -> dict[str, Any]:
    """A result in the published form; ``explanations`` only when they were asked for."""
    document: dict[str, Any] = {
        "matching": dict(result.matching),
        "algorithm": result.algorithm,
        "seed": result.seed,
        "stable": result.stable,
        "blocking_pairs": [list(pair) for pair in result.blocking_pairs],
        "closed_places": list(result.closed_places),
        "closures": [asdict(closure) for closure in result.closures],
        "rank_profile": {str(rank): count for rank, count in result.rank_profile.items()},
        "unmatched": list(result.unmatched),
        "separated": [list(pair) for pair in result.separated],
        "lottery": dict(result.lottery),
        "place_lottery": {key: dict(draws) for key, draws in result.place_lottery.items()},
        "cutoffs": {key: _cutoff(cutoff) for key, cutoff in result.cutoffs.items()},
        "verdict": verdict_document(result.verdict),
        "digest": result.digest,
    }
    if result.explanations:
        document["explanations"] = {
            name: explanation_document(item) for name, item in result.explanations.items()
        }
    return document


def verdict_document(verdict: Verdict) -> dict[str, Any]:
    """A verdict in the published form."""
    return {
        "ok": verdict.ok,
        "stable": verdict.stable,
        "feasible": verdict.feasible,
        "blocking_count": verdict.blocking_count,
        "blocking_pairs": [list(pair) for pair in verdict.blocking_pairs],
        "violations": [asdict(violation) for violation in verdict.violations],
        "claims": [asdict(claim) for claim in verdict.claims],
    }


def explanation_document(explanation: Explanation) -> dict[str, Any]:
    """One person's explanation in the published form."""
    return {
        "place": explanation.place,
        "rank": explanation.rank,
        "basis": explanation.basis.value,
        "refused": [_refusal(refusal) for refusal in explanation.refused],
    }


def digest_of(instance: Instance, result: Mapping[str, Any]) -> str:
    """Hexadecimal SHA-256 of an instance and a result document."""
    digest = sha256()
    for text in _canonical_text(instance, result):
        digest.update(text.encode("utf-8", "surrogatepass"))  # a forged file may hold anything
    return digest.hexdigest()


def _cutoff(cutoff: Cutoff) -> dict[str, Any]:
    weakest = _standing(cutoff.weakest)
    return {"capacity": cutoff.capacity, "taken": cutoff.taken, "weakest": weakest}


def _standing(standing: Standing | None) -> dict[str, int | None] | None:
    return None if standing is None else {"rank": standing.rank, "number": standing.number}


def _refusal(refusal: Refusal) -> dict[str, Any]:
    return {
        "place": refusal.place,
        "rank": refusal.rank,
        "reason": refusal.reason.value,
        "own": _standing(refusal.own),
        "weakest": _standing(refusal.weakest),
        "note": refusal.note,
    }


def _small_parts(instance: Instance) -> dict[str, Any]:
    return {
        "algorithm": instance.algorithm.value,
        "fixed": dict(sorted(instance.fixed.items())),
        "forbidden": sorted(list(entry) for entry in instance.forbidden),
        "groups": {
            name: {"maximum": group.maximum, "places": sorted(group.places)}
            for name, group in sorted(instance.groups.items())
        },
        "lottery": instance.lottery.value,
        "pairs": sorted([*sorted(pair[:2]), pair.together.value] for pair in instance.pairs),
        "seed": instance.seed,
    }


def _proposers(instance: Instance) -> Iterator[tuple[str, Sequence[Entry]]]:
    for name in sorted(instance.proposers):
        wishes = instance.proposers[name]
        yield name, _canonical_list(wishes) if has_ties(wishes) else wishes


def _places(instance: Instance) -> Iterator[tuple[str, dict[str, Any]]]:
    return ((key, _place(instance.places[key])) for key in sorted(instance.places))


def _place(place: Place) -> dict[str, Any]:
    return {
        "accepts": None if place.accepts is None else sorted(place.accepts),
        "capacity": place.capacity,
        "minimum": place.minimum,
        "ranking": None if place.ranking is None else _canonical_list(place.ranking),
    }


def _canonical_list(entries: Sequence[Entry]) -> Sequence[Entry]:
    return [
        entry if isinstance(entry, str) else entry[0] if len(entry) == 1 else sorted(entry)
        for entry in entries
    ]


# Writes a list of identifiers, possibly with ties, as canonical JSON.
Pen = Callable[[Sequence[Entry]], str]


def _canonical_text(instance: Instance, result: Mapping[str, Any]) -> Iterator[str]:
    """The canonical JSON of both, piece by piece, keys in sorted order throughout."""
    pen, small = _pen_for(instance), _small_parts(instance)
    before = {key: small[key] for key in small if key < "places"}
    yield '{"instance":{' + _inside(before) + ',"places":{'
    yield from _joined(
        _place_text(key, instance.places[key], pen) for key in sorted(instance.places)
    )
    yield '},"proposers":{'
    wishes = instance.proposers
    yield from _joined(f"{encode_basestring(name)}:{pen(wishes[name])}" for name in sorted(wishes))
    yield "}," + _inside({"seed": small["seed"]}) + '},"result":{'
    signed = {key: result[key] for key in result.keys() - _UNSIGNED}
    yield _inside(signed)
    yield "}}"


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
    return _ENCODER.encode(_canonical_list(entries))


def _quick_pen(entries: Sequence[Entry]) -> str:
    try:
        return '["' + '","'.join(cast(Sequence[str], entries)) + '"]' if entries else "[]"
    except TypeError:  # a tie is no string
        parts = _canonical_list(entries)
        quoted = [f'"{one}"' if isinstance(one, str) else _quick_pen(one) for one in parts]
        return f"[{','.join(quoted)}]"


def _inside(document: Mapping[str, Any]) -> str:
    return _ENCODER.encode(document)[1:-1]
