"""The execution report of a plan: what was done of every item by a day, for the council."""

from app.plan.reporting.content import (
    ExecutionReport,
    ReportItem,
    ReportSection,
    make_report,
)

__all__ = ["ExecutionReport", "ReportItem", "ReportSection", "make_report"]
