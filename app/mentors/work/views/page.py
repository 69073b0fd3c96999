"""A mentorship as its sides and the college open it."""

from flask import render_template
from flask_login import current_user

from app.base import clock
from app.mentors import rules
from app.mentors.blueprint import bp
from app.mentors.models import Mentorship
from app.mentors.permissions import Permission
from app.mentors.queries import find_mentor_of, note_openable
from app.mentors.views import students_of
from app.mentors.work import queries
from app.mentors.work.rules import MentoringSide
from app.mentors.work.services.feedback import answering_side
from app.mentors.work.services.report import find_report
from app.mentors.work.services.sides import may_take_report, may_write, side_in
from app.mentors.work.wording import first_last_day, ground_of
from app.privacy.shown import reveal
from app.web.access import requires, signed_in


@bp.get("/mine")
@requires(Permission.MENTORSHIP_VIEW_OWN)
def mentor_home() -> str:
    """Show a mentor the own students: who is met next, and whose hours are not noted."""
    mentor = find_mentor_of(current_user)
    students = students_of(mentor)
    present = [one.id for one, _events in students["lines"] if one.ends_on is None]
    return render_template(
        "mentors/mentor_home.html",
        mentor=mentor,
        due=queries.due_of(present, today=clock.today()),
        **students,
    )


@bp.get("/mentorships/<int:mentorship_id>")
@signed_in
def mentorship_detail(mentorship_id: int) -> str:
    """Show what happens in a mentorship, to its two sides and to who looks after it."""
    mentorship = opened(mentorship_id)
    today = clock.today()
    side = answering_side(mentorship, current_user)
    return render_template(
        "mentors/work/mentorship_detail.html",
        mentorship=mentorship,
        tells_all=side_in(mentorship, current_user) is not MentoringSide.MENTEE,
        writes=may_write(mentorship, current_user),
        takes_report=may_take_report(mentorship, current_user),
        events=rules.events_of(mentorship.state, current_user),
        due=queries.due_of([mentorship.id], today=today)[mentorship.id],
        stages=queries.list_stages(mentorship),
        meetings=queries.list_meetings(mentorship),
        entries=queries.list_entries(mentorship),
        totals=queries.totals_by_kind(mentorship),
        earlier=queries.list_earlier(mentorship),
        following=queries.find_following(mentorship),
        ground=ground_of(mentorship, today=today),
        first_last_day=first_last_day(mentorship),
        asks_feedback=side is not None and not queries.has_answered(mentorship, side),
        report=find_report(mentorship),
    )


def opened(mentorship_id: int) -> Mentorship:
    """Return a mentorship that the present person may open, its student's name shown or hidden."""
    mentorship = queries.get_opened(mentorship_id, visible_to=current_user)
    if mentorship.student:
        reveal([mentorship.student], to=current_user)
    note_openable([mentorship.mentor], to=current_user)
    return mentorship
