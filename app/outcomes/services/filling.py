"""Use cases of many records at once: one category for all, what offers and contracts say."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from app.base.locks import lock_rows
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.outcomes.enums import OutcomeSource
from app.outcomes.models import GraduateOutcome
from app.outcomes.permissions import Permission
from app.outcomes.queries.filling import fillable
from app.outcomes.queries.proposals import OutcomeProposal, open_proposed, proposals_of
from app.outcomes.rules import FactTerms, OutcomeTerms
from app.outcomes.services.records import edit_outcome, sign
from app.outcomes.services.statements import hear

CHUNK = 500


def fill_outcomes(
    ids: Sequence[int], *, category: str, actor: Viewer, now: datetime, today: date
) -> list[int]:
    """Write one category down for those of whom nothing is known; return their ids.

    Raises NotAllowedError and what `check_outcome` raises: work needs its employer.
    """
    require(actor, Permission.OUTCOME_MANAGE)
    found = list(db.session.scalars(fillable(ids)))
    for one in found:
        edit_outcome(one, terms=OutcomeTerms(category), actor=actor, now=now, today=today)
    return [one.id for one in found]


def empty_outcomes(ids: Sequence[int], *, category: str, actor: Viewer, now: datetime) -> int:
    """Take a filling back where nobody has written anything else since; count them."""
    require(actor, Permission.OUTCOME_MANAGE)
    nothing = FactTerms("")
    found = [one for one in lock_rows(fillable(ids, category=category)) if not one.employer]
    for one in found:
        assign(one, nothing)
        one.category = None
        sign(one, source=OutcomeSource.STAFF, reason="", actor=actor, now=now)
    return len(found)


def take_proposals(ids: Sequence[int], *, actor: Viewer, now: datetime) -> int:
    """Keep what offers and contracts say: it fills what is empty, what differs waits for staff.

    Returns how many statements there are. Raises NotAllowedError.
    """
    require(actor, Permission.OUTCOME_MANAGE)
    taken = 0
    for start in range(0, len(ids), CHUNK):
        found = {one.id: one for one in db.session.scalars(open_proposed(ids[start:][:CHUNK]))}
        for said in _proposed(list(found.values())):
            hear(found[said.outcome_id], terms=said.terms, source=said.source, actor=actor, now=now)
            taken += 1
    return taken


def _proposed(outcomes: Sequence[GraduateOutcome]) -> Iterator[OutcomeProposal]:
    """Yield what is said of the records of each day: a graduate has one of them on a day."""
    for cutoff_id in sorted({one.cutoff_id for one in outcomes}):
        yield from proposals_of([one for one in outcomes if one.cutoff_id == cutoff_id])
