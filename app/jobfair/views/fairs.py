"""Fairs: their figures for everybody, their planning for staff."""

from functools import partial

from flask import Response as WebResponse
from flask import abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.jobfair import rules
from app.jobfair.checkin.rules import may_visit
from app.jobfair.enums import FairEvent, FairParty
from app.jobfair.forms import (
    EmployerFilterForm,
    FairCreateForm,
    FairEditForm,
    FairFields,
    FairFilterForm,
    FairMoveForm,
)
from app.jobfair.listing import EMPLOYERS, FAIRS
from app.jobfair.permissions import Permission
from app.jobfair.queries import fairs as queries
from app.jobfair.queries.vacancies import towns_of
from app.jobfair.rules import FairTerms
from app.jobfair.services import fairs as services
from app.jobfair.venue.participation import may_take_part, own_parts
from app.jobfair.venue.queries.calendar import count_told
from app.jobfair.views.blueprint import bp
from app.jobfair.wording import until_fair
from app.plan.enums import Topic
from app.web.access import public, requires
from app.web.kept import kept
from app.web.moment import moment, viewer
from app.web.transactions import transactional


@bp.get("/fairs/")
@public
def fair_list() -> str | WebResponse:
    """List the fairs with what came of them."""
    filters = FairFilterForm()
    found = queries.list_fairs(**filters.criteria())
    return FAIRS.answer(
        "jobfair/fair_list.html", found, filters=filters, together=queries.with_figures
    )


@bp.get("/fairs/<int:fair_id>")
@public
def fair_detail(fair_id: int) -> str:
    """Show a fair and count what came of it."""
    fair = queries.get_fair(fair_id)
    person = viewer()
    is_employer = rules.party_of(person) is FairParty.EMPLOYER
    return render_template(
        "jobfair/fair_detail.html",
        fair=fair,
        figures=queries.figures_of([fair_id])[fair_id],
        own=queries.own_figures(fair, person) if person and is_employer else None,
        may_post=queries.may_post_to(fair, person, today=clock.today()),
        until=until_fair(fair, clock.today()),
        has_catalogue=fair.state in rules.SHOWN_FAIRS,
        parts=(parts := own_parts(fair, person)),
        may_take_part=may_take_part(fair, person, parts),
        takes_visitors=may_visit(fair.state, held_on=fair.held_on, today=clock.today()),
        events=rules.fair_events(
            fair.state, rules.party_of(person), held_on=fair.held_on, today=clock.today()
        ),
    )


@bp.get("/fairs/<int:fair_id>/employers")
@public
def employer_list(fair_id: int) -> str | WebResponse:
    """List the employers of a fair with their vacancies."""
    fair = queries.get_fair(fair_id)
    filters = EmployerFilterForm()
    filters.town.offer(kept(f"towns of fair {fair_id}", lambda: towns_of(fair)))
    found = partial(queries.list_employers, fair)
    return EMPLOYERS.answer("jobfair/employer_list.html", found, filters=filters, fair=fair)


@bp.route("/fairs/new", methods=["GET", "POST"])
@requires(Permission.FAIR_MANAGE)
@transactional
def fair_create() -> str | Response:
    """Plan a fair."""
    form = FairCreateForm()
    _offer_items(form)
    if form.validate_on_submit():
        with form.domain_errors():
            fair = services.create_fair(
                terms=form.into(FairTerms),
                actor=current_user,
                today=clock.today(),
                is_another=form.is_another.data,
            )
            flash(_("Ярмарка добавлена."), "success")
            return redirect(url_for(".fair_detail", fair_id=fair.id))
    return render_template("jobfair/fair_create.html", form=form)


@bp.route("/fairs/<int:fair_id>/edit", methods=["GET", "POST"])
@requires(Permission.FAIR_MANAGE)
@transactional
def fair_edit(fair_id: int) -> str | Response:
    """Change when and where a fair is."""
    fair = queries.get_fair(fair_id)
    form = FairEditForm(obj=fair)
    _offer_items(form)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(fair)
            services.edit_fair(fair, terms=form.into(FairTerms), **moment())
            flash(_("Сохранено."), "success")
            return redirect(url_for(".fair_detail", fair_id=fair_id))
    told = count_told(fair) if fair.state in rules.POSTING_FAIRS else None
    return render_template("jobfair/fair_edit.html", form=form, fair=fair, told=told)


@bp.get("/fairs/<int:fair_id>/closing")
@requires(Permission.FAIR_MANAGE)
def fair_closing(fair_id: int) -> str:
    """Say what drawing a fair's results would touch, before it is done."""
    fair = queries.get_fair(fair_id)
    today = clock.today()
    party = rules.party_of(current_user)
    events = rules.fair_events(fair.state, party, held_on=fair.held_on, today=today)
    if FairEvent.CLOSE not in events:
        abort(404)
    return render_template(
        "jobfair/fair_closing.html", fair=fair, counts=queries.count_unfinished(fair, today=today)
    )


@bp.post("/fairs/<int:fair_id>/state")
@requires(Permission.FAIR_MANAGE)
@transactional
def fair_move(fair_id: int) -> Response:
    """Open a fair, mark it as held, draw its results, or take the last of these back."""
    fair = queries.get_fair(fair_id)
    form = FairMoveForm()
    if not form.validate_on_submit():
        abort(400)
    event: FairEvent = form.event.data
    services.move_fair(fair, event=event, **moment())
    flash(_("Состояние ярмарки: %(state)s.", state=fair.state.label), "success")
    return redirect(url_for(".fair_detail", fair_id=fair_id))


def _offer_items(form: FairFields) -> None:
    form.offer_items(Topic.JOB_FAIR)
