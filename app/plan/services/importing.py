"""A document of the plan into the database, in place: records keep the items they serve."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import update

from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.extensions import db
from app.plan import queries
from app.plan.executors.services import keep_executors
from app.plan.models import Item, Plan, Section
from app.plan.permissions import Permission
from app.plan.reading import PlanDocument, PlanItem
from app.plan.rules.needs import propose_needs
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
    with _free_numbers(pairs):
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


@contextmanager
def _free_numbers(pairs: Sequence[Match]) -> Iterator[None]:
    """Let items exchange numbers: outside the unique index while the block changes them.

    Plain statements, so that the log shows one change, from the old number to the new one.
    """
    renumbered = [old.id for old, new in pairs if old and new and _is_renumbered(old, new.item)]
    _set_withdrawn(renumbered, withdrawn=True)
    yield
    db.session.flush()
    _set_withdrawn(renumbered, withdrawn=False)


def _is_renumbered(old: Item, new: PlanItem) -> bool:
    return (old.number, old.occurrence) != (new.number, new.occurrence)


def _set_withdrawn(item_ids: Sequence[int], *, withdrawn: bool) -> None:
    db.session.execute(
        update(Item).where(Item.id.in_(item_ids)).values(withdrawn=withdrawn),
        execution_options={"synchronize_session": False},
    )


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
    _propose_needs(item, new)
    item.position = placed.position
    item.number, item.occurrence, item.title = new.number, new.occurrence, new.title
    item.executors, item.deadline_text = list(new.executors), new.deadline_text
    item.expected_result, item.withdrawn = new.expected_result, False
    item.parts = [part.to_json() for part in new.parts]


def _propose_needs(item: Item, new: PlanItem) -> None:
    """Say what should prove the item: what a person confirmed stays while the result is the same.

    Another result needs another proof, so that a person has to look again.
    """
    is_same = item.expected_result == new.expected_result
    if item.needs and is_same and (item.needs_confirmed_at or item.title == new.title):
        return
    needs = propose_needs(new.expected_result, new.title, item.topic)
    item.needs = [need.to_json() for need in needs]
    item.needs_confirmed_at = item.needs_confirmed_by_id = None


def _drop_empty_sections(plan: Plan) -> None:
    """Remove sections that hold nothing any more, not even withdrawn items."""
    db.session.expire(plan, ["sections"])
    for section in queries.list_empty_sections(plan):
        db.session.delete(section)
    db.session.flush()
