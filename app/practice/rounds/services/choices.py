"""Use cases of a student in a second round: what is chosen, kept and sent."""

from collections.abc import Sequence
from datetime import date, datetime

from flask_babel import gettext as _

from app.base.constraints import refusing
from app.base.errors import NotAllowedError
from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.extensions import db
from app.practice.errors import ApplicationBegunError, BadWishesError
from app.practice.models import PracticePeriod
from app.practice.permissions import Permission
from app.practice.queries import places as place_queries
from app.practice.rounds import letters, queries, rules
from app.practice.rounds.enums import SecondRoundEvent
from app.practice.rounds.errors import SeatedAlreadyError
from app.practice.rounds.models import SecondChoice, SecondRound, SecondWish
from app.practice.rules import check_wishes
from app.students.enums import Offer
from app.students.models import Student
from app.students.moves import check_offered


def save_choice(
    second: SecondRound,
    student: Student,
    *,
    place_ids: Sequence[int],
    send: bool = False,
    actor: Viewer,
    now: datetime,
    today: date,
) -> SecondChoice:
    """Keep what a student without a seat chose, most desired first; it counts from `send` on.

    An empty list takes the choice back. Raises LateApplicationError, SeatedAlreadyError,
    BadWishesError.
    """
    require(actor, Permission.APPLICATION_SUBMIT)
    if student.user_id != actor.id:
        raise NotAllowedError
    if send and not place_ids:
        raise BadWishesError(_("Выберите хотя бы одно место."))
    # The locks keep staff from giving seats, and from closing the round, until the commit.
    lock(second.period, shared=True)
    lock(second, shared=True)
    rules.check_choosing(second.state, second.open_until, today=today)
    application = queries.find_choice_in(second, student.id)
    _check_choice(second.period, student, place_ids, application)
    application = application or _begin(second, student, now)
    application.changed_at = now
    is_first = send and application.submitted_at is None
    if send:
        application.submitted_at = now
    if not place_ids:
        application.submitted_at = None
    _rewrite(application, place_ids)
    if is_first:
        letters.tell_of_round(SecondRoundEvent.CHOOSE, second, now=now, student_id=student.id)
    return application


def _check_choice(
    period: PracticePeriod,
    student: Student,
    place_ids: Sequence[int],
    application: SecondChoice | None,
) -> None:
    lock(student, shared=True)
    check_offered(Offer.PRACTICE, student.state)
    if not queries.waits_for_seat(period, student.id):
        raise SeatedAlreadyError
    kept = {wish.place_id for wish in application.wishes} if application else set()
    offered = place_queries.list_offered_ids(period, speciality_id=student.group.speciality_id)
    check_wishes(place_ids, offered=offered, max_wishes=period.max_wishes)
    added = [place_id for place_id in place_ids if place_id not in kept]
    if not queries.are_free(period, added):
        raise BadWishesError(_("Свободных мест здесь уже нет. Выберите другое."))


def _begin(second: SecondRound, student: Student, now: datetime) -> SecondChoice:
    application = SecondChoice(round=second, student=student, changed_at=now)
    twice = {"uq_practice_second_choices_round_id_student_id": ApplicationBegunError()}
    with refusing(twice):
        db.session.add(application)
    return application


def _rewrite(application: SecondChoice, place_ids: Sequence[int]) -> None:
    # Emptied first: a reordered list would meet the constraints on the way.
    application.wishes = []
    db.session.flush()
    application.wishes = [
        SecondWish(rank=rank, place_id=place_id) for rank, place_id in enumerate(place_ids, start=1)
    ]
    db.session.flush()
