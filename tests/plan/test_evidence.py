"""Evidence of several sources added up, and kept apart on an item's page."""

from datetime import date

from flask import Flask

from app.base.query_count import counted_queries
from app.plan.collecting import collect_evidence, list_evidence
from app.plan.evidence import Ledger
from tests.factories import ItemFactory
from tests.mentors.factories import MentorshipFactory
from tests.plan.factories import Evidence, ledger_of


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


def test_many_items_cost_as_much_as_one(app: Flask) -> None:
    ids = [MentorshipFactory().plan_item_ids[0] for _ in range(3)]
    with counted_queries() as for_one:
        collect_evidence(ids[:1])
    with counted_queries() as for_all:
        collect_evidence(ids)
    assert len(for_all) == len(for_one)


def test_sources_without_records_are_left_out(app: Flask, evidence: Evidence) -> None:
    item = ItemFactory()
    evidence.given = {item.id: ledger_of(7, 3)}
    (found,) = list_evidence(item.id, limit=5)
    assert (found.ledger, len(found.records)) == (ledger_of(7, 3), 5)
    assert found.list_url == f"/records/?item={item.id}"
