"""Typed terms of a record: what a form, a spreadsheet and the API all fill."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

Terms = TypeVar("Terms")
# Metadata of a field that is no attribute to set: the service keeps what it says by itself.
KEPT_APART: Mapping[str, bool] = {"kept_apart": True}


def assign(record: Any, terms: Any) -> None:
    """Set each field of the terms (a dataclass) on the attribute of the record of that name.

    What stays as it was is not touched: setting it would be a change to the audit log. Fields
    `KEPT_APART` are left to the service.
    """
    for field in fields(terms):
        if "kept_apart" in field.metadata:
            continue
        value = getattr(terms, field.name)
        if getattr(record, field.name) != value:
            setattr(record, field.name, value)


def terms_of(record: Any, kind: type[Terms], **changes: Any) -> Terms:
    """Return a record's present terms, some of them changed: a partial update asks for this."""
    present = {field.name: getattr(record, field.name) for field in fields(kind)}  # type: ignore[arg-type]
    return kind(**(present | changes))
