"""Reading feedback: figures and words of many, never who said them."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, select

from app.extensions import db
from app.practice.models import Placement, PracticePeriod
from app.practice.weeks.enums import FeedbackKind
from app.practice.weeks.models import PracticeFeedback
from app.practice.weeks.rules import average, may_show

_WORDS = 30


class FeedbackSummary(NamedTuple):
    """What several said: means of the three questions and words, or nothing from too few."""

    kind: FeedbackKind
    answers: int
    means: tuple[float | None, float | None, float | None]
    words: Sequence[str]

    @property
    def is_shown(self) -> bool:
        """Tell whether there are answers enough to show any."""
        return may_show(self.answers)


def summarize_base(base_id: int) -> FeedbackSummary:
    """Return what students of all years say of a base."""
    return _summarize(FeedbackKind.ABOUT_BASE, PracticeFeedback.base_id == base_id)


def summarize_period(period: PracticePeriod, kind: FeedbackKind) -> FeedbackSummary:
    """Return what was said after a period in one of the forms."""
    return _summarize(kind, PracticeFeedback.period_id == period.id)


def has_spoken(placement: Placement, kind: FeedbackKind) -> bool:
    """Tell whether this side of a placement has given its feedback."""
    own = PracticeFeedback.placement_id == placement.id
    if kind is FeedbackKind.ABOUT_COLLEGE:
        if placement.place is None:
            return False
        own = (PracticeFeedback.period_id == placement.period_id) & (
            PracticeFeedback.base_id == placement.place.base_id
        )
    statement = select(PracticeFeedback.id).where(PracticeFeedback.kind == kind, own)
    return db.session.scalar(statement) is not None


def spoken_of(ids: Sequence[int]) -> set[int]:
    """Return the placements whose student the base has already described in its feedback."""
    statement = select(PracticeFeedback.placement_id).where(
        PracticeFeedback.placement_id.in_(ids),
        PracticeFeedback.kind == FeedbackKind.ABOUT_STUDENT,
    )
    return set(db.session.scalars(statement))


def _summarize(kind: FeedbackKind, condition: ColumnElement[bool]) -> FeedbackSummary:
    said = (PracticeFeedback.kind == kind, condition)
    sums = select(
        func.count(),
        func.coalesce(func.sum(PracticeFeedback.first), 0),
        func.coalesce(func.sum(PracticeFeedback.second), 0),
        func.coalesce(func.sum(PracticeFeedback.third), 0),
    ).where(*said)
    count, first, second, third = db.session.execute(sums).one()
    if not may_show(count):
        return FeedbackSummary(kind, count, (None, None, None), ())
    words = (
        select(PracticeFeedback.words)
        .distinct()
        .where(*said, PracticeFeedback.words != "")
        # By the words themselves: the order they came in would tell who was the last.
        .order_by(PracticeFeedback.words)
        .limit(_WORDS)
    )
    means = (average(first, count), average(second, count), average(third, count))
    return FeedbackSummary(kind, count, means, db.session.scalars(words).all())
