"""Values of columns as they are kept in JSON, and back."""

import enum
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Column

from app.base.columns import UtcDateTime


def as_kept(value: Any) -> Any:
    """Return a value of a column as JSON holds it."""
    if isinstance(value, enum.Enum):
        return value.value
    return value.isoformat() if isinstance(value, (date, datetime, time)) else value


def from_kept(column: Column[Any], value: Any) -> Any:
    """Return a kept value as the column takes it."""
    kind = getattr(column.type, "enum_class", None) or _python_type(column)
    if value is None or not isinstance(value, str):
        return value
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return kind(value)
    return kind.fromisoformat(value) if kind in {date, datetime, time} else value


def _python_type(column: Column[Any]) -> Any:
    if isinstance(column.type, UtcDateTime):
        return datetime
    try:
        return column.type.python_type
    except NotImplementedError:
        return None
