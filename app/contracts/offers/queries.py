"""Reading offers and applications: staff all, a customer the own, students what is open to them."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, exists, false, func, or_, select, true
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from app.accounts.models import User
from app.base.errors import NotFoundError
from app.base.search import matches
from app.base.viewer import Viewer
from app.contracts.models import TargetContract
from app.contracts.offers.enums import TargetApplicationState, TargetOfferState
from app.contracts.offers.models import TargetApplication, TargetOffer
from app.contracts.offers.rules import ALIVE, OVER, SHOWN
from app.contracts.permissions import Permission
from app.contracts.queries import IS_ALIVE
from app.contracts.rules import IN_FORCE
from app.extensions import db
from app.organizations.models import Organization
from app.students.models import Student, StudyGroup
from app.students.queries import ACCOUNT_OF_STUDENT, STUDENT_ADDRESS, is_of_college

S, A = TargetOfferState, TargetApplicationState
SORTABLE: dict[str, Any] = {"until": TargetOffer.closes_on}
APPLICATIONS_SORTABLE: dict[str, Any] = {"applied": TargetApplication.applied_on}
MOST_OWN = 50  # a student's own applications on one page


def is_own(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition for offers this person leads: staff all, a customer the own."""
    if viewer.sees_all:
        return true()
    if viewer.can(Permission.OFFER_MAKE):
        return and_(true(), TargetOffer.organization_id.in_(viewer.organization_ids))
    return false()


def offers_visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition for offers this person may read: the published ones, and the own."""
    if viewer.sees_all:
        return true()
    if not viewer.can(Permission.OFFER_VIEW):
        return false()
    shown = [TargetOffer.state.in_(SHOWN), is_own(viewer), _has_applied(viewer)]
    if viewer.can(Permission.OFFER_MAKE):
        shown.append(TargetOffer.employer_id.in_(viewer.organization_ids))
    return or_(*shown)


def list_offers(
    *,
    visible_to: Viewer,
    today: date,
    q: str | None = None,
    state: TargetOfferState | None = None,
    speciality: int | None = None,
    organization: int | None = None,
    open: bool | None = None,
    archive: bool | None = None,
) -> Select[Any]:
    """Select offers with their parties; what is over stands in the archive alone."""
    conditions = [offers_visible_to(visible_to)]
    if q:
        conditions.append(_found(q))
    if state:
        conditions.append(TargetOffer.state == state)
    elif not organization:
        conditions.append(
            TargetOffer.state.in_(OVER) if archive else TargetOffer.state.not_in(OVER)
        )
    if speciality:
        conditions.append(TargetOffer.speciality_id == speciality)
    if organization:
        conditions.append(TargetOffer.organization_id == organization)
    if open:
        conditions.append(_is_open(today))
    return _with_parties().where(*conditions)


def search_offers(query: str, *, visible_to: Viewer, limit: int) -> list[TargetOffer]:
    """Return the newest offers that some words mean."""
    found = _with_parties().where(offers_visible_to(visible_to), _found(query))
    newest = found.order_by(TargetOffer.closes_on.desc(), TargetOffer.id.desc())
    return list(db.session.scalars(newest.limit(limit)))


def get_offer(offer_id: int, *, visible_to: Viewer) -> TargetOffer:
    """Return an offer this person may read; raises NotFoundError."""
    return _one(offer_id, offers_visible_to(visible_to))


def get_own_offer(offer_id: int, *, led_by: Viewer) -> TargetOffer:
    """Return an offer this person leads; raises NotFoundError."""
    return _one(offer_id, is_own(led_by))


def list_applications(
    *,
    visible_to: Viewer,
    q: str | None = None,
    state: TargetApplicationState | None = None,
    offer: int | None = None,
) -> Select[Any]:
    """Select the applications for offers this person leads, with offers and students."""
    conditions = [is_own(visible_to)]
    if state:
        conditions.append(TargetApplication.state == state)
    if offer:
        conditions.append(TargetApplication.offer_id == offer)
    if q:
        conditions.append(
            matches(
                q,
                (TargetOffer, TargetApplication.offer_id),
                (Organization, TargetOffer.organization_id),
            )
        )
    return _with_people().where(*conditions)


def get_application(application_id: int, *, visible_to: Viewer) -> TargetApplication:
    """Return an application to its student, its customer and staff; raises NotFoundError."""
    own = _is_of(visible_to) if visible_to.can(Permission.OFFER_APPLY) else false()
    statement = _with_people().where(
        TargetApplication.id == application_id, or_(is_own(visible_to), own)
    )
    application: TargetApplication | None = db.session.scalar(statement)
    if application is None:
        raise NotFoundError
    return application


def applications_of(offer: TargetOffer, *states: TargetApplicationState) -> Select[Any]:
    """Select an offer's applications in some states, in the order they are locked in."""
    return (
        select(TargetApplication)
        .where(TargetApplication.offer_id == offer.id, TargetApplication.state.in_(states))
        .options(selectinload(TargetApplication.student))
        .order_by(TargetApplication.id)
    )


