"""Approval of vacancies by staff."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.jobfair.forms import RejectionForm
from app.jobfair.permissions import Permission
from app.jobfair.queries import vacancies as queries
from app.jobfair.queries.recipients import reaches
from app.jobfair.services import vacancies as services
from app.jobfair.views.blueprint import bp
from app.web.access import requires
from app.web.paging import paginate
from app.web.transactions import transactional
from app.web.urls import kept_list

PER_PAGE = 10  # each vacancy stands there in full, to be read before it is approved


@bp.get("/moderation")
@requires(Permission.VACANCY_APPROVE)
def moderation_list() -> str:
    """Show what waits for approval, the longest waiting first."""
    page = paginate(queries.list_submitted_vacancies(), per_page=PER_PAGE)
    return render_template("jobfair/moderation_list.html", page=page)


@bp.post("/vacancies/<int:vacancy_id>/approve")
@requires(Permission.VACANCY_APPROVE)
@transactional
def vacancy_approve(vacancy_id: int) -> Response:
    """Put a vacancy into the catalogue."""
    vacancy = queries.get_own_vacancy(vacancy_id, visible_to=current_user)
    services.approve_vacancy(vacancy, actor=current_user, now=clock.now())
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
    return redirect(kept_list(url_for(".moderation_list")))


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
            return redirect(url_for(".moderation_list"))
    return render_template("jobfair/vacancy_reject.html", form=form, vacancy=vacancy)
