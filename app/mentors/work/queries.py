"""Reading what happens in mentorships; who may open which."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, false, func, or_, select
from sqlalchemy.orm import QueryableAttribute, joinedload, selectinload

from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.extensions import db
from app.mentors.enums import MentorshipState
from app.mentors.models import Mentee, Mentor, Mentorship
from app.mentors.permissions import Permission
from app.mentors.queries import mentorships_visible_to
from app.mentors.work.enums import FEWEST_ANSWERS, FeedbackSide, WorkKind
from app.mentors.work.models import (
    MentorshipEntry,
    MentorshipFeedback,
    MentorshipMeeting,
    MentorshipStage,
)
from app.students.models import Student

_IS_HELD = (
    select(MentorshipEntry.id)
    .where(
        MentorshipEntry.mentorship_id == MentorshipMeeting.mentorship_id,
        MentorshipEntry.day == MentorshipMeeting.held_on,
    )
    .correlate(MentorshipMeeting)
    .exists()
)
_NEWEST = (MentorshipEntry.day.desc(), MentorshipEntry.id.desc())


def _opens(viewer: Viewer) -> ColumnElement[bool]:
    """The condition that a person may open a mentorship: who looks after it, and its two sides."""
    reads = viewer.can(Permission.MENTORSHIP_VIEW)
    looked_after = mentorships_visible_to(viewer) if reads else false()
    return or_(
        looked_after,
        Mentorship.mentor.has(Mentor.user_id == viewer.id),
        Mentorship.student.has(Student.user_id == viewer.id),
    )


def get_opened(mentorship_id: int, *, visible_to: Viewer) -> Mentorship:
    """Return a mentorship that this person may open, with its people; raises NotFoundError."""
    found = db.session.scalar(
        select(Mentorship)
        .join(Mentorship.mentor)
        .where(Mentorship.id == mentorship_id, _opens(visible_to))
        .options(
            joinedload(Mentorship.mentor).joinedload(Mentor.organization),
            joinedload(Mentorship.student).joinedload(Student.group),
            joinedload(Mentorship.mentee).joinedload(Mentee.organization),
            joinedload(Mentorship.organization),
            selectinload(Mentorship.plan_items),
        )
    )
    if found is None:
        raise NotFoundError
    return found


def find_following(mentorship: Mentorship) -> Mentorship | None:
    """Return the mentorship that goes on with this one under another mentor."""
    return db.session.scalar(
        select(Mentorship)
        .where(Mentorship.follows_id == mentorship.id)
        .options(joinedload(Mentorship.mentor))
    )


def list_earlier(mentorship: Mentorship) -> list[Mentorship]:
    """Return the mentorships that this one follows, the newest first: who led before."""
    earlier: list[Mentorship] = []
    follows_id = mentorship.follows_id
    while follows_id and len(earlier) < 10:
        one = db.session.get_one(Mentorship, follows_id, options=[joinedload(Mentorship.mentor)])
        earlier.append(one)
        follows_id = one.follows_id
    return earlier


class MentorshipDue(NamedTuple):
    """What a mentor's own page says of one mentorship.

    `overdue` is the earliest planned meeting that has passed without hours; `minutes` are all
    that were noted, `this_month` those of the month of the day that was asked for.
    """

    next_meeting: MentorshipMeeting | None = None
    overdue: MentorshipMeeting | None = None
    minutes: int = 0
    this_month: int = 0
    last_on: date | None = None


def due_of(mentorship_ids: Collection[int], *, today: date) -> dict[int, MentorshipDue]:
    """Return what is next and what is due of some mentorships, by id, in three statements."""
    ids = list(mentorship_ids)
    nearest = _earliest(ids, MentorshipMeeting.held_on >= today)
    missed = _earliest(ids, (MentorshipMeeting.held_on < today) & ~_IS_HELD)
    month = func.sum(MentorshipEntry.minutes).filter(
        MentorshipEntry.day >= today.replace(day=1), MentorshipEntry.day <= today
    )
    rows = db.session.execute(
        select(
            MentorshipEntry.mentorship_id,
            func.sum(MentorshipEntry.minutes),
            month,
            func.max(MentorshipEntry.day),
        )
        .where(MentorshipEntry.mentorship_id.in_(ids))
        .group_by(MentorshipEntry.mentorship_id)
    )
    noted = {row[0]: (int(row[1]), int(row[2] or 0), row[3]) for row in rows}
    return {
        id_: MentorshipDue(nearest.get(id_), missed.get(id_), *noted.get(id_, (0, 0, None)))
        for id_ in ids
    }


def _earliest(ids: Sequence[int], condition: ColumnElement[bool]) -> dict[int, MentorshipMeeting]:
    day = (
        select(MentorshipMeeting.mentorship_id, func.min(MentorshipMeeting.held_on).label("day"))
        .where(MentorshipMeeting.mentorship_id.in_(ids), condition)
        .group_by(MentorshipMeeting.mentorship_id)
        .subquery()
    )
    found = select(MentorshipMeeting).join(
        day,
        (MentorshipMeeting.mentorship_id == day.c.mentorship_id)
        & (MentorshipMeeting.held_on == day.c.day),
    )
    return {one.mentorship_id: one for one in db.session.scalars(found)}


def list_entries(mentorship: Mentorship) -> list[MentorshipEntry]:
    """Return what was noted, the newest first."""
    found = select(MentorshipEntry).where(MentorshipEntry.mentorship_id == mentorship.id)
    return list(db.session.scalars(found.order_by(*_NEWEST)))


def get_entry(entry_id: int, *, visible_to: Viewer) -> MentorshipEntry:
    """Return an entry of a mentorship that this person may open; raises NotFoundError."""
    entry = db.session.get(MentorshipEntry, entry_id)
    if entry is None:
        raise NotFoundError
    get_opened(entry.mentorship_id, visible_to=visible_to)
    return entry


def minutes_of_day(mentorship: Mentorship, day: date, *, but: int | None = None) -> int:
    """Return how many minutes are noted for a day, one entry left out."""
    of_day = select(func.coalesce(func.sum(MentorshipEntry.minutes), 0)).where(
        MentorshipEntry.mentorship_id == mentorship.id, MentorshipEntry.day == day
    )
    return int(db.session.scalar(of_day.where(MentorshipEntry.id != (but or 0))) or 0)


class KindTotal(NamedTuple):
    """How often and how long one kind of work was done."""

    kind: WorkKind | None
    times: int
    minutes: int


def totals_by_kind(mentorship: Mentorship) -> list[KindTotal]:
    """Return the hours of a mentorship by what was done, most first."""
    minutes = func.sum(MentorshipEntry.minutes)
    found = (
        select(MentorshipEntry.kind, func.count(), minutes)
        .where(MentorshipEntry.mentorship_id == mentorship.id)
        .group_by(MentorshipEntry.kind)
        .order_by(minutes.desc())
    )
    return [KindTotal(kind, times, int(sum_)) for kind, times, sum_ in db.session.execute(found)]


def minutes_of(mentorship_ids: Iterable[int]) -> dict[int, int]:
    """Return the minutes noted in some mentorships, by id."""
    ids = list(mentorship_ids)
    sums = (
        select(MentorshipEntry.mentorship_id, func.sum(MentorshipEntry.minutes))
        .where(MentorshipEntry.mentorship_id.in_(ids))
        .group_by(MentorshipEntry.mentorship_id)
    )
    return {id_: int(minutes) for id_, minutes in db.session.execute(sums)}


def minutes_of_mentor(mentor: Mentor) -> int:
    """Return the minutes a mentor has given to all the own mentorships."""
    total = (
        select(func.sum(MentorshipEntry.minutes))
        .join(MentorshipEntry.mentorship)
        .where(Mentorship.mentor_id == mentor.id)
    )
    return int(db.session.scalar(total) or 0)


def list_meetings(mentorship: Mentorship) -> list[tuple[MentorshipMeeting, bool]]:
    """Return the plan of meetings, and of each whether hours stand for its day."""
    found = select(MentorshipMeeting, _IS_HELD).where(
        MentorshipMeeting.mentorship_id == mentorship.id
    )
    rows = db.session.execute(found.order_by(MentorshipMeeting.held_on))
    return [(meeting, bool(is_held)) for meeting, is_held in rows]


def get_meeting(meeting_id: int, *, visible_to: Viewer) -> MentorshipMeeting:
    """Return a meeting of a mentorship that this person may open; raises NotFoundError."""
    meeting = db.session.get(MentorshipMeeting, meeting_id)
    if meeting is None:
        raise NotFoundError
    get_opened(meeting.mentorship_id, visible_to=visible_to)
    return meeting


def list_own_meetings(viewer: Viewer, first: date, last: date) -> list[MentorshipMeeting]:
    """Return the meetings between two days of mentorships where this person is a side."""
    is_side = or_(
        Mentorship.mentor.has(Mentor.user_id == viewer.id),
        Mentorship.student.has(Student.user_id == viewer.id),
    )
    found = (
        select(MentorshipMeeting)
        .join(MentorshipMeeting.mentorship)
        .where(MentorshipMeeting.held_on.between(first, last), is_side)
        .where(Mentorship.state == MentorshipState.ACTIVE)
    )
    order = (MentorshipMeeting.held_on, MentorshipMeeting.id)
    return list(db.session.scalars(found.order_by(*order)))


def list_stages(mentorship: Mentorship) -> list[MentorshipStage]:
    """Return the stages in their order."""
    found = select(MentorshipStage).where(MentorshipStage.mentorship_id == mentorship.id)
    return list(db.session.scalars(found.order_by(MentorshipStage.ordinal)))


def get_stage(stage_id: int, *, visible_to: Viewer) -> MentorshipStage:
    """Return a stage of a mentorship that this person may open; raises NotFoundError."""
    stage = db.session.get(MentorshipStage, stage_id)
    if stage is None:
        raise NotFoundError
    get_opened(stage.mentorship_id, visible_to=visible_to)
    return stage


def has_answered(mentorship: Mentorship, side: FeedbackSide) -> bool:
    """Tell whether a side of a mentorship has given its feedback."""
    answer = select(MentorshipFeedback.id).where(
        MentorshipFeedback.mentorship_id == mentorship.id, MentorshipFeedback.side == side
    )
    return db.session.scalar(answer) is not None


class MentoringFeedbackSummary(NamedTuple):
    """What several people answered, `answers` of them; nothing tells whose answer was which."""

    answers: int
    clarity: float
    support: float
    benefit: float
    words: list[str]


def feedback_on(mentor: Mentor) -> MentoringFeedbackSummary | None:
    """Return what a mentor's mentees answered, None until enough of them did."""
    of_mentor = MentorshipFeedback.mentorship.has(Mentorship.mentor_id == mentor.id)
    is_mentee = MentorshipFeedback.side == FeedbackSide.MENTEE
    return _summary(of_mentor & is_mentee, Mentorship.student_id, Mentorship.mentee_id)


