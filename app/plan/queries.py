"""Reading the plan."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, func, select, true
from sqlalchemy.orm import contains_eager, joinedload

from app.base.errors import NotFoundError
from app.base.search import matches
from app.deadlines.academic_year import AcademicYear
from app.extensions import db
from app.plan.enums import Topic
from app.plan.evidence import EvidenceCount
from app.plan.models import Item, Plan, PlanUpload, Section


def find_plan(first_year: int) -> Plan | None:
    """Return the plan of the academic year that begins in a year, None when there is none."""
    return db.session.scalar(select(Plan).where(Plan.first_year == first_year))


def list_years() -> list[AcademicYear]:
    """Return the academic years that have a plan, the newest first."""
    years = db.session.scalars(select(Plan.first_year).order_by(Plan.first_year.desc()))
    return [AcademicYear(first_year) for first_year in years]


def list_items(plan: Plan) -> list[Item]:
    """Return the items of a plan in the document's order, sections loaded."""
    statement = (
        select(Item)
        .join(Item.section)
        .where(Item.plan_id == plan.id, ~Item.withdrawn)
        .options(contains_eager(Item.section), joinedload(Item.plan))
        .order_by(Section.position, Section.id, Item.position)
    )
    return list(db.session.scalars(statement))


def list_all_items(plan: Plan) -> list[Item]:
    """Return every item a plan ever had, the withdrawn ones too, the oldest first."""
    return list(
        db.session.scalars(
            select(Item)
            .where(Item.plan_id == plan.id)
            .options(joinedload(Item.section))
            .order_by(Item.id)
        )
    )


def list_empty_sections(plan: Plan) -> list[Section]:
    """Return the sections of a plan without any item, withdrawn ones counted too."""
    statement = select(Section).where(Section.plan_id == plan.id, ~Section.items.any())
    return list(db.session.scalars(statement))


def list_unconfirmed(first_year: int) -> list[Item]:
    """Return the items of a year whose topic nobody confirmed yet, in the document's order."""
    statement = (
        select(Item)
        .join(Section)
        .join(Plan, Plan.id == Item.plan_id)
        .where(Plan.first_year == first_year, ~Item.topic_confirmed, ~Item.withdrawn)
        .order_by(Section.position, Section.id, Item.position)
    )
    return list(db.session.scalars(statement))


def get_item(item_id: int) -> Item:
    """Return an item with its section and plan; raises NotFoundError."""
    options = (joinedload(Item.section), joinedload(Item.plan))
    item = db.session.scalar(select(Item).where(Item.id == item_id).options(*options))
    if item is None:
        raise NotFoundError
    return item


def search_items(query: str, *, limit: int) -> list[Item]:
    """Return the first items that some words mean, those of the newest plan first."""
    found = select(Item).join(Plan, Plan.id == Item.plan_id).options(contains_eager(Item.plan))
    found = found.where(matches(query, (Item, Item.id)), ~Item.withdrawn)
    newest = found.order_by(Plan.first_year.desc(), Item.section_id, Item.position, Item.id)
    return list(db.session.scalars(newest.limit(limit)))


def list_items_on(topics: Iterable[Topic]) -> list[Item]:
    """Return the items records of these topics may serve, the newest plan first."""
    statement = (
        select(Item)
        .join(Section)
        .join(Plan, Plan.id == Item.plan_id)
        .where(Item.topic.in_(list(topics)), ~Item.withdrawn)
        .order_by(Plan.first_year.desc(), Section.position, Section.id, Item.position)
    )
    return list(db.session.scalars(statement))


def item_choices(topics: Iterable[Topic]) -> list[tuple[int, str]]:
    """Return (id, «number title») pairs of the items records of these topics may serve."""
    return [(item.id, f"{item.number} {item.title}") for item in list_items_on(topics)]


def find_upload(upload_id: int) -> PlanUpload | None:
    """Return a document that waits for confirmation, None when it was applied or removed."""
    return db.session.scalar(select(PlanUpload).where(PlanUpload.id == upload_id))


def get_upload(upload_id: int) -> PlanUpload:
    """Return a document that waits for confirmation; raises NotFoundError."""
    upload = find_upload(upload_id)
    if upload is None:
        raise NotFoundError
    return upload


def count_by_item(
    link: Any,
    item_ids: Sequence[int],
    *,
    finished: ColumnElement[bool],
    next_on: SQLColumnExpression[date | None],
    shown: ColumnElement[bool] | None = None,
) -> dict[int, EvidenceCount]:
    """Count a package's records by plan item, in one query.

    `link` is the column that points to the item; `finished` tells a finished record;
    `next_on` is the day an unfinished one is due; `shown` leaves out what promises nothing yet.
    """
    counts = select(
        link,
        func.count(),
        func.count().filter(finished),
        func.min(next_on).filter(~finished),
    ).where(link.in_(item_ids), true() if shown is None else shown)
    rows = db.session.execute(counts.group_by(link))
    return {item_id: EvidenceCount(total, done, day) for item_id, total, done, day in rows}
