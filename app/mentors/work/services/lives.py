"""The life of a mentorship: its beginning by a programme, the notice, another mentor."""

from datetime import date, datetime, timedelta

from app.base.errors import MoveNotAllowedError, NotAllowedError
from app.base.locks import lock
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.mentors import letters, services
from app.mentors.ending import WITH_NOTICE
from app.mentors.enums import EndGround, MentorshipKind, MentorshipState
from app.mentors.models import Mentee, Mentor, Mentorship
from app.mentors.permissions import Permission
from app.mentors.programmes.errors import OtherProgrammeError
from app.mentors.programmes.queries import find_programme
from app.mentors.programmes.rules import StageLine
from app.mentors.rules import MOVES, BreakOffTerms, MentorshipTerms
from app.mentors.work import queries
from app.mentors.work.errors import GroundNotTheirsError, SamePersonError
from app.mentors.work.rules import (
    MenteeTerms,
    MentoringSide,
    NoticeTerms,
    ReplacementTerms,
    check_consent,
)
from app.mentors.work.services.meetings import put_stages
from app.mentors.work.services.sides import side_in
from app.students.queries.running import running_of

_DAY = timedelta(days=1)


def begin_mentorship(
    mentor: Mentor,
    *,
    terms: MentorshipTerms,
    actor: Viewer,
    today: date,
    now: datetime,
    mentee: MenteeTerms | None = None,
) -> Mentorship:
    """Entrust somebody to a mentor, by a programme where one is chosen.

    A student's mentorship belongs to what the student has where the mentor works, if that is one
    thing. Raises OtherProgrammeError, ConsentMissingError, ConsentInFutureError and
    the errors of `services.start_mentorship`.
    """
    require(actor, Permission.MENTORSHIP_MANAGE)
    kind = mentee.kind if mentee else MentorshipKind.EMPLOYER_STUDENT
    stages = _stages_of(terms.programme_id, kind)
    person = _enter(mentee, today=today) if mentee else None
    mentorship = services.start_mentorship(
        mentor, terms=terms, actor=actor, today=today, now=now, mentee=person
    )
    put_stages(mentorship, ((stage, None) for stage in stages), actor=actor)
    _belong_to_the_only(mentorship, today=today)
    return mentorship


def set_ground(
    mentorship: Mentorship, *, ground: tuple[str, int] | None, actor: Viewer, today: date
) -> None:
    """Say what a mentorship belongs to, and so for whom it is led.

    Raises GroundNotTheirsError for another's.
    """
    require(actor, Permission.MENTORSHIP_MANAGE)
    lock(mentorship)
    kept = (mentorship.ground, mentorship.ground_id)
    if ground == kept:
        return
    grounds = grounds_of(mentorship, day=today)
    if ground and ground not in grounds:
        raise GroundNotTheirsError(field="ground")
    at = grounds[ground][1] if ground else mentorship.mentor.organization_id
    _belong_to(mentorship, ground, at)


def grounds_of(mentorship: Mentorship, *, day: date) -> dict[tuple[str, int], tuple[str, int]]:
    """Return (title, organization) of what the student has under way, by table and id."""
    if mentorship.student_id is None:
        return {}
    found = running_of(mentorship.student_id, day=day)
    return {(one.kind, one.record_id): (one.title, one.organization_id) for one in found}


def give_notice(
    mentorship: Mentorship, *, terms: NoticeTerms, actor: Viewer, today: date, now: datetime
) -> None:
    """Tell the other side that a mentorship will end before its time.

    The mentor refuses, the college speaks for either side. Raises MoveNotAllowedError once it
    has ended or a notice was given.
    """
    side = side_in(mentorship, actor)
    is_own = side is MentoringSide.MENTOR and terms.ended_by is EndGround.MENTOR_REFUSED
    if not is_own and side is not MentoringSide.COLLEGE:
        raise NotAllowedError
    lock(mentorship)
    if mentorship.state is not MentorshipState.ACTIVE:
        raise MoveNotAllowedError(MOVES.why[mentorship.state])
    if mentorship.notice_on or terms.ended_by not in WITH_NOTICE:
        raise MoveNotAllowedError
    mentorship.notice_on = today
    assign(mentorship, terms)
    db.session.flush()
    letters.tell_of_notice(mentorship, now=now)


