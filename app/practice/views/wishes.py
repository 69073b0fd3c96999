"""A student's own pages: the wishes, their withdrawal, the result with its reasons."""

from dataclasses import replace
from functools import partial
from itertools import zip_longest
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.errors import StaleRecordError
from app.base.ranking import after_press
from app.practice.changes.queries import waiting
from app.practice.enums import SwapRule
from app.practice.facts import list_facts
from app.practice.forms import OfferedFilterForm, WishesForm
from app.practice.models import PracticeApplication, PracticePeriod
from app.practice.permissions import Permission
from app.practice.queries import applications as queries
from app.practice.queries import periods as period_queries
from app.practice.queries import placements as placement_queries
from app.practice.queries import places as place_queries
from app.practice.rounds import queries as round_queries
from app.practice.services import wishes as services
from app.practice.states import AHEAD
from app.practice.views.blueprint import bp
from app.practice.wording import result_words
from app.students.queries import get_student_of
from app.web.access import requires
from app.web.listing.meaning import ask
from app.web.paging import Sort, paginate
from app.web.places import returning
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
    application = queries.find_application(period, student, with_places=False)
    version = application.version if application else None
    form = WishesForm(version=version, wish=_stored(application))
    if form.validate_on_submit():
        with form.domain_errors():
            _check_version(period, application, form)
            send = bool(form.send.data)
            services.save_wishes(
                period, student, place_ids=_wanted(form), send=send, actor=current_user, **_moment()
            )
            if send:
                flash(_("Заявка отправлена. Менять её можно до конца приёма."), "success")
            return redirect(returning(f"{with_query()}#{_mark(form)}"))
    return render_template(
        "practice/wishes_edit.html",
        application=application,
        form=form,
        **_choice(period, student.group.speciality_id, town=student.town, chosen=form.wish.data),
    )


@bp.post("/periods/<int:period_id>/wishes/withdrawal")
@requires(Permission.APPLICATION_SUBMIT)
@transactional
def wishes_withdraw(period_id: int) -> Response:
    """Take the application back; the wishes stay as a draft."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    application = queries.find_application(period, get_student_of(current_user))
    if application:
        services.withdraw_application(application, actor=current_user, **_moment())
        flash(_("Заявка отозвана. Места остались в черновике."), "success")
    return redirect(returning(url_for(".wishes_edit", period_id=period_id)))


@bp.get("/periods/<int:period_id>/result")
@requires(Permission.APPLICATION_SUBMIT)
def result_detail(period_id: int) -> str:
    """Show the student's own outcome and why it is this one."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    student = get_student_of(current_user)
    placement = placement_queries.find_published_placement(period, student)
    return render_template(
        "practice/result_detail.html",
        period=period,
        student=student,
        placement=placement,
        application=queries.find_application(period, student),
        distribution=placement_queries.find_distribution(period),
        queue_number=waiting.number_in_queue(placement) if placement else None,
        swaps_open=period.swap_rule is not SwapRule.NONE,
        may_move=placement is not None and placement.state in AHEAD,
        **_second_choice(period, student.id),
    )


def _second_choice(period: PracticePeriod, student_id: int) -> dict[str, Any]:
    """Return the second round, and what the student chose in it."""
    second = round_queries.find_round(period)
    chosen = round_queries.find_choice_in(second, student_id) if second else None
    return {"second": second, "second_choice": chosen}


def _moment() -> dict[str, Any]:
    return {"now": clock.now(), "today": clock.today()}


def _wanted(form: WishesForm) -> list[int]:
    """Return the list as it is after the button."""
    return after_press(form.wish.data, *form.pressed)


def _mark(form: WishesForm) -> str:
    """Return the part of the page the pressed button belongs to."""
    if form.send.data:
        return "state"
    return "offered" if form.add.data else "wishes"


def _check_version(
    period: PracticePeriod, application: PracticeApplication | None, form: WishesForm
) -> None:
    """Raise StaleRecordError, both lists side by side, when the list changed meanwhile."""
    if form.version.data == (application.version if application else None):
        return
    mine = place_queries.list_chosen(period, form.wish.data)
    theirs = place_queries.list_chosen(period, _stored(application))
    lines = zip_longest(
        (row.place.base.name for row in mine),
        (row.place.base.name for row in theirs),
        fillvalue="",
    )
    raise StaleRecordError(
        [(_("Место %(rank)d", rank=rank), *both) for rank, both in enumerate(lines, start=1)]
    )


def _choice(
    period: PracticePeriod, speciality_id: int, *, town: str, chosen: list[int]
) -> dict[str, Any]:
    """Return what is chosen and what else is offered; `town` is where the student lives."""
    filters = OfferedFilterForm()
    filters.town.offer(place_queries.towns_of(period))
    offered = partial(place_queries.offered_to, period, speciality_id=speciality_id, without=chosen)
    asked = ask(offered, filters, place_queries.SEARCHED)
    orders = place_queries.OFFERED_ORDERS
    ordered = Sort(filters.value("order") or "name").apply(asked.statement, orders)
    page = paginate(ordered, per_page=OFFERED_PER_PAGE)
    rows = place_queries.count_demand(period, page.items)
    picked = place_queries.list_chosen(period, chosen)
    return {
        "period": period,
        "open": period.takes_applications(today=clock.today()),
        "chosen": picked,
        "facts": list_facts(period, [row.place for row in [*picked, *rows]], town=town),
        "full": len(chosen) >= period.max_wishes,
        "result_when": result_words(period),
        "page": replace(page, items=rows),
        "filters": filters,
        "asked": asked,
        "action": with_query(),
    }


def _stored(application: PracticeApplication | None) -> list[int]:
    return [wish.place_id for wish in application.wishes] if application else []
