"""Pages of a second round: opened and closed by staff, chosen in by students."""

from dataclasses import replace
from functools import partial
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.errors import StaleRecordError
from app.base.ranking import after_press
from app.base.typography import counted
from app.practice.facts import list_facts
from app.practice.forms import OfferedFilterForm, WishesForm
from app.practice.models import PracticePeriod
from app.practice.permissions import Permission
from app.practice.queries import periods as period_queries
from app.practice.queries import places as place_queries
from app.practice.queries import pools
from app.practice.rounds import queries
from app.practice.rounds.forms import SecondRoundForm
from app.practice.rounds.models import SecondChoice
from app.practice.rounds.services import choices, rounds
from app.practice.views.blueprint import bp
from app.students.queries import get_student_of
from app.web.access import requires
from app.web.listing.meaning import ask
from app.web.paging import Sort, paginate
from app.web.places import returning
from app.web.transactions import transactional
from app.web.urls import with_query

OFFERED_PER_PAGE = 10


@bp.route("/periods/<int:period_id>/second-round", methods=["GET", "POST"])
@requires(Permission.PLACEMENT_MANAGE)
@transactional
def second_round_edit(period_id: int) -> str | Response:
    """Count whom the letter reaches, then open the second round or give it another day."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    second = queries.find_round(period)
    form = SecondRoundForm(obj=second)
    if form.validate_on_submit() and form.open_until.data:
        with form.domain_errors():
            letters = rounds.open_second_round(
                period, open_until=form.open_until.data, actor=current_user, **_moment()
            )
            flash(_("Второй тур открыт. Писем: %(count)d.", count=letters), "success")
            return redirect(url_for(".rest_detail", period_id=period_id))
    return render_template(
        "practice/rounds/second_round_edit.html",
        period=period,
        second=second,
        counts=queries.count_round(period),
        seats=sum(pools.count_free(period).values()),
        form=form,
    )


@bp.post("/periods/<int:period_id>/second-round/end")
@requires(Permission.PLACEMENT_MANAGE)
@transactional
def second_round_close(period_id: int) -> Response:
    """Take no more choices."""
    second = queries.get_round(period_queries.get_period(period_id, visible_to=current_user))
    rounds.close_second_round(second, actor=current_user)
    flash(_("Второй тур закрыт: теперь можно предложить места."), "success")
    return redirect(url_for(".rest_detail", period_id=period_id))


@bp.post("/periods/<int:period_id>/second-round/reminder")
@requires(Permission.PLACEMENT_MANAGE)
@transactional
def second_round_remind(period_id: int) -> Response:
    """Write to those who have not chosen."""
    second = queries.get_round(period_queries.get_period(period_id, visible_to=current_user))
    count = rounds.remind_of_second_round(second, actor=current_user, now=clock.now())
    words = counted(count, _("студенту"), _("студентам"), _("студентам"))
    flash(_("Напомнили: %(students)s.", students=words), "success")
    return redirect(url_for(".rest_detail", period_id=period_id))


@bp.route("/periods/<int:period_id>/second-round/wishes", methods=["GET", "POST"])
@requires(Permission.APPLICATION_SUBMIT)
@transactional
def second_wishes_edit(period_id: int) -> str | Response:
    """Rank the free places; each button keeps the whole list."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    student, second = get_student_of(current_user), queries.get_round(period)
    application = queries.find_choice_in(second, student.id)
    form = WishesForm(version=_version(application), wish=_stored(application))
    if form.validate_on_submit():
        with form.domain_errors():
            _check_version(form, application)
            wanted, send = after_press(form.wish.data, *form.pressed), bool(form.send.data)
            choices.save_choice(
                second, student, place_ids=wanted, send=send, actor=current_user, **_moment()
            )
            if send:
                flash(_("Выбор отправлен. Менять его можно до конца второго тура."), "success")
            return redirect(returning(f"{with_query()}#wishes"))
    return render_template(
        "practice/rounds/second_wishes_edit.html",
        second=second,
        application=application,
        form=form,
        seated=not queries.waits_for_seat(period, student.id),
        **_free(period, student.group.speciality_id, town=student.town, chosen=form.wish.data),
    )


def _moment() -> dict[str, Any]:
    return {"now": clock.now(), "today": clock.today()}


def _version(application: SecondChoice | None) -> int | None:
    return application.version if application else None


def _stored(application: SecondChoice | None) -> list[int]:
    return [wish.place_id for wish in application.wishes] if application else []


def _check_version(form: WishesForm, application: SecondChoice | None) -> None:
    """Raise StaleRecordError when the list was changed in another window meanwhile."""
    if form.version.data != _version(application):
        raise StaleRecordError([])


def _free(
    period: PracticePeriod, speciality_id: int, *, town: str, chosen: list[int]
) -> dict[str, Any]:
    """Return what is chosen and what else is free."""
    filters = OfferedFilterForm()
    filters.town.offer(place_queries.towns_of(period))
    free = partial(queries.list_free, period, speciality_id=speciality_id, without=chosen)
    asked = ask(free, filters, place_queries.SEARCHED)
    order = Sort(filters.value("order") or "name")
    page = paginate(
        order.apply(asked.statement, place_queries.OFFERED_ORDERS), per_page=OFFERED_PER_PAGE
    )
    rows, picked = queries.free_rows(period, page.items), queries.list_chosen_rows(period, chosen)
    return {
        "period": period,
        "chosen": picked,
        "facts": list_facts(period, [row.place for row in [*picked, *rows]], town=town),
        "full": len(chosen) >= period.max_wishes,
        "page": replace(page, items=rows),
        "filters": filters,
        "asked": asked,
        "action": with_query(),
        "everything": url_for(".second_wishes_edit", period_id=period.id),
    }
