"""Reading timetables, their changes and the talks in them."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, false, func, or_, select, true
from sqlalchemy.orm import contains_eager, joinedload

from app.accounts.models import User
from app.accounts.queries import answering_for, has_people
from app.base.choices import Choices
from app.base.errors import NotFoundError
from app.base.search import matches
from app.base.viewer import Viewer
from app.extensions import db
from app.jobfair.enums import FairParty
from app.jobfair.interviews.enums import InterviewState, TimetableChangeState, TimetableState
from app.jobfair.interviews.models import Interview
from app.jobfair.interviews.timetable_models import FairTimetable, FairTimetableChange
from app.jobfair.models import Fair
from app.jobfair.rules import party_of
from app.jobfair.venue.enums import ParticipantState
from app.jobfair.venue.models import FairParticipant
from app.organizations.models import Organization
from app.privacy.queries.consents import may_read_name
from app.students.models import Student
from app.students.queries import ACCOUNT_OF_STUDENT, STUDENT_ADDRESS, all_student_choices

STANDING = (InterviewState.SCHEDULED, InterviewState.HELD, InterviewState.MISSED)
ORDERS: dict[str, Any] = {
    "time": Interview.slot,
    "stand": FairParticipant.stand,
    "organization": Organization.name_key,
    "student": Student.name_key,
    "state": Interview.state,
}


def find_timetable(fair: Fair) -> FairTimetable | None:
    """Return the timetable of a fair, None before its lottery was announced."""
    return db.session.scalar(select(FairTimetable).where(FairTimetable.fair_id == fair.id))


def get_timetable(fair: Fair) -> FairTimetable:
    """Return the timetable of a fair; raises NotFoundError."""
    timetable = find_timetable(fair)
    if timetable is None:
        raise NotFoundError
    return timetable


def _published() -> ColumnElement[bool]:
    out = select(FairTimetable.fair_id).where(FairTimetable.state == TimetableState.PUBLISHED)
    return or_(Interview.fair_id.in_(out), Interview.is_walk_in)


def visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """Tell, in a query over interviews with their students and participants, which are whose.

    The college sees drafts; a student and an employer their own once they are published.
    """
    party = party_of(viewer)
    if party is FairParty.STAFF:
        return true()
    if party is FairParty.STUDENT:
        return (Student.user_id == viewer.id) & _published()
    if party is FairParty.EMPLOYER:
        return FairParticipant.organization_id.in_(viewer.organization_ids) & _published()
    return false()


def interviews() -> Select[Any]:
    """Select interviews with whom they are between."""
    return (
        select(Interview)
        .join(Interview.participant)
        .join(FairParticipant.organization)
        .join(Interview.student)
        .join(Student.group)
        .options(
            contains_eager(Interview.participant).contains_eager(FairParticipant.organization),
            contains_eager(Interview.student).contains_eager(Student.group),
        )
    )


def list_interviews(
    fair: Fair,
    *,
    visible_to: Viewer,
    q: str | None = None,
    participant: int | None = None,
    slot: int | None = None,
    state: InterviewState | None = None,
) -> Select[Any]:
    """Select a fair's talks this person may see; the caller orders them."""
    statement = interviews().where(Interview.fair_id == fair.id, _seen_by(visible_to))
    wanted = {Interview.participant_id: participant, Interview.state: state}
    statement = statement.where(*(one == value for one, value in wanted.items() if value))
    if slot is not None:
        statement = statement.where(Interview.slot == slot)
    if q:
        by_employer = matches(q, (Organization, FairParticipant.organization_id))
        by_name = matches(q, (Student, Interview.student_id)) & may_read_name(visible_to)
        statement = statement.where(or_(by_employer, by_name))
    return statement


def _seen_by(viewer: Viewer) -> ColumnElement[bool]:
    return visible_to(viewer)


def get_interview(interview_id: int, *, visible_to: Viewer) -> Interview:
    """Return a talk to its sides or staff; raises NotFoundError."""
    statement = interviews().where(Interview.id == interview_id, _seen_by(visible_to))
    found: Interview | None = db.session.scalar(statement)
    if found is None:
        raise NotFoundError
    return found


def find_interview(*, participant_id: int, student_id: int) -> Interview | None:
    """Return the talk of a student with a participant, None when there is none."""
    found: Interview | None = db.session.scalar(
        interviews().where(
            Interview.participant_id == participant_id, Interview.student_id == student_id
        )
    )
    return found


