"""Reading what a fair's matching is asked, what it came to, and where everybody is by now."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import contains_eager, joinedload, undefer

from app.base.errors import NotFoundError
from app.base.search import matches
from app.base.viewer import Viewer
from app.extensions import db
from app.jobfair.enums import ApplicationState, OfferState, Selection, VacancyState
from app.jobfair.interviews.enums import InterviewState, TalkSide, TalkVerdict
from app.jobfair.interviews.models import Interview
from app.jobfair.interviews.timetable_models import FairTimetable, TalkResult
from app.jobfair.models import Fair, FairApplication, FairOffer, Vacancy
from app.jobfair.placement.enums import GraduateStanding, MatchingState
from app.jobfair.placement.models import FairMatching, FairMatchingSeat
from app.jobfair.placement.rules import Applied, Opinion
from app.jobfair.venue.models import FairParticipant
from app.organizations.models import Organization
from app.students.claims import list_claims
from app.students.models import Speciality, Student, StudyGroup
from app.students.queries import addresses_of_student

SEARCHED = (Student,)
SEAT_ORDERS: dict[str, Any] = {
    "name": Student.name_key,
    "group": select(StudyGroup.name)
    .where(StudyGroup.id == Student.group_id)
    .correlate(Student)
    .scalar_subquery(),
    "rank": FairMatchingSeat.rank,
}
WAITING_ORDERS: dict[str, Any] = {"title": Vacancy.title_key, "name": Organization.name_key}
GRADUATE_ORDERS = {name: SEAT_ORDERS[name] for name in ("name", "group")}
# Who declined or withdrew is out; who refused an offer was asked already.
_ASKING = ApplicationState.SUBMITTED


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


def seed_of(fair: Fair) -> int:
    """Return the number of the fair's announced lottery, 0 where none was announced."""
    statement = select(FairTimetable.seed).where(FairTimetable.fair_id == fair.id)
    return db.session.scalar(statement) or 0


def list_applied(fair: Fair) -> list[Applied]:
    """Return the applications that may still become offers, with what both sides said."""
    accepted = _accepted(fair)
    offered = _offered(fair)
    statement = (
        select(
            FairApplication.id,
            FairApplication.student_id,
            FairApplication.vacancy_id,
            Vacancy.organization_id,
            FairApplication.rank,
            FairApplication.preference,
            FairApplication.selection,
        )
        .join(FairApplication.vacancy)
        .where(
            FairApplication.fair_id == fair.id,
            FairApplication.state == _ASKING,
            FairApplication.student_id.not_in(accepted),
            FairApplication.student_id.not_in(offered),
        )
        .order_by(FairApplication.id)
    )
    said = _opinions(fair)
    return [
        Applied(*row[:6], opinion=said.get((row[1], row[3]), _unheard(row[6])))
        for row in db.session.execute(statement)
    ]


def _unheard(selection: Selection) -> Opinion:
    """Return what is known without a talk: whom the employer passed over it does not want."""
    return Opinion(theirs_refuses=selection is Selection.PASSED_OVER)


def _accepted(fair: Fair) -> Select[Any]:
    return select(FairApplication.student_id).where(
        FairApplication.fair_id == fair.id, FairApplication.state == ApplicationState.ACCEPTED
    )


def _offered(fair: Fair) -> Select[Any]:
    return select(FairApplication.student_id).where(
        FairApplication.fair_id == fair.id, FairApplication.state == ApplicationState.OFFERED
    )


def _opinions(fair: Fair) -> dict[tuple[int, int], Opinion]:
    """Return (student, organization) → what both sides said of their talk."""
    own, theirs = (db.aliased(TalkResult, name=name) for name in ("own_result", "theirs_result"))
    statement = (
        select(
            Interview.student_id,
            FairParticipant.organization_id,
            Interview.state,
            own.verdict,
            own.place,
            theirs.verdict,
            theirs.place,
        )
        .join(Interview.participant)
        .outerjoin(own, (own.interview_id == Interview.id) & (own.side == TalkSide.STUDENT))
        .outerjoin(
            theirs, (theirs.interview_id == Interview.id) & (theirs.side == TalkSide.EMPLOYER)
        )
        .where(Interview.fair_id == fair.id)
    )
    return {(row[0], row[1]): _opinion(*row[2:]) for row in db.session.execute(statement)}


