"""The documented query of the tidy table: what every package knows of each graduate.

Seven statements for any number of graduates, each over one capability, put together by the
graduate's id. Columns are named and explained in facts.py; months are read off the monitoring:

- 3 months: 1 October of the year of graduation;
- 6 months: 1 December of it, else 1 March of the next year;
- 12 months: 1 June of the next year, else 1 October of it.

Practice counts where it was published and the seat was kept to the end; the mark is the mean of
the marks from 2 to 5 («зачёт» is no number), the rank that of the wish by which the seat was got,
in the mean. A mentor is one of an employer; hours are those of the journal. Contracts count from
their signature. At a base or at a mentor's organization works who has any place of work there.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import case, cast, func, select
from sqlalchemy.types import Integer

from app.base.identity import fold
from app.contracts.models import TargetContract
from app.extensions import db
from app.jobfair.interviews.enums import InterviewState
from app.jobfair.interviews.models import Interview
from app.jobfair.models import FairApplication, FairOffer
from app.mentors.enums import MentorshipKind
from app.mentors.models import Mentorship
from app.mentors.work.enums import FeedbackSide
from app.mentors.work.models import MentorshipEntry, MentorshipFeedback
from app.outcomes.analysis.facts import FACT_COLUMNS, MONTHS
from app.outcomes.enums import CutoffKind
from app.outcomes.models import GraduateOutcome, MonitoringCutoff
from app.practice.enums import PeriodState
from app.practice.models import Placement, PracticePeriod, PracticePlace
from app.practice.weeks.enums import PracticeGrade
from app.practice.weeks.models import PracticeResult
from app.students.enums import StudentState
from app.students.models import Speciality, Student, StudyGroup

# (kind, years after graduation): the months it stands for; the first of a month is preferred.
WHEN = {
    (CutoffKind.OCTOBER, 0): 3,
    (CutoffKind.DECEMBER, 0): 6,
    (CutoffKind.MARCH, 1): 6,
    (CutoffKind.JUNE, 1): 12,
    (CutoffKind.OCTOBER, 1): 12,
}
_PREFERRED = list(WHEN)
_MARKS = (PracticeGrade.EXCELLENT, PracticeGrade.GOOD, PracticeGrade.FAIR, PracticeGrade.POOR)
Row = dict[str, Any]


def collect() -> Iterator[Row]:
    """Yield a row of the tidy table for each graduate, with `student_id`, in the order of ids."""
    practice, mentoring = _practice(), _mentoring()
    talks, offers = dict(_pairs(_talks())), dict(_pairs(_offers()))
    contracts = {student_id for student_id, _count in _pairs(_contracts())}
    work = _work()
    for student_id, year, speciality, town in db.session.execute(_graduates()):
        row: Row = dict.fromkeys(FACT_COLUMNS)
        row |= {"student_id": student_id, "year": year, "speciality": speciality, "town": town}
        row |= practice.get(student_id, _NO_PRACTICE) | mentoring.get(student_id, _NO_MENTOR)
        row |= {"talks": talks.get(student_id, 0), "offers": offers.get(student_id, 0)}
        row["contract"] = student_id in contracts
        mentors = row.pop("mentor_keys")
        for month, places in work.get(student_id, {}).items():
            row |= _employment(month, places, bases=row["bases"], mentors=mentors)
        yield row


class _Place(NamedTuple):
    """What a record of the monitoring says, and how welcome its day is."""

    order: int
    is_main: bool
    employed: bool
    employer: str | None
    in_speciality: bool | None


_NO_PRACTICE: Row = {"bases": [], "hours": None, "mark": None, "wish_rank": None}
_NO_MENTOR: Row = {
    "mentored": False, "mentor_hours": None, "mentor_score": None, "mentor_keys": frozenset(),
}  # fmt: skip


def _graduates() -> Any:
    return (
        select(Student.id, StudyGroup.graduation_year, Speciality.code, Student.town)
        .join(StudyGroup, StudyGroup.id == Student.group_id)
        .join(Speciality, Speciality.id == StudyGroup.speciality_id)
        .where(Student.state == StudentState.GRADUATED, Student.erased_on.is_(None))
        .order_by(Student.id)
    )


def _of_graduates(column: Any) -> Any:
    return column.in_(select(Student.id).where(Student.state == StudentState.GRADUATED))


def _pairs(statement: Any) -> list[tuple[int, Any]]:
    return [(key, value) for key, value in db.session.execute(statement)]


def _practice() -> dict[int, Row]:
    """Read practice in one statement: a row for each base of each graduate."""
    mark = case(
        (PracticeResult.grade.in_(_MARKS), cast(func.substr(PracticeResult.grade, 1, 1), Integer))
    )
    statement = (
        select(
            Placement.student_id,
            PracticePlace.organization_id,
            func.sum(func.coalesce(PracticeResult.hours, PracticePeriod.hours)),
            func.sum(mark),
            func.count(mark),
            func.sum(Placement.rank),
            func.count(Placement.rank),
        )
        .join(PracticePlace, PracticePlace.id == Placement.place_id)
        .join(PracticePeriod, PracticePeriod.id == Placement.period_id)
        .outerjoin(PracticeResult, PracticeResult.placement_id == Placement.id)
        .where(PracticePeriod.state == PeriodState.PUBLISHED, _of_graduates(Placement.student_id))
        .group_by(Placement.student_id, PracticePlace.organization_id)
        .order_by(Placement.student_id, PracticePlace.organization_id)
    )
    by_student: dict[int, list[Any]] = defaultdict(list)
    for student_id, *rest in db.session.execute(statement):
        by_student[student_id].append(rest)
    return {student_id: _practised(rows) for student_id, rows in by_student.items()}


def _practised(rows: list[Any]) -> Row:
    bases, hours, marks, marked, ranks, ranked = zip(*rows, strict=True)
    known = [int(one) for one in hours if one is not None]
    return {
        "bases": [str(base) for base in bases],
        "hours": sum(known) if known else None,
        "mark": _mean(marks, marked),
        "wish_rank": _mean(ranks, ranked),
    }


def _mean(sums: tuple[Any, ...], counts: tuple[int, ...]) -> float | None:
    count = sum(counts)
    return sum(int(one) for one in sums if one is not None) / count if count else None


def _mentoring() -> dict[int, Row]:
    """Read mentorships in one statement; hours and answers are summed for each before."""
    minutes = _summed(MentorshipEntry.mentorship_id, func.sum(MentorshipEntry.minutes))
    total = MentorshipFeedback.clarity + MentorshipFeedback.support + MentorshipFeedback.benefit
    said = _summed(
        MentorshipFeedback.mentorship_id,
        func.sum(total),
        MentorshipFeedback.side == FeedbackSide.MENTEE,
    )
    statement = (
        select(Mentorship.student_id, Mentorship.organization_id, minutes.c.total, said.c.total)
        .outerjoin(minutes, minutes.c.id == Mentorship.id)
        .outerjoin(said, said.c.id == Mentorship.id)
        .where(
            Mentorship.kind == MentorshipKind.EMPLOYER_STUDENT,
            _of_graduates(Mentorship.student_id),
        )
        .order_by(Mentorship.student_id, Mentorship.id)
    )
    by_student: dict[int, list[Any]] = defaultdict(list)
    for student_id, *rest in db.session.execute(statement):
        by_student[student_id].append(rest)
    return {student_id: _mentored(rows) for student_id, rows in by_student.items()}


def _summed(by: Any, what: Any, *conditions: Any) -> Any:
    return select(by.label("id"), what.label("total")).where(*conditions).group_by(by).subquery()


def _mentored(rows: list[Any]) -> Row:
    minutes = [int(one) for _organization, one, _said in rows if one is not None]
    said = [int(one) / 3 for _organization, _minutes, one in rows if one is not None]
    return {
        "mentored": True,
        "mentor_hours": sum(minutes) / 60 if minutes else None,
        "mentor_score": sum(said) / len(said) if said else None,
        "mentor_keys": frozenset(str(organization) for organization, _minutes, _said in rows),
    }


def _talks() -> Any:
    held = Interview.state == InterviewState.HELD, _of_graduates(Interview.student_id)
    return select(Interview.student_id, func.count()).where(*held).group_by(Interview.student_id)


def _offers() -> Any:
    return (
        select(FairApplication.student_id, func.count())
        .join(FairOffer, FairOffer.application_id == FairApplication.id)
        .where(_of_graduates(FairApplication.student_id))
        .group_by(FairApplication.student_id)
    )


def _contracts() -> Any:
    signed = TargetContract.signed_on.is_not(None), _of_graduates(TargetContract.student_id)
    return (
        select(TargetContract.student_id, func.count())
        .where(*signed)
        .group_by(TargetContract.student_id)
    )


def _work() -> dict[int, dict[int, list[_Place]]]:
    """Read the monitoring in one statement: by graduate and month, of the best day known."""
    statement = (
        select(
            GraduateOutcome.student_id,
            GraduateOutcome.graduation_year,
            MonitoringCutoff.kind,
            MonitoringCutoff.day,
            GraduateOutcome.is_main,
            GraduateOutcome.is_employed,
            GraduateOutcome.organization_id,
            GraduateOutcome.employer_name,
            GraduateOutcome.by_speciality,
        )
        .join(GraduateOutcome.cutoff)
        .where(GraduateOutcome.category.is_not(None))
        .order_by(GraduateOutcome.id)
    )
    found: dict[int, dict[int, list[_Place]]] = defaultdict(lambda: defaultdict(list))
    for (
        student_id,
        year,
        kind,
        day,
        is_main,
        employed,
        organization,
        name,
        field,
    ) in db.session.execute(statement):
        when = (kind, day.year - year)
        if when in WHEN:
            employer = (
                (str(organization) if organization else f"~{fold(name)}") if employed else None
            )
            place = _Place(_PREFERRED.index(when), is_main, employed, employer, field)
            found[student_id][WHEN[when]].append(place)
    return found


def _employment(month: int, places: list[_Place], *, bases: list[str], mentors: Any) -> Row:
    assert month in MONTHS  # noqa: S101 - WHEN knows no other
    best = min(place.order for place in places)
    of_day = [place for place in places if place.order == best]
    main = next((place for place in of_day if place.is_main), of_day[0])
    where = {place.employer for place in of_day if place.employed}
    return {
        f"employed_{month}": main.employed,
        f"employer_{month}": main.employer,
        f"in_speciality_{month}": main.in_speciality if main.employed else None,
        f"at_base_{month}": bool(where & set(bases)),
        f"at_mentor_{month}": bool(where & mentors),
    }
