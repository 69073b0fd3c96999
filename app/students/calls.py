"""Where students were called to: packages beside each other declare it here.

Who sees a student left without work at a fair asks whether practice or a second round has already
written, without knowing either.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Flask, current_app
from flask_babel import LazyString
from sqlalchemy import Select

from app.base.declared import declare_once


@dataclass(frozen=True)
class CallKind:
    """Calls of one kind.

    `select(day)` gives rows of (student_id, record_id, title, called_at, called_by: a name or None)
    of calls to what is not over by a day; `word` says what it is before the title, `url` is the
    address of a record.
    """

    name: str
    word: LazyString
    select: Callable[[date], Select[*tuple[Any, ...]]]
    url: Callable[[int], str]

    def register(self, app: Flask) -> None:
        """Make the kind known (called by the factory); raises ValueError for a name's second."""
        declare_once(app, "student_calls", self.name, self)


def call_kinds() -> Sequence[CallKind]:
    """Return the kinds of calls, from the floors up."""
    known: dict[str, CallKind] = current_app.extensions.get("student_calls", {})
    return list(known.values())
