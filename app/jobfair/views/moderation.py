"""Approval of vacancies by staff."""

from flask import Response as WebResponse
from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.jobfair.forms import ModerationFilterForm, ReadForm, RejectionForm
from app.jobfair.listing import MODERATION
from app.jobfair.permissions import Permission
from app.jobfair.queries import vacancies as queries
from app.jobfair.queries.kept import with_kept
from app.jobfair.queries.many import waiting_for
from app.jobfair.queries.recipients import reaches
from app.jobfair.services import vacancies as services
from app.jobfair.views.blueprint import bp
from app.web.access import requires
from app.web.kept import kept
from app.web.places import returning
from app.web.transactions import transactional


@bp.get("/moderation")
@requires(Permission.VACANCY_APPROVE)
def moderation_list() -> str | WebResponse:
    """Show what waits for approval, the longest waiting first."""
    filters = ModerationFilterForm()
    filters.town.offer(kept("towns of employers", queries.towns_of_employers))
    found = queries.list_submitted_vacancies
    return MODERATION.answer(
        "jobfair/moderation_list.html", found, filters=filters, together=with_kept
    )


@bp.post("/vacancies/<int:vacancy_id>/approve")
@requires(Permission.VACANCY_APPROVE)
@transactional
def vacancy_approve(vacancy_id: int) -> Response:
    """Put a vacancy into the catalogue, in the words that were read."""
    vacancy = queries.get_own_vacancy(vacancy_id, visible_to=current_user)
    version = ReadForm().version.data
    services.approve_vacancy(vacancy, version=version, actor=current_user, now=clock.now())
    if reaches(vacancy.organization_id):
        flash(
            _("Вакансия «%(title)s» одобрена, работодатель получит письмо.", title=vacancy.title),
            "success",
        )
    else:
        flash(
            _(
                "Вакансия «%(title)s» одобрена, но письма работодателю слать некуда: "
                "пригласите его на сайт или укажите почту организации.",
                title=vacancy.title,
            ),
            "error",
        )
    return redirect(returning(url_for(".moderation_list")))


@bp.route("/vacancies/<int:vacancy_id>/reject", methods=["GET", "POST"])
@requires(Permission.VACANCY_APPROVE)
@transactional
def vacancy_reject(vacancy_id: int) -> str | Response:
    """Give a vacancy back to its employer with what to mend."""
    vacancy = queries.get_own_vacancy(vacancy_id, visible_to=current_user)
    form = RejectionForm(obj=vacancy)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(vacancy)
            services.reject_vacancy(
                vacancy, reason=form.reason.data, actor=current_user, now=clock.now()
            )
            flash(_("Вакансия возвращена, работодатель получит письмо."), "success")
            return redirect(returning(url_for(".moderation_list")))
    return render_template(
        "jobfair/vacancy_reject.html",
        form=form,
        vacancy=vacancy,
        waiting=waiting_for([vacancy_id]),
        is_reached=reaches(vacancy.organization_id),
    )
