"""What staff decides about an item of the plan."""

from dataclasses import dataclass
from datetime import date

from app.deadlines import DeadlineKind, Every
from app.plan.enums import ItemStatus, Topic


@dataclass(frozen=True)
class ItemTerms:
    """What staff decides about an item.

    An empty `deadline_kind` takes the deadline from the document's words; without
    `status_override` the status is left to the evidence.
    """

    topic: Topic
    deadline_kind: DeadlineKind | None = None
    deadline_start: date | None = None
    deadline_end: date | None = None
    deadline_every: Every | None = None
    status_override: ItemStatus | None = None
    override_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class StoredDecisions(ItemTerms):
    """The decisions an item has, with the version a form was opened on."""

    version: int