def own_applications(viewer: Viewer) -> list[TargetApplication]:
    """Return a student's newest applications."""
    found = _with_people().where(_is_of(viewer))
    newest = found.order_by(TargetApplication.applied_on.desc(), TargetApplication.id.desc())
    return list(db.session.scalars(newest.limit(MOST_OWN)))


def find_application(offer: TargetOffer, student: Student) -> TargetApplication | None:
    """Return a student's application for an offer."""
    return db.session.scalar(
        select(TargetApplication).where(
            TargetApplication.offer_id == offer.id, TargetApplication.student_id == student.id
        )
    )


def next_in_reserve(offer: TargetOffer) -> TargetApplication | None:
    """Return the first of the reserve who may still be given a place."""
    statement = (
        select(TargetApplication)
        .join(TargetApplication.student)
        .where(
            TargetApplication.offer_id == offer.id,
            TargetApplication.state == A.RESERVE,
            ~has_contract(IN_FORCE_STATES),
        )
        .order_by(TargetApplication.place, TargetApplication.id)
        .limit(1)
    )
    return db.session.scalar(statement)


def bound_students(student_ids: Sequence[int]) -> frozenset[int]:
    """Return those of the students who have a contract in force."""
    statement = select(TargetContract.student_id).where(
        TargetContract.student_id.in_(student_ids), TargetContract.state.in_(IN_FORCE)
    )
    return frozenset(db.session.scalars(statement))


def has_contract(states: frozenset[Any]) -> ColumnElement[bool]:
    """Return the condition that the student of an application has a contract in such a state."""
    return exists().where(
        TargetContract.student_id == TargetApplication.student_id, TargetContract.state.in_(states)
    )


def has_living_contract(application: TargetApplication) -> bool:
    """Tell whether the contract written by an application is not over."""
    if application.contract_id is None:
        return False
    statement = select(func.count()).where(TargetContract.id == application.contract_id, IS_ALIVE)
    return bool(db.session.scalar(statement))


class ApplicationCounts(NamedTuple):
    """How many applications of an offer stand where, and how many of them have an address."""

    applied: int
    selected: int
    reserve: int
    addresses: int


def count_applications(offer: TargetOffer) -> ApplicationCounts:
    """Count an offer's applications in one query."""
    states = [A.APPLIED, A.SELECTED, A.RESERVE]
    columns = [func.count().filter(TargetApplication.state == state) for state in states]
    reached = func.count(STUDENT_ADDRESS).filter(TargetApplication.state.in_(ALIVE))
    statement = (
        select(*columns, reached)
        .select_from(TargetApplication)
        .join(TargetApplication.student)
        .outerjoin(User, ACCOUNT_OF_STUDENT)
        .where(TargetApplication.offer_id == offer.id)
    )
    return ApplicationCounts(*(int(number) for number in db.session.execute(statement).one()))


def student_of(viewer: Viewer) -> Student | None:
    """Return the student behind an account with the group, None for everybody else."""
    return db.session.scalar(
        select(Student).where(Student.user_id == viewer.id).options(joinedload(Student.group))
    )


def origin_of(contract: TargetContract) -> TargetApplication | None:
    """Return the application a contract was written by."""
    return db.session.scalar(
        select(TargetApplication)
        .where(TargetApplication.contract_id == contract.id)
        .options(joinedload(TargetApplication.offer))
    )


def tally_to_publish() -> Select[*tuple[Any, ...]]:
    """Select how many offers wait for the college."""
    return _tally(TargetOffer.state == S.SUBMITTED)


def tally_to_select(*, led_by: Viewer, today: date) -> Select[*tuple[Any, ...]]:
    """Select how many offers have their applications in and nobody selected yet."""
    is_over = and_(TargetOffer.state == S.PUBLISHED, TargetOffer.closes_on < today)
    return _tally(is_own(led_by), or_(TargetOffer.state == S.APPLICATIONS_CLOSED, is_over))


