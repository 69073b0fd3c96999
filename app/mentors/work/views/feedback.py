"""What both sides say of a mentorship."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.errors import NotFoundError
from app.mentors.blueprint import bp
from app.mentors.work.forms import MentoringFeedbackForm
from app.mentors.work.rules import MentoringFeedbackTerms
from app.mentors.work.services import feedback
from app.mentors.work.views.page import opened
from app.web.access import signed_in
from app.web.transactions import transactional


@bp.route("/mentorships/<int:mentorship_id>/feedback", methods=["GET", "POST"])
@signed_in
@transactional
def mentoring_feedback_create(mentorship_id: int) -> str | Response:
    """Answer three questions about a mentorship, as one of its sides."""
    mentorship = opened(mentorship_id)
    if feedback.answering_side(mentorship, current_user) is None:
        raise NotFoundError
    form = MentoringFeedbackForm()
    if form.validate_on_submit():
        with form.domain_errors():
            feedback.give_feedback(
                mentorship,
                terms=form.into(MentoringFeedbackTerms),
                actor=current_user,
                today=clock.today(),
            )
            flash(_("Спасибо. Ответ покажут вместе с другими, без имени."), "success")
            return redirect(url_for(".mentorship_detail", mentorship_id=mentorship.id))
    return render_template("mentors/work/feedback_create.html", form=form, mentorship=mentorship)
