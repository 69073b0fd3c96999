"""Reading the conditions of a distribution: limits, pairs, who must not be where."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any, TypeVar

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import aliased, joinedload

from app.accounts.models import User
from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.extensions import db
from app.practice.conditions.models import (
    KeptApart,
    PeriodLimit,
    PracticeConflict,
    WishCompanion,
)
from app.practice.conditions.rules import PlaceGroup, mutual_pairs
from app.practice.enums import PairRule
from app.practice.models import PracticePeriod, PracticePlace, period_groups
from app.practice.registry.models import PracticeBase
from app.students.models import Student
from app.students.queries import ACCOUNT_OF_STUDENT, STUDENT_ADDRESS

Record = TypeVar("Record", PeriodLimit, KeptApart)
_LISTED = 100  # people who must be kept apart are few


def list_limits(period: PracticePeriod) -> Sequence[PeriodLimit]:
    """Return the limits of a period, those of towns first."""
    statement = (
        select(PeriodLimit)
        .where(PeriodLimit.period_id == period.id)
        .options(joinedload(PeriodLimit.organization))
        .order_by(PeriodLimit.organization_id.is_not(None), PeriodLimit.id)
    )
    return db.session.scalars(statement).all()


def get_limit(limit_id: int, *, visible_to: Viewer) -> PeriodLimit:
    """Return a limit for staff; raises NotFoundError."""
    return _found(PeriodLimit, limit_id, visible_to)


def list_groups(period: PracticePeriod) -> list[PlaceGroup]:
    """Return the places of a period by what limits them.

    Towns are there without a limit too where pairs ask for one town.
    """
    limits = list_limits(period)
    if not limits and period.pair_rule is not PairRule.TOWN:
        return []
    statement = (
        select(PracticePlace.id, PracticePlace.organization_id, PracticeBase.town_identity)
        .join(PracticePlace.base)
        .where(PracticePlace.period_id == period.id)
        .order_by(PracticePlace.id)
    )
    by_town: defaultdict[str, list[int]] = defaultdict(list)
    by_organization: defaultdict[int, list[int]] = defaultdict(list)
    for place_id, organization_id, town in db.session.execute(statement):
        by_town[town].append(place_id)
        by_organization[organization_id].append(place_id)
    of_towns: dict[str, int | None] = {}
    if period.pair_rule is PairRule.TOWN:
        of_towns.update(dict.fromkeys(filter(None, by_town)))
    of_towns.update((one.town_identity, one.maximum) for one in limits if one.town_identity)
    towns = [
        PlaceGroup(f"town:{town}", tuple(by_town[town]), maximum)
        for town, maximum in sorted(of_towns.items())
        if town in by_town
    ]
    organizations = [
        PlaceGroup(f"org:{one.organization_id}", tuple(ids), one.maximum)
        for one in limits
        if one.organization_id and (ids := by_organization.get(one.organization_id))
    ]
    return towns + organizations


def limit_names(period: PracticePeriod) -> dict[str, str]:
    """Return what people call the groups of `list_groups`."""
    return {
        f"town:{one.town_identity}" if one.town else f"org:{one.organization_id}": one.where
        for one in list_limits(period)
    }


def find_companion(period: PracticePeriod, student_id: int) -> WishCompanion | None:
    """Return whom a student named, None when nobody."""
    return db.session.scalar(
        select(WishCompanion)
        .where(WishCompanion.period_id == period.id, WishCompanion.student_id == student_id)
        .options(joinedload(WishCompanion.companion))
    )


def is_named_back(companion: WishCompanion) -> bool:
    """Tell whether the other names the student too."""
    back = find_companion(companion.period, companion.companion_id)
    return back is not None and back.companion_id == companion.student_id


def find_partner(period: PracticePeriod, student_id: int) -> int | None:
    """Return with whom a student makes a pair that counts, None when with nobody."""
    if period.pair_rule is PairRule.NONE:
        return None
    named = find_companion(period, student_id)
    return named.companion_id if named and is_named_back(named) else None


def list_addresses_of_student(student_id: int) -> Sequence[str]:
    """Return where letters to a student go, if there is an address."""
    statement = (
        select(STUDENT_ADDRESS)
        .select_from(Student)
        .outerjoin(User, ACCOUNT_OF_STUDENT)
        .where(Student.id == student_id, STUDENT_ADDRESS.is_not(None))
    )
    return db.session.scalars(statement).all()


def list_pairs(period: PracticePeriod) -> list[tuple[int, int]]:
    """Return the students of a period who name each other; none where the rules know no pairs."""
    if period.pair_rule is PairRule.NONE:
        return []
    statement = select(WishCompanion.student_id, WishCompanion.companion_id).where(
        WishCompanion.period_id == period.id
    )
    return mutual_pairs(dict(db.session.execute(statement).all()))


def count_one_sided(period: PracticePeriod) -> int:
    """Count those who named somebody that has not named them."""
    back = aliased(WishCompanion)
    answered = select(back.id).where(
        back.period_id == period.id,
        back.student_id == WishCompanion.companion_id,
        back.companion_id == WishCompanion.student_id,
    )
    statement = select(func.count()).where(WishCompanion.period_id == period.id, ~answered.exists())
    return db.session.scalar(statement) or 0


def list_apart(period: PracticePeriod) -> list[tuple[int, int]]:
    """Return the pairs of students who must not be at one base."""
    statement = select(KeptApart.first_id, KeptApart.second_id).where(
        KeptApart.period_id == period.id
    )
    ordered = statement.order_by(KeptApart.first_id, KeptApart.second_id)
    return [(first, second) for first, second in db.session.execute(ordered)]


def list_kept_apart(period: PracticePeriod) -> Sequence[KeptApart]:
    """Return the records of those who must not be together, with names, for staff."""
    to_group = (KeptApart.first, KeptApart.second)
    statement = (
        select(KeptApart)
        .where(KeptApart.period_id == period.id)
        .options(*(joinedload(one).joinedload(Student.group) for one in to_group))
        .order_by(KeptApart.id.desc())
        .limit(_LISTED)
    )
    return db.session.scalars(statement).all()


def get_kept_apart(kept_apart_id: int, *, visible_to: Viewer) -> KeptApart:
    """Return such a record for staff; raises NotFoundError."""
    return _found(KeptApart, kept_apart_id, visible_to)


def list_conflicts(period: PracticePeriod) -> Select[Any]:
    """Select the declared conflicts of a period's students with organizations, the newest first."""
    groups = select(period_groups.c.group_id).where(period_groups.c.period_id == period.id)
    return (
        select(PracticeConflict)
        .join(PracticeConflict.student)
        .options(
            joinedload(PracticeConflict.student).joinedload(Student.group),
            joinedload(PracticeConflict.organization),
            joinedload(PracticeConflict.declared_by),
        )
        .where(Student.group_id.in_(groups))
        .order_by(PracticeConflict.id.desc())
    )


