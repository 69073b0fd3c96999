"""Reading what became of graduates: staff alone."""

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.extensions import db
from app.outcomes.categories import BY_CODE
from app.outcomes.enums import CutOff
from app.outcomes.models import GraduateOutcome
from app.outcomes.permissions import Permission


def get_outcome(outcome_id: int, *, visible_to: Viewer) -> GraduateOutcome:
    """Return a record with its graduate; raises NotFoundError."""
    own = select(GraduateOutcome).where(GraduateOutcome.id == outcome_id)
    options = (joinedload(GraduateOutcome.student), joinedload(GraduateOutcome.organization))
    outcome = db.session.scalar(own.options(*options))
    if outcome is None or not visible_to.can(Permission.OUTCOME_MANAGE):
        raise NotFoundError
    return outcome


def list_chain(student_id: int, *, visible_to: Viewer) -> list[GraduateOutcome]:
    """Return a graduate's records by the dates of the monitoring, the first one first."""
    if not visible_to.can(Permission.OUTCOME_MANAGE):
        return []
    own = select(GraduateOutcome).where(GraduateOutcome.student_id == student_id)
    found = db.session.scalars(own.options(joinedload(GraduateOutcome.organization)))
    months = [CutOff.MARCH, CutOff.JUNE, CutOff.INTENTION, CutOff.OCTOBER, CutOff.DECEMBER]
    return sorted(found, key=lambda outcome: (outcome.year, months.index(outcome.cut_off)))


def count_at_risk(year: int, cut_off: CutOff) -> int:
    """Count who is at risk on a date of the monitoring."""
    codes = [code for code, category in BY_CODE.items() if category.is_at_risk]
    return db.session.scalars(
        select(func.count(GraduateOutcome.id)).where(
            GraduateOutcome.year == year,
            GraduateOutcome.cut_off == cut_off,
            GraduateOutcome.category.in_(codes),
        )
    ).one()
