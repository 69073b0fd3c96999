"""The real plan in the site: each of its 35 items is brought to «выполнено» by records of its kind.

The rules alone are held by `test_year_of_the_plan.py`; here the records are those of the packages,
made as their own tests make them, and counted by their own sources.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from pathlib import Path

import pytest
from flask import Flask

from app.activities.documents.enums import DocumentKind
from app.activities.meetings.enums import MeetingState
from app.awards.enums import RoundState
from app.base.viewer import OPERATOR
from app.contracts.enums import ContractState
from app.extensions import db
from app.jobfair.enums import FairState
from app.mentors.enums import MentorshipState
from app.plan.collecting import collect_evidence
from app.plan.enums import EvidenceKind as K
from app.plan.enums import ItemStatus
from app.plan.models import Item
from app.plan.overview import line_of
from app.plan.reading import read_plan_file
from app.plan.rules import checkpoints
from app.plan.rules.checkpoints import undated
from app.plan.services.importing import import_plan
from app.practice.enums import PeriodState
from app.surveys.enums import ForecastState, SurveyState
from tests.activities.certificates.factories import ScannedCertificateFactory
from tests.activities.documents.factories import (
    ApprovedVersionFactory,
    DocumentFactory,
)
from tests.activities.events.factories import ReportedEventFactory
from tests.activities.groups.factories import ApprovedGroupFactory
from tests.activities.meetings.factories import MeetingFactory
from tests.activities.publications.factories import PublicationOutletFactory, PublishedFactory
from tests.awards.ceremony.factories import AwardHandoverFactory
from tests.awards.factories import AwardRoundFactory
from tests.contracts.factories import ContractFactory
from tests.factories import LONG_AGO
from tests.jobfair.factories import FairFactory
from tests.mentors.factories import MentorshipFactory
from tests.practice.factories import PracticePeriodFactory
from tests.practice.hosting.factories import HostingYearFactory
from tests.surveys.factories import ForecastFactory, SurveyFactory

LONG_AFTER = date(2025, 1, 31)
PLAN = Path("app/plan/data/cluster-plan-2023-2024.txt")
_numbers = count(1)


def _meeting(item: Item, day: date) -> None:
    MeetingFactory(
        items=[item],
        held_on=day,
        state=MeetingState.SIGNED,
        minutes_number=next(_numbers),
        signed_on=day,
    )


def _document(item: Item, day: date, kind: DocumentKind = DocumentKind.REGULATION) -> None:
    document = DocumentFactory(
        plan_items=[item], kind=kind, dated_on=day, state="approved", number="14", approved_on=day
    )
    ApprovedVersionFactory(document=document, dated_on=day, minutes_on=day, approved_on=day)


def _publication(item: Item, day: date) -> None:
    published = PublishedFactory(plan_items=[item], event_on=day, published_on=day)
    PublicationOutletFactory(publication=published, published_on=day)


def _period(item: Item, day: date) -> None:
    PracticePeriodFactory(
        plan_items=[item],
        state=PeriodState.PUBLISHED,
        published_at=datetime.combine(day, time(9), UTC),
    )


MAKERS: dict[K, Callable[[Item, date], object]] = {
    K.MEETING: _meeting,
    K.DOCUMENT: _document,
    K.REPORT: lambda item, day: _document(item, day, DocumentKind.REPORT),
    K.EVENT: lambda item, day: ReportedEventFactory(plan_items=[item], starts_on=day),
    K.PUBLICATION: _publication,
    K.SURVEY: lambda item, day: SurveyFactory(
        plan_items=[item], state=SurveyState.SUMMARISED, summarised_on=day
    ),
    K.FORECAST: lambda item, day: ForecastFactory(
        plan_items=[item], state=ForecastState.SUMMED_UP, summed_up_on=day
    ),
    K.CERTIFICATE: lambda item, day: ScannedCertificateFactory(plan_items=[item], issued_on=day),
    K.WORKING_GROUP: lambda item, day: ApprovedGroupFactory(
        items=[item], created_on=day, approved_on=day
    ),
    K.CONTRACT: lambda item, day: ContractFactory(
        plan_items=[item], state=ContractState.SIGNED, drafted_on=day, signed_on=day
    ),
    K.MENTORSHIP: lambda item, day: MentorshipFactory(
        plan_items=[item],
        state=MentorshipState.FINISHED,
        starts_on=day,
        ends_on=day,
        result="десять уроков",
    ),
    K.BASE_REGISTRY: lambda item, day: HostingYearFactory(
        plan_items=[item], year=day.year, confirmed_on=day
    ),
    K.DISTRIBUTION: _period,
    K.FAIR: lambda item, day: FairFactory(
        plan_items=[item],
        state=FairState.HELD,
        held_on=day,
        registration_until=day - timedelta(days=4),
    ),
    K.AWARD_ROUND: lambda item, day: AwardHandoverFactory(
        award__round=AwardRoundFactory(
            plan_items=[item],
            state=RoundState.CLOSED,
            closed_at=LONG_AGO,
            nominations_until=day - timedelta(days=9),
            scoring_until=day - timedelta(days=5),
            ceremony_on=day,
        ),
        handed_on=day,
    ),
}


@pytest.fixture
def items(app: Flask) -> list[Item]:
    """The items of the real plan, imported."""
    document = read_plan_file(PLAN)
    plan = import_plan(document, source_name=PLAN.name, actor=OPERATOR, now=LONG_AGO)
    found = db.session.scalars(db.select(Item).where(Item.plan_id == plan.id).order_by(Item.id))
    return list(found)


def status_of(item: Item) -> ItemStatus:
    """Return how an item stands long after its year."""
    ledger = collect_evidence([item.id]).get(item.id)
    assert ledger is not None
    return line_of(item, ledger, today=LONG_AFTER).status


def needed(item: Item) -> Iterator[tuple[K, date]]:
    """Yield each record an item needs: its kind and the last day on which it is in time."""
    for point in checkpoints(item.schedule, item.plan.year) or (undated(item.plan.year),):
        for need in item.required:
            for _ in range(max(point.needed, need.count)):
                yield need.kinds[0], point.due


@pytest.mark.both_databases
def test_every_item_is_done_by_records_of_its_kinds(items: list[Item]) -> None:
    assert len(items) == 35
    for item in items:
        for kind, day in needed(item):
            MAKERS[kind](item, day)
    db.session.commit()
    assert {item.label: status_of(item) for item in items} == {
        item.label: ItemStatus.DONE for item in items
    }


def test_records_of_other_kinds_leave_each_as_it_was(items: list[Item]) -> None:
    for item in items:
        wanted = {kind for need in item.required for kind in need.kinds}
        for kind in (K.MEETING, K.PUBLICATION, K.CERTIFICATE):
            if kind not in wanted:
                MAKERS[kind](item, date(2023, 10, 16))
    db.session.commit()
    assert {item.label: status_of(item) for item in items} == {
        item.label: ItemStatus.NO_DATA for item in items
    }


def test_records_of_another_year_prove_nothing(items: list[Item]) -> None:
    for item in items:
        for need in item.required:
            MAKERS[need.kinds[0]](item, date(2022, 3, 16))
    db.session.commit()
    assert {item.label: status_of(item) for item in items} == {
        item.label: ItemStatus.OVERDUE for item in items
    }