def list_conflicts_of(student: Student) -> Sequence[PracticeConflict]:
    """Return where a student must not practise."""
    statement = (
        select(PracticeConflict)
        .where(PracticeConflict.student_id == student.id)
        .options(joinedload(PracticeConflict.organization))
        .order_by(PracticeConflict.id)
    )
    return db.session.scalars(statement).all()


def get_conflict(conflict_id: int, *, visible_to: Viewer) -> PracticeConflict:
    """Return a declared conflict for staff or for its student; raises NotFoundError."""
    conflict = db.session.get(PracticeConflict, conflict_id)
    if conflict is None:
        raise NotFoundError
    if not visible_to.sees_all and conflict.student.user_id != visible_to.id:
        raise NotFoundError
    return conflict


def conflict_pairs(period: PracticePeriod) -> set[tuple[int, int]]:
    """Return (student, organization) of every conflict at the places of a period."""
    organizations = select(PracticePlace.organization_id).where(
        PracticePlace.period_id == period.id
    )
    statement = select(PracticeConflict.student_id, PracticeConflict.organization_id).where(
        PracticeConflict.organization_id.in_(organizations)
    )
    return {(student, organization) for student, organization in db.session.execute(statement)}


def conflicts_among(student_ids: Collection[int]) -> set[tuple[int, int]]:
    """Return (student, organization) of the conflicts of some students."""
    statement = select(PracticeConflict.student_id, PracticeConflict.organization_id).where(
        PracticeConflict.student_id.in_(student_ids)
    )
    return {(student, organization) for student, organization in db.session.execute(statement)}


def apart_from(period: PracticePeriod, student_ids: Collection[int]) -> list[tuple[int, int]]:
    """Return the pairs to be kept apart in which one of some students is."""
    concerned = or_(KeptApart.first_id.in_(student_ids), KeptApart.second_id.in_(student_ids))
    statement = select(KeptApart.first_id, KeptApart.second_id).where(
        and_(KeptApart.period_id == period.id, concerned)
    )
    return [(first, second) for first, second in db.session.execute(statement)]


def _found(model: type[Record], record_id: int, viewer: Viewer) -> Record:
    record = db.session.get(model, record_id)
    if record is None or not viewer.sees_all:
        raise NotFoundError
    return record
