"""A document of the plan into the database, in place: records keep the items they serve."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.extensions import db
from app.plan import queries
from app.plan.executors.services import keep_executors
from app.plan.models import Item, Plan, Section
from app.plan.permissions import Permission
from app.plan.reading import PlanDocument, PlanItem
from app.plan.services.needs import propose_item_needs
from app.plan.services.numbers import free_numbers
from app.plan.services.placing import Match, Placed, match_items


def import_plan(
    document: PlanDocument,
    *,
    source_name: str,
    actor: Viewer,
    now: datetime,
    same: Mapping[int, int] | None = None,
) -> Plan:
    """Create the plan of the document's year, or bring it to what the document says.

    Items stay the records they were: what a person decided about them (topic, status, deadline
    by hand while its words are the same) is kept, and an item the document no longer has is
    marked as withdrawn. `same` is a person's word on items that would be gone (`match_items`).
    The caller holds the transaction.
    """
    require(actor, Permission.PLAN_IMPORT)
    year = document.academic_year.first_year
    plan = queries.find_plan(year)
    if plan:
        lock(plan)
    plan = plan or Plan(first_year=year)
    _take_head(plan, document, source_name, now)
    db.session.add(plan)
    db.session.flush()
    pairs = match_items(queries.list_all_items(plan), document, same=same)
    _withdraw([old for old, new in pairs if old and not new])
    renumbered = [old.id for old, new in pairs if old and new and _is_renumbered(old, new.item)]
    with free_numbers(renumbered):
        _place(plan, document, pairs)
    _drop_empty_sections(plan)
    keep_executors(plan, actor=actor)
    return plan


def _take_head(plan: Plan, document: PlanDocument, source_name: str, now: datetime) -> None:
    plan.title = document.title
    plan.organization = document.organization
    plan.director = document.director
    plan.approved_by = document.approved_by
    plan.protocol_number = document.protocol.number if document.protocol else ""
    plan.protocol_date = document.protocol.date if document.protocol else None
    plan.warnings = [warning.to_json() for warning in document.warnings]
    plan.source_name, plan.imported_at = source_name, now


def _withdraw(gone: Sequence[Item]) -> None:
    for item in gone:
        item.withdrawn = True
    db.session.flush()


def _is_renumbered(old: Item, new: PlanItem) -> bool:
    return (old.number, old.occurrence) != (new.number, new.occurrence)


def _place(plan: Plan, document: PlanDocument, pairs: Sequence[Match]) -> None:
    sections = _take_sections(plan, document)
    for old, new in pairs:
        if new:
            item = old or Item(plan_id=plan.id, topic=new.item.topic)
            _take_item(item, new)
            item.section = sections[new.section_index]
            db.session.add(item)


def _take_sections(plan: Plan, document: PlanDocument) -> list[Section]:
    """Return the document's sections in its order: known numbers keep their records."""
    known: dict[str, list[Section]] = {}
    for section in plan.sections:
        known.setdefault(section.number, []).append(section)
    return [
        _section(plan, known, position, number=one.number, title=one.title)
        for position, one in enumerate(document.sections, 1)
    ]


def _section(
    plan: Plan, known: dict[str, list[Section]], position: int, *, number: str, title: str
) -> Section:
    same = known.get(number)
    section = same.pop(0) if same else Section(plan=plan, number=number)
    section.position, section.title = position, title
    return section


def _take_item(item: Item, placed: Placed) -> None:
    new = placed.item
    if item.deadline_text != new.deadline_text or not item.deadlines_by_hand:
        item.deadlines = [deadline.to_json() for deadline in new.deadlines]
        item.deadlines_by_hand, item.own_dates, item.schedule_link = False, "", ""
    if item.deadline_text != new.deadline_text:
        item.overdue_confirmed_at = item.overdue_confirmed_by_id = None
    if not item.topic_confirmed:
        item.topic = new.topic
    propose_item_needs(item, title=new.title, expected_result=new.expected_result)
    item.position = placed.position
    item.number, item.occurrence, item.title = new.number, new.occurrence, new.title
    item.executors, item.deadline_text = list(new.executors), new.deadline_text
    item.expected_result, item.withdrawn = new.expected_result, False
    item.parts = [part.to_json() for part in new.parts]


def _drop_empty_sections(plan: Plan) -> None:
    """Remove sections that hold nothing any more, not even withdrawn items."""
    db.session.expire(plan, ["sections"])
    for section in queries.list_empty_sections(plan):
        db.session.delete(section)
    db.session.flush()
