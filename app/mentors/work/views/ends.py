"""How a mentorship ends: finished, broken off after a notice, or with another mentor."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.errors import NotFoundError
from app.mentors import services
from app.mentors.blueprint import bp
from app.mentors.enums import MentorshipState
from app.mentors.models import Mentorship
from app.mentors.permissions import Permission
from app.mentors.queries import get_mentorship, present_mentors
from app.mentors.rules import BreakOffTerms, FinishTerms
from app.mentors.work.forms import (
    MentorshipBreakOffForm,
    MentorshipFinishForm,
    MentorshipReplaceForm,
    NoticeCreateForm,
)
from app.mentors.work.queries import get_opened
from app.mentors.work.rules import MentoringSide, NoticeTerms, ReplacementTerms
from app.mentors.work.services import lives
from app.mentors.work.services.sides import may_write, side_in
from app.mentors.work.views.starts import to_mentorship
from app.mentors.work.wording import first_last_day
from app.privacy.shown import reveal
from app.web.access import requires, signed_in
from app.web.moment import moment
from app.web.transactions import transactional


@bp.route("/mentorships/<int:mentorship_id>/finish", methods=["GET", "POST"])
@requires(Permission.MENTORSHIP_MANAGE)
@transactional
def mentorship_finish(mentorship_id: int) -> str | Response:
    """Note how a mentorship ended."""
    mentorship = _named(get_mentorship(mentorship_id, visible_to=current_user))
    form = MentorshipFinishForm(version=mentorship.version, ends_on=clock.today())
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(mentorship)
            services.finish_mentorship(mentorship, terms=form.into(FinishTerms), **moment())
            flash(_("Наставничество завершено."), "success")
            return redirect(to_mentorship(mentorship))
    return render_template("mentors/work/mentorship_finish.html", form=form, mentorship=mentorship)


@bp.route("/mentorships/<int:mentorship_id>/break-off", methods=["GET", "POST"])
@requires(Permission.MENTORSHIP_MANAGE)
@transactional
def mentorship_break_off(mentorship_id: int) -> str | Response:
    """Note that a mentorship ended before its time."""
    mentorship = _named(get_mentorship(mentorship_id, visible_to=current_user))
    form = MentorshipBreakOffForm(version=mentorship.version, **_noticed(mentorship))
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(mentorship)
            services.break_off_mentorship(mentorship, terms=form.into(BreakOffTerms), **moment())
            flash(_("Наставничество прекращено."), "success")
            return redirect(to_mentorship(mentorship))
    return render_template(
        "mentors/work/mentorship_break_off.html", form=form, mentorship=mentorship
    )


def _noticed(mentorship: Mentorship) -> dict[str, object]:
    """Return what the form of an early end shows at first: what a notice has said already."""
    if mentorship.notice_on is None:
        return {"ends_on": clock.today()}
    names = ("notice_on", "ended_by", "reason")
    last = max(clock.today(), first_last_day(mentorship) or clock.today())
    return {"ends_on": last, **{name: getattr(mentorship, name) for name in names}}


@bp.route("/mentorships/<int:mentorship_id>/notice", methods=["GET", "POST"])
@signed_in
@transactional
def notice_create(mentorship_id: int) -> str | Response:
    """Tell the other side that a mentorship will end before its time."""
    mentorship = _named(get_opened(mentorship_id, visible_to=current_user))
    if not may_write(mentorship, current_user) or mentorship.state is not MentorshipState.ACTIVE:
        raise NotFoundError
    form = NoticeCreateForm(version=mentorship.version)
    form.offer(is_own=side_in(mentorship, current_user) is MentoringSide.MENTOR)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(mentorship)
            lives.give_notice(mentorship, terms=form.into(NoticeTerms), **moment())
            flash(_("Предупреждение записано, письма отправлены."), "success")
            return redirect(url_for(".mentorship_detail", mentorship_id=mentorship.id))
    return render_template("mentors/work/notice_create.html", form=form, mentorship=mentorship)


@bp.route("/mentorships/<int:mentorship_id>/replace", methods=["GET", "POST"])
@requires(Permission.MENTORSHIP_MANAGE)
@transactional
def mentorship_replace(mentorship_id: int) -> str | Response:
    """Let another mentor go on with a mentorship."""
    mentorship = _named(get_mentorship(mentorship_id, visible_to=current_user))
    form = MentorshipReplaceForm(
        version=mentorship.version, starts_on=clock.today(), notice_on=mentorship.notice_on
    )
    form.mentor_id.search_among(present_mentors())
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(mentorship)
            following = lives.replace_mentor(
                mentorship, terms=form.into(ReplacementTerms), **moment()
            )
            flash(_("Наставник заменён: часы и записи прежнего сохранены."), "success")
            return redirect(url_for(".mentorship_detail", mentorship_id=following.id))
    return render_template("mentors/work/mentorship_replace.html", form=form, mentorship=mentorship)


def _named(mentorship: Mentorship) -> Mentorship:
    if mentorship.student:
        reveal([mentorship.student], to=current_user)
    return mentorship