def list_talks_with(participant: FairParticipant, student_ids: Collection[int]) -> Select[Any]:
    """Select the talks of some students with a participant, in the order of locks."""
    return (
        select(Interview)
        .where(Interview.participant_id == participant.id, Interview.student_id.in_(student_ids))
        .order_by(Interview.id)
    )


def talks_with(participant: FairParticipant, student_ids: Collection[int]) -> dict[int, Interview]:
    """Return student → talk of some students with a participant, in one statement."""
    if not student_ids:
        return {}
    found = db.session.scalars(list_talks_with(participant, student_ids))
    return {one.student_id: one for one in found}


def list_of_fair(fair: Fair, *states: InterviewState) -> list[Interview]:
    """Return a fair's talks in some states, in the order they were numbered."""
    statement = select(Interview).where(Interview.fair_id == fair.id, Interview.state.in_(states))
    return list(db.session.scalars(statement.order_by(Interview.id)))


def own_interviews(fair: Fair, viewer: Viewer) -> list[Interview]:
    """Return a student's or an employer's own talks of a fair that are not cancelled."""
    statement = list_interviews(fair, visible_to=viewer).where(
        Interview.state != InterviewState.CANCELLED
    )
    return list(db.session.scalars(statement.order_by(Interview.slot, Interview.id)))


def interviews_by_ids(ids: Sequence[int]) -> list[Interview]:
    """Return talks by their numbers, with whom they are between."""
    return list(
        db.session.scalars(interviews().where(Interview.id.in_(ids)).order_by(Interview.id))
    )


class StandLine(NamedTuple):
    """A participant as it stands in the timetable, with (slot, talks) of its time."""

    participant: FairParticipant
    slots: list[tuple[int, int]]
    reserve: int

    @property
    def talks(self) -> int:
        """How many talks the stand has."""
        return sum(count for _slot, count in self.slots)


def stand_lines(fair: Fair) -> list[StandLine]:
    """Return the confirmed participants of a fair with their time, by stand; two statements."""
    counts = (
        select(Interview.participant_id, Interview.slot, func.count())
        .where(
            Interview.fair_id == fair.id,
            Interview.slot.is_not(None),
            Interview.state.in_(STANDING),
        )
        .group_by(Interview.participant_id, Interview.slot)
        .order_by(Interview.slot)
    )
    slots: dict[int, list[tuple[int, int]]] = {}
    for participant_id, slot, count in db.session.execute(counts):
        slots.setdefault(participant_id, []).append((slot or 0, count))
    waiting = count_reserve(fair)
    return [
        StandLine(one, slots.get(one.id, []), waiting.get(one.id, 0)) for one in participants(fair)
    ]


def count_reserve(fair: Fair) -> dict[int, int]:
    """Return how many talks of each participant wait for a time."""
    statement = (
        select(Interview.participant_id, func.count())
        .where(Interview.fair_id == fair.id, Interview.state == InterviewState.RESERVE)
        .group_by(Interview.participant_id)
    )
    return {row[0]: row[1] for row in db.session.execute(statement)}


def participants(fair: Fair) -> list[FairParticipant]:
    """Return the confirmed participants of a fair by stand."""
    statement = (
        select(FairParticipant)
        .join(FairParticipant.organization)
        .options(contains_eager(FairParticipant.organization))
        .where(
            FairParticipant.fair_id == fair.id, FairParticipant.state == ParticipantState.CONFIRMED
        )
    )
    by_name = (Organization.name_key, FairParticipant.id)
    return sorted(db.session.scalars(statement.order_by(*by_name)), key=_by_stand)


def _by_stand(participant: FairParticipant) -> tuple[bool, int, str]:
    """Numbers as numbers: stand 2 stands before stand 10, who has no stand comes last."""
    digits = "".join(one for one in participant.stand if one.isdecimal())
    return participant.stand == "", int(digits[:9] or 0), participant.stand


def hall_rows(fair: Fair, slots: Sequence[int]) -> list[tuple[int, int, int, int]]:
    """Return (participant, slot, table, student) of the talks in some slots."""
    statement = select(
        Interview.participant_id, Interview.slot, Interview.table_number, Interview.student_id
    ).where(Interview.fair_id == fair.id, Interview.slot.in_(slots), Interview.state.in_(STANDING))
    by_table = (Interview.participant_id, Interview.slot, Interview.table_number)
    return [
        (row[0], row[1] or 0, row[2] or 1, row[3])
        for row in db.session.execute(statement.order_by(*by_table))
    ]


