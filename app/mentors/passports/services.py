"""Use cases of passports: what they say, where a mentor works, what he has learned."""

from datetime import date, timedelta

from app.base.constraints import refusing
from app.base.locks import lock
from app.base.terms import assign
from app.base.viewer import Viewer
from app.extensions import db
from app.mentors.models import Mentor
from app.mentors.passport_models import MentorPost, MentorTraining
from app.mentors.passports import queries, rules
from app.mentors.passports.errors import LimitBelowLoadError, SamePostError
from app.mentors.passports.rules import MoveTerms, PassportTerms, PostTerms, TrainingTerms
from app.mentors.queries import count_led
from app.mentors.services import keep_former_post, refusing_twins, require_entering


def edit_passport(mentor: Mentor, *, terms: PassportTerms, actor: Viewer, today: date) -> None:
    """Change what a passport says.

    Raises PassportDayAheadError, WorkerConsentError, WorkerAgreementError, AmountWithoutPayError,
    LimitBelowLoadError.
    """
    _require_own(actor, mentor)
    rules.check_passport(terms, today=today)
    lock(mentor)  # nobody begins while the limit is compared with those who are led
    led = count_led(mentor)
    if terms.load_limit is not None and terms.load_limit < led:
        raise LimitBelowLoadError(led)
    assign(mentor, terms)
    wanted = queries.find_specialities(list(terms.speciality_ids))
    if {one.id for one in wanted} != {one.id for one in mentor.specialities}:
        mentor.specialities = wanted
    db.session.flush()


def move_mentor(mentor: Mentor, *, terms: MoveTerms, actor: Viewer, today: date) -> None:
    """Give a mentor another main place of work; the former one stays in the card with its days.

    Raises PassportDayAheadError, PostDaysError, and SameMentorError of the new organization.
    """
    _require_own(actor, mentor)
    require_entering(actor, terms.organization_id)
    rules.check_move(terms, since=mentor.post_since, today=today)
    lock(mentor)
    with refusing_twins():
        keep_former_post(mentor, until=terms.since - timedelta(days=1))
        mentor.organization_id = terms.organization_id
        mentor.position = terms.position
        mentor.post_since = terms.since


def add_post(mentor: Mentor, *, terms: PostTerms, actor: Viewer) -> MentorPost:
    """Enter a second or a former place of work; raises SamePostError, PostDaysError."""
    _require_own(actor, mentor)
    rules.check_days(terms.since, terms.until)
    post = MentorPost(mentor_id=mentor.id)
    with refusing({"uq_mentor_posts_present": SamePostError(field="position")}):
        assign(post, terms)
        db.session.add(post)
    return post


def end_post(post: MentorPost, *, until: date, actor: Viewer) -> None:
    """Note the last day at a second place of work; raises PostDaysError."""
    _require_own(actor, post.mentor)
    rules.check_days(post.since, until)
    post.until = until
    db.session.flush()


def remove_post(post: MentorPost, *, actor: Viewer) -> None:
    """Take a place of work out that was entered by mistake."""
    _require_own(actor, post.mentor)
    db.session.delete(post)
    db.session.flush()


def add_training(
    mentor: Mentor, *, terms: TrainingTerms, actor: Viewer, today: date
) -> MentorTraining:
    """Enter a course on mentoring; raises PassportDayAheadError."""
    _require_own(actor, mentor)
    rules.check_training(terms, today=today)
    training = MentorTraining(mentor_id=mentor.id)
    assign(training, terms)
    db.session.add(training)
    db.session.flush()
    return training


def remove_training(training: MentorTraining, mentor: Mentor, *, actor: Viewer) -> None:
    """Take a course out that was entered by mistake."""
    _require_own(actor, mentor)
    db.session.delete(training)
    db.session.flush()


def _require_own(actor: Viewer, mentor: Mentor) -> None:
    require_entering(actor, mentor.organization_id)
