"""A student's own pages: the wishes, their withdrawal, the result with its reasons."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.practice.forms import PlaceFilterForm, WishesForm
from app.practice.models import PracticeApplication, PracticePeriod
from app.practice.permissions import Permission
from app.practice.queries import applications as queries
from app.practice.queries import periods as period_queries
from app.practice.queries import placements as placement_queries
from app.practice.queries import places as place_queries
from app.practice.services import periods as period_services
from app.practice.services import wishes as services
from app.practice.views.blueprint import bp
from app.students.queries import get_student_of
from app.web.access import requires
from app.web.paging import paginate
from app.web.transactions import transactional
from app.web.urls import with_query

OFFERED_PER_PAGE = 10


@bp.route("/periods/<int:period_id>/wishes", methods=["GET", "POST"])
@requires(Permission.APPLICATION_SUBMIT)
@transactional
def wishes_edit(period_id: int) -> str | Response:
    """Rank places; each button keeps the whole list."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    student = get_student_of(current_user)
    application = queries.find_application(period, student)
    form = WishesForm(version=application.version if application else None)
    if form.validate_on_submit():
        with form.domain_errors():
            _save(period, student, application, form)
            return redirect(with_query())
    return render_template("practice/wishes_edit.html", **_page(period, student, form))


@bp.post("/periods/<int:period_id>/wishes/withdrawal")
@requires(Permission.APPLICATION_SUBMIT)
@transactional
def wishes_withdraw(period_id: int) -> Response:
    """Take the application back; the wishes stay as a draft."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    application = queries.find_application(period, get_student_of(current_user))
    if application:
        services.withdraw_application(application, now=clock.now(), today=clock.today())
        flash(_("Заявка отозвана. Места остались в черновике."), "success")
    return redirect(url_for(".wishes_edit", period_id=period_id))


@bp.get("/periods/<int:period_id>/result")
@requires(Permission.APPLICATION_SUBMIT)
def result_detail(period_id: int) -> str:
    """Show the student's own place and why it is this one."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    student = get_student_of(current_user)
    placement = placement_queries.get_published_placement(period, student)
    return render_template(
        "practice/result_detail.html",
        period=period,
        student=student,
        placement=placement,
        application=queries.find_application(period, student),
        distribution=placement_queries.find_distribution(period),
    )


def _save(
    period: PracticePeriod, student: Any, application: PracticeApplication | None, form: WishesForm
) -> None:
    mine = place_queries.list_chosen(period, form.wish.data)
    form.check_version(
        application.version if application else None,
        [row.PracticePlace.organization.short_name for row in mine],
        [wish.place.organization.short_name for wish in application.wishes] if application else [],
    )
    keep = services.submit_wishes if form.send.data else services.save_wishes
    keep(period, student, place_ids=form.wanted(), now=clock.now(), today=clock.today())
    if form.send.data:
        flash(_("Заявка отправлена. Менять её можно до конца приёма."), "success")


def _page(period: PracticePeriod, student: Any, form: WishesForm) -> dict[str, Any]:
    application = queries.find_application(period, student)
    chosen = form.wish.data if request.method == "POST" else _stored(application)
    filters = PlaceFilterForm()
    offered = place_queries.offered_to(
        period,
        speciality_id=student.group.speciality_id,
        search=filters.value("q"),
        without=chosen,
    )
    return {
        "period": period,
        "application": application,
        "form": form,
        "action": with_query(),
        "chosen": place_queries.list_chosen(period, chosen),
        "page": paginate(offered, per_page=OFFERED_PER_PAGE),
        "filters": filters,
        "open": period_services.takes_applications(period, today=clock.today()),
    }


def _stored(application: PracticeApplication | None) -> list[int]:
    return [wish.place_id for wish in application.wishes] if application else []
