"""Which fields a person chooses between when two records become one."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import inspect

# What a record knows by itself and nobody chooses.
_OWN = {"id", "version"}


def columns_of(model: type[Any]) -> list[str]:
    """Return the names of the columns that people fill in, in the order of the table."""
    attributes = inspect(model).column_attrs
    shown = (one for one in attributes if one.columns[0].info.get("audit") not in {"skip", "mask"})
    return [one.key for one in shown if one.key not in _OWN and not one.columns[0].computed]


def differing(model: type[Any], left: Any, right: Any) -> list[str]:
    """Return the columns in which two records differ."""
    return [key for key in columns_of(model) if getattr(left, key) != getattr(right, key)]


def fuller(left: Any, right: Any, key: str) -> str:
    """Return the side («left» or «right») that is proposed for a column: what is filled in.

    Of two filled-in values the left one's: it was entered first.
    """
    return "right" if getattr(left, key) in (None, "") else "left"


def chosen_values(left: Any, right: Any, sides: Mapping[str, str]) -> dict[str, Any]:
    """Return the values a person chose, by column."""
    return {key: getattr(right if side == "right" else left, key) for key, side in sides.items()}
