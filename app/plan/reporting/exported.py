"""The report as data: one JSON document, one sheet."""

import json
from typing import Any

from flask_babel import gettext as _

from app.base.sheets import SheetColumn, write_table
from app.base.typography import day
from app.plan.reporting.content import ExecutionReport, ReportEvidence, ReportItem
from app.plan.reporting.printed import (
    adopted_words,
    done_lines,
    note_words,
    section_title,
    status_of,
    title_of_report,
    told_totals,
)


def report_json(report: ExecutionReport) -> dict[str, Any]:
    """Return the report as one document; its keys are an agreement with outsiders."""
    plan = report.plan
    totals = report.totals
    counts = {status.value: count for status, count in totals.by_status.items()}
    return {
        "title": title_of_report(plan),
        "academic_year": str(plan.year),
        "as_of": report.as_of.isoformat(),
        "cluster": report.cluster_name,
        "organization": plan.organization,
        "protocol": {
            "number": plan.protocol_number,
            "date": plan.protocol_date.isoformat() if plan.protocol_date else None,
        },
        "counts": {"total": totals.items, **counts, "by_hand": totals.by_hand},
        "sections": [
            {
                "number": section.section.number,
                "title": section.section.title,
                "items": [_item(item) for item in section.items],
            }
            for section in report.sections
        ],
    }


def report_text(report: ExecutionReport) -> bytes:
    """Return the JSON document as a file."""
    return (json.dumps(report_json(report), ensure_ascii=False, indent=2) + "\n").encode()


def report_sheet(report: ExecutionReport) -> bytes:
    """Return the report as a sheet: the official columns, the section before them."""
    columns = [
        SheetColumn(_("Раздел"), 24),
        SheetColumn(_("№ п/п"), 8),
        SheetColumn(_("Название мероприятия"), 48),
        SheetColumn(_("Исполнители"), 20),
        SheetColumn(_("Срок выполнения"), 20),
        SheetColumn(_("Ожидаемый результат"), 26),
        SheetColumn(_("Состояние"), 18),
        SheetColumn(_("Завершено записей"), 11),
        SheetColumn(_("Выполнение"), 48),
        SheetColumn(_("Адрес на сайте"), 30),
    ]
    rows = [
        [section_title(section), *_cells(item)]
        for section in report.sections
        for item in section.items
    ]
    totals = ", ".join(f"{label}: {count}" for label, count in told_totals(report.totals))
    notes = [
        report.cluster_name,
        adopted_words(report.plan),
        _("По состоянию на %(day)s", day=day(report.as_of)),
        totals,
        note_words(),
    ]
    title = title_of_report(report.plan)
    return write_table(title, columns, rows, notes=[note for note in notes if note])


def _cells(reported: ReportItem) -> list[str | int]:
    item = reported.item
    return [
        item.number,
        item.title,
        ", ".join(item.executors),
        item.deadline_text,
        item.expected_result,
        status_of(reported),
        sum(one.count for one in reported.evidence),
        "\n".join(done_lines(reported)),
        reported.url,
    ]


def _item(reported: ReportItem) -> dict[str, Any]:
    item, line = reported.item, reported.line
    return {
        "number": item.number,
        "occurrence": item.occurrence,
        "title": item.title,
        "executors": item.executors,
        "deadline_text": item.deadline_text,
        "expected_result": item.expected_result,
        "status": line.status.value,
        "by_hand": line.is_by_hand,
        "late": line.is_done_late,
        "reason": item.override_reason if line.is_by_hand else "",
        "due": line.standing.due.isoformat() if line.standing.due else None,
        "explanation": done_lines(reported),
        "evidence": [_evidence(one) for one in reported.evidence],
        "link": reported.url,
    }


def _evidence(evidence: ReportEvidence) -> dict[str, Any]:
    return {
        "kind": evidence.kind.value,
        "count": evidence.count,
        "dates": [one.isoformat() for one in evidence.days],
        "records": [
            {"title": one.title, "on": one.on.isoformat(), "link": one.url}
            for one in evidence.records
        ],
    }
