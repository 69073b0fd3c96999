"""Reading the plan."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    SQLColumnExpression,
    case,
    cast,
    func,
    literal,
    null,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute, contains_eager, joinedload

from app.base import clock
from app.base.choices import Choices
from app.base.columns import UtcDateTime
from app.base.errors import NotFoundError
from app.base.search import matches
from app.deadlines.academic_year import AcademicYear
from app.extensions import db
from app.plan.enums import EvidenceKind, Topic
from app.plan.evidence import EvidenceDay, EvidenceRows, Ledger
from app.plan.models import Item, ItemLink, Plan, PlanUpload, Section, ServesPlan
from app.plan.rules.admission import is_on_admission


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


def list_withdrawn(plan: Plan) -> list[Item]:
    """Return the items that a later document or an amendment took out, by number."""
    gone = select(Item).where(Item.plan_id == plan.id, Item.withdrawn)
    return list(db.session.scalars(gone.order_by(Item.section_id, Item.position, Item.id)))


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


def newest_item_ids(topics: Iterable[Topic]) -> list[int]:
    """Return the first item of these topics in the newest plan, as a list of one or none."""
    return [item.id for item in list_items_on(topics)[:1]]


def admission_item_ids() -> list[int]:
    """Return the items of the newest plan on admission figures, in the document's order."""
    newest = select(func.max(Plan.first_year)).scalar_subquery()
    found = (
        select(Item.id, Item.title)
        .join(Section)
        .join(Plan, Plan.id == Item.plan_id)
        .where(Plan.first_year == newest, ~Item.withdrawn)
        .order_by(Section.position, Section.id, Item.position)
    )
    return [id_ for id_, title in db.session.execute(found) if is_on_admission(title)]


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


def get_source(upload: PlanUpload) -> dict[str, Any]:
    """Return the rows an upload was read from; raises NotFoundError for one without them."""
    if upload.source is None:
        raise NotFoundError
    return upload.source


def list_served_ids(record: ServesPlan) -> list[int]:
    """Return the ids of the items a record serves."""
    statement = select(ItemLink.item_id).where(
        ItemLink.entity == record.__tablename__, ItemLink.entity_id == record.id
    )
    return list(db.session.scalars(statement))


def find_item_ids(item_ids: Collection[int]) -> set[int]:
    """Return those of some ids that are items in force."""
    return set(db.session.scalars(select(Item.id).where(Item.id.in_(item_ids), ~Item.withdrawn)))


def serving(model: type[ServesPlan], item_id: int) -> ColumnElement[bool]:
    """Return the condition that a record of a kind serves an item."""
    links = select(ItemLink.entity_id).where(
        ItemLink.entity == model.__tablename__, ItemLink.item_id == item_id
    )
    condition: ColumnElement[bool] = model.id.in_(links)
    return condition


def item_search(*, chosen: Collection[int] = ()) -> Choices:
    """Return the items a record may serve, of the newest plan first.

    Those in force, and what a record had `chosen` before they were withdrawn.
    """
    columns = select(Item.id, Item.number, Item.title, Plan.first_year).select_from(Item)
    offered = ~Item.withdrawn | Item.id.in_(chosen)
    in_force = columns.join(Section).join(Plan, Plan.id == Item.plan_id).where(offered)
    return Choices(
        name="plan_items",
        statement=in_force.order_by(
            Plan.first_year.desc(), Section.position, Section.id, Item.position
        ),
        key=Item.id,
        label=lambda row: f"{row.number} {row.title} ({AcademicYear(row.first_year).label})",
        found_by=lambda words: matches(words, (Item, Item.id)),
    )


_NO_DAY, _NO_MOMENT = cast(null(), Date), cast(null(), UtcDateTime)


def evidence_rows(
    model: type[ServesPlan],
    *,
    kind: EvidenceKind | SQLColumnExpression[str],
    finished_on: SQLColumnExpression[date | None] = _NO_DAY,
    finished_at: SQLColumnExpression[datetime | None] = _NO_MOMENT,
    planned_on: SQLColumnExpression[date | None] = _NO_DAY,
    shown: ColumnElement[bool] | None = None,
    parts: InstrumentedAttribute[Any] | None = None,
) -> EvidenceRows:
    """Select a package's records that serve the plan, each with its item, kind and days.

    `kind` may be told by each record, as the value of an EvidenceKind.
    A record is finished on a day or at a moment, both NULL for an unfinished one; `planned_on` is
    the day such a one is set for; `shown` leaves out what promises nothing yet. `parts` is a
    relationship of the model whose rows are finished each on their own day: versions of a document.
    """
    kind_column = literal(kind.value) if isinstance(kind, EvidenceKind) else kind
    is_awaited = finished_on.is_(None) & finished_at.is_(None)
    rows = select(
        ItemLink.item_id,
        kind_column.label("kind"),
        finished_on.label("finished_on"),
        finished_at.label("finished_at"),
        case((is_awaited, planned_on)).label("planned_on"),
    ).where(true() if shown is None else shown)
    of_kind = (ItemLink.entity == model.__tablename__) & (ItemLink.entity_id == model.id)
    rows = rows.join(model, of_kind)
    return rows if parts is None else rows.outerjoin(parts)


def ledgers_by_source(
    sources: Sequence[EvidenceRows], item_ids: Sequence[int]
) -> list[dict[int, Ledger]]:
    """Collect what each source has for plan items, by kind and day: one statement for all."""
    days: list[dict[int, list[EvidenceDay]]] = [{} for _source in sources]
    for n, item_id, kind, on, at, planned_on, count in _counted(sources, item_ids):
        day = EvidenceDay(EvidenceKind(kind), on or clock.local_day(at), planned_on, count)
        days[n].setdefault(item_id, []).append(day)
    return [{id_: Ledger(tuple(known)) for id_, known in one.items()} for one in days]


def _counted(sources: Sequence[EvidenceRows], item_ids: Sequence[int]) -> Iterable[Any]:
    if not (sources and item_ids):
        return ()
    parts = (rows.add_columns(literal(n).label("source")) for n, rows in enumerate(sources))
    found = union_all(*parts).subquery().c
    columns = (
        found.source, found.item_id, found.kind, found.finished_on, found.finished_at,
        found.planned_on,
    )  # fmt: skip
    counted = select(*columns, func.count()).where(found.item_id.in_(item_ids))
    return db.session.execute(counted.group_by(*columns).order_by(*columns))
