"""Which periods wait for papers: the same few queries, however many periods there are."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from sqlalchemy import select

from app.documents.enums import PaperState
from app.documents.models import Paper
from app.documents.practice_forms import PRACTICE_BASE_LIST
from app.extensions import db
from app.practice.models import Placement, PracticePeriod, PracticePlace
from app.practice.papers.models import PracticeBaseList, PracticeOrder, PracticePaperLine
from app.practice.papers.rules import bases_that_differ
from app.practice.queries.periods import list_coming

MOST = 10  # periods that a dashboard names

Rolls = dict[int, dict[int, set[int]]]  # period's id → base's id → students' ids


class PeriodWaiting(NamedTuple):
    """A period, whether it has an order, and how many bases have no true list."""

    period: PracticePeriod
    has_order: bool
    lists: int


def list_waiting(today: date) -> list[PeriodWaiting]:
    """Return the published periods that are not over, the nearest first."""
    periods = list_coming(today)[:MOST]
    ids = [period.id for period in periods]
    ordered = set(
        db.session.scalars(select(PracticeOrder.period_id).where(PracticeOrder.period_id.in_(ids)))
    )
    going, sent = _going(ids), sent_by_period(ids)
    return [
        PeriodWaiting(
            period,
            period.id in ordered or not going.get(period.id),
            len(bases_that_differ(going.get(period.id, {}), sent.get(period.id, {}))),
        )
        for period in periods
    ]


def bases_to_send(period: PracticePeriod) -> list[int]:
    """Return the bases that were sent no list, or one that is true no more."""
    going, sent = _going([period.id]), sent_by_period([period.id])
    return bases_that_differ(going.get(period.id, {}), sent.get(period.id, {}))


def _going(period_ids: Collection[int]) -> Rolls:
    statement = (
        select(Placement.period_id, PracticePlace.base_id, Placement.student_id)
        .join(Placement.place)
        .where(Placement.period_id.in_(period_ids))
    )
    found: Rolls = {}
    for period_id, base_id, student_id in db.session.execute(statement):
        found.setdefault(period_id, {}).setdefault(base_id, set()).add(student_id)
    return found


def sent_by_period(period_ids: Collection[int]) -> Rolls:
    """Return whom the lists that bases have name; a list may name nobody."""
    statement = (
        select(PracticeBaseList.period_id, PracticeBaseList.base_id, PracticePaperLine.student_id)
        .join(Paper, Paper.entity_id == PracticeBaseList.id)
        .outerjoin(PracticePaperLine, PracticePaperLine.paper_id == Paper.id)
        .where(
            PracticeBaseList.period_id.in_(period_ids),
            Paper.entity == PracticeBaseList.__tablename__,
            Paper.kind == PRACTICE_BASE_LIST.name,
            Paper.state == PaperState.ISSUED,
        )
    )
    found: Rolls = {}
    for period_id, base_id, student_id in db.session.execute(statement):
        named = found.setdefault(period_id, {}).setdefault(base_id, set())
        if student_id:
            named.add(student_id)
    return found
