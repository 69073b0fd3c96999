"""Whether somebody has consented: one predicate, asked wherever a name is public or goes out."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, aliased, joinedload

from app.accounts.models import User
from app.base import clock
from app.base.errors import NotFoundError
from app.base.search import matches
from app.base.viewer import Viewer
from app.extensions import db
from app.privacy.enums import ConsentState, GivenBy, Standing
from app.privacy.kinds import TRANSFER
from app.privacy.models import Consent
from app.privacy.rules import SIGNS_AT, years_before
from app.students.models import Student
from app.students.queries import ACCOUNT_OF_STUDENT, STUDENT_ADDRESS
from app.students.rules import ADULT

SORTABLE = {"name": Student.name_key}


def has_consent(kind: str, *, today: date | None = None) -> ColumnElement[bool]:
    """Return the condition, on Student, that a consent is in force for the student's age.

    Under 14 the representative's, from 14 the student's too, from 18 the student's alone.
    """
    day = today or clock.today()
    own, other = _given(kind, GivenBy.PERSON), _given(kind, GivenBy.REPRESENTATIVE)
    signs = Student.birth_date <= years_before(day, SIGNS_AT)
    is_adult = Student.birth_date <= years_before(day, ADULT)
    # Each signature is asked for once: the database reads all consents for every mention.
    return and_(or_(~signs, own), or_(is_adult, other))


def mentor_has_consent(kind: str, mentor_id: Any) -> ColumnElement[bool]:
    """Return the condition that a mentor, an adult, has given a consent that is in force."""
    return exists().where(
        Consent.mentor_id == mentor_id, Consent.kind == kind, Consent.state == ConsentState.GIVEN
    )


def _given(kind: str, given_by: GivenBy) -> ColumnElement[bool]:
    return (
        exists()
        .where(
            Consent.student_id == Student.id,
            Consent.kind == kind,
            Consent.given_by == given_by,
            Consent.state == ConsentState.GIVEN,
        )
        .correlate(Student)
    )


def is_found_by_name(
    q: str, column: InstrumentedAttribute[Any], *, to: Viewer
) -> ColumnElement[bool]:
    """Return the condition that words are in the name of a student whom this person may name."""
    return and_(matches(q, (Student, column)), may_read_name(to))


def may_read_name(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition, on Student, that somebody of another organization may read the name.

    For searches by name: who is hidden must not be found by the name either.
    """
    if viewer.sees_all:
        return true()
    return or_(has_consent(TRANSFER), Student.user_id == viewer.id)


def student_has_consent(student_id: int, kind: str, *, today: date | None = None) -> bool:
    """Tell whether a student's consent of a kind is in force."""
    return bool(consenting_students([student_id], kind, today=today))


def consenting_students(
    ids: Iterable[int], kind: str, *, today: date | None = None
) -> frozenset[int]:
    """Return those of some students whose consent is in force: one statement for a page."""
    wanted = list(ids)
    if not wanted:
        return frozenset()
    statement = select(Student.id).where(Student.id.in_(wanted), has_consent(kind, today=today))
    return frozenset(db.session.scalars(statement))


class Person(NamedTuple):
    """Whose consents: a student or a mentor, by the column that points there."""

    column: str
    id: int

    @property
    def condition(self) -> ColumnElement[bool]:
        """Return the condition that a consent is this person's."""
        return and_(true(), getattr(Consent, self.column) == self.id)


def student(student_id: int) -> Person:
    """Return a student as the consents know them."""
    return Person("student_id", student_id)


def mentor(mentor_id: int) -> Person:
    """Return a mentor as the consents know them."""
    return Person("mentor_id", mentor_id)


def consents_of(person: Person) -> list[Consent]:
    """Return every consent of a person, withdrawn ones too, the newest first."""
    statement = (
        select(Consent)
        .where(person.condition)
        .options(joinedload(Consent.text), joinedload(Consent.file))
        .order_by(Consent.id.desc())
    )
    return list(db.session.scalars(statement))


def given_consents(person: Person) -> dict[str, frozenset[GivenBy]]:
    """Return whose consents of a person are in force, by kind."""
    rows = db.session.execute(
        select(Consent.kind, Consent.given_by).where(
            person.condition, Consent.state == ConsentState.GIVEN
        )
    )
    given: dict[str, frozenset[GivenBy]] = {}
    for kind, by in rows:
        given[kind] = given.get(kind, frozenset()) | {by}
    return given


def get_consent(consent_id: int) -> Consent:
    """Return a consent, whoever asks: the caller knows who may; raises NotFoundError."""
    found = db.session.get(Consent, consent_id)
    if found is None:
        raise NotFoundError
    return found


