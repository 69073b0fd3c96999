"""Use cases of feedback after practice."""

from datetime import date

from app.base.constraints import refusing
from app.base.errors import NotAllowedError
from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.extensions import db
from app.practice.enums import PlacementEvent
from app.practice.models import Placement
from app.practice.permissions import Permission
from app.practice.states import PLACEMENT, PlacementParty
from app.practice.weeks.enums import FeedbackKind
from app.practice.weeks.errors import FeedbackTwiceError
from app.practice.weeks.models import PracticeFeedback
from app.practice.weeks.queries.scope import sides_of
from app.practice.weeks.rules import FeedbackTerms

_SIDE = {
    FeedbackKind.ABOUT_BASE: PlacementParty.STUDENT,
    FeedbackKind.ABOUT_STUDENT: PlacementParty.BASE,
    FeedbackKind.ABOUT_COLLEGE: PlacementParty.BASE,
}


def require_side(placement: Placement, *, kind: FeedbackKind, actor: Viewer) -> None:
    """Raise NotAllowedError for whom this form is not."""
    require(actor, Permission.FEEDBACK_GIVE)
    if _SIDE[kind] not in sides_of(placement, actor):
        raise NotAllowedError


def give_feedback(
    placement: Placement, *, kind: FeedbackKind, terms: FeedbackTerms, actor: Viewer, today: date
) -> None:
    """Say how it was, once: a student of the base, a base of the student or of the college.

    Raises FeedbackTwiceError, NotAllowedError, MoveNotAllowedError before the practice began.
    """
    require_side(placement, kind=kind, actor=actor)
    lock(placement, shared=True)
    if placement.place is None:
        raise NotAllowedError
    PLACEMENT.after(PlacementEvent.SPEAK, placement.state, _SIDE[kind])
    first, second, third = terms.scores
    of_period = kind is FeedbackKind.ABOUT_COLLEGE
    twice = FeedbackTwiceError()
    names = ("uq_practice_feedback_placement_id_kind", "uq_practice_feedback_of_period")
    with refusing(dict.fromkeys(names, twice)):
        db.session.add(
            PracticeFeedback(
                kind=kind,
                period_id=placement.period_id,
                base_id=placement.place.base_id,
                placement_id=None if of_period else placement.id,
                first=first,
                second=second,
                third=third,
                words=terms.words,
                given_on=today,
            )
        )
