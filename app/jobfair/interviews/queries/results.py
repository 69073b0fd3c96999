"""Reading what both sides say after talks."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import func, select

from app.extensions import db
from app.jobfair.interviews.enums import InterviewState, TalkSide, TalkVerdict
from app.jobfair.interviews.models import Interview
from app.jobfair.interviews.timetable_models import TalkResult
from app.jobfair.models import Fair


def find_result(interview: Interview, side: TalkSide) -> TalkResult | None:
    """Return what one side said of a talk, None before it spoke."""
    return db.session.scalar(
        select(TalkResult).where(TalkResult.interview_id == interview.id, TalkResult.side == side)
    )


def results_of(interview_ids: Collection[int]) -> dict[int, dict[TalkSide, TalkResult]]:
    """Return what was said of some talks, by talk and side, in one statement."""
    found: dict[int, dict[TalkSide, TalkResult]] = {id_: {} for id_ in interview_ids}
    statement = select(TalkResult).where(TalkResult.interview_id.in_(interview_ids))
    for result in db.session.scalars(statement):
        found[result.interview_id][result.side] = result
    return found


def order_of(interview: Interview, side: TalkSide) -> list[TalkResult]:
    """Return all that one side said at a fair, in its order: the employer's or the student's."""
    if side is TalkSide.EMPLOYER:
        own = Interview.participant_id == interview.participant_id
    else:
        own = Interview.student_id == interview.student_id
    statement = (
        select(TalkResult)
        .join(TalkResult.interview)
        .where(Interview.fair_id == interview.fair_id, own, TalkResult.side == side)
        .order_by(TalkResult.place, TalkResult.id)
    )
    return list(db.session.scalars(statement))


class ResultCounts(NamedTuple):
    """How far a fair's talks are."""

    talks: int
    held: int
    missed: int
    walk_ins: int
    employer_said: int
    student_said: int
    mutual: int


def count_results(fair: Fair) -> ResultCounts:
    """Count a fair's talks and what was said of them; `mutual` are those both sides want."""
    states = (InterviewState.HELD, InterviewState.MISSED)
    held, missed = (func.count().filter(Interview.state == state) for state in states)
    planned = func.count().filter(Interview.state.in_((InterviewState.SCHEDULED, *states)))
    talks = db.session.execute(
        select(planned, held, missed, func.count().filter(Interview.is_walk_in)).where(
            Interview.fair_id == fair.id
        )
    ).one()
    said = db.session.execute(
        select(*(func.count().filter(TalkResult.side == side) for side in TalkSide))
        .select_from(TalkResult)
        .join(TalkResult.interview)
        .where(Interview.fair_id == fair.id)
    ).one()
    return ResultCounts._make([*talks, *said, _count_mutual(fair)])


def _count_mutual(fair: Fair) -> int:
    both = (
        select(TalkResult.interview_id)
        .join(TalkResult.interview)
        .where(Interview.fair_id == fair.id, TalkResult.verdict == TalkVerdict.YES)
        .group_by(TalkResult.interview_id)
        .having(func.count() == len(TalkSide))
    )
    return db.session.scalar(select(func.count()).select_from(both.subquery())) or 0


def first_said(interviews: Sequence[Interview], side: TalkSide) -> list[TalkResult]:
    """Return what a side said of some talks, in its order."""
    statement = (
        select(TalkResult)
        .where(TalkResult.interview_id.in_([one.id for one in interviews]), TalkResult.side == side)
        .order_by(TalkResult.place, TalkResult.id)
    )
    return list(db.session.scalars(statement))
