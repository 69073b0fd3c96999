"""The document of the next year's plan, made from the plan of this one: words and years moved."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.deadlines import read_deadlines
from app.deadlines.academic_year import AcademicYear
from app.plan.models import Item, Plan
from app.plan.overview import sections_of
from app.plan.reading import PlanDocument, PlanItem, PlanPart, PlanSection
from app.plan.reading.checks import check_deadlines
from app.plan.rereading import reread
from app.plan.years.rules import shift_years


def next_document(plan: Plan, items: Sequence[Item]) -> PlanDocument:
    """Return a plan as the next year's document; nobody has adopted it, so nothing says who did.

    Deadlines are read anew from their words: what was set by hand was set for its own year.
    """
    following = AcademicYear(plan.first_year + 1)
    sections = tuple(
        PlanSection(
            section.number,
            shift_years(section.title, plan.year),
            tuple(_item(item, plan.year, following) for item in group),
        )
        for section, group in sections_of(items)
    )
    found = [item for section in sections for item in section.items]
    return PlanDocument(
        title=shift_years(plan.title, plan.year),
        organization=plan.organization,
        director=plan.director,
        academic_year=following,
        approved_by="",
        protocol=None,
        sections=sections,
        warnings=check_deadlines(found, following),
    )


def _item(item: Item, year: AcademicYear, following: AcademicYear) -> PlanItem:
    parts = tuple(_part(PlanPart.from_json(part), year, following) for part in item.parts)
    text = shift_years(item.deadline_text, year)
    return PlanItem(
        number=item.number,
        occurrence=item.occurrence,
        title=shift_years(item.title, year),
        executors=tuple(item.executors),
        deadline_text=text,
        deadlines=reread(text, parts, following),
        expected_result=shift_years(item.expected_result, year),
        topic=item.topic,
        parts=parts,
    )


def _part(part: PlanPart, year: AcademicYear, following: AcademicYear) -> PlanPart:
    text = shift_years(part.deadline_text, year)
    moved: dict[str, Any] = {
        "title": shift_years(part.title, year),
        "deadline_text": text,
        "deadlines": read_deadlines(text, following) if text else (),
        "expected_result": shift_years(part.expected_result, year),
    }
    return replace(part, **moved)
