"""What a student has under way at an organization: packages beside each other declare it here.

Who looks after a student (a mentor) asks what that belongs to without knowing practice or
contracts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from flask import Flask, current_app
from flask_babel import LazyString
from sqlalchemy import Select

from app.base.declared import declare_once


class Running(NamedTuple):
    """One thing under way; `kind` is the name it was declared under, `title` its own."""

    kind: str
    record_id: int
    student_id: int
    organization_id: int
    title: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class RunningKind:
    """Things of one kind that students have at organizations.

    `select(day)` gives rows of `Running` for what has not ended by a day; `word` says what they
    are before the title, `url` is the address of one.
    """

    name: str
    word: LazyString
    select: Callable[[date], Select[*tuple[Any, ...]]]
    url: Callable[[int], str]

    def register(self, app: Flask) -> None:
        """Make the kind known (called by the factory); raises ValueError for a name's second."""
        declare_once(app, "students_running", self.name, self)

    def said(self, title: str) -> str:
        """Return «практика «Педагогическая практика»»."""
        return f"{self.word} {title}"


def running_kinds() -> dict[str, RunningKind]:
    """Return the kinds by name, from the floors up."""
    known: dict[str, RunningKind] = current_app.extensions.get("students_running", {})
    return known
