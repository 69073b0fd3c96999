"""Reading the fair's day: who came, where and when, who is not here yet, which stands are open."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import contains_eager, joinedload

from app.base import clock
from app.base.errors import NotFoundError
from app.base.search import matches
from app.base.viewer import Viewer
from app.extensions import db
from app.jobfair.checkin import rules
from app.jobfair.checkin.enums import HolderKind
from app.jobfair.checkin.models import FairArrival, FairPass, FairScan
from app.jobfair.checkin.queries.passes import is_expected, narrowed, with_holder
from app.jobfair.enums import FairState
from app.jobfair.models import Fair
from app.jobfair.queries.fairs import get_fair
from app.jobfair.venue.enums import ParticipantState
from app.jobfair.venue.models import FairParticipant
from app.organizations.models import Organization
from app.students.models import Student, StudyGroup

MOST_GROUPS = 40
_TAKES_PART = (ParticipantState.REGISTERED, ParticipantState.CONFIRMED)


def arrivals_by_pass(ids: Sequence[int]) -> dict[int, FairArrival]:
    """Return who of these passes' holders came, by pass, each with the scan it rests on."""
    statement = (
        select(FairArrival)
        .where(FairArrival.pass_id.in_(ids))
        .options(joinedload(FairArrival.scan).joinedload(FairScan.participant))
        .execution_options(populate_existing=True)
    )
    return {one.pass_id: one for one in db.session.scalars(statement)}


def get_arrival(fair: Fair, arrival_id: int) -> FairArrival:
    """Return an arrival of a fair; NotFoundError for one of another, or taken back."""
    found = db.session.get(FairArrival, arrival_id)
    if found is None or found.fair_id != fair.id:
        raise NotFoundError
    return found


def scans_by_key(keys: Sequence[str]) -> dict[str, FairScan]:
    """Return the scans stored under these keys."""
    statement = select(FairScan).where(FairScan.key.in_(keys))
    return {one.key: one for one in db.session.scalars(statement)}


def find_checkin_fair() -> Fair | None:
    """Return the fair a scanned pass leads to: of today, else the last one that is not closed."""
    running = select(Fair).where(
        Fair.state.in_((FairState.OPEN, FairState.HELD)), Fair.held_on <= clock.today()
    )
    return db.session.scalar(running.order_by(Fair.held_on.desc(), Fair.id).limit(1))


def list_own_stands(fair: Fair, *, visible_to: Viewer) -> list[FairParticipant]:
    """Return the stands a person serves at a fair: those of the own organizations."""
    statement = (
        select(FairParticipant)
        .where(
            FairParticipant.fair_id == fair.id,
            FairParticipant.state.in_(_TAKES_PART),
            FairParticipant.organization_id.in_(visible_to.organization_ids),
        )
        .options(joinedload(FairParticipant.organization))
    )
    return list(db.session.scalars(statement.order_by(FairParticipant.id)))


def get_checkin_fair(fair_id: int, *, visible_to: Viewer) -> Fair:
    """Return a fair to whom its doors are: staff, and who has a stand there; NotFoundError."""
    fair = get_fair(fair_id)
    if not visible_to.sees_all and not list_own_stands(fair, visible_to=visible_to):
        raise NotFoundError
    return fair


def find_stand(
    fair: Fair, participant_id: int | None, *, visible_to: Viewer
) -> FairParticipant | None:
    """Return a stand of a fair that this person serves, staff any; None for another.

    Who withdrew or was not admitted has no stand any more.
    """
    if participant_id is None:
        return None
    found = db.session.get(
        FairParticipant, participant_id, options=[joinedload(FairParticipant.organization)]
    )
    if found is None or found.fair_id != fair.id or found.state not in _TAKES_PART:
        return None
    is_own = found.organization_id in visible_to.organization_ids
    return found if visible_to.sees_all or is_own else None


class Present(NamedTuple):
    """How many came to a fair, by kind, and of how many it is known that they should."""

    students: int
    representatives: int
    visitors: int
    expected: int
    missing: int

    @property
    def total(self) -> int:
        """Return how many came altogether."""
        return self.students + self.representatives + self.visitors


def count_present(fair: Fair) -> Present:
    """Count who came and who was expected, in three statements."""
    kinds = [func.count().filter(FairPass.kind == kind) for kind in HolderKind]
    came = (
        select(*kinds)
        .select_from(FairArrival)
        .join(FairArrival.fair_pass)
        .where(FairArrival.fair_id == fair.id)
    )
    expected = select(func.count()).select_from(Student).where(is_expected(fair.id))
    counts = db.session.execute(came).one()
    by_kind = dict(zip(HolderKind, counts, strict=True))
    return Present(
        by_kind[HolderKind.STUDENT],
        by_kind[HolderKind.REPRESENTATIVE],
        by_kind[HolderKind.VISITOR],
        db.session.scalar(expected) or 0,
        db.session.scalar(expected.where(~_has_come(fair.id))) or 0,
    )


