"""Contracts as evidence: of their own item, and beside the papers on admission figures."""

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, current_app
from flask.testing import FlaskClient

from app.activities.documents.enums import DocumentKind
from app.base.viewer import OPERATOR
from app.contracts.enums import ContractState
from app.extensions import db
from app.plan.collecting import collect_evidence
from app.plan.enums import EvidenceKind, ItemStatus
from app.plan.evidence import Ledger
from app.plan.models import Item
from app.plan.overview import line_of
from app.plan.reading import read_plan_file
from app.plan.reporting import make_report
from app.plan.reporting.exported import report_json
from app.plan.reporting.printed import snapshot_of_report
from app.plan.services.importing import import_plan
from tests.activities.documents.factories import ApprovedVersionFactory, DocumentFactory
from tests.contracts.factories import ContractFactory
from tests.factories import LONG_AGO

PLAN = Path("app/plan/data/cluster-plan-2023-2024.txt")
LONG_AFTER = date(2025, 1, 31)
ON_TIME = date(2023, 9, 20)
OF_CONTRACTS = ("3.2", "3.3", "6.1")


@pytest.fixture
def items(app: Flask) -> list[Item]:
    """The items of the real plan on target contracts and on admission figures."""
    document = read_plan_file(PLAN)
    plan = import_plan(document, source_name=PLAN.name, actor=OPERATOR, now=LONG_AGO)
    found = db.select(Item).where(Item.plan_id == plan.id).order_by(Item.id)
    numbered = {one.number.rstrip("."): one for one in db.session.scalars(found)}
    db.session.commit()
    return [numbered[number] for number in OF_CONTRACTS]


def statuses(items: list[Item]) -> list[ItemStatus]:
    """Return how items stand long after their year."""
    ledgers = collect_evidence([item.id for item in items])
    return [line_of(one, ledgers[one.id], today=LONG_AFTER).status for one in items]


def proposed(page: str) -> set[int]:
    """Return the records that stand chosen in a form."""
    return {
        int(one) for one in re.findall(r'<[^>]*\b(?:selected|checked)\b[^>]*value="(\d+)"', page)
    }


def test_a_new_contract_is_proposed_for_all_three(items: list[Item], as_staff: FlaskClient) -> None:
    ids = {item.id for item in items}
    assert proposed(as_staff.get("/contracts/new").text) >= ids
    asked_for = proposed(as_staff.get(f"/contracts/new?item={items[1].id}").text)
    assert asked_for & ids == {items[1].id}


@pytest.mark.parametrize(
    "state", [ContractState.TERMINATED, ContractState.BROKEN_BY_CUSTOMER, ContractState.COMPLETED]
)
def test_what_was_concluded_stays_evidence_of_all_three(
    items: list[Item], state: ContractState
) -> None:
    ContractFactory(plan_items=items, state=state, drafted_on=ON_TIME, signed_on=ON_TIME)
    ContractFactory(plan_items=items, state=ContractState.CANCELLED, drafted_on=ON_TIME)
    db.session.commit()
    ledgers = collect_evidence([item.id for item in items])
    for item in items:
        assert ledgers[item.id].of([EvidenceKind.CONTRACT]).finished == 1
        assert ledgers[item.id].total == 1  # nothing was concluded by the other


def test_contracts_go_with_the_proposals_and_never_stand_for_them(
    items: list[Item], as_staff: FlaskClient
) -> None:
    contract = ContractFactory(
        plan_items=items, state=ContractState.TERMINATED, drafted_on=ON_TIME, signed_on=ON_TIME
    )
    db.session.commit()
    assert [one is ItemStatus.DONE for one in statuses(items)] == [False, True, False]
    document = DocumentFactory(
        plan_items=[items[0], items[2]],
        kind=DocumentKind.ADMISSION,
        dated_on=ON_TIME,
        state="approved",
        number="14",
        approved_on=ON_TIME,
    )
    ApprovedVersionFactory(
        document=document, dated_on=ON_TIME, minutes_on=ON_TIME, approved_on=ON_TIME
    )
    db.session.commit()
    assert statuses(items) == [ItemStatus.DONE] * 3
    for item in items:
        assert contract.number in as_staff.get(f"/plan/items/{item.id}").text


@pytest.mark.parametrize("state", [ContractState.DRAFT, ContractState.CANCELLED])
def test_what_nobody_signed_proves_nothing(items: list[Item], state: ContractState) -> None:
    item = items[1]
    ContractFactory(plan_items=[item], state=state, drafted_on=ON_TIME)
    db.session.commit()
    ledger = collect_evidence([item.id]).get(item.id, Ledger())
    assert ledger.of([EvidenceKind.CONTRACT]).finished == 0
    assert line_of(item, ledger, today=LONG_AFTER).status is not ItemStatus.DONE
    told, _words = reported(item)
    assert told["evidence"] == []


def test_the_report_tells_of_a_contract_and_names_nobody(items: list[Item]) -> None:
    item, told = items[1], {"drafted_on": ON_TIME, "plan_items": [items[1]]}
    names = ("Ёжикова", "Журавлёв", "Щукина")
    for name, state in zip(names, ("broken_by_citizen", "draft", "cancelled"), strict=True):
        ContractFactory(state=state, student__last_name=name, **told)
    number = ContractFactory(state=ContractState.CANCELLED, **told).number
    db.session.commit()
    said, words = reported(item)
    (contracts,) = said["evidence"]
    signed_on = (ON_TIME + timedelta(days=9)).isoformat()
    assert contracts == {"kind": "contract", "count": 1, "dates": [signed_on], "records": []}
    assert said["status"] == ItemStatus.DONE
    for hidden in (*names, number):
        assert hidden not in words


def reported(item: Item) -> tuple[dict[str, Any], str]:
    """Return what the report says of an item, and everything that it says."""
    with current_app.test_request_context():
        report = make_report(item.plan, as_of=LONG_AFTER)
        said = report_json(report)
        paper = snapshot_of_report(report, number="1", prepared_by="", made_on=LONG_AFTER)
    found = (one for part in said["sections"] for one in part["items"])
    told = next(one for one in found if one["link"].endswith(f"/plan/items/{item.id}"))
    return told, json.dumps([said, paper], ensure_ascii=False)
