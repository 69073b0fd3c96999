"""Reading the employment of graduates: for staff alone, every page asks for the permission."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, case, exists, func, select
from sqlalchemy.orm import joinedload

from app.base.errors import NotFoundError
from app.base.search import matches
from app.base.viewer import Viewer
from app.extensions import db
from app.outcomes.enums import CutoffState, OutcomeUrgency, StatementState
from app.outcomes.models import GraduateOutcome, MonitoringCutoff, OutcomeStatement
from app.students.models import Student
from app.students.queries import find_student_of

AHEAD = timedelta(days=31)
_NAME_KEY = select(Student.name_key).where(Student.id == GraduateOutcome.student_id)
SORTABLE: dict[str, Any] = {
    "urgency": GraduateOutcome.urgency,
    "name": _NAME_KEY.scalar_subquery(),
    "year": GraduateOutcome.graduation_year,
}
PROPOSAL_ORDERS: dict[str, Any] = {"name": SORTABLE["name"]}
_WAITS = exists().where(
    OutcomeStatement.outcome_id == GraduateOutcome.id,
    OutcomeStatement.state == StatementState.WAITING,
)


def list_outcomes(
    *,
    today: date,
    q: str | None = None,
    cutoff: int | None = None,
    year: int | None = None,
    speciality: int | None = None,
    group: int | None = None,
    category: str | None = None,
    standing: OutcomeUrgency | None = None,
    organization: int | None = None,
    silent: bool | None = None,
    disputed: bool | None = None,
    certificate: bool | None = None,
    second: bool | None = None,
    bare: bool | None = None,
) -> Select[Any]:
    """Select the records of a cut-off with everything a line shows; the caller orders them.

    Of the cut-off of these days when nobody says which; of all of them for one `organization`.
    `silent`: asked and not answered; `disputed`: something said waits for staff; `certificate`:
    one is due and has not come; `second`: another place of work; `bare`: work without a proof.
    """
    conditions = list(_equal(year=year, speciality=speciality, category=category))
    if cutoff or not organization:
        conditions.append(GraduateOutcome.cutoff_id == (cutoff or present_cutoff_id(today)))
    conditions += _of_people(q=q, group=group)
    if organization:
        conditions.append(GraduateOutcome.organization_id == organization)
    boxes = (
        (standing, GraduateOutcome.urgency == (standing.rank if standing else None)),
        (silent, GraduateOutcome.asked_on.is_not(None) & GraduateOutcome.category.is_(None)),
        (disputed, _WAITS),
        (certificate, certificate_is_late(today)),
        (second, ~GraduateOutcome.is_main),
        (bare, GraduateOutcome.is_employed & GraduateOutcome.proof.is_(None)),
    )
    conditions += [condition for is_ticked, condition in boxes if is_ticked]
    return _with_people().where(*conditions)


def certificate_is_late(today: date) -> ColumnElement[bool]:
    """Return the condition that a certificate was due before a day and has not come."""
    return (GraduateOutcome.certificate_until < today) & GraduateOutcome.certificate_on.is_(None)


def present_cutoff_id(today: date) -> Any:
    """Return the id of the cut-off of these days, as a scalar subquery.

    The last one that has begun or begins within `AHEAD`; when all are later, the last of them.
    """
    is_later = MonitoringCutoff.day > today + AHEAD
    present = select(MonitoringCutoff.id).order_by(
        is_later, MonitoringCutoff.day.desc(), MonitoringCutoff.id.desc()
    )
    return present.limit(1).scalar_subquery()


def get_outcome(outcome_id: int) -> GraduateOutcome:
    """Return a record with its graduate and its day; raises NotFoundError."""
    outcome = find_outcome(outcome_id)
    if outcome is None:
        raise NotFoundError
    return outcome


def find_outcome(outcome_id: int) -> GraduateOutcome | None:
    """Return a record, whoever asks: for links; None when it is gone."""
    found: GraduateOutcome | None = db.session.scalar(
        _with_people().where(GraduateOutcome.id == outcome_id)
    )
    return found


def list_chain(student_id: int) -> list[GraduateOutcome]:
    """Return everything known of a graduate, the newest day first, the main place before others."""
    statement = (
        _with_people()
        .join(GraduateOutcome.cutoff)
        .where(GraduateOutcome.student_id == student_id)
        .order_by(MonitoringCutoff.day.desc(), GraduateOutcome.is_main.desc(), GraduateOutcome.id)
    )
    return list(db.session.scalars(statement))


def places_of(outcome: GraduateOutcome) -> Select[Any]:
    """Select the records of the same graduate on the same day, in the order of locks."""
    return (
        select(GraduateOutcome)
        .where(
            GraduateOutcome.cutoff_id == outcome.cutoff_id,
            GraduateOutcome.student_id == outcome.student_id,
        )
        .order_by(GraduateOutcome.id)
    )


def list_statements(outcome: GraduateOutcome) -> list[OutcomeStatement]:
    """Return what was said of a record, the newest first."""
    statement = (
        select(OutcomeStatement)
        .where(OutcomeStatement.outcome_id == outcome.id)
        .options(joinedload(OutcomeStatement.organization))
        .order_by(OutcomeStatement.said_at.desc(), OutcomeStatement.id.desc())
    )
    return list(db.session.scalars(statement))


def get_statement(outcome: GraduateOutcome, statement_id: int) -> OutcomeStatement:
    """Return what was said of this record; raises NotFoundError."""
    for one in list_statements(outcome):
        if one.id == statement_id:
            return one
    raise NotFoundError


def _with_people() -> Select[Any]:
    return select(GraduateOutcome).options(
        joinedload(GraduateOutcome.student).joinedload(Student.group),
        joinedload(GraduateOutcome.speciality),
        joinedload(GraduateOutcome.organization),
        joinedload(GraduateOutcome.cutoff),
    )


def _equal(
    *, year: int | None, speciality: int | None, category: str | None
) -> list[ColumnElement[bool]]:
    wanted = {
        GraduateOutcome.graduation_year: year,
        GraduateOutcome.speciality_id: speciality,
        GraduateOutcome.category: category,
    }
    return [column == value for column, value in wanted.items() if value]


def _of_people(*, q: str | None, group: int | None) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if q:
        found.append(matches(q, (Student, GraduateOutcome.student_id)))
    if group:
        inside = select(Student.id).where(Student.group_id == group)
        found.append(GraduateOutcome.student_id.in_(inside))
    return found


def shown_cutoff(cutoff_id: int | None, *, today: date) -> MonitoringCutoff | None:
    """Return the cut-off a list shows: the one asked for, else that of these days."""
    wanted = MonitoringCutoff.id == (cutoff_id or present_cutoff_id(today))
    return db.session.scalars(select(MonitoringCutoff).where(wanted)).first()


def main_of(place: GraduateOutcome) -> GraduateOutcome:
    """Return the main record of a second place's graduate and day."""
    main: GraduateOutcome = db.session.scalars(
        places_of(place).where(GraduateOutcome.is_main)
    ).one()
    return main


