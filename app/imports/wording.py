"""Values of sheets and records as people read them."""

import re
from datetime import date
from typing import Any

from app.base.labels import LabelledEnum
from app.base.phones import format_phone

_PHONE = re.compile(r"\+\d{8,15}")


def shown(value: Any) -> str:
    """Return a value as it stands in a preview and in a file."""
    match value:
        case None:
            return ""
        case LabelledEnum():
            return str(value.label)
        case date():
            return f"{value:%d.%m.%Y}"
        case str() if _PHONE.fullmatch(value):
            return format_phone(value)
    return str(value)
