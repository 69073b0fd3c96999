"""Use cases of the monitoring: a record is entered, a record is put right."""

from datetime import date

from app.base.constraints import refusing
from app.base.locks import lock
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.outcomes.categories import RANKS
from app.outcomes.errors import OutcomeTakenError
from app.outcomes.models import GraduateOutcome
from app.outcomes.permissions import Permission
from app.outcomes.rules import OutcomeTerms, check_outcome
from app.students.models import Student


def record_outcome(
    student: Student, *, terms: OutcomeTerms, actor: Viewer, today: date
) -> GraduateOutcome:
    """Enter where a graduate is on a date.

    Raises OutcomeTakenError and what `check_outcome` raises.
    """
    require(actor, Permission.OUTCOME_MANAGE)
    lock(student, shared=True)
    check_outcome(terms, graduation_year=student.group.graduation_year, today=today)
    outcome = GraduateOutcome(student_id=student.id, entered_by_id=actor.id or None)
    _store(outcome, terms)
    return outcome


def edit_outcome(
    outcome: GraduateOutcome, *, terms: OutcomeTerms, actor: Viewer, today: date
) -> None:
    """Put a record right. Raises what `record_outcome` raises."""
    require(actor, Permission.OUTCOME_MANAGE)
    lock(outcome)
    check_outcome(terms, graduation_year=outcome.student.group.graduation_year, today=today)
    _store(outcome, terms)


def _store(outcome: GraduateOutcome, terms: OutcomeTerms) -> None:
    with refusing({"uq_graduate_outcomes_cut_off": OutcomeTakenError(field="cut_off")}):
        assign(outcome, terms)
        outcome.rank = RANKS[terms.category]
        db.session.add(outcome)
