"""Ordered lists: a student's page of the fair with the wishes, an employer's preference."""

from flask import redirect, render_template, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.jobfair import stages
from app.jobfair.candidates.forms import RankingForm
from app.jobfair.candidates.queries import ranking as queries
from app.jobfair.candidates.services import ranking as services
from app.jobfair.candidates.standing import own_fair
from app.jobfair.models import Fair
from app.jobfair.permissions import Permission
from app.jobfair.queries.fairs import find_current_fair, get_fair
from app.jobfair.queries.vacancies import get_own_vacancy
from app.jobfair.rules import RUNNING_FAIRS
from app.jobfair.views.blueprint import bp
from app.privacy.shown import reveal
from app.students.queries import find_student_of, get_student_of
from app.web.access import requires
from app.web.places import returning
from app.web.transactions import transactional


@bp.get("/mine")
@requires(Permission.APPLICATION_SUBMIT)
def own_fair_detail() -> str:
    """Show a student what is done at the fair, what is next and until when."""
    student, fair = find_student_of(current_user), find_current_fair()
    if student is None or fair is None:
        return render_template("jobfair/catalogue_closed.html", fair=None)
    return render_template(
        "jobfair/candidates/own_fair_detail.html",
        fair=fair,
        standing=own_fair(student, fair, today=clock.today()),
        ranked=queries.list_ranked(student, fair),
        may_rank=_may_rank(fair),
    )


@bp.post("/fairs/<int:fair_id>/order")
@requires(Permission.APPLICATION_SUBMIT)
@transactional
def ranking_edit(fair_id: int) -> Response:
    """Keep a student's order: each button, and a dropped line, sends the whole list."""
    form = RankingForm()
    if form.validate_on_submit():
        services.rank_applications(
            get_student_of(current_user),
            get_fair(fair_id),
            order=form.wanted,
            read=form.read.data,
            actor=current_user,
            today=clock.today(),
        )
    return redirect(returning(url_for(".own_fair_detail", _anchor="order")))


@bp.route("/vacancies/<int:vacancy_id>/preference", methods=["GET", "POST"])
@requires(Permission.OFFER_MAKE)
@transactional
def preference_edit(vacancy_id: int) -> str | Response:
    """Let an employer order those asked to a talk."""
    vacancy = get_own_vacancy(vacancy_id, visible_to=current_user)
    selected = queries.list_selected(vacancy)
    reveal((one.student for one in selected), to=current_user)
    form = RankingForm()
    if form.validate_on_submit():
        services.prefer_applicants(
            vacancy, order=form.wanted, read=form.read.data, actor=current_user
        )
        return redirect(returning(url_for(".preference_edit", vacancy_id=vacancy_id)))
    return render_template(
        "jobfair/candidates/preference_edit.html", vacancy=vacancy, selected=selected, form=form
    )


def _may_rank(fair: Fair) -> bool:
    in_time = stages.takes_wishes(fair, fair.state, today=clock.today())
    return in_time and fair.state in RUNNING_FAIRS
