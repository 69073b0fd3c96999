"""Reading what bases said of a year: the board, a base's years, who is silent."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from app.base.errors import NotFoundError
from app.base.search import matches
from app.base.viewer import Viewer
from app.extensions import db
from app.links.enums import LinkState
from app.links.models import TaskLink
from app.organizations.models import ContactPerson, Organization
from app.plan.models import ItemLink
from app.practice.hosting.enums import IntentStanding, IntentState
from app.practice.hosting.models import CapacityWeek, HostingIntent, HostingRow, HostingYear
from app.practice.registry.models import BaseResponsible, PracticeBase

_NAME = (
    select(Organization.name_key)
    .where(Organization.id == PracticeBase.organization_id)
    .correlate(PracticeBase)
    .scalar_subquery()
)
SEARCHED = (PracticeBase, Organization)  # the records whose words the board is searched by
SORTABLE = {"name": _NAME, "town": PracticeBase.town_key}


class HostingRowShown(NamedTuple):
    """A base, what it said of the year, and how many students it takes."""

    base: PracticeBase
    intent: HostingIntent | None
    seats: int

    @property
    def state(self) -> IntentState | None:
        """What the base has said; None when nobody asked."""
        return self.intent.state if self.intent else None


class YearCounts(NamedTuple):
    """How many bases of the registry have answered for a year, and what."""

    bases: int
    hosts: int
    declined: int
    asked: int
    seats: int

    @property
    def answered(self) -> int:
        """How many have answered, whatever."""
        return self.hosts + self.declined

    @property
    def silent(self) -> int:
        """How many have not answered, asked or not."""
        return self.bases - self.answered


def effective_seats_sql() -> ColumnElement[int]:
    """Return how many a row takes as SQL; as `rules.effective_seats` counts it."""
    cared_for = HostingRow.mentors * HostingRow.students_per_mentor
    return case((cared_for < HostingRow.seats, cared_for), else_=HostingRow.seats)


def find_intent(base_id: int, year: int) -> HostingIntent | None:
    """Return what a base said of a year."""
    statement = select(HostingIntent).where(
        HostingIntent.base_id == base_id, HostingIntent.year == year
    )
    return db.session.scalar(statement)


def find_intent_by_id(intent_id: int) -> HostingIntent | None:
    """Return an intent by its id, for a link."""
    return db.session.get(HostingIntent, intent_id)


def find_last_answer(base_id: int, *, before: int) -> HostingIntent | None:
    """Return the newest answer for an earlier year: the proposal for this one."""
    statement = (
        select(HostingIntent)
        .where(
            HostingIntent.base_id == base_id,
            HostingIntent.year < before,
            HostingIntent.state != IntentState.ASKED,
        )
        .order_by(HostingIntent.year.desc())
        .limit(1)
    )
    return db.session.scalar(statement)


def list_intents_of(base_id: int) -> Sequence[HostingIntent]:
    """Return what a base said of all years, the newest first."""
    statement = (
        select(HostingIntent)
        .where(HostingIntent.base_id == base_id)
        .options(selectinload(HostingIntent.rows).joinedload(HostingRow.speciality))
        .order_by(HostingIntent.year.desc())
    )
    return db.session.scalars(statement).all()


def newest_intents(
    *, base_id: int | None = None, organization_id: int | None = None, limit: int
) -> Sequence[HostingIntent]:
    """Return the newest answers of a base or of all bases of an organization, for its card."""
    statement = (
        select(HostingIntent)
        .join(HostingIntent.base)
        .options(
            joinedload(HostingIntent.base).joinedload(PracticeBase.organization),
            selectinload(HostingIntent.rows),
        )
        .order_by(HostingIntent.year.desc(), HostingIntent.id.desc())
        .limit(limit)
    )
    if base_id:
        statement = statement.where(HostingIntent.base_id == base_id)
    if organization_id:
        statement = statement.where(PracticeBase.organization_id == organization_id)
    return db.session.scalars(statement).all()


def get_base(base_id: int, *, visible_to: Viewer) -> PracticeBase:
    """Return a base staff or its own people may see; raises NotFoundError."""
    statement = (
        select(PracticeBase)
        .where(PracticeBase.id == base_id)
        .options(joinedload(PracticeBase.organization))
    )
    if not visible_to.sees_all:
        own = PracticeBase.organization_id.in_(visible_to.organization_ids)
        statement = statement.where(own)
    base = db.session.scalar(statement)
    if base is None:
        raise NotFoundError
    return base


def list_own_bases(organization_ids: Collection[int]) -> Sequence[PracticeBase]:
    """Return the bases of organizations that take students, the main one first."""
    statement = (
        select(PracticeBase)
        .where(
            PracticeBase.organization_id.in_(organization_ids), PracticeBase.archived_on.is_(None)
        )
        .options(joinedload(PracticeBase.organization))
        .order_by(PracticeBase.organization_id, PracticeBase.title, PracticeBase.id)
    )
    return db.session.scalars(statement).all()


def intents_of_year(base_ids: Collection[int], year: int) -> Mapping[int, HostingIntent]:
    """Return what some bases said of a year, by base."""
    statement = (
        select(HostingIntent)
        .where(HostingIntent.base_id.in_(base_ids), HostingIntent.year == year)
        .options(selectinload(HostingIntent.rows))
    )
    return {one.base_id: one for one in db.session.scalars(statement)}


def list_answers_of(year: int) -> Mapping[int, HostingIntent]:
    """Return all answers for a year by base, with what they promise and the bases."""
    statement = (
        select(HostingIntent)
        .where(HostingIntent.year == year, HostingIntent.state != IntentState.ASKED)
        .options(joinedload(HostingIntent.base), selectinload(HostingIntent.rows))
    )
    return {intent.base_id: intent for intent in db.session.scalars(statement)}


def list_board(
    *,
    year: int,
    q: str | None = None,
    town: str | None = None,
    standing: IntentStanding | None = None,
) -> Select[Any]:
    """Select the bases of the registry with what they said of a year; the caller orders them.

    A base that left stands there only with an answer it gave.
    """
    of_year = and_(HostingIntent.base_id == PracticeBase.id, HostingIntent.year == year)
    statement = (
        select(PracticeBase)
        .add_columns(HostingIntent)
        .outerjoin(HostingIntent, of_year)
        .options(joinedload(PracticeBase.organization, innerjoin=True))
        .where(or_(PracticeBase.archived_on.is_(None), HostingIntent.confirmed_on.is_not(None)))
    )
    if q:
        organization = (Organization, PracticeBase.organization_id)
        statement = statement.where(matches(q, (PracticeBase, PracticeBase.id), organization))
    if town:
        statement = statement.where(PracticeBase.town_identity == town)
    return statement.where(_stands(standing)) if standing else statement


def board_towns() -> list[tuple[str, str]]:
    """Return (identity, town) pairs of the towns with bases, by name."""
    statement = select(PracticeBase.town_identity, func.min(PracticeBase.town)).group_by(
        PracticeBase.town_identity
    )
    found = db.session.execute(statement.order_by(func.min(PracticeBase.town_key))).all()
    return [(identity, town) for identity, town in found]


def _stands(standing: IntentStanding) -> ColumnElement[bool]:
    silent = or_(HostingIntent.id.is_(None), HostingIntent.state == IntentState.ASKED)
    return {
        IntentStanding.SILENT: silent,
        IntentStanding.UNASKED: HostingIntent.asked_on.is_(None) & silent,
        IntentStanding.ASKED: HostingIntent.asked_on.is_not(None) & silent,
        IntentStanding.ANSWERED: HostingIntent.confirmed_on.is_not(None),
        IntentStanding.HOSTS: HostingIntent.state == IntentState.HOSTS,
        IntentStanding.DECLINED: HostingIntent.state == IntentState.DECLINED,
    }[standing]


def with_seats(rows: Sequence[Any]) -> list[HostingRowShown]:
    """Count what the bases of a page take, in one query."""
    ids = [intent.id for _base, intent in rows if intent]
    statement = (
        select(HostingRow.intent_id, func.sum(effective_seats_sql()))
        .where(HostingRow.intent_id.in_(ids))
        .group_by(HostingRow.intent_id)
    )
    seats = {intent_id: int(count) for intent_id, count in db.session.execute(statement)}
    return [
        HostingRowShown(base, intent, seats.get(intent.id, 0) if intent else 0)
        for base, intent in rows
    ]


def tally_silent(year: int) -> Select[*tuple[Any, ...]]:
    """Select how many bases have not answered for a year, asked or not, as `count_year` does."""
    of_year = and_(HostingIntent.base_id == PracticeBase.id, HostingIntent.year == year)
    is_answered = HostingIntent.state.in_((IntentState.HOSTS, IntentState.DECLINED))
    is_counted = or_(PracticeBase.archived_on.is_(None), HostingIntent.confirmed_on.is_not(None))
    answered = select(func.count(HostingIntent.id)).where(HostingIntent.year == year, is_answered)
    bases = select(func.count()).select_from(PracticeBase).outerjoin(HostingIntent, of_year)
    return select(bases.where(is_counted).scalar_subquery() - answered.scalar_subquery())


def count_year(year: int) -> YearCounts:
    """Count the answers of a year over the bases that take students or have answered."""
    by_state = (
        select(HostingIntent.state, func.count())
        .where(HostingIntent.year == year)
        .group_by(HostingIntent.state)
    )
    stated = dict(db.session.execute(by_state).all())
    of_year = and_(HostingIntent.base_id == PracticeBase.id, HostingIntent.year == year)
    bases = (
        select(func.count())
        .select_from(PracticeBase)
        .outerjoin(HostingIntent, of_year)
        .where(or_(PracticeBase.archived_on.is_(None), HostingIntent.confirmed_on.is_not(None)))
    )
    seats = (
        select(func.coalesce(func.sum(effective_seats_sql()), 0))
        .join(HostingRow.intent)
        .where(HostingIntent.year == year)
    )
    return YearCounts(
        bases=db.session.scalar(bases) or 0,
        hosts=stated.get(IntentState.HOSTS, 0),
        declined=stated.get(IntentState.DECLINED, 0),
        asked=stated.get(IntentState.ASKED, 0),
        seats=int(db.session.scalar(seats) or 0),
    )


def silent_bases(ids: Collection[int], year: int, *, not_on: date) -> Select[Any]:
    """Select (base, intent or None) of those of the bases that have not answered for a year.

    Those asked on that day are left out.
    """
    asked = or_(HostingIntent.asked_on.is_(None), HostingIntent.asked_on != not_on)
    return (
        _silent(ids, year)
        .where(asked)
        .options(
            joinedload(PracticeBase.organization).selectinload(Organization.contacts),
            selectinload(PracticeBase.responsibles),
        )
        .order_by(PracticeBase.id)
    )


def _silent(ids: Collection[int], year: int) -> Select[Any]:
    of_year = and_(HostingIntent.base_id == PracticeBase.id, HostingIntent.year == year)
    return (
        select(PracticeBase)
        .add_columns(HostingIntent)
        .outerjoin(HostingIntent, of_year)
        .where(
            PracticeBase.id.in_(ids),
            PracticeBase.archived_on.is_(None),
            _stands(IntentStanding.SILENT),
        )
    )


class HostingAskCounts(NamedTuple):
    """Of some bases: how many are silent, and of those how many can be written to today."""

    silent: int
    today: int
    mute: int
    ready: int
    first: int


def count_to_ask(ids: Collection[int], year: int, *, today: date) -> HostingAskCounts:
    """Count whom a question about a year would reach."""
    with_email = or_(
        Organization.email.is_not(None),
        exists().where(
            ContactPerson.organization_id == Organization.id, ContactPerson.email.is_not(None)
        ),
        exists().where(
            BaseResponsible.base_id == PracticeBase.id,
            BaseResponsible.until.is_(None),
            BaseResponsible.email.is_not(None),
        ),
    )
    asked_today = HostingIntent.asked_on == today
    ready = and_(with_email, or_(HostingIntent.asked_on.is_(None), ~asked_today))
    counts = (
        func.count(),
        func.count().filter(asked_today),
        func.count().filter(~with_email),
        func.count().filter(ready),
        func.count().filter(and_(ready, HostingIntent.asked_on.is_(None))),
    )
    statement = _silent(ids, year).join(PracticeBase.organization)
    return HostingAskCounts(
        *db.session.execute(statement.with_only_columns(*counts, maintain_column_froms=True)).one()
    )


def waiting_links(intent_ids: Collection[int], *, task: str) -> Mapping[int, list[int]]:
    """Return the links that wait for an answer, by intent."""
    statement = (
        select(TaskLink.entity_id, TaskLink.id)
        .where(
            TaskLink.task == task,
            TaskLink.entity_id.in_(intent_ids),
            TaskLink.state == LinkState.SENT,
        )
        .order_by(TaskLink.id)
    )
    found: dict[int, list[int]] = {}
    for intent_id, link_id in db.session.execute(statement):
        found.setdefault(intent_id, []).append(link_id)
    return found


class LedgerLine(NamedTuple):
    """A pool with its weeks: seats and taken, week by week."""

    row: HostingRow
    weeks: Sequence[CapacityWeek]


def list_ledger(intent: HostingIntent) -> list[LedgerLine]:
    """Return the ledger of a base's year, pool by pool."""
    statement = (
        select(CapacityWeek)
        .join(HostingRow, HostingRow.id == CapacityWeek.row_id)
        .where(HostingRow.intent_id == intent.id)
        .order_by(HostingRow.position, CapacityWeek.week)
    )
    weeks: dict[int, list[CapacityWeek]] = {row.id: [] for row in intent.rows}
    for one in db.session.scalars(statement.execution_options(populate_existing=True)):
        weeks[one.row_id].append(one)
    return [LedgerLine(row, weeks[row.id]) for row in intent.rows]


def find_year(year: int) -> HostingYear | None:
    """Return the registry as it was confirmed for a year."""
    return db.session.scalar(select(HostingYear).where(HostingYear.year == year))


def list_years_of_item(item_id: int, *, limit: int) -> Sequence[HostingYear]:
    """Return the confirmed registries that serve an item of the plan, the newest first."""
    served = select(ItemLink.entity_id).where(
        ItemLink.item_id == item_id, ItemLink.entity == HostingYear.__tablename__
    )
    statement = select(HostingYear).where(HostingYear.id.in_(served))
    return db.session.scalars(statement.order_by(HostingYear.year.desc()).limit(limit)).all()
