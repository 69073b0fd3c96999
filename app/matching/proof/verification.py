"""Whether a published result is what it says: feasible, stable, signed and honest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from app.matching.model.documents import signed_document
from app.matching.model.errors import InstanceError
from app.matching.model.garbage_collection import without_garbage_collection
from app.matching.model.instance import Instance
from app.matching.model.reading import read_object
from app.matching.model.result import Result, Verdict, Violation
from app.matching.proof.checker import check_matching, implied_closures
from app.matching.proof.digest import digest_of
from app.matching.proof.figures import rank_profile, unmatched


def verify(instance: Instance, result: Result) -> Verdict:
    """Check a result against its instance with the independent checker."""
    return verify_document(instance, signed_document(result))


def verify_document(instance: Instance, document: Mapping[str, Any]) -> Verdict:
    """Check a result read from a file.

    Only `matching` is required, so that a distribution made elsewhere can be checked as well;
    whatever else the document claims must be true.
    """
    matching = document["matching"]
    closed = document.get("closed_places", implied_closures(instance, matching))
    separated = document.get("separated")
    with without_garbage_collection():
        verdict = check_matching(instance, matching, closed, separated)
        return replace(verdict, claims=tuple(_false_claims(instance, document, verdict)))


def read_result(data: bytes) -> dict[str, Any]:
    """The document of a result file; InstanceErrors when it is not one."""
    return read_object(data, _shape_errors)


def _shape_errors(document: object) -> Iterator[InstanceError]:
    if not isinstance(document, dict) or not isinstance(document.get("matching"), dict):
        yield InstanceError("wrong_type", "matching", "в результате нет объекта matching")
        return
    for name, key in document["matching"].items():
        if key is not None and not isinstance(key, str):
            yield InstanceError("wrong_type", f"matching.{name}", "ожидается строка или null")
    if not _is_text_list(document.get("closed_places", [])):
        yield InstanceError("wrong_type", "closed_places", "ожидается список строк")
    separated = document.get("separated", [])
    if not isinstance(separated, list) or not all(map(_is_text_list, separated)):
        yield InstanceError("wrong_type", "separated", "ожидается список пар")


def _is_text_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _false_claims(
    instance: Instance, document: Mapping[str, Any], verdict: Verdict
) -> Iterator[Violation]:
    for key, truth in _truths(instance, document["matching"], verdict).items():
        if key in document and document[key] != truth:
            yield Violation("false_claim", key, "не совпадает с пересчитанным")
    if "digest" in document and document["digest"] != digest_of(instance, document):
        message = "подпись не соответствует задаче и результату"
        yield Violation("wrong_digest", "digest", message)


def _truths(
    instance: Instance, matching: Mapping[str, str | None], verdict: Verdict
) -> dict[str, Any]:
    profile = rank_profile(instance, matching)
    return {
        "seed": instance.seed,
        "stable": verdict.stable,
        "blocking_pairs": [list(pair) for pair in verdict.blocking_pairs],
        "rank_profile": {str(rank): count for rank, count in profile.items()},
        "unmatched": sorted(unmatched(matching)),
    }
