"""The way of a record through its states, as the page draws it."""

from collections.abc import Sequence
from typing import NamedTuple


class Step(NamedTuple):
    """One step; `standing` is «done», «current» or «ahead»."""

    label: str
    detail: str
    standing: str


def steps_of(way: Sequence[tuple[str, str]], *, present: int) -> list[Step]:
    """Return the steps of a way of (label, detail); `present` is the index of the current one.

    An index beyond the last step means that nothing is left to do.
    """
    return [Step(label, detail, _standing(at, present)) for at, (label, detail) in enumerate(way)]


def _standing(at: int, present: int) -> str:
    if at == present:
        return "current"
    return "done" if at < present else "ahead"
