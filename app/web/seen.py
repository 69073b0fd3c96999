"""What this request has shown of people: told by views, kept by the package that must keep it."""

from dataclasses import dataclass

from flask import g


@dataclass(frozen=True)
class Opened:
    """Something of a person was opened; `people` counts those in a sheet."""

    what: str
    record_id: int | None = None
    people: int = 1


def note_shown(what: str, record_id: int | None = None, *, people: int = 1) -> None:
    """Say that a page of this request shows a person's data; nothing is written here."""
    if people:
        g.setdefault("shown", []).append(Opened(what, record_id, people))


def shown_in_request() -> list[Opened]:
    """Return what the views of this request have said."""
    found: list[Opened] = g.get("shown", [])
    return found
