"""The plan of meetings, and the stages that they lead through."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy.orm.attributes import flag_modified

from app.base.constraints import refusing
from app.base.errors import MoveNotAllowedError
from app.base.locks import lock, lock_unchanged
from app.base.terms import assign
from app.base.viewer import Viewer
from app.extensions import db
from app.mentors.enums import MentorshipState
from app.mentors.models import Mentorship
from app.mentors.programmes.rules import StageLine, read_stages
from app.mentors.rules import MOVES
from app.mentors.work import queries
from app.mentors.work.errors import MeetingDayTakenError
from app.mentors.work.models import MentorshipMeeting, MentorshipStage
from app.mentors.work.rules import MentoringMeetingTerms, MentoringSeriesTerms, check_meeting
from app.mentors.work.services.sides import require_writer


def plan_meetings(
    mentorship: Mentorship, *, terms: MentoringSeriesTerms, actor: Viewer, today: date
) -> list[MentorshipMeeting]:
    """Plan one meeting or a series; days that have one already are passed over in a series.

    Raises MoveNotAllowedError once the mentorship has ended, MentoringMeetingPastError,
    MeetingTooFarError, OutsideMentorshipError, and MeetingDayTakenError where nothing is left.
    """
    require_writer(mentorship, actor)
    lock(mentorship)
    _check_running(mentorship)
    taken = {meeting.held_on for meeting, _held in queries.list_meetings(mentorship)}
    days = [day for day in terms.days() if day not in taken]
    if not days:
        raise MeetingDayTakenError(field="held_on")
    for day in (days[0], days[-1]):
        check_meeting(day, starts_on=mentorship.starts_on, today=today)
    first = terms.first
    meetings = [
        MentorshipMeeting(
            mentorship=mentorship,
            held_on=day,
            starts_at=first.starts_at,
            topic=first.topic,
            place=first.place,
        )
        for day in days
    ]
    db.session.add_all(meetings)
    db.session.flush()
    return meetings


def edit_meeting(
    meeting: MentorshipMeeting, *, terms: MentoringMeetingTerms, actor: Viewer, today: date
) -> None:
    """Move a meeting or reword it; errors as of planning one."""
    require_writer(meeting.mentorship, actor)
    lock(meeting)
    _check_running(meeting.mentorship)
    check_meeting(terms.held_on, starts_on=meeting.mentorship.starts_on, today=today)
    taken = MeetingDayTakenError(field="held_on")
    with refusing({"uq_mentorship_meetings_mentorship_id_held_on": taken}):
        assign(meeting, terms)


def cancel_meeting(meeting: MentorshipMeeting, *, actor: Viewer) -> None:
    """Take a meeting off the plan."""
    require_writer(meeting.mentorship, actor)
    lock(meeting)
    db.session.delete(meeting)
    db.session.flush()


def mark_stage(stage: MentorshipStage, *, on: date | None, actor: Viewer) -> None:
    """Note the day on which a stage was behind; None takes it back."""
    mentorship = db.session.get_one(Mentorship, stage.mentorship_id)
    require_writer(mentorship, actor)
    lock(stage)
    stage.done_on = on
    db.session.flush()


def set_stages(mentorship: Mentorship, *, stage_lines: str, actor: Viewer) -> None:
    """Give a mentorship stages of its own; those that keep their title keep their day.

    Raises NoStagesError, TooManyStagesError, StageTooLongError.
    """
    require_writer(mentorship, actor)
    lock_unchanged(mentorship)
    flag_modified(mentorship, "goal")  # stages alone are a new version too
    present = queries.list_stages(mentorship)
    done = {one.title: one.done_on for one in present}
    lines = read_stages(stage_lines)
    for one in present:
        db.session.delete(one)
    db.session.flush()  # before an ordinal is there twice
    put_stages(mentorship, ((line, done.get(line.title)) for line in lines), actor=actor)


def put_stages(
    mentorship: Mentorship, stages: Iterable[tuple[StageLine, date | None]], *, actor: Viewer
) -> None:
    """Write stages with the day on which each was behind, for a mentorship that has none."""
    require_writer(mentorship, actor)
    rows: list[Any] = [
        MentorshipStage(
            mentorship_id=mentorship.id,
            ordinal=number,
            title=line.title,
            indicator=line.indicator,
            done_on=done_on,
        )
        for number, (line, done_on) in enumerate(stages, 1)
    ]
    db.session.add_all(rows)
    db.session.flush()


def _check_running(mentorship: Mentorship) -> None:
    if mentorship.state is not MentorshipState.ACTIVE:
        raise MoveNotAllowedError(str(MOVES.why[mentorship.state]))