def _opinion(
    state: InterviewState,
    own: TalkVerdict | None,
    own_place: int | None,
    theirs: TalkVerdict | None,
    theirs_place: int | None,
) -> Opinion:
    return Opinion(
        is_talked=state is InterviewState.HELD,
        own_refuses=own is TalkVerdict.NO,
        own_place=own_place,
        theirs_refuses=theirs is TalkVerdict.NO,
        theirs_wants=theirs is TalkVerdict.YES,
        theirs_place=theirs_place,
    )


def _free(today: date) -> ColumnElement[int]:
    """Return the seats of a vacancy that neither acceptances nor offers still to answer hold."""
    promised = (
        select(func.count())
        .select_from(FairOffer)
        .join(FairOffer.application)
        .where(
            FairApplication.vacancy_id == Vacancy.id,
            FairOffer.state == OfferState.MADE,
            FairOffer.answer_until >= today,
        )
        .correlate(Vacancy)
        .scalar_subquery()
    )
    return Vacancy.seats - Vacancy.taken - promised


def free_seats(fair: Fair, *, today: date) -> dict[int, int]:
    """Return vacancy → seats that neither acceptances nor offers still to answer hold."""
    statement = select(Vacancy.id, _free(today)).where(
        Vacancy.fair_id == fair.id, Vacancy.state == VacancyState.APPROVED
    )
    return {vacancy_id: max(0, free) for vacancy_id, free in db.session.execute(statement)}


def bound_students(fair: Fair) -> dict[int, int]:
    """Return student → organization of the target contracts of those who applied at a fair."""
    groups = db.session.scalars(
        select(Student.group_id)
        .join(FairApplication, FairApplication.student_id == Student.id)
        .where(FairApplication.fair_id == fair.id)
        .distinct()
    ).all()
    return {one.student_id: one.organization_id for one in list_claims(groups)}


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


def applications_to_offer(matching: FairMatching) -> list[int]:
    """Return the applications that a matching turns into offers."""
    statement = (
        select(FairApplication.id)
        .join(
            FairMatchingSeat,
            (FairMatchingSeat.student_id == FairApplication.student_id)
            & (FairMatchingSeat.vacancy_id == FairApplication.vacancy_id),
        )
        .where(FairMatchingSeat.matching_id == matching.id)
        .order_by(FairApplication.student_id)  # students are locked in one order
    )
    return list(db.session.scalars(statement))


def standing() -> ColumnElement[str]:
    """Return where a graduate of the grouped applications is, as a word of `GraduateStanding`."""
    counted = {
        GraduateStanding.ACCEPTED: ApplicationState.ACCEPTED,
        GraduateStanding.OFFERED: ApplicationState.OFFERED,
        GraduateStanding.WAITING: ApplicationState.SUBMITTED,
    }
    whens = [
        (func.count().filter(FairApplication.state == state) > 0, word.value)
        for word, state in counted.items()
    ]
    return case(*whens, else_=GraduateStanding.NONE.value)


def _of_students(fair: Fair) -> Any:
    return (
        select(FairApplication.student_id, standing().label("standing"))
        .where(FairApplication.fair_id == fair.id)
        .group_by(FairApplication.student_id)
        .subquery()
    )


def count_standings(fair: Fair) -> dict[GraduateStanding, int]:
    """Count the graduates who applied at a fair by where they are."""
    found = _of_students(fair)
    statement = select(found.c.standing, func.count()).group_by(found.c.standing)
    counts = {GraduateStanding(word): n for word, n in db.session.execute(statement)}
    return {one: counts.get(one, 0) for one in GraduateStanding}


def list_graduates(
    fair: Fair,
    *,
    q: str | None = None,
    group: int | None = None,
    standing: GraduateStanding | None = None,
) -> Select[Any]:
    """Select (student, standing) of those who applied at a fair; the caller orders them."""
    found = _of_students(fair)
    statement: Select[Any] = select(Student)
    statement = (
        statement.add_columns(found.c.standing)
        .join(found, found.c.student_id == Student.id)
        .options(joinedload(Student.group))
    )
    if q:
        statement = statement.where(matches(q, (Student, Student.id)))
    if group:
        statement = statement.where(Student.group_id == group)
    return statement.where(found.c.standing == standing.value) if standing else statement


