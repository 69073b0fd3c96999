"""How the papers of a period stand: what is ready, what lacks, what comes next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.base.typography import day
from app.documents.models import Paper
from app.documents.practice_forms import PRACTICE_BASE_LIST
from app.practice.models import Placement, PracticePeriod
from app.practice.papers.enums import DirectionStanding, ListStanding, NextPaper
from app.practice.papers.facts import agreements_on, place_of, responsible_words
from app.practice.papers.models import PracticeBaseList, PracticeOrder
from app.practice.papers.queries import lines, programmes
from app.practice.papers.queries import papers as queries
from app.practice.papers.queries.waiting import bases_to_send
from app.practice.papers.rules import (
    Readiness,
    changes_between,
    direction_standing,
    last_day_to_send,
    list_standing,
    next_paper,
    working_days_left,
)
from app.practice.queries.supervisors import count_unsupervised
from app.practice.registry.models import PracticeBase
from app.settings.queries import moved_days


@dataclass(frozen=True)
class ListRow:
    """A base of a period, and how its named list stands."""

    base: PracticeBase
    students: int
    sent: PracticeBaseList | None
    paper: Paper | None
    agreement: str
    responsible: str
    due_on: date
    standing: ListStanding

    @property
    def id(self) -> int:
        """Return what a row of the list goes by."""
        return self.base.id

    @property
    def needs_sending(self) -> bool:
        """Tell whether the base has no list, or one that is true no more."""
        return self.sent is None or self.standing is ListStanding.CHANGED


@dataclass(frozen=True)
class StudentRow:
    """A student of a period, and how the direction stands."""

    placement: Placement
    paper: Paper | None
    standing: DirectionStanding

    @property
    def id(self) -> int:
        """Return what a row of the list goes by."""
        return self.placement.id

    @property
    def base(self) -> PracticeBase:
        """Return where the student goes."""
        return place_of(self.placement).base

    @property
    def number(self) -> str:
        """Return the number of the direction, "" before it is issued."""
        return self.paper.number if self.paper else ""

    @property
    def issued_on(self) -> date | None:
        """Return the day of the direction."""
        return self.paper.issued_on if self.paper else None


@dataclass(frozen=True)
class PaperOverview:
    """What a page says of all papers of a period."""

    orders: Sequence[tuple[PracticeOrder, Paper | None]]
    changed: int
    students: int
    bases: int
    lists_to_send: int
    due_on: date
    days_left: int
    is_late: bool
    directions_to_issue: int
    unsupervised: int
    without_agreement: int
    without_responsible: int
    without_programme: Sequence[Any]
    seatless: int
    next: NextPaper

    @property
    def due_words(self) -> str:
        """Return the last day of the lists in words."""
        return day(self.due_on)


def list_rows(period: PracticePeriod, found: Iterable[Any], *, today: date) -> list[ListRow]:
    """Read a page of bases: a flat number of queries, however many they are."""
    rows = [lines.ListedBase(*row) for row in found]
    due_on = last_day_to_send(period.starts_on, moved_days())
    waiting = set(bases_to_send(period))
    sent_ids = [row.sent.id for row in rows if row.sent]
    papers = queries.standing_papers(
        PRACTICE_BASE_LIST.name, PracticeBaseList.__tablename__, sent_ids
    )
    agreements = agreements_on({row.base.organization_id for row in rows}, period.starts_on)
    places = lines.places_at(period, [row.base.id for row in rows])
    return [
        ListRow(
            base=row.base,
            students=row.students,
            sent=row.sent,
            paper=papers.get(row.sent.id) if row.sent else None,
            agreement=agreements.get(row.base.organization_id, ""),
            responsible=responsible_words(places.get(row.base.id, ())),
            due_on=due_on,
            standing=list_standing(
                sent_on=row.sent.first_sent_on if row.sent else None,
                due_on=due_on,
                is_changed=row.base.id in waiting,
                today=today,
            ),
        )
        for row in rows
    ]


def student_rows(period: PracticePeriod, found: Sequence[Placement]) -> list[StudentRow]:
    """Read a page of students."""
    papers = lines.directions_of(found)
    directed = queries.directed_bases(period)
    return [
        StudentRow(
            placement=one,
            paper=papers.get(one.id),
            standing=direction_standing(directed.get(one.id), place_of(one).base_id),
        )
        for one in found
    ]


def overview_of(period: PracticePeriod, *, today: date) -> PaperOverview:
    """Return how all papers of a period stand."""
    placed = queries.placed_of(period)
    roll = {student: base for _id, student, base in placed}
    orders = queries.orders_of(period)
    changed = len(changes_between(queries.ordered_roll(period), roll)) if orders else 0
    to_send = len(bases_to_send(period))
    to_direct = _to_direct(period, placed)
    moved = moved_days()
    due_on = last_day_to_send(period.starts_on, moved)
    readiness = Readiness(period.is_published, bool(orders), changed, to_send, to_direct)
    bases = set(roll.values())
    return PaperOverview(
        orders=_with_papers(orders),
        changed=changed,
        students=len(roll),
        bases=len(bases),
        lists_to_send=to_send,
        due_on=due_on,
        days_left=working_days_left(due_on, today=today, moved=moved),
        is_late=today > due_on,
        directions_to_issue=to_direct,
        unsupervised=count_unsupervised(period),
        without_agreement=_without_agreement(period, bases),
        without_responsible=lines.count_without_responsible(period),
        without_programme=_without_programme(period),
        seatless=queries.count_without_seat(period),
        next=next_paper(readiness),
    )


def _to_direct(period: PracticePeriod, placed: Sequence[tuple[int, int, int]]) -> int:
    directed = queries.directed_bases(period)
    return sum(
        direction_standing(directed.get(placement_id), base_id) is not DirectionStanding.ISSUED
        for placement_id, _student, base_id in placed
    )


def _with_papers(orders: Sequence[PracticeOrder]) -> list[tuple[PracticeOrder, Paper | None]]:
    papers = queries.papers_of_orders(orders)
    return [(order, papers.get(order.id)) for order in orders]


def _without_agreement(period: PracticePeriod, bases: set[int]) -> int:
    found = queries.bases_by_id(bases)
    known = agreements_on({base.organization_id for base in found.values()}, period.starts_on)
    return sum(base.organization_id not in known for base in found.values())


def _without_programme(period: PracticePeriod) -> list[Any]:
    known = programmes.programmes_of(period)
    return [one for one in programmes.specialities_of(period) if one.id not in known]