def list_standings(
    kind: str,
    *,
    q: str | None = None,
    group: int | None = None,
    standing: Standing | None = None,
) -> Select[Any]:
    """Select students by how their consent of a kind stands; `with_standings` says how it does."""
    statement = (
        select(Student)
        .where(Student.erased_on.is_(None))
        .options(joinedload(Student.group), joinedload(Student.account))
    )
    if q:
        statement = statement.where(matches(q, (Student, Student.id)))
    if group:
        statement = statement.where(Student.group_id == group)
    if standing:
        statement = statement.where(_stands(kind) == standing.value)
    return statement


class StandingRow(NamedTuple):
    """A student with how a consent stands."""

    student: Student
    standing: Standing


def with_standings(students: Sequence[Student], kind: str) -> list[StandingRow]:
    """Return students with how their consent of a kind stands: one statement for a page."""
    of_page = select(Student.id, _stands(kind)).where(Student.id.in_([one.id for one in students]))
    stands = dict(db.session.execute(of_page).all())
    return [StandingRow(one, Standing(stands[one.id])) for one in students]


def _stands(kind: str) -> ColumnElement[str]:
    some = exists().where(
        Consent.student_id == Student.id,
        Consent.kind == kind,
        Consent.state == ConsentState.GIVEN,
    )
    return case(
        (has_consent(kind), Standing.FULL.value),
        (some, Standing.PARTLY.value),
        else_=Standing.MISSING.value,
    )


def count_standing(kind: str) -> tuple[int, int]:
    """Return how many students there are, and how many of them have consented."""
    row = db.session.execute(
        select(func.count(), func.count().filter(has_consent(kind)))
        .select_from(Student)
        .where(Student.erased_on.is_(None))
    ).one()
    return row[0], row[1]


def students_missing(ids: Sequence[int], kind: str) -> Select[Any]:
    """Select those of the students whose consent is not complete, in the order of locks."""
    return (
        select(Student)
        .where(Student.id.in_(ids), ~has_consent(kind), Student.erased_on.is_(None))
        .order_by(Student.id)
    )


class ToAsk(NamedTuple):
    """A student and the address a link goes to."""

    student: Student
    email: str


class AskCounts(NamedTuple):
    """Of some students: who can be asked for the own signature, who cannot and why."""

    ready: int
    given: int
    too_young: int
    without_address: int


def students_to_ask(ids: Sequence[int], kind: str) -> list[ToAsk]:
    """Return those of the students whose own signature is missing and who have an address."""
    statement = (
        select(Student, STUDENT_ADDRESS)
        .outerjoin(User, ACCOUNT_OF_STUDENT)
        .where(Student.id.in_(ids), *_signs_and_has_not(kind), STUDENT_ADDRESS.is_not(None))
        .order_by(Student.id)
    )
    return [ToAsk(*row) for row in db.session.execute(statement)]


def count_to_ask(ids: Sequence[int], kind: str) -> AskCounts:
    """Count what a request by link would do."""
    signs, missing, present = _signs_and_has_not(kind)
    given = ~missing
    ready = and_(signs, missing, present, STUDENT_ADDRESS.is_not(None))
    silent = and_(signs, missing, present, STUDENT_ADDRESS.is_(None))
    columns = [
        func.count().filter(one) for one in (ready, given, and_(~signs, missing, present), silent)
    ]
    statement = select(*columns).select_from(Student).outerjoin(User, ACCOUNT_OF_STUDENT)
    row = db.session.execute(statement.where(Student.id.in_(ids))).one()
    return AskCounts(row[0], row[1], row[2], row[3])


def count_on_paper(ids: Sequence[int], kind: str) -> tuple[int, int]:
    """Return how many of the students are adults without a consent, and how many are minors."""
    is_adult = Student.birth_date <= years_before(clock.today(), ADULT)
    row = db.session.execute(
        select(func.count().filter(is_adult), func.count().filter(~is_adult))
        .select_from(Student)
        .where(Student.id.in_(ids), ~has_consent(kind), Student.erased_on.is_(None))
    ).one()
    return row[0], row[1]


def _signs_and_has_not(kind: str) -> tuple[ColumnElement[bool], ...]:
    signs = Student.birth_date <= years_before(clock.today(), SIGNS_AT)
    return signs, ~_given(kind, GivenBy.PERSON), Student.erased_on.is_(None)


def list_clashing(table: str, kept_id: int, gone_id: int) -> list[Consent]:
    """Return the consents in force of a record that goes which the record that stays has too."""
    columns = {"students": Consent.student_id, "mentors": Consent.mentor_id}
    if table not in columns:
        return []
    other = aliased(Consent)
    own, others = columns[table], getattr(other, columns[table].key)
    same = exists().where(
        others == kept_id,
        other.kind == Consent.kind,
        other.given_by == Consent.given_by,
        other.state == ConsentState.GIVEN,
    )
    statement = select(Consent).where(own == gone_id, Consent.state == ConsentState.GIVEN, same)
    return list(db.session.scalars(statement.order_by(Consent.id)))
