"""Records that are over but not wrong: a day is noted, lists and choices leave them out."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from app.base.session import current_session


class Archivable(Protocol):
    """A record with the day it was taken out."""

    id: int
    archived_on: date | None


def note_archived(records: Sequence[Archivable], day: date | None) -> list[int]:
    """Take records out on a day, or bring them back with None; return their ids."""
    for record in records:
        record.archived_on = day
    current_session().flush()
    return [record.id for record in records]
