"""Use cases of visits: a supervisor was at a base."""

from datetime import date

from app.base.locks import lock, lock_unchanged
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.practice.models import PracticePeriod
from app.practice.permissions import Permission
from app.practice.weeks.errors import PracticeDayAheadError
from app.practice.weeks.models import SupervisorVisit
from app.practice.weeks.queries.course import get_visited_base
from app.practice.weeks.rules import VisitTerms


def note_visit(
    period: PracticePeriod, *, terms: VisitTerms, actor: Viewer, today: date
) -> SupervisorVisit:
    """Note a visit to a base where the actor has students; raises PracticeDayAheadError."""
    require(actor, Permission.COURSE_FOLLOW)
    get_visited_base(period, terms.base_id, actor)
    _check(terms, today)
    visit = SupervisorVisit(period_id=period.id, user_id=actor.id or None)
    assign(visit, terms)
    db.session.add(visit)
    db.session.flush()
    return visit


def edit_visit(visit: SupervisorVisit, *, terms: VisitTerms, actor: Viewer, today: date) -> None:
    """Change what was noted of a visit; raises PracticeDayAheadError."""
    require(actor, Permission.COURSE_FOLLOW)
    lock_unchanged(visit)
    _check(terms, today)
    assign(visit, terms)
    db.session.flush()


def remove_visit(visit: SupervisorVisit, *, actor: Viewer) -> None:
    """Forget a visit that was noted by mistake."""
    require(actor, Permission.COURSE_FOLLOW)
    lock(visit)
    db.session.delete(visit)
    db.session.flush()


def _check(terms: VisitTerms, today: date) -> None:
    if terms.visited_on > today:
        raise PracticeDayAheadError(field="visited_on")