def acceptances_of(fair: Fair, student_ids: Collection[int]) -> dict[int, FairApplication]:
    """Return student → the application whose offer was accepted at a fair."""
    statement = (
        select(FairApplication)
        .where(
            FairApplication.fair_id == fair.id,
            FairApplication.student_id.in_(student_ids),
            FairApplication.state == ApplicationState.ACCEPTED,
        )
        .options(joinedload(FairApplication.vacancy).joinedload(Vacancy.organization))
    )
    return {one.student_id: one for one in db.session.scalars(statement)}


def list_with_free_seats(fair: Fair, *, today: date, q: str | None = None) -> Select[Any]:
    """Select (vacancy, seats) of those with seats nobody holds; the caller orders them."""
    free = _free(today)
    statement: Select[Any] = select(Vacancy)
    statement = (
        statement.add_columns(free)
        .join(Vacancy.organization)
        .where(Vacancy.fair_id == fair.id, Vacancy.state == VacancyState.APPROVED, free > 0)
        .options(contains_eager(Vacancy.organization))
    )
    if q:
        by_employer = (Organization, Vacancy.organization_id)
        statement = statement.where(matches(q, (Vacancy, Vacancy.id), by_employer))
    return statement


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


def vacancies_of(seat: FairMatchingSeat) -> dict[int, Vacancy]:
    """Return the vacancies a graduate wished more than the one of the seat, by id."""
    ids = [one["vacancy"] for one in seat.refusals]
    statement = select(Vacancy).where(Vacancy.id.in_(ids)).options(joinedload(Vacancy.organization))
    return {one.id: one for one in db.session.scalars(statement)}


def candidates_of(
    fair: Fair, vacancy_ids: Collection[int]
) -> dict[int, dict[int, FairApplication]]:
    """Return vacancy → student → application of those who may still be offered it."""
    taken = select(FairApplication.student_id).where(
        FairApplication.fair_id == fair.id,
        FairApplication.state.in_((ApplicationState.ACCEPTED, ApplicationState.OFFERED)),
    )
    statement = (
        select(FairApplication)
        .where(
            FairApplication.vacancy_id.in_(vacancy_ids),
            FairApplication.state == _ASKING,
            FairApplication.student_id.not_in(taken),
        )
        .options(joinedload(FairApplication.student))
    )
    found: dict[int, dict[int, FairApplication]] = {id_: {} for id_ in vacancy_ids}
    for one in db.session.scalars(statement):
        found[one.vacancy_id][one.student_id] = one
    return found


def count_by_speciality(fair: Fair) -> Sequence[Any]:
    """Return (code, name, graduates who applied, who accepted) of each speciality."""
    graduates = FairApplication.student_id.distinct()
    statement = (
        select(
            Speciality.code,
            Speciality.name,
            func.count(graduates),
            func.count(graduates).filter(FairApplication.state == ApplicationState.ACCEPTED),
        )
        .select_from(FairApplication)
        .join(FairApplication.student)
        .join(Student.group)
        .join(StudyGroup.speciality)
        .where(FairApplication.fair_id == fair.id)
        .group_by(Speciality.id, Speciality.code, Speciality.name)
        .order_by(Speciality.code)
    )
    return db.session.execute(statement).all()


def count_by_employer(fair: Fair, *, limit: int) -> Sequence[Any]:
    """Return (name, seats, seats taken) of the employers who took the most."""
    seats, taken = func.sum(Vacancy.seats), func.sum(Vacancy.taken)
    shown = (VacancyState.APPROVED, VacancyState.FILLED)
    statement = (
        select(Organization.short_name, seats, taken)
        .join(Vacancy, Vacancy.organization_id == Organization.id)
        .where(Vacancy.fair_id == fair.id, Vacancy.state.in_(shown))
        .group_by(Organization.id, Organization.short_name, Organization.name_key)
        .order_by(taken.desc(), Organization.name_key, Organization.id)
        .limit(limit)
    )
    return db.session.execute(statement).all()
