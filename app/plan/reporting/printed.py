"""The report as a paper: what stands in the fields of its form, the same for Word and PDF."""

from collections.abc import Sequence
from datetime import date

from flask_babel import gettext as _

from app.base.typography import capitalized, day, day_short
from app.documents.catalog import EXECUTION_REPORT
from app.documents.names import initials, parse_name
from app.documents.signatories import college_signature
from app.documents.snapshot import Snapshot, take_snapshot
from app.plan.models import Plan
from app.plan.reporting.content import (
    ExecutionReport,
    ReportEvidence,
    ReportItem,
    ReportSection,
    Totals,
)
from app.plan.wording import marks_words, status_words

MOST_DAYS = 6  # days that are listed; of more the first and the last are told


def snapshot_of_report(
    report: ExecutionReport, *, number: str, prepared_by: str, made_on: date
) -> Snapshot:
    """Return what the report says, as a paper of the day it is made; without a number a draft."""
    values = {
        "number": f"№ {number}" if number else _("Проект"),
        "date": report.as_of,
        "title": title_of_report(report.plan),
        "cluster": report.cluster_name,
        "adopted": adopted_words(report.plan),
        "counts": [
            {"label": label, "value": str(count)} for label, count in told_totals(report.totals)
        ],
        "sections": [_section(section) for section in report.sections],
        "note": note_words(),
        "prepared_by": _initials(prepared_by),
        **college_signature(made_on),
    }
    return take_snapshot(EXECUTION_REPORT, values, date=made_on)


def title_of_report(plan: Plan) -> str:
    """Return «Отчёт о выполнении плана работы на 2023–2024 учебный год»."""
    return _(
        "Отчёт о выполнении плана работы на %(year)s учебный год",
        year=str(plan.year).replace("-", "–"),
    )


def adopted_words(plan: Plan) -> str:
    """Say by what the plan was adopted, as far as its document tells it."""
    if not (plan.protocol_number and plan.protocol_date):
        return plan.organization
    protocol = _(
        "план утверждён, протокол от %(day)s № %(number)s",
        day=day(plan.protocol_date),
        number=plan.protocol_number,
    )
    return f"{plan.organization}, {protocol}" if plan.organization else protocol


def told_totals(totals: Totals) -> list[tuple[str, int]]:
    """Return the totals in words: all items, those of each status, those set by hand."""
    found = [(str(status.label), count) for status, count in totals.by_status.items() if count]
    by_hand = [(_("отмечено вручную"), totals.by_hand)] if totals.by_hand else []
    return [(_("всего пунктов"), totals.items), *found, *by_hand]


def status_of(item: ReportItem) -> str:
    """Return an item's status; one that a person set says so."""
    label, mark = capitalized(str(item.line.status.label)), marks_words(item.line)
    return f"{label}, {mark}" if mark else label


def done_lines(item: ReportItem) -> list[str]:
    """Say in a few lines what is there: records by kind, the reason of a person, what lacks."""
    lines = [evidence_words(one) for one in item.evidence]
    if item.line.is_by_hand:
        proof = [item.item.override_link] if item.item.override_link else []
        return [item.item.override_reason, *proof, *lines]
    return lines or [status_words(item.line.standing)]


def evidence_words(evidence: ReportEvidence) -> str:
    """Say «Публикация: 2 (12.09.2023, 14.12.2023)», with titles where they are public."""
    if evidence.records and len(evidence.records) == evidence.count:
        told = "; ".join(f"«{one.title}», {day_short(one.on)}" for one in evidence.records)
        return f"{evidence.kind.label}: {told}"
    return f"{evidence.kind.label}: {evidence.count} ({days_words(evidence.days)})"


def days_words(days: Sequence[date]) -> str:
    """List days, or tell the first and the last of many."""
    if len(days) <= MOST_DAYS:
        return ", ".join(day_short(one) for one in days)
    return _(
        "с\u00a0%(first)s по\u00a0%(last)s", first=day_short(days[0]), last=day_short(days[-1])
    )


def note_words() -> str:
    """Say what the statuses stand on."""
    return _(
        "Состояние пунктов посчитано по завершённым записям на сайте кластера и срокам плана. "
        "«Отмечено вручную» — состояние указал методист, причина приведена."
    )


def section_title(section: ReportSection) -> str:
    """Return «1. Взаимодействие участников кластера»."""
    own = section.section
    return f"{own.number}. {own.title}" if own.number else own.title


def _section(section: ReportSection) -> dict[str, object]:
    return {"title": section_title(section), "rows": [_row(item) for item in section.items]}


def _row(reported: ReportItem) -> dict[str, object]:
    item = reported.item
    return {
        "number": item.number,
        "title": item.title,
        "executors": ", ".join(item.executors),
        "deadline": item.deadline_text,
        "result": item.expected_result,
        "status": status_of(reported),
        "tone": reported.line.status.tone,
        "done": done_lines(reported),
        "link": reported.url,
        "address": reported.url.partition("://")[2],
    }


def _initials(name: str) -> str:
    return initials(parse_name(name), last_first=False) if name else "_" * 24
