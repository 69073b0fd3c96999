"""Reading which fairs have an issued report."""

from datetime import date
from typing import Any

from sqlalchemy import ScalarSelect, select

from app.documents.enums import PaperState
from app.documents.fair_forms import FAIR_REPORT
from app.documents.models import Paper
from app.extensions import db
from app.jobfair.models import Fair
from app.plan.queries import serving

_STANDS = (
    Paper.entity == Fair.__tablename__,
    Paper.entity_id == Fair.id,
    Paper.kind == FAIR_REPORT.name,
    Paper.state == PaperState.ISSUED,
)


def report_day() -> ScalarSelect[date]:
    """Return the day a fair's report was issued, NULL without one."""
    return select(Paper.issued_on).where(*_STANDS).correlate(Fair).scalar_subquery()


def list_reports_of_item(item_id: int, *, limit: int) -> list[Any]:
    """Return (fair, number, day) of the reports of an item's fairs, the newest first."""
    statement = (
        select(Fair, Paper.number, Paper.issued_on)
        .join(Paper, db.and_(*_STANDS))
        .where(serving(Fair, item_id))
        .order_by(Paper.issued_on.desc(), Fair.id)
        .limit(limit)
    )
    return list(db.session.execute(statement))
