"""Typed terms of a record: what a form, a spreadsheet and the API all fill."""

from dataclasses import fields
from typing import Any


def assign(record: Any, terms: Any) -> None:
    """Set each field of the terms (a dataclass) on the attribute of the record of that name."""
    for field in fields(terms):
        setattr(record, field.name, getattr(terms, field.name))
