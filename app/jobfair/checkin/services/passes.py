"""Giving out passes: to the expected before the day, to one person at the door, to visitors."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from app.accounts.enums import AttemptKind
from app.accounts.errors import TooManyAttemptsError
from app.accounts.services.attempts import Limit, take_attempt
from app.base.locks import lock
from app.base.upsert import inserting
from app.base.viewer import Viewer, require
from app.extensions import db
from app.jobfair.checkin import letters, rules
from app.jobfair.checkin.enums import HolderKind
from app.jobfair.checkin.errors import NotExpectedError, TooManyVisitsError, VisitClosedError
from app.jobfair.checkin.models import FairPass
from app.jobfair.checkin.queries.passes import find_pass_of, list_badges, list_lacking
from app.jobfair.checkin.rules import GuestTerms
from app.jobfair.codes import new_code
from app.jobfair.models import Fair
from app.jobfair.permissions import Permission
from app.jobfair.rules import RUNNING_FAIRS
from app.students.models import Student

BATCH = 200
FROM_ADDRESS = Limit(AttemptKind.VISIT_ADDRESS, rules.VISITS_PER_ADDRESS, rules.VISIT_WINDOW)


def issue_passes(fair: Fair, *, actor: Viewer, now: datetime) -> int:
    """Give the next of the expected students their passes with a letter each; return how many.

    Called again it goes on where it was: who has a pass gets neither a second one nor a letter.
    """
    require(actor, Permission.ENTRANCE_MANAGE)
    lock(fair, shared=True)
    students = list_lacking(fair, limit=BATCH)
    made = _make(fair, students, now)
    letters.send_passes(fair, [(one, made[one.id]) for one in students if one.id in made], now=now)
    return len(students)


def give_pass(fair: Fair, student: Student, *, actor: Viewer, now: datetime) -> FairPass:
    """Give one student a pass, the one there is when there is one: at the door or asked for.

    Raises NotExpectedError for who has left the college, VisitClosedError at a fair that is over.
    """
    if student.user_id != actor.id:
        require(actor, Permission.ENTRANCE_MANAGE)
    lock(fair, shared=True)
    if fair.state not in RUNNING_FAIRS:
        raise VisitClosedError
    if student.state not in rules.COMING or student.erased_on:
        raise NotExpectedError
    _make(fair, [student], now)
    found = find_pass_of(fair, student)
    if found is None:
        raise NotExpectedError
    return found


def renew_code(fair_pass: FairPass, *, actor: Viewer, now: datetime) -> None:
    """Make a pass's old code void: it was lost, or somebody else has it.

    The badge it was made of gets the new code too, else the old one would open the door again.
    """
    require(actor, Permission.ENTRANCE_MANAGE)
    lock(fair_pass)
    badges = list_badges(fair_pass.fair, [fair_pass.code])
    fair_pass.code = new_code()
    for badge in badges:
        badge.code = fair_pass.code
    fair_pass.made_at = now
    db.session.flush()
    if fair_pass.student:
        letters.send_passes(fair_pass.fair, [(fair_pass.student, fair_pass.code)], now=now)
    elif fair_pass.kind is HolderKind.VISITOR:
        letters.send_to_visitor(fair_pass, now=now)


def register_visitor(
    fair: Fair, *, terms: GuestTerms, address: str, now: datetime, today: date, at: datetime
) -> FairPass:
    """Register who comes from outside for the day; anybody may, so many from one address an hour.

    Raises VisitClosedError, TooManyVisitsError.
    """
    lock(fair, shared=True)
    rules.check_visit(fair.state, held_on=fair.held_on, today=today)
    try:
        take_attempt(FROM_ADDRESS, address, at=at)
    except TooManyAttemptsError as error:
        raise TooManyVisitsError from error
    made = _visitor(fair, terms, now)
    letters.send_to_visitor(made, now=now)
    return made


def admit_visitor(fair: Fair, *, terms: GuestTerms, actor: Viewer, now: datetime) -> FairPass:
    """Register a visitor at the door."""
    require(actor, Permission.ENTRANCE_MANAGE)
    lock(fair, shared=True)
    if fair.state not in RUNNING_FAIRS:
        raise VisitClosedError
    return _visitor(fair, terms, now)


def _visitor(fair: Fair, terms: GuestTerms, now: datetime) -> FairPass:
    made = FairPass(
        fair_id=fair.id,
        kind=HolderKind.VISITOR,
        code=new_code(),
        token=secrets.token_urlsafe(16),
        name=terms.name,
        about=terms.about,
        email=terms.email,
        made_at=now,
    )
    db.session.add(made)
    db.session.flush()
    return made


def _make(fair: Fair, students: Iterable[Student], now: datetime) -> dict[int, str]:
    """Insert passes where there are none; return the codes of the new ones by student."""
    rows: Sequence[dict[str, Any]] = [
        {
            "fair_id": fair.id,
            "kind": HolderKind.STUDENT,
            "student_id": student.id,
            "code": new_code(),
            "made_at": now,
            "name": "",
            "about": "",
            "is_demo": fair.is_demo,
        }
        for student in students
    ]
    if not rows:
        return {}
    insert = inserting(FairPass).values(rows)
    unless_there = insert.on_conflict_do_nothing(index_elements=["fair_id", "student_id"])
    made = db.session.execute(unless_there.returning(FairPass.student_id, FairPass.code))
    return {student_id: code for student_id, code in made if student_id is not None}
