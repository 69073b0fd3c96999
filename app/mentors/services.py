"""Use cases of mentors and mentorships."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime

from app.base.archiving import note_archived
from app.base.constraints import refusing
from app.base.errors import NotAllowedError
from app.base.locks import lock, lock_rows
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.mentors import letters, queries, rules
from app.mentors.ending import check_notice
from app.mentors.enums import MentorshipEvent, MentorshipKind
from app.mentors.errors import (
    AccountTakenError,
    AlreadyMentoredError,
    FormerMentorError,
    SameMentorError,
    SimilarMentorError,
)
from app.mentors.models import Mentee, Mentor, Mentorship
from app.mentors.passport_models import MentorPost
from app.mentors.permissions import Permission
from app.mentors.rules import MOVES, BreakOffTerms, FinishTerms, MentorshipTerms, MentorTerms
from app.plan.services.serving import serve_items
from app.settings.queries import moved_days
from app.students.enums import Offer
from app.students.models import Student
from app.students.moves import check_offered

_MENTEE_TAKEN = "uq_mentorships_active_mentee"


def create_mentor(
    *, terms: MentorTerms, actor: Viewer, today: date, is_another: bool = False
) -> Mentor:
    """Enter a mentor.

    Raises SameMentorError, AccountTakenError, CareerInFutureError, and SimilarMentorError
    unless a person has looked and says that `is_another`.
    """
    require_entering(actor, terms.organization_id)
    rules.check_career(terms.experience_since, today=today)
    mentor = Mentor()
    with refusing_twins():
        assign(mentor, terms)
        db.session.add(mentor)
    _check_similar(mentor, is_another=is_another)
    return mentor


def edit_mentor(
    mentor: Mentor, *, terms: MentorTerms, actor: Viewer, today: date, is_another: bool = False
) -> None:
    """Change a mentor's card; the same errors as when it is entered.

    Who changes the organization keeps the former one among the places of work.
    """
    for organization_id in {mentor.organization_id, terms.organization_id}:
        require_entering(actor, organization_id)
    rules.check_career(terms.experience_since, today=today)
    before = (mentor.identity_key, mentor.organization_id)
    with refusing_twins():
        if terms.organization_id != mentor.organization_id:
            keep_former_post(mentor, until=today)
            mentor.post_since = today
        assign(mentor, terms)
    # Whoever was told apart once is not asked again until the name or the organization changes.
    is_known = (mentor.identity_key, mentor.organization_id) == before
    _check_similar(mentor, is_another=is_another or is_known)


def keep_former_post(mentor: Mentor, *, until: date) -> None:
    """Write the main place of work down among the former ones, with its days."""
    since = mentor.post_since if mentor.post_since and mentor.post_since <= until else None
    former = MentorPost(
        organization_id=mentor.organization_id, position=mentor.position, since=since, until=until
    )
    mentor.posts.append(former)


def archive_mentors(ids: Sequence[int], *, actor: Viewer, today: date) -> list[int]:
    """Note that people who lead nobody are no mentors any more; return their ids."""
    require(actor, Permission.MENTOR_MANAGE)
    return note_archived(lock_rows(queries.mentors_to_archive(ids)), today)


def restore_mentors(ids: Sequence[int], *, actor: Viewer) -> list[int]:
    """Make former mentors mentors again; return their ids."""
    require(actor, Permission.MENTOR_MANAGE)
    return note_archived(lock_rows(queries.mentors_to_restore(ids)), None)


def start_mentorship(
    mentor: Mentor,
    *,
    terms: MentorshipTerms,
    actor: Viewer,
    today: date,
    now: datetime,
    mentee: Mentee | None = None,
    follows: Mentorship | None = None,
) -> Mentorship:
    """Entrust a student to a mentor, or the `mentee` whom the college has no record of.

    Raises FormerMentorError, MentorIsFullError, WorkersOnlyError, ImpossibleStartError,
    AlreadyMentoredError.
    """
    require(actor, Permission.MENTORSHIP_MANAGE)
    lock(mentor)
    if mentor.archived_on:
        raise FormerMentorError
    rules.check_load(queries.count_led(mentor), mentor.load_limit)
    rules.check_start(terms.starts_on, today=today)
    mentorship = Mentorship(mentor=mentor, mentee=mentee)
    mentorship.kind = mentee.kind if mentee else MentorshipKind.EMPLOYER_STUDENT
    mentorship.organization_id = (mentee or mentor).organization_id
    mentorship.follows_id = follows.id if follows else None
    if mentee is None:
        rules.check_basis(mentor.basis)
        _check_student(terms.student_id)
    taken = AlreadyMentoredError(field="student_id")
    with refusing(dict.fromkeys(("uq_mentorships_active_pair", _MENTEE_TAKEN), taken)):
        assign(mentorship, terms)
        db.session.add(mentorship)
    serve_items(mentorship, terms.plan_item_ids)
    letters.tell_of(MentorshipEvent.START, mentorship, now=now)
    return mentorship


def _check_student(student_id: int | None) -> None:
    student = db.session.get_one(Student, student_id)
    lock(student, shared=True)
    check_offered(Offer.MENTORING, student.state, field="student_id")


def finish_mentorship(
    mentorship: Mentorship, *, terms: FinishTerms, actor: Viewer, today: date, now: datetime
) -> None:
    """Note that a mentorship came to its end, and with what.

    Raises MoveNotAllowedError, EndBeforeStartError, EndInFutureError, OutcomeMissingError.
    """
    _end(mentorship, MentorshipEvent.FINISH, terms, actor, today, now)


def break_off_mentorship(
    mentorship: Mentorship, *, terms: BreakOffTerms, actor: Viewer, today: date, now: datetime
) -> None:
    """Note that a mentorship ended before its time, and why.

    Raises the errors of finishing, and NoticeMissingError, NoticeInFutureError,
    NoticeTooShortError where article 351.8 of the Labour Code asks for a notice.
    """
    require(actor, Permission.MENTORSHIP_MANAGE)
    check_notice(
        mentorship.kind,
        terms.ended_by,
        notice_on=terms.notice_on,
        ends_on=terms.ends_on,
        today=today,
        moved=moved_days(),
    )
    _end(mentorship, MentorshipEvent.BREAK_OFF, terms, actor, today, now)


def _end(
    mentorship: Mentorship,
    event: MentorshipEvent,
    terms: FinishTerms | BreakOffTerms,
    actor: Viewer,
    today: date,
    now: datetime,
) -> None:
    lock(mentorship)
    state = MOVES.after(event, mentorship.state, rules.party_of(actor))
    rules.check_end(terms, starts_on=mentorship.starts_on, today=today)
    assign(mentorship, terms)
    mentorship.state = state
    db.session.flush()
    letters.tell_of(event, mentorship, now=now)


def require_entering(actor: Viewer, organization_id: int) -> None:
    """Raise NotAllowedError for who may not enter mentors of an organization."""
    require(actor, Permission.MENTOR_ENTER)
    if not rules.may_enter(actor, organization_id):
        raise NotAllowedError


def _check_similar(mentor: Mentor, *, is_another: bool) -> None:
    similar = None if is_another else queries.find_similar(mentor)
    if similar:
        raise SimilarMentorError(f"{similar.full_name}, {similar.position}")


def refusing_twins() -> AbstractContextManager[None]:
    """Tell a second card of one person, or a second holder of an account, by its field."""
    return refusing(
        {
            "uq_mentors_person": SameMentorError(field="last_name"),
            "uq_mentors_user_id": AccountTakenError(field="user_id"),
        }
    )