def first_at_organization(organization_id: int, *, limit: int) -> tuple[int, list[GraduateOutcome]]:
    """Return how many records name an organization as the employer, and the newest of them."""
    here = GraduateOutcome.organization_id == organization_id
    found = _with_people().where(here).order_by(GraduateOutcome.id.desc())
    count = db.session.scalar(select(func.count(GraduateOutcome.id)).where(here)) or 0
    return count, list(db.session.scalars(found.limit(limit)))


def disputed_among(outcome_ids: Sequence[int]) -> set[int]:
    """Return those of some records where something said waits for staff."""
    statement = select(OutcomeStatement.outcome_id).where(
        OutcomeStatement.outcome_id.in_(outcome_ids),
        OutcomeStatement.state == StatementState.WAITING,
    )
    return set(db.session.scalars(statement))


def count_disputed() -> int:
    """Count the records of open cut-offs where something said waits for staff."""
    statement = select(func.count(func.distinct(OutcomeStatement.outcome_id))).where(
        OutcomeStatement.state == StatementState.WAITING
    )
    return db.session.scalars(statement).one()


def list_own_chain(viewer: Viewer) -> list[GraduateOutcome]:
    """Return what is known of the viewer's own work, the newest day first."""
    student = find_student_of(viewer)
    return [one for one in list_chain(student.id) if one.is_main] if student else []


def get_own_outcome(outcome_id: int, *, viewer: Viewer) -> GraduateOutcome:
    """Return a record of the viewer's own; raises NotFoundError for another's."""
    outcome = get_outcome(outcome_id)
    if not outcome.is_main or outcome.student.user_id != viewer.id:
        raise NotFoundError
    return outcome


def list_waiting(*, today: date) -> list[tuple[int, int, int]]:
    """Return (cut-off, answers that differ, late certificates) of open days with any, one query."""
    differs = func.coalesce(func.sum(case((_WAITS, 1), else_=0)), 0)
    late = func.coalesce(func.sum(case((certificate_is_late(today), 1), else_=0)), 0)
    # Each of the two by its own index: an OR of them would read every graduate.
    disputed = select(OutcomeStatement.outcome_id).where(
        OutcomeStatement.state == StatementState.WAITING
    )
    overdue = select(GraduateOutcome.id).where(certificate_is_late(today))
    statement = (
        select(GraduateOutcome.cutoff_id, differs, late)
        .join(GraduateOutcome.cutoff)
        .where(
            MonitoringCutoff.state == CutoffState.OPEN,
            GraduateOutcome.id.in_(disputed.union(overdue)),
        )
        .group_by(GraduateOutcome.cutoff_id)
        .order_by(GraduateOutcome.cutoff_id)
    )
    return [(row[0], row[1], row[2]) for row in db.session.execute(statement)]
