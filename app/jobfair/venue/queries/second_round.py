"""Who goes on to a second round: those an earlier fair left without work."""

from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select, select

from app.accounts.models import User
from app.base.choices import Choices
from app.base.search import matches
from app.base.typography import day
from app.extensions import db
from app.jobfair.enums import ApplicationState
from app.jobfair.models import Fair, FairApplication
from app.jobfair.rules import POSTING_FAIRS
from app.jobfair.venue.models import FairGuest
from app.students.enums import StudentState
from app.students.models import Student
from app.students.queries import ACCOUNT_OF_STUDENT, STUDENT_ADDRESS


class LeftWithoutWork(NamedTuple):
    """Who is ready for a second round (address by student), who has work, who is out already."""

    ready: dict[int, str | None]
    with_work: int
    out: int


def second_round_of(
    fair: Fair | None, student_ids: Collection[int], *, earlier: Fair
) -> LeftWithoutWork:
    """Say who of some students was left without work by a fair and may be invited to a second.

    Who is invited to it already is out; `fair` is None while none is chosen.
    """
    accepted = select(FairApplication.student_id).where(
        FairApplication.fair_id == earlier.id, FairApplication.state == ApplicationState.ACCEPTED
    )
    known = select(FairGuest.student_id).where(FairGuest.fair_id == (fair.id if fair else 0))
    gone = Student.state.not_in((StudentState.STUDYING, StudentState.GRADUATED))
    has_work = Student.id.in_(accepted)
    statement = (
        select(Student.id, STUDENT_ADDRESS, has_work, Student.id.in_(known) | gone)
        .select_from(Student)
        .outerjoin(User, ACCOUNT_OF_STUDENT)
        .where(Student.id.in_(student_ids))
        .order_by(Student.id)
    )
    rows = db.session.execute(statement).all()
    ready = {id_: address for id_, address, works, is_out in rows if not (works or is_out)}
    with_work = sum(bool(row[2]) for row in rows)
    return LeftWithoutWork(ready, with_work, len(rows) - with_work - len(ready))


def second_round_choices(earlier: Fair) -> Choices:
    """Offer the fairs ahead that may be a second round, the nearest first."""
    statement = (
        select(Fair.id, Fair.title, Fair.held_on)
        .where(Fair.state.in_(POSTING_FAIRS), Fair.id != earlier.id)
        .order_by(Fair.held_on, Fair.id)
    )
    return Choices(
        "second-rounds",
        statement,
        key=Fair.id,
        label=lambda row: f"{row.title}, {day(row.held_on)}",
        found_by=lambda words: matches(words, (Fair, Fair.id)),
        of={"earlier": earlier.id},
    )


def select_second_rounds(today: date) -> Select[*tuple[Any, ...]]:
    """Select the invitations to fairs that are not over, as `students.calls` wants them."""
    return (
        select(
            FairGuest.student_id,
            Fair.id.label("record_id"),
            Fair.title,
            FairGuest.invited_at.label("called_at"),
            User.display_name.label("called_by"),
        )
        .join(Fair, Fair.id == FairGuest.fair_id)
        .outerjoin(User, User.id == FairGuest.invited_by_id)
        .where(Fair.held_on >= today)
    )
