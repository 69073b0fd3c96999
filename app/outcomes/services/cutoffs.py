"""Use cases of a cut-off: add it, change it, put the graduates on its list, close it."""

from collections.abc import Collection
from contextlib import AbstractContextManager
from datetime import date

from sqlalchemy import insert, literal

from app.base.constraints import refusing
from app.base.locks import lock
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.outcomes.enums import OutcomeEvent, OutcomeParty
from app.outcomes.errors import CutoffTakenError
from app.outcomes.models import GraduateOutcome, MonitoringCutoff
from app.outcomes.permissions import Permission
from app.outcomes.queries import cutoffs as queries
from app.outcomes.rules import CUTOFF_MOVES, CutoffTerms, check_cutoff
from app.plan.services.serving import serve_items

_COLUMNS = ["cutoff_id", "student_id", "graduation_year", "speciality_id"]


def create_cutoff(*, terms: CutoffTerms, items: Collection[int], actor: Viewer) -> MonitoringCutoff:
    """Add a day of the monitoring with a row for each graduate it covers.

    Raises GraduationYearsError, CutoffTakenError, ItemsMissingError, NotAllowedError.
    """
    require(actor, Permission.OUTCOME_MANAGE)
    check_cutoff(terms)
    cutoff = MonitoringCutoff()
    assign(cutoff, terms)
    with _day_is_free():
        db.session.add(cutoff)
    serve_items(cutoff, items)
    _add_graduates(cutoff)
    return cutoff


def edit_cutoff(
    cutoff: MonitoringCutoff, *, terms: CutoffTerms, items: Collection[int], actor: Viewer
) -> None:
    """Change a cut-off; graduates of years that are covered now are put on its list.

    Raises GraduationYearsError, CutoffTakenError, ItemsMissingError, MoveNotAllowedError.
    """
    require(actor, Permission.OUTCOME_MANAGE)
    lock(cutoff)
    CUTOFF_MOVES.after(OutcomeEvent.CLOSE, cutoff.state, OutcomeParty.STAFF)
    check_cutoff(terms)
    with _day_is_free():
        assign(cutoff, terms)
    serve_items(cutoff, items)
    _add_graduates(cutoff)


def add_graduates(cutoff: MonitoringCutoff, *, actor: Viewer) -> int:
    """Put the graduates without a row on the list; return how many there were."""
    require(actor, Permission.OUTCOME_MANAGE)
    lock(cutoff)
    CUTOFF_MOVES.after(OutcomeEvent.CLOSE, cutoff.state, OutcomeParty.STAFF)
    return _add_graduates(cutoff)


def close_cutoff(cutoff: MonitoringCutoff, *, actor: Viewer, today: date) -> None:
    """Close the figures: they are the report of that day, and nobody changes them any more."""
    require(actor, Permission.OUTCOME_MANAGE)
    lock(cutoff)
    cutoff.state = CUTOFF_MOVES.after(OutcomeEvent.CLOSE, cutoff.state, OutcomeParty.STAFF)
    cutoff.closed_on = today
    db.session.flush()


def reopen_cutoff(cutoff: MonitoringCutoff, *, actor: Viewer) -> None:
    """Collect facts again."""
    require(actor, Permission.OUTCOME_MANAGE)
    lock(cutoff)
    cutoff.state = CUTOFF_MOVES.after(OutcomeEvent.REOPEN, cutoff.state, OutcomeParty.STAFF)
    cutoff.closed_on = None
    db.session.flush()


def _add_graduates(cutoff: MonitoringCutoff) -> int:
    # One statement for a region's thousands; a row without a fact is nothing to log.
    count = queries.count_to_add(cutoff)
    if count:
        found = queries.graduates_to_add(cutoff).add_columns(literal(1))
        db.session.execute(
            insert(GraduateOutcome).from_select([*_COLUMNS, "version"], found),
            execution_options={"synchronize_session": False},
        )
    return count


def _day_is_free() -> AbstractContextManager[None]:
    return refusing({"uq_monitoring_cutoffs_day_kind": CutoffTakenError(field="day")})