def replace_mentor(
    mentorship: Mentorship, *, terms: ReplacementTerms, actor: Viewer, today: date, now: datetime
) -> Mentorship:
    """Let another mentor go on: a new mentorship follows the old one, whose hours stay with it.

    Goal, programme, plan items, what it belongs to, stages that are ahead and meetings from the
    first day go over. Raises SamePersonError, MoveNotAllowedError and the errors of ending a
    mentorship and of starting one.
    """
    require(actor, Permission.MENTORSHIP_MANAGE)
    if terms.mentor_id == mentorship.mentor_id:
        raise SamePersonError(field="mentor_id")
    mentor = db.session.get_one(Mentor, terms.mentor_id)
    lock(mentor)
    lock(mentorship)
    ends_on = max(mentorship.starts_on, terms.starts_on - _DAY)
    ending = BreakOffTerms(
        ends_on, terms.reason, EndGround.REPLACED, terms.notice_on or mentorship.notice_on
    )
    services.break_off_mentorship(mentorship, terms=ending, actor=actor, today=today, now=now)
    following = services.start_mentorship(
        mentor,
        terms=MentorshipTerms(
            student_id=mentorship.student_id,
            starts_on=terms.starts_on,
            plan_item_ids=mentorship.plan_item_ids,
            goal=mentorship.goal,
            programme_id=mentorship.programme_id,
        ),
        actor=actor,
        today=today,
        now=now,
        mentee=mentorship.mentee,
        follows=mentorship,
    )
    if mentorship.ground_id:
        _belong_to(following, (mentorship.ground, mentorship.ground_id), mentorship.organization_id)
    _hand_over(mentorship, following, actor)
    return following


def _hand_over(former: Mentorship, following: Mentorship, actor: Viewer) -> None:
    ahead = [one for one in queries.list_stages(former) if one.done_on is None]
    put_stages(
        following, ((StageLine(one.title, one.indicator), None) for one in ahead), actor=actor
    )
    for meeting, _is_held in queries.list_meetings(former):
        if meeting.held_on >= following.starts_on:
            meeting.mentorship = following
    db.session.flush()


def _stages_of(programme_id: int | None, kind: MentorshipKind) -> list[StageLine]:
    if programme_id is None:
        return []
    programme = find_programme(programme_id)
    if programme is None or programme.archived_on or programme.kind is not kind:
        raise OtherProgrammeError(field="programme_id")
    return [StageLine(one.title, one.indicator) for one in programme.stages]


def _enter(terms: MenteeTerms, *, today: date) -> Mentee:
    check_consent(terms, today=today)
    mentee = Mentee()
    assign(mentee, terms)
    db.session.add(mentee)
    db.session.flush()
    return mentee


def _belong_to_the_only(mentorship: Mentorship, *, today: date) -> None:
    """Take what the student has at a place of work of the mentor, the main place first."""
    mentor, grounds = mentorship.mentor, grounds_of(mentorship, day=today)
    second = (post.organization_id for post in mentor.posts if post.until is None)
    for at in (mentor.organization_id, *second):
        theirs = [ground for ground, (_title, where) in grounds.items() if where == at]
        if len(theirs) == 1:
            _belong_to(mentorship, theirs[0], at)
        if theirs:
            return


def _belong_to(mentorship: Mentorship, ground: tuple[str, int] | None, at: int) -> None:
    """Note what a student's mentorship belongs to, and the organization of that."""
    mentorship.ground, mentorship.ground_id = ground or ("", None)
    mentorship.organization_id = at
    db.session.flush()