def feedback_of_mentors(organization_id: int) -> MentoringFeedbackSummary | None:
    """Return what the mentors of an organization answered, None until there are enough."""
    theirs = Mentorship.mentor.has(Mentor.organization_id == organization_id)
    is_meant = MentorshipFeedback.mentorship.has(theirs)
    is_mentor = MentorshipFeedback.side == FeedbackSide.MENTOR
    return _summary(is_meant & is_mentor, Mentorship.mentor_id)


def _summary(
    condition: ColumnElement[bool], *person: QueryableAttribute[Any]
) -> MentoringFeedbackSummary | None:
    """Sum up answers: one mean of each `person`, then the mean of people."""
    marks = (
        MentorshipFeedback.clarity,
        MentorshipFeedback.support,
        MentorshipFeedback.benefit,
    )
    own = (func.avg(mark).label(mark.key) for mark in marks)
    one_each = select(*own).join(MentorshipFeedback.mentorship).where(condition)
    people = one_each.group_by(*person).subquery()
    means = select(func.count(), *(func.avg(people.c[mark.key]) for mark in marks))
    count, *averages = db.session.execute(means.select_from(people)).one()
    if count < FEWEST_ANSWERS:
        return None
    # In the order of their letters: the order of the days would tell who wrote them.
    words = select(MentorshipFeedback.words).where(condition, MentorshipFeedback.words != "")
    said = sorted(db.session.scalars(words))
    clarity, support, benefit = (round(float(one), 1) for one in averages)
    return MentoringFeedbackSummary(count, clarity, support, benefit, said)
