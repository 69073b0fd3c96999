"""What a corrected document changes in a plan: new, changed, gone and unchanged items."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Field(StrEnum):
    """A field of an item that the document decides."""

    NUMBER = "number"
    SECTION = "section"
    TITLE = "title"
    EXECUTORS = "executors"
    DEADLINE = "deadline"
    RESULT = "result"
    PARTS = "parts"


@dataclass(frozen=True, slots=True)
class ItemText:
    """An item in the words of a document; `section` with its number."""

    number: str
    section: str
    title: str
    executors: str
    deadline: str
    result: str
    parts: str = ""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after."""

    field: Field
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An item whose text the document changes."""

    item: ItemText
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole difference between a plan and a document."""

    new: tuple[ItemText, ...]
    changed: tuple[ItemChange, ...]
    gone: tuple[ItemText, ...]
    unchanged: int

    @property
    def is_empty(self) -> bool:
        """Tell whether the document says what the plan already says."""
        return not (self.new or self.changed or self.gone)


def compare(pairs: Iterable[tuple[ItemText | None, ItemText | None]]) -> Comparison:
    """Compare items paired as (in the plan, in the document); None where there is no partner."""
    known = list(pairs)
    both = [_change(old, new) for old, new in known if old and new]
    changed = tuple(change for change in both if change.fields)
    return Comparison(
        new=tuple(new for old, new in known if new and not old),
        changed=changed,
        gone=tuple(old for old, new in known if old and not new),
        unchanged=len(both) - len(changed),
    )


def _change(old: ItemText, new: ItemText) -> ItemChange:
    values = ((field, getattr(old, field), getattr(new, field)) for field in Field)
    differing = (FieldChange(field, a, b) for field, a, b in values if a != b)
    return ItemChange(new, tuple(differing))
