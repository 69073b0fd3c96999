"""The beginning of a mentorship, and what it belongs to."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from app.base import clock
from app.mentors.blueprint import bp
from app.mentors.enums import MentorshipKind
from app.mentors.models import Mentorship
from app.mentors.permissions import Permission
from app.mentors.programmes.queries import programme_choices
from app.mentors.queries import get_mentor, get_mentorship
from app.mentors.rules import MentorshipTerms
from app.mentors.work.forms import GroundEditForm, MenteeCreateForm, MentorshipCreateForm
from app.mentors.work.rules import MenteeTerms
from app.mentors.work.services import lives
from app.mentors.work.wording import ground_label
from app.organizations.queries import organization_choices
from app.plan.enums import Topic
from app.students.enums import Offer
from app.students.queries import student_choices
from app.web.access import requires
from app.web.fields import record_id
from app.web.moment import moment
from app.web.places import returning
from app.web.transactions import transactional

_OTHERS = (MentorshipKind.TEACHER_TEACHER, MentorshipKind.STUDENT_PUPIL)


@bp.route("/<int:mentor_id>/mentorships/new", methods=["GET", "POST"])
@requires(Permission.MENTORSHIP_MANAGE)
@transactional
def mentorship_create(mentor_id: int) -> str | Response:
    """Entrust a student to a mentor."""
    mentor = get_mentor(mentor_id, visible_to=current_user)
    asked = record_id(request.args.get("student"))  # chosen where students without a mentor are
    form = MentorshipCreateForm(starts_on=clock.today(), student_id=asked)
    form.student_id.search_among(student_choices(Offer.MENTORING))
    form.programme_id.search_among(programme_choices(MentorshipKind.EMPLOYER_STUDENT))
    form.offer_items(Topic.MENTORING)
    if form.validate_on_submit():
        with form.domain_errors():
            mentorship = lives.begin_mentorship(
                mentor, terms=form.into(MentorshipTerms), **moment()
            )
            flash(_("Студент закреплён за наставником."), "success")
            return redirect(to_mentorship(mentorship))
    return render_template("mentors/work/mentorship_create.html", form=form, mentor=mentor)


@bp.route("/<int:mentor_id>/mentees/new", methods=["GET", "POST"])
@requires(Permission.MENTORSHIP_MANAGE)
@transactional
def mentee_create(mentor_id: int) -> str | Response:
    """Entrust a young teacher or a pupil to a mentor."""
    mentor = get_mentor(mentor_id, visible_to=current_user)
    form = MenteeCreateForm(starts_on=clock.today(), organization_id=mentor.organization_id)
    form.organization_id.search_among(organization_choices())
    form.programme_id.search_among(programme_choices(*_OTHERS))
    form.offer_items(Topic.MENTORING)
    if form.validate_on_submit():
        with form.domain_errors():
            mentorship = lives.begin_mentorship(
                mentor,
                terms=form.into(MentorshipTerms, student_id=None),
                mentee=form.into(MenteeTerms),
                **moment(),
            )
            flash(_("Наставничество начато."), "success")
            return redirect(to_mentorship(mentorship))
    return render_template("mentors/work/mentee_create.html", form=form, mentor=mentor)


@bp.route("/mentorships/<int:mentorship_id>/ground", methods=["GET", "POST"])
@requires(Permission.MENTORSHIP_MANAGE)
@transactional
def ground_edit(mentorship_id: int) -> str | Response:
    """Say what a mentorship belongs to: the student's practice or contract."""
    mentorship = get_mentorship(mentorship_id, visible_to=current_user)
    form = GroundEditForm(version=mentorship.version, ground=_kept(mentorship))
    form.ground.choices = _grounds(mentorship)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(mentorship)
            lives.set_ground(mentorship, ground=form.pair, actor=current_user, today=clock.today())
            flash(_("Сохранено."), "success")
            return redirect(url_for(".mentorship_detail", mentorship_id=mentorship.id))
    return render_template("mentors/work/ground_edit.html", form=form, mentorship=mentorship)


def to_mentorship(mentorship: Mentorship) -> str:
    """Return the mentorship's place on the mentor's card, or the list it was opened from."""
    mark = f"mentorship-{mentorship.id}"
    return returning(url_for(".mentor_detail", mentor_id=mentorship.mentor_id, _anchor=mark))


def _kept(mentorship: Mentorship) -> str:
    return f"{mentorship.ground}:{mentorship.ground_id}" if mentorship.ground else ""


def _grounds(mentorship: Mentorship) -> list[SelectChoice]:
    found = lives.grounds_of(mentorship, day=clock.today())
    offered = {
        f"{kind}:{id_}": ground_label(kind, title) for (kind, id_), (title, _at) in found.items()
    }
    kept = _kept(mentorship)
    if kept and kept not in offered:
        offered[kept] = ground_label(mentorship.ground, "")
    return [SelectChoice("", _("ни к чему")), *(SelectChoice(*pair) for pair in offered.items())]
