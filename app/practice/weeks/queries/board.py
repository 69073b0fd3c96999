"""Reading the board of a running period: who is where, who is absent, whose papers lack what."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, exists, func, not_, or_, select

from app.base.search import matches
from app.base.viewer import Viewer
from app.extensions import db
from app.organizations.models import Organization
from app.practice.admission.queries import lacks_any
from app.practice.admission.rules import CoveredDays
from app.practice.enums import ClearanceKind, PeriodState, PlacementState
from app.practice.models import Placement, PracticePeriod, PracticePlace
from app.practice.states import AHEAD, LEFT
from app.practice.weeks.enums import AttendanceMark, BoardFilter, HandedPaper
from app.practice.weeks.models import (
    AttendanceDay,
    DiaryEntry,
    PaperReceipt,
    PracticeReference,
    PracticeResult,
)
from app.practice.weeks.queries.scope import followed, is_seen_by, show_names
from app.practice.weeks.rules import PracticeDays, lacking_papers
from app.students.models import Student, StudyGroup

_GROUP_OF = (
    select(StudyGroup.name_key)
    .where(StudyGroup.id == Student.group_id)
    .correlate(Student)
    .scalar_subquery()
)
_BASE_OF = (
    select(Organization.name_key)
    .join(PracticePlace, PracticePlace.organization_id == Organization.id)
    .where(PracticePlace.id == Placement.place_id)
    .correlate(Placement)
    .scalar_subquery()
)
SORTABLE = {"group": _GROUP_OF + " " + Student.name_key, "name": Student.name_key, "base": _BASE_OF}
SEARCHED = (Student, Organization)


class CourseRow(NamedTuple):
    """A student on practice: this week's marks by day, what the papers lack, the mark."""

    placement: Placement
    week: dict[date, AttendanceMark]
    absences: int
    entries: int
    lacks: list[HandedPaper]
    result: PracticeResult | None

    @property
    def student(self) -> Student:
        """Return whose practice it is."""
        return self.placement.student

    @property
    def place(self) -> PracticePlace | None:
        """Return where the student is."""
        return self.placement.place


class SupervisionRow(NamedTuple):
    """A period a teacher leads groups through: which, how many students, how many graded."""

    period: PracticePeriod
    groups: list[str]
    students: int
    graded: int


class BoardCounts(NamedTuple):
    """Figures of a period: on the way, absent and not marked this week, graded, left early,
    without a clearance the period asks for.
    """

    seated: int
    begun: int
    absent: int
    unmarked: int
    graded: int
    left: int
    uncleared: int


def days_of(period: PracticePeriod) -> PracticeDays:
    """Return the days on which a period's students are at their bases."""
    weekdays = tuple(period.weekdays) if period.weekdays else None
    return PracticeDays(period.starts_on, period.ends_on, weekdays)


def list_board(
    period: PracticePeriod,
    *,
    visible_to: Viewer,
    today: date,
    q: str | None = None,
    group: int | None = None,
    base: int | None = None,
    state: PlacementState | None = None,
    what: BoardFilter | None = None,
    paper: HandedPaper | None = None,
) -> Select[Any]:
    """Select the placements of a period that have or had a seat; the caller orders them."""
    statement = followed().where(
        Placement.period_id == period.id,
        or_(Placement.place_id.is_not(None), Placement.state.in_(LEFT)),
        is_seen_by(visible_to, by_student=False),
    )
    if q:
        at = PracticePlace.organization_id
        statement = statement.outerjoin(
            PracticePlace, PracticePlace.id == Placement.place_id
        ).where(matches(q, (Student, Student.id), (Organization, at)))
    if group:
        statement = statement.where(Student.group_id == group)
    if base:
        there = select(PracticePlace.id).where(PracticePlace.base_id == base)
        statement = statement.where(Placement.place_id.in_(there))
    if state:
        statement = statement.where(Placement.state == state)
    if what:
        statement = statement.where(_is(what, period, today))
    return statement.where(_lacks(paper)) if paper else statement


def board_rows(
    placements: Sequence[Placement], period: PracticePeriod, *, today: date, viewer: Viewer
) -> list[CourseRow]:
    """Add to placements what one query each reads for all of them."""
    show_names((one.student for one in placements), viewer)
    ids = [one.id for one in placements]
    week = marks_between(ids, days_of(period).week_of(today))
    absences = _counts(ids, AttendanceDay, AttendanceDay.mark != AttendanceMark.PRESENT)
    entries = _counts(ids, DiaryEntry)
    handed = handed_papers(ids)
    written = _counts(ids, PracticeReference)
    results = results_of(ids)
    over = period.ends_on < today
    return [
        CourseRow(
            one,
            week.get(one.id, {}),
            absences.get(one.id, 0),
            entries.get(one.id, 0),
            []
            if one.state in LEFT
            else lacking_papers(
                handed.get(one.id, {}),
                has_reference=one.id in written,
                has_diary=one.id in entries,
                over=over,
            ),
            results.get(one.id),
        )
        for one in placements
    ]


def count_board(period: PracticePeriod, *, visible_to: Viewer, today: date) -> BoardCounts:
    """Return the figures of a period, of one's own groups for a supervisor; one query."""
    seated = Placement.place_id.is_not(None)
    kinds = (
        seated,
        Placement.state == PlacementState.BEGUN,
        and_(seated, _is(BoardFilter.ABSENT, period, today)),
        and_(seated, _is(BoardFilter.UNMARKED, period, today)),
        Placement.state == PlacementState.GRADED,
        Placement.state.in_(LEFT),
        and_(seated, _is(BoardFilter.UNCLEARED, period, today)),
    )
    statement = (
        select(*(func.count().filter(kind) for kind in kinds))
        .select_from(Placement)
        .join(Placement.student)
        .join(Placement.period)
        .where(Placement.period_id == period.id, is_seen_by(visible_to, by_student=False))
    )
    row = db.session.execute(statement).one()
    return BoardCounts(row[0], row[1], row[2], row[3], row[4], row[5], row[6])


