"""Instances as JSON: reading that reports every fault at once, and writing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from app.matching.model.errors import InstanceError, InstanceErrors
from app.matching.model.instance import (
    Algorithm,
    Entry,
    Forbidden,
    Group,
    Instance,
    Lottery,
    Place,
    ProposerPair,
    Together,
)
from app.matching.model.validation import LARGEST_COUNT, find_errors

_INSTANCE_KEYS = frozenset(Instance.__dataclass_fields__)
_PLACE_KEYS = frozenset(Place.__dataclass_fields__)
_GROUP_KEYS = frozenset(Group.__dataclass_fields__)
_Choice = TypeVar("_Choice", bound=StrEnum)


def read_instance(data: bytes) -> Instance:
    """Read and check an instance from UTF-8 JSON; InstanceErrors names every fault."""
    document, errors = load_json(data)
    reader = _Reader(errors)
    instance = reader.instance(document)
    errors.extend(find_errors(instance))
    if errors:
        raise InstanceErrors(tuple(errors))
    return instance


def load_json(data: bytes) -> tuple[object, list[InstanceError]]:
    """A JSON document and the keys repeated in it; InstanceErrors when it is no JSON at all."""
    errors: list[InstanceError] = []

    def unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
        document = dict(pairs)
        if len(document) < len(pairs):
            errors.extend(_repeated_keys(pairs))
        return document

    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=unique), errors
    except (ValueError, RecursionError) as reason:
        message = f"это не JSON в кодировке UTF-8: {reason}"
        raise InstanceErrors((InstanceError("not_json", "file", message),)) from reason


def read_object(
    data: bytes, shape_errors: Callable[[object], Iterable[InstanceError]]
) -> dict[str, Any]:
    """A JSON object whose shape a caller judges; InstanceErrors when a fault is found."""
    document, errors = load_json(data)
    if not errors:
        errors.extend(shape_errors(document))
    if errors or not isinstance(document, dict):
        raise InstanceErrors(tuple(errors))
    return document


def _repeated_keys(pairs: Sequence[tuple[str, object]]) -> list[InstanceError]:
    seen: set[str] = set()
    errors = []
    for key, _ in pairs:
        if key in seen:
            errors.append(InstanceError("duplicate_key", key, f"ключ «{key}» повторяется"))
        seen.add(key)
    return errors


class _Reader:
    """Turns parsed JSON into an instance; what cannot be read is reported and left out."""

    def __init__(self, errors: list[InstanceError]) -> None:
        self._errors = errors

    def instance(self, document: object) -> Instance:
        """What can be read of a document."""
        root = self._object("file", document, _INSTANCE_KEYS, needs=("proposers", "places"))
        forbidden = self._rows("forbidden", root, (2, 3))
        return Instance(
            proposers={
                name: self._list(f"proposers.{name}", wishes)
                for name, wishes in self._mapping("proposers", root).items()
            },
            places={
                key: self._place(f"places.{key}", place)
                for key, place in self._mapping("places", root).items()
            },
            fixed=self._texts("fixed", root),
            forbidden=[Forbidden(*row) for row in forbidden],
            pairs=[self._pair(row) for row in self._rows("pairs", root, (2, 3))],
            groups={
                name: self._group(f"groups.{name}", group)
                for name, group in self._mapping("groups", root).items()
            },
            seed=self._number("seed", root.get("seed", 0), 0),
            algorithm=self._choice("algorithm", root, Algorithm.STUDENT_PROPOSING),
            lottery=self._choice("lottery", root, Lottery.SINGLE),
        )

    def _refuse(self, code: str, where: str, message: str) -> None:
        self._errors.append(InstanceError(code, where, message))

    def _object(
        self, where: str, value: object, known: frozenset[str], needs: Sequence[str]
    ) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            self._refuse("wrong_type", where, "ожидается объект")
            return {}
        for key in sorted(value.keys() - known):
            self._refuse("unknown_key", f"{where}.{key}", "неизвестный ключ")
        for key in needs:
            if key not in value:
                self._refuse("missing_key", f"{where}.{key}", "не хватает ключа")
        return value

    def _mapping(self, key: str, root: Mapping[str, Any]) -> Mapping[str, Any]:
        value = root.get(key, {})
        if isinstance(value, dict):
            return value
        self._refuse("wrong_type", key, "ожидается объект")
        return {}

    def _place(self, where: str, value: object) -> Place:
        place = self._object(where, value, _PLACE_KEYS, needs=("capacity",))
        ranking, accepts = place.get("ranking"), place.get("accepts")
        return Place(
            # A capacity that cannot be read must not cause a second error about the fixed.
            capacity=self._number(f"{where}.capacity", place.get("capacity", 0), LARGEST_COUNT),
            minimum=self._number(f"{where}.minimum", place.get("minimum", 0), 0),
            ranking=None if ranking is None else self._list(f"{where}.ranking", ranking),
            accepts=None if accepts is None else self._names(f"{where}.accepts", accepts),
        )

    def _group(self, where: str, value: object) -> Group:
        group = self._object(where, value, _GROUP_KEYS, needs=("places",))
        maximum = group.get("maximum")
        return Group(
            places=self._names(f"{where}.places", group.get("places", [])),
            maximum=None if maximum is None else self._number(f"{where}.maximum", maximum, None),
        )

    def _pair(self, row: Sequence[str]) -> ProposerPair:
        if len(row) == 2 or row[2] in set(Together):
            return ProposerPair(
                row[0], row[1], Together(row[2]) if len(row) > 2 else Together.PLACE
            )
        self._refuse("unknown_value", f"pairs.{row[0]}.{row[1]}", f"«{row[2]}»: place или group")
        return ProposerPair(row[0], row[1])

    def _choice(self, key: str, root: Mapping[str, Any], default: _Choice) -> _Choice:
        value = root.get(key, default.value)
        kinds = {kind.value: kind for kind in type(default)}
        if isinstance(value, str) and value in kinds:
            return kinds[value]
        self._refuse("unknown_value", key, f"допустимо: {', '.join(kinds)}")
        return default

    def _number(self, where: str, value: object, fallback: Any) -> Any:
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        self._refuse("wrong_type", where, "ожидается целое число")
        return fallback

    def _texts(self, key: str, root: Mapping[str, Any]) -> dict[str, str]:
        values = self._mapping(key, root)
        for name, value in values.items():
            if not isinstance(value, str):
                self._refuse("wrong_type", f"{key}.{name}", "ожидается строка")
        return {name: value for name, value in values.items() if isinstance(value, str)}

    def _list(self, where: str, value: object) -> list[Entry]:
        """A list of identifiers that may hold lists of equals."""
        if not isinstance(value, list):
            self._refuse("wrong_type", where, "ожидается список")
            return []
        if all(map(_is_text, value)):
            return value
        entries: list[Entry] = []
        for entry in value:
            if isinstance(entry, list):
                entries.append(tuple(self._names(where, entry)))
            else:
                entries.extend(self._names(where, [entry]))
        return entries

    def _names(self, where: str, value: object) -> list[str]:
        if isinstance(value, list) and all(map(_is_text, value)):
            return value
        self._refuse("wrong_type", where, "ожидается список строк")
        return [name for name in value if _is_text(name)] if isinstance(value, list) else []

    def _rows(self, key: str, root: Mapping[str, Any], lengths: tuple[int, ...]) -> list[list[str]]:
        value = root.get(key, [])
        if not isinstance(value, list):
            self._refuse("wrong_type", key, "ожидается список")
            return []
        rows = []
        for number, row in enumerate(value):
            if isinstance(row, list) and len(row) in lengths and all(map(_is_text, row)):
                rows.append(row)
            else:
                self._refuse("wrong_type", f"{key}.{number}", "ожидается список из двух-трёх строк")
        return rows


def _is_text(value: object) -> bool:
    return isinstance(value, str)
