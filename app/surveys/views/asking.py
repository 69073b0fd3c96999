"""Whom a survey asks, and who has answered."""

from functools import partial

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from app.base import clock
from app.base.transactions import transaction
from app.jobs.services import enqueue
from app.organizations.queries import town_choices
from app.surveys.audience import asks_students, audience_of
from app.surveys.enums import SurveyEvent
from app.surveys.errors import NobodyToAskError
from app.surveys.forms import InvitationFilterForm, InviteForm
from app.surveys.jobs import INVITE
from app.surveys.listing import INVITATIONS
from app.surveys.models import Survey
from app.surveys.permissions import Permission
from app.surveys.queries import surveys as queries
from app.surveys.services import asking as services
from app.surveys.views.blueprint import bp
from app.surveys.views.surveys import events_of
from app.web.access import requires
from app.web.transactions import transactional


@bp.route("/<int:survey_id>/invite", methods=["GET", "POST"])
@requires(Permission.SURVEY_MANAGE)
@transactional
def invitation_create(survey_id: int) -> str | Response:
    """Ask those the survey is for, once it is said how many."""
    survey = queries.get_survey(survey_id)
    form, total = _invite_form(survey)
    if form.validate_on_submit():
        with form.domain_errors():
            kinds, town = form.chosen()
            count = queries.count_to_reach(survey, kinds=kinds, town=town)
            if not count:
                raise NobodyToAskError
            payload = {"survey_id": survey_id, "kinds": [*kinds], "town": town, "count": count}
            payload["actor_id"] = current_user.id
            job = enqueue(INVITE, payload, actor=current_user, now=clock.now())
            return redirect(url_for("jobs.job_detail", job_id=job.id))
    return render_template(
        "surveys/invitation_create.html",
        form=form,
        survey=survey,
        total=total,
        audience=audience_of(survey),
    )


def _invite_form(survey: Survey) -> tuple[InviteForm, int]:
    """Return the form and how many may still be asked; an audience is asked as a whole."""
    form = InviteForm()
    if asks_students(survey):
        del form.kinds, form.town
        return form, queries.count_students_to_invite(survey)
    counts = queries.count_to_invite(survey)
    if survey.audience:
        del form.kinds, form.town
    else:
        form.kinds.choices = [
            SelectChoice(kind.value, f"{kind.label} — {count}") for kind, count in counts.items()
        ]
        form.town.offer(town_choices())
    return form, sum(counts.values())


@bp.get("/<int:survey_id>/invitations/")
@requires(Permission.SURVEY_MANAGE)
def invitation_list(survey_id: int) -> str | Response:
    """List who was asked, and who has answered."""
    survey = queries.get_survey(survey_id)
    return INVITATIONS.answer(
        "surveys/invitation_list.html",
        partial(queries.list_invitations, survey),
        filters=InvitationFilterForm(),
        survey=survey,
        counts=queries.counts_of(survey),
        may_remind=SurveyEvent.INVITE in events_of(survey),
    )


@bp.post("/<int:survey_id>/remind")
@requires(Permission.SURVEY_MANAGE)
def survey_remind(survey_id: int) -> Response:
    """Write once more to those who have not answered."""
    with transaction():
        survey = queries.get_survey(survey_id)
        count = services.remind_survey(
            survey, actor=current_user, now=clock.now(), today=clock.today()
        )
    flash(_("Писем в очереди: %(count)d.", count=count), "success")
    return redirect(url_for(".invitation_list", survey_id=survey_id))
