"""The execution report of a plan: what was done of every item by a day, for the council."""

from app.plan.reporting.content import (
    ExecutionReport,
    ReportItem,
    ReportSection,
    Totals,
    make_report,
    totals_of,
)

__all__ = ["ExecutionReport", "ReportItem", "ReportSection", "Totals", "make_report", "totals_of"]
