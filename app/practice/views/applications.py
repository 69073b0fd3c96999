"""Applications as staff see them."""

from dataclasses import replace
from functools import partial

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.practice.acts import EVENT_OF
from app.practice.forms import ApplicationFilterForm
from app.practice.listing import APPLICATIONS
from app.practice.permissions import Permission
from app.practice.queries import applications as queries
from app.practice.queries import periods as period_queries
from app.practice.queries.places import get_place
from app.practice.rules import PERIOD, STAFF
from app.practice.services import wishes as services
from app.practice.views.blueprint import bp
from app.web.access import requires
from app.web.transactions import transactional


@bp.get("/periods/<int:period_id>/applications")
@requires(Permission.APPLICATION_VIEW)
def application_list(period_id: int) -> str | Response:
    """List everybody who takes part, with the state of the application."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    filters = ApplicationFilterForm()
    filters.group.search_among(period_queries.group_choices_of(period))
    wished = filters.value("place")
    events = PERIOD.possible(period.state, STAFF)
    possible = tuple(one for one in APPLICATIONS.acts if EVENT_OF[one] in events)
    return replace(APPLICATIONS, acts=possible).answer(
        "practice/application_list.html",
        partial(queries.list_applications, period),
        filters=filters,
        title=_("Заявки: %(period)s", period=period.title),
        together=lambda rows: [queries.ApplicationRow(*row) for row in rows],
        period=period,
        place=get_place(wished, visible_to=current_user) if wished else None,
        counts=period_queries.count_period(period),
        events=events,
        is_distributed=period.is_distributed,
    )


@bp.get("/applications/<int:application_id>")
@requires(Permission.APPLICATION_VIEW)
def application_detail(application_id: int) -> str:
    """Show a student's wishes."""
    application = queries.get_application(application_id, visible_to=current_user)
    return render_template(
        "practice/application_detail.html",
        application=application,
        takes_part=application.student.group in application.period.groups,
        events=PERIOD.possible(application.period.state, STAFF),
    )


@bp.post("/applications/<int:application_id>/withdrawal")
@requires(Permission.APPLICATION_VIEW)
@transactional
def application_revoke(application_id: int) -> Response:
    """Take an application out of the coming distribution."""
    application = queries.get_application(application_id, visible_to=current_user)
    services.revoke_application(application, actor=current_user, now=clock.now())
    flash(_("Заявка отозвана, места остались в черновике."), "success")
    return redirect(url_for(".application_detail", application_id=application_id))
