"""The categories of the official monitoring: a table beside this file, not code.

The list follows the field's own words; the college compares it with the form of the year
[сверить с формой текущего года] and corrects the file. A code that left it keeps its records.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_TABLE = Path(__file__).with_name("categories.csv")


@dataclass(frozen=True)
class OutcomeCategory:
    """A category: who works, who is occupied, who is at risk, what is a plan only."""

    code: str
    label: str
    group: str
    is_employed: bool
    is_busy: bool
    is_risk: bool
    is_plan: bool


def categories() -> dict[str, OutcomeCategory]:
    """Return the categories by code, in the order of the form."""
    return _read()


def category_label(code: str | None) -> str:
    """Return what people call a category; a code that left the list as it is."""
    known = categories().get(code or "")
    return known.label if known else code or ""


def codes_where(holds: str) -> frozenset[str]:
    """Return the codes of the categories of which something holds: `is_risk`, `is_employed`."""
    return frozenset(one.code for one in categories().values() if getattr(one, holds))


@lru_cache(maxsize=1)
def _read() -> dict[str, OutcomeCategory]:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return {one.code: one for one in _lines(csv.DictReader(file))}


def _lines(rows: Iterable[dict[str, str]]) -> Iterable[OutcomeCategory]:
    for row in rows:
        flags = (row[name] == "1" for name in ("employed", "busy", "risk", "plan"))
        yield OutcomeCategory(row["code"], row["label"], row["group"], *flags)
