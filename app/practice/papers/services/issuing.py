"""Issuing papers: what they say and whom they name is kept for ever."""

from collections.abc import Sequence
from datetime import date, datetime

from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.documents.models import Paper
from app.documents.practice_forms import PRACTICE_DIRECTION, PRACTICE_ORDER
from app.documents.services.numbers import take_numbers
from app.documents.services.papers import draft_paper, issue_paper
from app.documents.snapshot import Snapshot
from app.extensions import db
from app.practice.models import Placement, PracticePeriod
from app.practice.papers.enums import DirectionStanding
from app.practice.papers.errors import (
    NobodyPlacedError,
    NotPublishedError,
    OrderNumberTakenError,
    OrderStandsError,
    RollChangedError,
)
from app.practice.papers.facts import facts_for, place_of
from app.practice.papers.models import PracticeOrder
from app.practice.papers.order import OrderContents, snapshot_of_order
from app.practice.papers.queries import papers as queries
from app.practice.papers.rules import (
    OrderTerms,
    changes_between,
    direction_standing,
    fingerprint,
)
from app.practice.papers.services.naming import keep_lines
from app.practice.papers.student import snapshot_of_direction
from app.practice.permissions import Permission
from app.practice.queries.placements import find_distribution


def issue_order(
    period: PracticePeriod, *, terms: OrderTerms, seen: str, actor: Viewer, now: datetime
) -> PracticeOrder:
    """Issue the order on a period, or one that amends it with what has changed since.

    `seen` is the fingerprint of the roll that was read. Raises NotPublishedError,
    NobodyPlacedError, OrderStandsError, RollChangedError, OrderNumberTakenError.
    """
    require(actor, Permission.PAPER_MANAGE)
    hold_published(period)
    contents = contents_of(period)
    roll = roll_of(contents.placements)
    if fingerprint(roll) != seen:
        raise RollChangedError
    if contents.amends and not contents.changes:
        raise OrderStandsError
    number, serial = _number(terms)
    order = PracticeOrder(
        period=period,
        amends_id=contents.amends.id if contents.amends else None,
        number=number,
        signed_on=terms.signed_on,
        reason=terms.reason,
        is_demo=period.is_demo,
    )
    db.session.add(order)
    db.session.flush()
    snapshot = snapshot_of_order(contents, terms, number=number)
    paper = draft_paper(
        order,
        snapshot,
        number=number,
        serial=serial,
        parties=period.title,
        actor=actor,
        now=now,
    )
    keep_lines(issue_paper(paper), roll)
    return order


def contents_of(period: PracticePeriod) -> OrderContents:
    """Return what an order would say today; raises NobodyPlacedError for a first one of nobody."""
    placements = queries.placements_of(period)
    amends = queries.find_order(period)
    if not placements and amends is None:
        raise NobodyPlacedError
    changes = changes_between(queries.ordered_roll(period), roll_of(placements)) if amends else []
    bases = {one for change in changes for one in (change.before, change.after) if one}
    return OrderContents(
        placements=placements,
        facts=facts_for(period, placements),
        distribution=find_distribution(period),
        amends=amends,
        changes=changes,
        students=queries.students_by_id([change.student_id for change in changes]),
        bases=queries.bases_by_id(bases),
    )


def issue_directions(
    period: PracticePeriod, *, on: date, actor: Viewer, now: datetime
) -> list[Paper]:
    """Give a direction to everybody who has none, or one to another base.

    Raises NotPublishedError.
    """
    require(actor, Permission.PAPER_MANAGE)
    hold_published(period)
    directed = queries.directed_bases(period)
    waiting = [
        one
        for one in queries.placements_of(period)
        if direction_standing(directed.get(one.id), place_of(one).base_id)
        is not DirectionStanding.ISSUED
    ]
    return _direct(waiting, on=on, actor=actor, now=now)


def issue_direction(
    placement: Placement, *, student: str, on: date, actor: Viewer, now: datetime
) -> Paper:
    """Give a student a new direction; `student` is a spelling of the name by hand.

    Raises NotPublishedError.
    """
    require(actor, Permission.PAPER_MANAGE)
    hold_published(placement.period)
    placements = queries.placements_of(placement.period, ids=[placement.id])
    (paper,) = _direct(placements, on=on, actor=actor, now=now, student=student)
    return paper


def hold_published(period: PracticePeriod) -> None:
    """Hold a period whose distribution is public; raises NotPublishedError."""
    lock(period)
    if not period.is_published:
        raise NotPublishedError


def roll_of(placements: Sequence[Placement]) -> dict[int, int]:
    """Return who of these goes where."""
    return {one.student_id: place_of(one).base_id for one in placements}


def _number(terms: OrderTerms) -> tuple[str, int | None]:
    """Return the number of an order, with its place among those that are counted."""
    year = terms.signed_on.year
    if terms.number:
        if queries.is_number_taken(terms.number, year):
            raise OrderNumberTakenError(field="number")
        return terms.number, None
    (serial,) = take_numbers(PRACTICE_ORDER.name, year, count=1)
    return str(serial), serial


def _direct(
    placements: Sequence[Placement], *, on: date, actor: Viewer, now: datetime, student: str = ""
) -> list[Paper]:
    if not placements:
        return []
    facts = facts_for(placements[0].period, placements)
    numbers = take_numbers(PRACTICE_DIRECTION.name, on.year, count=len(placements))
    papers = []
    for placement, number in zip(placements, numbers, strict=True):
        snapshot = snapshot_of_direction(
            placement, facts, number=str(number), on=on, student=student
        )
        papers.append(_issue(placement, snapshot, number, actor=actor, now=now))
    return papers


def _issue(
    placement: Placement, snapshot: Snapshot, number: int, *, actor: Viewer, now: datetime
) -> Paper:
    base = place_of(placement).base
    paper = draft_paper(
        placement,
        snapshot,
        number=str(number),
        serial=number,
        parties=f"{placement.student.full_name} — {base.name}",
        actor=actor,
        now=now,
    )
    issue_paper(paper)
    keep_lines(paper, {placement.student_id: base.id})
    return paper
