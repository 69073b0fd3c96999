"""Whether a timetable is what its document says: held by all, as short as told, and signed.

The document stands by itself: the day with its tables, who talks with whom, when and where.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import time
from hashlib import sha256
from itertools import pairwise
from typing import Any

from app.matching.model.errors import InstanceError
from app.matching.model.reading import read_object
from app.matching.model.result import Verdict, Violation
from app.matching.timetable.checker import check_timetable
from app.matching.timetable.interviews import Interviews, Talk

_PAIR_KEYS: Mapping[str, type] = {"person": str, "stand": str}
_NUMBERED = re.compile(r"[a-z](\d{1,10})")


def verify_timetable(document: Mapping[str, Any]) -> Verdict:
    """Check a timetable read from a file; it may be made elsewhere, with no digest or figures."""
    return Verdict(violations=tuple(_faults(document)), claims=tuple(_false_claims(document)))


def read_timetable(data: bytes) -> dict[str, Any]:
    """The document of a timetable's file; InstanceErrors when it is not one."""
    return read_object(data, _shape_errors)


def _shape_errors(document: object) -> Iterator[InstanceError]:
    if not isinstance(document, dict) or not isinstance(document.get("talks"), list):
        yield InstanceError("wrong_type", "talks", "в расписании нет списка talks")
        return
    if not _is_day(document.get("day")):
        message = "ожидаются starts (время «10:00») и minutes"
        yield InstanceError("wrong_type", "day", message)
    tables = document.get("tables")
    if not isinstance(tables, dict) or not all(_is_count(one) for one in tables.values()):
        yield InstanceError("wrong_type", "tables", "ожидается число столов каждого стенда")
    yield from _row_errors("talks", document["talks"], {**_PAIR_KEYS, "slot": int, "table": int})
    yield from _row_errors("reserve", document.get("reserve", []), _PAIR_KEYS)


def _row_errors(name: str, rows: object, keys: Mapping[str, type]) -> Iterator[InstanceError]:
    if not isinstance(rows, list):
        yield InstanceError("wrong_type", name, "ожидается список")
        return
    for at, row in enumerate(rows):
        is_row = isinstance(row, dict)
        if not is_row or any(type(row.get(key)) is not kind for key, kind in keys.items()):
            yield InstanceError("wrong_type", f"{name}.{at}", f"ожидаются {', '.join(keys)}")


def _is_day(day: object) -> bool:
    if not isinstance(day, dict) or not _is_count(day.get("minutes")):
        return False
    starts = day.get("starts")
    return isinstance(starts, list) and all(_minute(one) is not None for one in starts)


def _is_count(value: object) -> bool:
    return type(value) is int and value >= 0


def _minute(text: object) -> int | None:
    """The minute of a day that a time means."""
    try:
        moment = time.fromisoformat(text if isinstance(text, str) else "")
    except ValueError:
        return None
    return moment.hour * 60 + moment.minute


def _faults(document: Mapping[str, Any]) -> Iterator[Violation]:
    talks, tables, day = document["talks"], document["tables"], document["day"]
    starts = [_minute(one) or 0 for one in day["starts"]]
    for first, second in pairwise(starts):
        if second - first < day["minutes"]:
            yield Violation("slots_overlap", "day", "интервалы находят друг на друга")
    pairs = Counter((talk["person"], talk["stand"]) for talk in talks)
    for (person, stand), count in pairs.items():
        if count > 1:
            yield Violation("duplicate", f"{person}, {stand}", "встреча указана дважды")
    asked = Interviews([Talk(*pair) for pair in pairs], len(starts), parallel=tables)
    yield from check_timetable(asked, {_pair(talk): talk["slot"] for talk in talks})
    yield from _table_faults(talks, tables)
    for waiting in document.get("reserve", ()):
        if _pair(waiting) in pairs:
            yield Violation("reserve_seated", ", ".join(_pair(waiting)), "встреча уже в расписании")


def _table_faults(talks: list[dict[str, Any]], tables: Mapping[str, int]) -> Iterator[Violation]:
    taken = Counter((talk["stand"], talk["slot"], talk["table"]) for talk in talks)
    for (stand, slot, table), count in taken.items():
        if not 1 <= table <= tables.get(stand, 0):
            yield Violation("no_such_table", stand, f"стола {table} у стенда нет")
        if count > 1:
            message = f"за столом {table} в интервале {slot} встреч: {count}"
            yield Violation("table_clash", stand, message)


def _pair(row: Mapping[str, Any]) -> tuple[str, str]:
    return row["person"], row["stand"]


def _false_claims(document: Mapping[str, Any]) -> Iterator[Violation]:
    used, bound = len({talk["slot"] for talk in document["talks"]}), _bound(document)
    for key, truth in (("slots_used", used), ("slots_bound", bound), ("violations", 0)):
        if key in document and document[key] != truth:
            yield Violation("false_claim", key, f"на деле {truth}")
    if used < bound:
        yield Violation("below_bound", "talks", f"занято интервалов {used}, меньше {bound} нельзя")
    if "digest" in document and document["digest"] != _digest(document):
        yield Violation("wrong_digest", "digest", "подпись не соответствует расписанию")


def _bound(document: Mapping[str, Any]) -> int:
    """As many slots as the busiest person, or a table of the busiest stand, has talks."""
    people = Counter(talk["person"] for talk in document["talks"])
    stands = Counter(talk["stand"] for talk in document["talks"])
    tables = document["tables"]
    rows = [-(-count // (tables.get(name, 0) or 1)) for name, count in stands.items()]
    return max([*people.values(), *rows], default=0)


def _digest(document: Mapping[str, Any]) -> str | None:
    """The sum of a timetable; None where a name is not a letter with a number."""
    rows = []
    for talk in document["talks"]:
        named = [_NUMBERED.fullmatch(name) for name in _pair(talk)]
        if not all(named):
            return None
        rows.append([*(int(one[1]) for one in named if one), talk["slot"], talk["table"]])
    told = {"day": document["day"], "seed": document.get("seed"), "talks": sorted(rows)}
    return sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
