"""Evidence of several sources added up, and kept apart on an item's page."""

from datetime import UTC, date, datetime

from flask import Flask

from app.base.query_count import counted_queries
from app.extensions import db
from app.plan.collecting import collect_evidence, list_evidence
from app.plan.enums import EvidenceKind
from app.plan.evidence import Ledger, evidence_sources
from app.plan.models import Item
from app.plan.queries import ledgers_by_source
from app.practice.enums import PeriodState
from tests.factories import ItemFactory
from tests.mentors.factories import MentorshipFactory
from tests.plan.factories import Evidence, ledger_of, ledgers_of
from tests.practice.factories import PracticePeriodFactory


def test_ledgers_add_up_and_the_nearest_day_is_next() -> None:
    first, second = ledger_of(3, 1, date(2024, 5, 1)), ledger_of(3, 2, date(2024, 4, 1))
    both = first + second
    assert (both.total, both.finished, both.next_on) == (6, 3, date(2024, 4, 1))
    assert first + Ledger() == first


def test_sources_add_up_for_one_item(app: Flask, evidence: Evidence) -> None:
    item_id = MentorshipFactory().plan_item_ids[0]
    evidence.given = {item_id: ledger_of(2, 2)}
    found = collect_evidence([item_id])[item_id]
    assert (found.total, found.finished) == (3, 2)


def test_an_item_without_records_has_no_count(app: Flask, evidence: Evidence) -> None:
    assert collect_evidence([ItemFactory().id]) == {}


def test_all_sources_and_items_are_one_statement_and_each_keeps_its_own(app: Flask) -> None:
    ids = [MentorshipFactory().plan_item_ids[0] for _ in range(3)]
    published = datetime(2024, 2, 25, 21, 30, tzinfo=UTC)  # the next day where the college is
    PracticePeriodFactory(
        plan_items=[db.session.get(Item, ids[0])],
        state=PeriodState.PUBLISHED,
        published_at=published,
    )
    db.session.flush()
    sources = list(evidence_sources())
    with counted_queries() as statements:
        together = ledgers_by_source([one.rows() for one in sources], ids)
    assert sum("plan_links" in one for one in statements) == 1  # besides the time zone
    assert len(statements) <= 2
    assert together == [ledgers_of(one, ids) for one in sources]
    days = {day.kind: day for ledger in collect_evidence(ids).values() for day in ledger.days}
    assert days[EvidenceKind.DISTRIBUTION].finished_on == date(2024, 2, 26)
    assert days[EvidenceKind.MENTORSHIP].finished_on is None


def test_sources_without_records_are_left_out(app: Flask, evidence: Evidence) -> None:
    item = ItemFactory()
    evidence.given = {item.id: ledger_of(7, 3)}
    (found,) = list_evidence(item.id, limit=5)
    assert (set(found.ledger.days), len(found.records)) == (set(ledger_of(7, 3).days), 5)
    assert found.list_url == f"/records/?item={item.id}"