def tally_waiting(*, led_by: Viewer) -> Select[*tuple[Any, ...]]:
    """Select how many applications of the own offers nobody has decided about."""
    return (
        select(func.count(TargetApplication.id))
        .join(TargetApplication.offer)
        .where(
            is_own(led_by),
            TargetApplication.state == A.APPLIED,
            TargetOffer.state.in_((S.PUBLISHED, S.APPLICATIONS_CLOSED)),
        )
    )


def count_open_to(student: Student, *, today: date) -> int:
    """Count the open offers of a student's speciality for which there is no application yet.

    Some are for students of other organizations too.
    """
    applied = exists().where(
        TargetApplication.offer_id == TargetOffer.id, TargetApplication.student_id == student.id
    )
    fits = TargetOffer.speciality_id == student.group.speciality_id
    speaks = and_(fits, TargetOffer.takes_outside) if student.is_outside else fits
    return _count(_is_open(today), speaks, ~applied)


def last_days(viewer: Viewer, first: date, last: date) -> list[TargetOffer]:
    """Return the offers whose last day of applications concerns a person, between two days."""
    if viewer.sees_all or not viewer.can(Permission.OFFER_VIEW):
        return []
    mine = [is_own(viewer), _has_applied(viewer)]
    if viewer.can(Permission.OFFER_APPLY):
        studied = (
            select(StudyGroup.speciality_id)
            .join(Student, Student.group_id == StudyGroup.id)
            .where(Student.user_id == viewer.id)
        )
        here, elsewhere = studied.where(is_of_college()), studied.where(~is_of_college())
        mine.append(TargetOffer.speciality_id.in_(here))
        mine.append(and_(TargetOffer.takes_outside, TargetOffer.speciality_id.in_(elsewhere)))
    statement = select(TargetOffer).where(
        TargetOffer.state == S.PUBLISHED, TargetOffer.closes_on.between(first, last), or_(*mine)
    )
    return list(db.session.scalars(statement.order_by(TargetOffer.closes_on, TargetOffer.id)))


IN_FORCE_STATES = frozenset(IN_FORCE)


def _count(*conditions: ColumnElement[bool]) -> int:
    return db.session.scalar(_tally(*conditions)) or 0


def _tally(*conditions: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    return select(func.count(TargetOffer.id)).where(*conditions)


def _is_open(today: date) -> ColumnElement[bool]:
    return and_(
        TargetOffer.state == S.PUBLISHED,
        TargetOffer.opens_on <= today,
        TargetOffer.closes_on >= today,
    )


def _is_of(viewer: Viewer) -> ColumnElement[bool]:
    return TargetApplication.student_id.in_(select(Student.id).where(Student.user_id == viewer.id))


def _has_applied(viewer: Viewer) -> ColumnElement[bool]:
    if not viewer.can(Permission.OFFER_APPLY):
        return false()
    own = select(TargetApplication.offer_id).where(_is_of(viewer))
    return and_(TargetOffer.id.in_(own), TargetOffer.state.not_in((S.DRAFT, S.SUBMITTED)))


def _one(offer_id: int, condition: ColumnElement[bool]) -> TargetOffer:
    offer: TargetOffer | None = db.session.scalar(
        _with_parties().where(TargetOffer.id == offer_id, condition)
    )
    if offer is None:
        raise NotFoundError
    return offer


def _with_parties() -> Select[Any]:
    return (
        select(TargetOffer)
        .join(TargetOffer.organization)
        .join(TargetOffer.speciality)
        .options(
            contains_eager(TargetOffer.organization),
            contains_eager(TargetOffer.speciality),
            joinedload(TargetOffer.employer),
        )
    )


def _with_people() -> Select[Any]:
    return (
        select(TargetApplication)
        .join(TargetApplication.offer)
        .join(TargetApplication.student)
        .options(
            contains_eager(TargetApplication.offer).options(
                joinedload(TargetOffer.organization),
                joinedload(TargetOffer.employer),
                joinedload(TargetOffer.speciality),
            ),
            contains_eager(TargetApplication.student)
            .joinedload(Student.group)
            .joinedload(StudyGroup.speciality),
        )
    )


def _found(q: str) -> ColumnElement[bool]:
    return matches(q, (TargetOffer, TargetOffer.id), (Organization, TargetOffer.organization_id))
