"""Reading which seats of a fair are kept for whom, in a flat number of statements."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.extensions import db
from app.jobfair.enums import ApplicationState, VacancyState
from app.jobfair.kept import NOTHING_KEPT, Awaited, FairPost, KeptSeat, keep_seats
from app.jobfair.models import Fair, FairApplication, Position, Vacancy
from app.jobfair.rules import RUNNING_FAIRS, STANDING_VACANCIES
from app.students.claims import Claimed, list_awaited, list_claims
from app.students.models import Student

_MEANT = STANDING_VACANCIES | {VacancyState.FILLED}


def note_kept(vacancies: Iterable[Vacancy]) -> None:
    """Say of each vacancy which seats it keeps (`Vacancy.kept`): one reading for a page.

    Where nobody has noted it, a vacancy keeps nothing: a page that shows free seats notes it first.
    """
    asked = list(vacancies)
    running = {one.fair_id: one.fair for one in asked if one.fair.state in RUNNING_FAIRS}
    employers = {one.organization_id for one in asked if one.fair_id in running}
    kept = _kept(running.values(), list(list_awaited(employers)) if employers else [])
    for one in asked:
        one.kept = kept.get(one.id, NOTHING_KEPT)


def with_kept(vacancies: list[Vacancy]) -> list[Vacancy]:
    """Return a page of vacancies with the seats they keep."""
    note_kept(vacancies)
    return vacancies


def list_kept(fair: Fair) -> dict[int, tuple[KeptSeat, ...]]:
    """Return vacancy → the seats it keeps, of all of a fair."""
    own = select(Vacancy.organization_id).where(Vacancy.fair_id == fair.id).distinct()
    employers = db.session.scalars(own).all()
    is_running = fair.state in RUNNING_FAIRS
    return _kept([fair], list(list_awaited(employers))) if is_running and employers else {}


def find_kept_for(student: Student, fair: Fair) -> tuple[Vacancy, KeptSeat] | None:
    """Return the vacancy of a fair that keeps a seat for a student, and the seat."""
    if fair.state not in RUNNING_FAIRS:
        return None
    own = (one for one in list_claims([student.group_id]) if one.student_id == student.id)
    employers = {one.organization_id for one in own}
    kept = _kept([fair], list(list_awaited(employers))) if employers else {}
    for vacancy_id, seats in kept.items():
        for seat in seats:
            if seat.student_id == student.id:
                return _get(vacancy_id), seat
    return None


def _get(vacancy_id: int) -> Vacancy:
    shown = (joinedload(Vacancy.organization), joinedload(Vacancy.fair))
    return db.session.get_one(Vacancy, vacancy_id, options=shown)


def _kept(fairs: Collection[Fair], claims: Collection[Claimed]) -> dict[int, tuple[KeptSeat, ...]]:
    if not claims:
        return {}
    fair_ids = [fair.id for fair in fairs]
    posts = _posts(fair_ids, {one.organization_id for one in claims})
    students = _students({one.student_id for one in claims})
    placed = _placed(fair_ids, students)
    kept: dict[int, tuple[KeptSeat, ...]] = {}
    for fair in fairs:
        awaited = [
            _awaited(one, students[one.student_id])
            for one in claims
            if (fair.id, one.student_id) not in placed
        ]
        kept |= keep_seats(awaited, posts[fair.id], held_on=fair.held_on)
    return kept


def _awaited(claim: Claimed, student: Student) -> Awaited:
    return Awaited(
        student.id,
        student.full_name,
        student.group.speciality_id,
        claim.organization_id,
        claim.position,
        claim.trains_until,
        claim.paper,
    )


def _posts(fair_ids: Collection[int], employers: Collection[int]) -> Mapping[int, list[FairPost]]:
    statement = (
        select(
            Vacancy.fair_id,
            Vacancy.id,
            Vacancy.organization_id,
            Vacancy.title,
            Position.name,
            Vacancy.speciality_id,
            Vacancy.seats - Vacancy.taken,
        )
        .outerjoin(Vacancy.position)
        .where(
            Vacancy.fair_id.in_(fair_ids),
            Vacancy.organization_id.in_(employers),
            Vacancy.state.in_(_MEANT),
        )
    )
    posts: defaultdict[int, list[FairPost]] = defaultdict(list)
    for fair_id, id_, employer_id, title, position, speciality_id, free in db.session.execute(
        statement
    ):
        posts[fair_id].append(FairPost(id_, employer_id, (title, position), speciality_id, free))
    return posts


def _students(ids: Collection[int]) -> dict[int, Student]:
    statement = select(Student).where(Student.id.in_(ids)).options(joinedload(Student.group))
    return {one.id: one for one in db.session.scalars(statement)}


def _placed(fair_ids: Collection[int], students: Collection[int]) -> set[tuple[int, int]]:
    """Return (fair, student) of those who have accepted work there."""
    statement = select(FairApplication.fair_id, FairApplication.student_id).where(
        FairApplication.fair_id.in_(fair_ids),
        FairApplication.student_id.in_(students),
        FairApplication.state == ApplicationState.ACCEPTED,
    )
    return {(fair_id, student_id) for fair_id, student_id in db.session.execute(statement)}
