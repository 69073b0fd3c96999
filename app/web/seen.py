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
    """Say that a page of this request shows a person's data; nothing is written here.

    A sheet says so for each of its batches: they are added up.
    """
    if people:
        key = (what, record_id)
        counted: dict[tuple[str, int | None], int] = g.setdefault("shown", {})
        counted[key] = people if record_id else counted.get(key, 0) + people


def shown_in_request() -> list[Opened]:
    """Return what the views of this request have said."""
    found: dict[tuple[str, int | None], int] = g.get("shown", {})
    return [Opened(what, record_id, people) for (what, record_id), people in found.items()]
