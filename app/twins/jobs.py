"""Work for the worker: looking through whole tables."""

from datetime import datetime
from typing import Any

from app.base import clock
from app.base.transactions import transaction
from app.jobs.addresses import local_address
from app.jobs.registry import Progress
from app.twins.kinds import twin_kinds
from app.twins.services.pairs import note_pairs

FIND_TWINS = "twins.find"


def find_twins(_payload: dict[str, Any], progress: Progress) -> str:
    """Look for pairs of every kind; return where they are shown."""
    kinds = twin_kinds()
    for number, kind in enumerate(kinds):
        progress(number, len(kinds), str(kind.label))
        found = list(kind.find_pairs())
        with transaction():
            note_pairs(kind, found, now=clock.now())
    return local_address("twins.pair_list")


def find_twins_nightly(now: datetime) -> None:
    """Look for pairs of every kind."""
    for kind in twin_kinds():
        found = list(kind.find_pairs())
        with transaction():
            note_pairs(kind, found, now=now)