def _has_come(fair_id: int) -> ColumnElement[bool]:
    came = (
        select(FairPass.student_id)
        .join(FairPass.arrival)
        .where(FairArrival.fair_id == fair_id, FairPass.student_id.is_not(None))
    )
    return Student.id.in_(came)


class HourCount(NamedTuple):
    """How many came from a moment on, within an hour."""

    since: datetime
    came: int


def count_by_hour(fair: Fair) -> list[HourCount]:
    """Count arrivals by the hours of the day; who came before or after stands at its edges."""
    starts = rules.hours_of(fair.held_on, fair.starts_at, fair.ends_at, zone=clock.zone())
    last = len(starts) - 1
    counted = []
    for place, start in enumerate(starts):
        within: list[ColumnElement[bool]] = []
        if place:
            within.append(FairArrival.arrived_at >= start)
        if place < last:
            within.append(FairArrival.arrived_at < start + timedelta(hours=1))
        counted.append(func.count().filter(*within))
    row = db.session.execute(select(*counted).where(FairArrival.fair_id == fair.id)).one()
    return [HourCount(start, count) for start, count in zip(starts, row, strict=True)]


class GroupCount(NamedTuple):
    """A study group at a fair: how many are expected and how many came."""

    id: int
    name: str
    expected: int
    came: int


def count_by_group(fair: Fair) -> list[GroupCount]:
    """Count who came by study group, the groups with most of the expected first."""
    expected, came = is_expected(fair.id), _has_come(fair.id)
    statement = (
        select(
            StudyGroup.id,
            StudyGroup.name,
            func.count().filter(expected),
            func.count().filter(came),
        )
        .select_from(Student)
        .join(Student.group)
        .where(expected | came)
        .group_by(StudyGroup.id, StudyGroup.name, StudyGroup.name_key)
        .order_by(func.count().desc(), StudyGroup.name_key, StudyGroup.id)
    )
    return [GroupCount(*row) for row in db.session.execute(statement.limit(MOST_GROUPS))]


class StandCount(NamedTuple):
    """The stands of a fair, and how many of them have somebody at them."""

    total: int
    open: int


def _is_open() -> ColumnElement[bool]:
    here = select(FairPass.participant_id).join(FairPass.arrival)
    return FairParticipant.id.in_(here.where(FairPass.participant_id.is_not(None)))


def count_stands(fair: Fair) -> StandCount:
    """Count a fair's stands and those with a representative who came."""
    statement = select(func.count(), func.count().filter(_is_open())).where(
        FairParticipant.fair_id == fair.id, FairParticipant.state.in_(_TAKES_PART)
    )
    return StandCount(*db.session.execute(statement).one())


def list_stands(fair: Fair, *, q: str | None = None, empty: bool | None = None) -> Select[Any]:
    """Select (participant, whether somebody is there) of a fair; the caller orders them."""
    participants: Select[Any] = select(FairParticipant)
    statement = (
        participants.add_columns(_is_open().label("is_open"))
        .join(FairParticipant.organization)
        .options(contains_eager(FairParticipant.organization))
        .where(FairParticipant.fair_id == fair.id, FairParticipant.state.in_(_TAKES_PART))
    )
    if empty:
        statement = statement.where(~_is_open())
    return statement.where(matches(q, (Organization, Organization.id))) if q else statement


def list_arrivals(
    fair: Fair, *, q: str | None = None, kind: HolderKind | None = None, group: int | None = None
) -> Select[Any]:
    """Select who came to a fair with the scan that says so; the caller orders them."""
    statement = (
        select(FairArrival)
        .join(FairArrival.fair_pass)
        .where(FairArrival.fair_id == fair.id)
        .options(
            contains_eager(FairArrival.fair_pass).options(*with_holder()),
            joinedload(FairArrival.scan).joinedload(FairScan.participant),
        )
    )
    return narrowed(statement, q=q, kind=kind, group=group)


def list_missing(fair: Fair, *, q: str | None = None, group: int | None = None) -> Select[Any]:
    """Select the students who are expected and are not here; the caller orders them."""
    statement = (
        select(Student)
        .where(is_expected(fair.id), ~_has_come(fair.id))
        .options(joinedload(Student.group), joinedload(Student.account))
    )
    if group:
        statement = statement.where(Student.group_id == group)
    return statement.where(matches(q, (Student, Student.id))) if q else statement


ARRIVAL_ORDERS: dict[str, Any] = {"time": FairArrival.arrived_at}
MISSING_ORDERS: dict[str, Any] = {"name": Student.name_key}
PASS_ORDERS: dict[str, Any] = {"made": FairPass.made_at}
STAND_ORDERS: dict[str, Any] = {"stand": FairParticipant.stand, "name": Organization.name_key}