def list_changes(timetable: FairTimetable) -> list[FairTimetableChange]:
    """Return the changes of a timetable, the newest first."""
    statement = (
        select(FairTimetableChange)
        .options(
            joinedload(FairTimetableChange.student),
            joinedload(FairTimetableChange.participant).joinedload(FairParticipant.organization),
            joinedload(FairTimetableChange.made_by),
        )
        .where(FairTimetableChange.timetable_id == timetable.id)
        .order_by(FairTimetableChange.id.desc())
        .limit(50)
    )
    return list(db.session.scalars(statement))


def applied_changes(timetable: FairTimetable) -> list[FairTimetableChange]:
    """Return the absences that stand: of the changes that were made."""
    statement = select(FairTimetableChange).where(
        FairTimetableChange.timetable_id == timetable.id,
        FairTimetableChange.state == TimetableChangeState.APPLIED,
    )
    return list(db.session.scalars(statement.order_by(FairTimetableChange.id)))


def get_change(change_id: int) -> FairTimetableChange:
    """Return a change with its timetable and fair; raises NotFoundError."""
    whole = joinedload(FairTimetableChange.timetable).joinedload(FairTimetable.fair)
    change = db.session.get(FairTimetableChange, change_id, options=[whole])
    if change is None:
        raise NotFoundError
    return change


def student_addresses(ids: Sequence[int]) -> list[str]:
    """Return where letters to some students go."""
    statement = (
        select(STUDENT_ADDRESS)
        .select_from(Student)
        .outerjoin(User, ACCOUNT_OF_STUDENT)
        .where(Student.id.in_(ids), STUDENT_ADDRESS.is_not(None))
    )
    return list(db.session.scalars(statement.order_by(Student.id)))


def participant_addresses(ids: Sequence[int]) -> list[str]:
    """Return where letters to some participants go: to their people, else the organization."""
    organizations = select(FairParticipant.organization_id).where(FairParticipant.id.in_(ids))
    answering = answering_for(of=lambda column: column.in_(organizations))
    people = select(User.email).where(User.id.in_(answering)).order_by(User.id)
    own = select(Organization.email).where(
        Organization.id.in_(organizations), ~has_people(Organization.id)
    )
    found = [*db.session.scalars(people), *db.session.scalars(own.order_by(Organization.id))]
    return [address for address in found if address]


def student_choices_of(fair: Fair) -> Choices:
    """Return the students with talks at a fair to choose among."""
    everybody = all_student_choices()
    talking = select(Interview.student_id).where(Interview.fair_id == fair.id)
    return Choices(
        name="talking-students",
        statement=everybody.statement.where(Student.id.in_(talking)),
        key=everybody.key,
        label=everybody.label,
        found_by=everybody.found_by,
        of={"fair": fair.id},
    )


def participant_choices_of(fair: Fair) -> Choices:
    """Return the confirmed participants of a fair to choose among."""
    statement = (
        select(FairParticipant.id, Organization.short_name, FairParticipant.stand)
        .join(FairParticipant.organization)
        .where(
            FairParticipant.fair_id == fair.id, FairParticipant.state == ParticipantState.CONFIRMED
        )
        .order_by(Organization.name_key, FairParticipant.id)
    )
    return Choices(
        name="fair-stands",
        statement=statement,
        key=FairParticipant.id,
        label=lambda row: f"{row[1]}, {row[2]}" if row[2] else row[1],
        found_by=lambda words: matches(words, (Organization, FairParticipant.organization_id)),
        of={"fair": fair.id},
    )


def busy_slots(interview: Interview) -> tuple[set[int], dict[int, set[int]]]:
    """Return a talk's student's busy slots, and its stand's busy tables by slot."""
    students = select(Interview.slot).where(
        Interview.fair_id == interview.fair_id,
        Interview.student_id == interview.student_id,
        Interview.state.in_(STANDING),
        Interview.slot.is_not(None),
    )
    stands = select(Interview.slot, Interview.table_number).where(
        Interview.participant_id == interview.participant_id,
        Interview.state.in_(STANDING),
        Interview.slot.is_not(None),
    )
    tables: dict[int, set[int]] = {}
    for slot, table in db.session.execute(stands):
        tables.setdefault(slot or 0, set()).add(table or 1)
    return {slot for slot in db.session.scalars(students) if slot is not None}, tables
