"""The report as a file in any of its formats."""

from typing import Literal, get_args

from flask_babel import gettext as _

from app.base import clock
from app.documents.printing import render_draft
from app.plan.reporting.content import ExecutionReport
from app.plan.reporting.exported import report_sheet, report_text
from app.plan.reporting.printed import snapshot_of_report

ReportFormat = Literal["docx", "pdf", "xlsx", "json"]
FORMATS: tuple[str, ...] = get_args(ReportFormat)


def render_report(report: ExecutionReport, file_format: ReportFormat) -> bytes:
    """Return what was not issued as a file; on paper it says that it is a draft.

    Raises NoPdfError for a PDF where the college has a template of its own, DocumentError.
    """
    match file_format:
        case "json":
            return report_text(report)
        case "xlsx":
            return report_sheet(report)
        case _:
            draft = snapshot_of_report(report, number="", prepared_by="", made_on=clock.today())
            return render_draft(draft, file_format)


def filename_of_report(report: ExecutionReport, file_format: str) -> str:
    """Return «Отчёт о выполнении плана 2023-2024 на 26.02.2024.pdf»."""
    name = _(
        "Отчёт о выполнении плана %(year)s на %(day)s",
        year=str(report.plan.year),
        day=f"{report.as_of:%d.%m.%Y}",
    )
    return f"{name}.{file_format}"