def marks_between(
    ids: Collection[int], days: Sequence[date]
) -> dict[int, dict[date, AttendanceMark]]:
    """Return the marks of placements on some days: placement's id → day → mark."""
    found: dict[int, dict[date, AttendanceMark]] = {}
    if not days:
        return found
    statement = select(AttendanceDay.placement_id, AttendanceDay.day, AttendanceDay.mark).where(
        AttendanceDay.placement_id.in_(ids), AttendanceDay.day.between(days[0], days[-1])
    )
    for placement_id, day, mark in db.session.execute(statement):
        found.setdefault(placement_id, {})[day] = mark
    return found


def handed_papers(ids: Collection[int]) -> dict[int, dict[HandedPaper, date]]:
    """Return which papers were given out or handed in, and when."""
    found: dict[int, dict[HandedPaper, date]] = {}
    statement = select(PaperReceipt).where(PaperReceipt.placement_id.in_(ids))
    for one in db.session.scalars(statement):
        found.setdefault(one.placement_id, {})[one.paper] = one.received_on
    return found


def results_of(ids: Collection[int]) -> dict[int, PracticeResult]:
    """Return the marks of placements."""
    statement = select(PracticeResult).where(PracticeResult.placement_id.in_(ids))
    return {one.placement_id: one for one in db.session.scalars(statement)}


def list_followed_periods(viewer: Viewer) -> Select[Any]:
    """Select the published periods a person has students in, the newest first."""
    seen = (
        select(Placement.period_id)
        .join(Placement.student)
        .join(Placement.period)
        .where(Placement.place_id.is_not(None), is_seen_by(viewer, by_student=False))
    )
    return (
        select(PracticePeriod)
        .where(PracticePeriod.state == PeriodState.PUBLISHED, PracticePeriod.id.in_(seen))
        .order_by(PracticePeriod.starts_on.desc(), PracticePeriod.id)
    )


def supervision_rows(periods: Sequence[PracticePeriod], viewer: Viewer) -> list[SupervisionRow]:
    """Add the groups a teacher leads and their figures, in one query for all periods."""
    statement = (
        select(
            Placement.period_id,
            StudyGroup.name,
            func.count(),
            func.count().filter(Placement.state == PlacementState.GRADED),
        )
        .select_from(Placement)
        .join(Placement.student)
        .join(Student.group)
        .join(Placement.period)
        .where(
            Placement.period_id.in_([one.id for one in periods]),
            Placement.place_id.is_not(None),
            is_seen_by(viewer, by_student=False),
        )
        .group_by(Placement.period_id, StudyGroup.id)
        .order_by(StudyGroup.name_key)
    )
    found: dict[int, list[tuple[str, int, int]]] = {}
    for period_id, name, students, graded in db.session.execute(statement):
        found.setdefault(period_id, []).append((name, students, graded))
    return [
        SupervisionRow(
            one,
            [name for name, _students, _graded in found.get(one.id, ())],
            sum(students for _name, students, _graded in found.get(one.id, ())),
            sum(graded for _name, _students, graded in found.get(one.id, ())),
        )
        for one in periods
    ]


def list_running(viewer: Viewer, today: date) -> list[PracticePeriod]:
    """Return the published periods that are under way today and a person has students in."""
    under_way = and_(PracticePeriod.starts_on <= today, PracticePeriod.ends_on >= today)
    return list(db.session.scalars(list_followed_periods(viewer).where(under_way)))


def _counts(ids: Collection[int], kind: Any, *conditions: ColumnElement[bool]) -> dict[int, int]:
    statement = (
        select(kind.placement_id, func.count())
        .where(kind.placement_id.in_(ids), *conditions)
        .group_by(kind.placement_id)
    )
    return dict(db.session.execute(statement).all())


def _is(what: BoardFilter, period: PracticePeriod, today: date) -> ColumnElement[bool]:
    """Return the condition of a filter; of a week without practice the day of today counts."""
    week = days_of(period).week_of(today)
    first, last = (week[0], min(week[-1], today)) if week else (today, today)
    here = exists().where(
        AttendanceDay.placement_id == Placement.id, AttendanceDay.day.between(first, last)
    )
    if what is BoardFilter.ABSENT:
        return here.where(AttendanceDay.mark != AttendanceMark.PRESENT).correlate(Placement)
    if what is BoardFilter.UNMARKED:
        done = Placement.state.in_((*LEFT, PlacementState.GRADED))
        return and_(not_(done), not_(here.correlate(Placement)))
    if what is BoardFilter.NOT_BEGUN:
        return Placement.state.in_(AHEAD)
    if what is BoardFilter.UNCLEARED:
        kinds = [ClearanceKind(one) for one in period.clearances]
        return lacks_any(kinds, CoveredDays(period.starts_on, period.ends_on))
    return not_(exists().where(DiaryEntry.placement_id == Placement.id).correlate(Placement))


def _lacks(paper: HandedPaper) -> ColumnElement[bool]:
    given = [exists().where(PaperReceipt.placement_id == Placement.id, PaperReceipt.paper == paper)]
    if paper is HandedPaper.DIARY:
        given.append(exists().where(DiaryEntry.placement_id == Placement.id))
    if paper is HandedPaper.CHARACTERISTIC:
        given.append(exists().where(PracticeReference.placement_id == Placement.id))
    lacking = (not_(one.correlate(Placement)) for one in given)
    return and_(Placement.state.not_in(LEFT), *lacking)
