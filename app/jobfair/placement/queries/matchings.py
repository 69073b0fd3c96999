"""Reading matchings, where each puts everybody, and whom its publication reaches."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, undefer

from app.base.errors import NotFoundError
from app.base.search import matches
from app.base.viewer import Viewer
from app.extensions import db
from app.jobfair.enums import ApplicationState
from app.jobfair.models import Fair, FairApplication, Vacancy
from app.jobfair.placement.enums import MatchingState
from app.jobfair.placement.models import FairMatching, FairMatchingSeat
from app.organizations.models import Organization
from app.students.enums import Fares
from app.students.models import Student, StudyGroup
from app.students.queries import addresses_of_student
from app.students.queries.differences import SeatDifferences

SEARCHED = (Student,)
SEAT_ORDERS: dict[str, Any] = {
    "name": Student.name_key,
    "group": select(StudyGroup.name)
    .where(StudyGroup.id == Student.group_id)
    .correlate(Student)
    .scalar_subquery(),
    "rank": FairMatchingSeat.rank,
}


DIFFERENCES = SeatDifferences(FairMatchingSeat, answer="matching_id", place="vacancy_id")


def list_matchings(fair: Fair) -> Sequence[FairMatching]:
    """Return the matchings of a fair, as they were named."""
    statement = select(FairMatching).where(FairMatching.fair_id == fair.id)
    return db.session.scalars(statement.order_by(FairMatching.id)).all()


def list_drafts(fair: Fair) -> Sequence[FairMatching]:
    """Return the matchings of a fair that are no offers yet, as they were named."""
    return [one for one in list_matchings(fair) if one.state is MatchingState.DRAFT]


def get_matching(
    matching_id: int, *, visible_to: Viewer, with_question: bool = False
) -> FairMatching:
    """Return a matching for staff; raises NotFoundError. `with_question` reads what was asked."""
    statement = (
        select(FairMatching)
        .where(FairMatching.id == matching_id)
        .options(joinedload(FairMatching.fair))
    )
    if with_question:
        statement = statement.options(undefer(FairMatching.instance))
    matching = db.session.scalar(statement) if visible_to.sees_all else None
    if matching is None:
        raise NotFoundError
    return matching


def list_published(fair: Fair) -> Sequence[dict[str, Any]]:
    """Return what the published matchings of a fair were asked, the newest first."""
    statement = (
        select(FairMatching.instance)
        .where(FairMatching.fair_id == fair.id, FairMatching.state == MatchingState.PUBLISHED)
        .order_by(FairMatching.published_at.desc(), FairMatching.id.desc())
    )
    return [asked for asked in db.session.scalars(statement) if asked]


def has_published(fair: Fair) -> bool:
    """Tell whether a matching of a fair became offers."""
    return any(one.state is MatchingState.PUBLISHED for one in list_matchings(fair))


def list_seats(
    matching: FairMatching,
    *,
    q: str | None = None,
    group: int | None = None,
    placed: str | None = None,
) -> Select[Any]:
    """Select the seats of a matching; the caller orders them. `placed` is «yes» or «no»."""
    statement = (
        select(FairMatchingSeat)
        .join(FairMatchingSeat.student)
        .where(FairMatchingSeat.matching_id == matching.id)
        .options(
            joinedload(FairMatchingSeat.student).joinedload(Student.group),
            joinedload(FairMatchingSeat.vacancy).joinedload(Vacancy.organization),
        )
    )
    if q:
        statement = statement.where(matches(q, (Student, Student.id)))
    if group:
        statement = statement.where(Student.group_id == group)
    if placed:
        has_place = FairMatchingSeat.vacancy_id.is_not(None)
        statement = statement.where(has_place if placed == "yes" else ~has_place)
    return statement


def seats_to_offer(matching: FairMatching) -> list[tuple[FairMatchingSeat, int | None]]:
    """Return the seats that a matching turns into offers, each with its application's number.

    Who has a kept seat need not have applied for it.
    """
    statement = (
        select(FairMatchingSeat, FairApplication.id)
        .outerjoin(
            FairApplication,
            (FairMatchingSeat.student_id == FairApplication.student_id)
            & (FairMatchingSeat.vacancy_id == FairApplication.vacancy_id),
        )
        .where(
            FairMatchingSeat.matching_id == matching.id,
            FairApplication.id.is_not(None) | (FairMatchingSeat.paper != ""),
        )
        .order_by(FairMatchingSeat.student_id)  # students are locked in one order
    )
    return [(seat, application_id) for seat, application_id in db.session.execute(statement)]


def list_unplaced(matching: FairMatching) -> Sequence[Student]:
    """Return the graduates to whom a matching gives nothing."""
    statement = (
        select(Student)
        .join(FairMatchingSeat, FairMatchingSeat.student_id == Student.id)
        .where(FairMatchingSeat.matching_id == matching.id, FairMatchingSeat.vacancy_id.is_(None))
        .order_by(Student.id)
        .options(joinedload(Student.account))
    )
    return db.session.scalars(statement).all()


def count_without_letter(matching: FairMatching) -> int:
    """Count the graduates of a matching whom no letter reaches."""
    statement = (
        select(Student)
        .join(FairMatchingSeat, FairMatchingSeat.student_id == Student.id)
        .where(FairMatchingSeat.matching_id == matching.id)
        .options(joinedload(Student.account))
    )
    return sum(1 for one in db.session.scalars(statement) if not addresses_of_student(one))


def find_own_seat(fair: Fair, viewer: Viewer) -> FairMatchingSeat | None:
    """Return where the newest published matching of a fair put a student; None without one."""
    statement = (
        select(FairMatchingSeat)
        .join(FairMatchingSeat.matching)
        .join(FairMatchingSeat.student)
        .where(
            FairMatching.fair_id == fair.id,
            FairMatching.state == MatchingState.PUBLISHED,
            Student.user_id == viewer.id,
        )
        .order_by(FairMatching.published_at.desc(), FairMatching.id.desc())
        .limit(1)
        .options(
            joinedload(FairMatchingSeat.matching),
            joinedload(FairMatchingSeat.vacancy).joinedload(Vacancy.organization),
        )
    )
    return db.session.scalar(statement)


def list_differences(
    both: tuple[FairMatching, FairMatching],
    *,
    q: str | None = None,
    group: int | None = None,
    fares: Fares | None = None,
    **_matchings: Any,
) -> Select[Any]:
    """Select those whom two matchings put differently; the caller orders them.

    Which two is among the filters of the list, and said by `both`.
    """
    first, second = both
    return DIFFERENCES.listed(first.id, second.id, q=q, group=group, fares=fares)


def vacancies_of(seat: FairMatchingSeat) -> dict[int, Vacancy]:
    """Return the vacancies a graduate wished more than the one of the seat, by id."""
    return vacancies_named([one["vacancy"] for one in seat.refusals])


def vacancies_named(ids: Collection[int]) -> dict[int, Vacancy]:
    """Return vacancies with their employers by id."""
    statement = select(Vacancy).where(Vacancy.id.in_(ids)).options(joinedload(Vacancy.organization))
    return {one.id: one for one in db.session.scalars(statement)}


def count_offers_by_employer(matching: FairMatching) -> list[tuple[Organization, int]]:
    """Return the employers with how many offers stand of the seats of a matching."""
    statement = (
        select(Organization, func.count())
        .join(Vacancy, Vacancy.organization_id == Organization.id)
        .join(FairMatchingSeat, FairMatchingSeat.vacancy_id == Vacancy.id)
        .join(
            FairApplication,
            (FairApplication.vacancy_id == Vacancy.id)
            & (FairApplication.student_id == FairMatchingSeat.student_id),
        )
        .where(
            FairMatchingSeat.matching_id == matching.id,
            FairApplication.state == ApplicationState.OFFERED,
        )
        .group_by(Organization.id)
        .order_by(Organization.id)
    )
    return [(organization, count) for organization, count in db.session.execute(statement)]
