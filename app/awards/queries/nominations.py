"""Reading nominations, and who may be nominated."""

from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from app.accounts.queries import holds
from app.awards.enums import AwardParty, NominationState
from app.awards.models import AwardRound, Nomination, NominationSupport
from app.awards.permissions import Permission
from app.awards.queries.rounds import TAKES_PART, rounds_visible_to
from app.awards.rules import parties_of
from app.base.choices import Choices
from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.extensions import db
from app.mentors.models import Mentor, Mentorship
from app.mentors.queries import BY_NAME, mentors_visible_to, present_mentors
from app.practice.enums import PlacementState
from app.practice.models import Placement, PracticePlace
from app.students.models import Student

_CAME = (PlacementState.BEGUN, PlacementState.FINISHED, PlacementState.GRADED)


def nominees_of(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that this person may nominate a mentor.

    A student those who lead or led him, and those who work where he had his practice.
    """
    if AwardParty.STUDENT not in parties_of(viewer):
        return mentors_visible_to(viewer)
    own = Student.user_id == viewer.id
    led = select(Mentorship.mentor_id).join(Mentorship.student).where(own)
    hosted = (
        select(PracticePlace.organization_id)
        .join(Placement, Placement.place_id == PracticePlace.id)
        .join(Student, Student.id == Placement.student_id)
        .where(own, Placement.state.in_(_CAME))
    )
    is_own_card = func.coalesce(Mentor.user_id, 0) == viewer.id
    return (Mentor.id.in_(led) | Mentor.organization_id.in_(hosted)) & ~is_own_card


def get_nominee(mentor_id: int, *, visible_to: Viewer) -> Mentor:
    """Return a mentor this person may nominate; raises NotFoundError."""
    mentor = find_nominee(mentor_id, visible_to=visible_to)
    if mentor is None:
        raise NotFoundError
    return mentor


def nominee_choices(round_: AwardRound, *, visible_to: Viewer) -> Choices:
    """Return the mentors this person may still nominate in a round; others' may be joined."""
    taken = select(Nomination.mentor_id).where(
        Nomination.round_id == round_.id,
        Nomination.state != NominationState.WITHDRAWN,
        Nomination.nominated_by_id == visible_to.id,
    )
    every = present_mentors()
    return replace(
        every,
        name="own-nominees" if AwardParty.STUDENT in parties_of(visible_to) else "nominees",
        statement=every.statement.where(nominees_of(visible_to), Mentor.id.not_in(taken)),
        of={"round": round_.id},
    )


def list_nominations(round_: AwardRound, *, visible_to: Viewer) -> list[Nomination]:
    """Return a round's nominations this person may see, by the mentors' names."""
    statement = (
        _nominations()
        .where(Nomination.round_id == round_.id, mentors_visible_to(visible_to))
        .options(
            joinedload(Nomination.nominated_by),
            selectinload(Nomination.supports).joinedload(NominationSupport.user),
        )
        .order_by(Nomination.state, *BY_NAME)
    )
    return list(db.session.scalars(statement))


def has_nominated(round_: AwardRound, viewer: Viewer) -> bool:
    """Tell whether a person's own organizations have a nomination in a round.

    A council member sees the nominations of others as well: those do not count.
    """
    own = select(Nomination.id).join(Nomination.mentor)
    found = own.where(
        Nomination.round_id == round_.id,
        Mentor.organization_id.in_(viewer.organization_ids),
        mentors_visible_to(viewer),
    )
    return db.session.scalar(found.limit(1)) is not None


def get_nomination(nomination_id: int, *, visible_to: Viewer) -> Nomination:
    """Return a nomination this person may see; raises NotFoundError."""
    nomination: Nomination | None = db.session.scalar(
        _nominations()
        .join(Nomination.round)
        .options(contains_eager(Nomination.round), joinedload(Nomination.organization))
        .where(
            Nomination.id == nomination_id,
            mentors_visible_to(visible_to),
            rounds_visible_to(visible_to),
        )
    )
    if nomination is None:
        raise NotFoundError
    return nomination


def find_nomination(*, round_id: int, mentor_id: int) -> Nomination | None:
    """Return a mentor's nomination in a round, a withdrawn one too."""
    return db.session.scalar(
        select(Nomination).where(Nomination.round_id == round_id, Nomination.mentor_id == mentor_id)
    )


def get_nomination_of(*, round_id: int, mentor_id: int) -> Nomination:
    """Return a mentor's nomination that another transaction stored; raises NotFoundError."""
    nomination = find_nomination(round_id=round_id, mentor_id=mentor_id)
    if nomination is None:
        raise NotFoundError
    return nomination


def is_own_card(mentor: Mentor, viewer: Viewer) -> bool:
    """Tell whether a mentor is this very person, by account or another card of the same name."""
    own = select(Mentor.id).where(
        Mentor.user_id == viewer.id, Mentor.identity_key == mentor.identity_key
    )
    return mentor.user_id == viewer.id or db.session.scalar(own.limit(1)) is not None


def find_nominee(mentor_id: int | None, *, visible_to: Viewer) -> Mentor | None:
    """Return the mentor somebody thinks of nominating, None for nobody this person may name."""
    statement = select(Mentor).where(Mentor.id == (mentor_id or 0), nominees_of(visible_to))
    return db.session.scalar(statement.options(joinedload(Mentor.organization)))


def count_nominations(round_: AwardRound) -> int:
    """Count the nominations that take part."""
    counted = select(func.count()).where(Nomination.round_id == round_.id, TAKES_PART)
    return db.session.scalar(counted) or 0


def count_nominators() -> int:
    """Count the employers' people who will see an opened round and may nominate."""
    may_nominate = holds(Permission.NOMINATION_CREATE) & ~holds(Permission.ROUND_MANAGE)
    return db.session.scalar(select(func.count()).where(may_nominate)) or 0


def _nominations() -> Select[Any]:
    return (
        select(Nomination)
        .join(Nomination.mentor)
        .options(contains_eager(Nomination.mentor).joinedload(Mentor.organization))
    )


def has_nominees(viewer: Viewer) -> bool:
    """Tell whether there is anybody this person may nominate."""
    found = present_mentors().statement.where(nominees_of(viewer)).limit(1)
    return db.session.execute(found).first() is not None
