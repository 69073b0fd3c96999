"""Pages of periods: everybody's list at one address, the staff's period."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.choices import Choices
from app.practice.conditions import queries as condition_queries
from app.practice.conditions.wording import rule_words
from app.practice.enums import PeriodEvent, PeriodStep
from app.practice.forms import (
    PeriodCreateForm,
    PeriodEditForm,
    PeriodFields,
    PeriodFilterForm,
    PeriodMoveForm,
    PeriodRepeatForm,
)
from app.practice.listing import OWN_PLACES, PERIODS
from app.practice.models import PracticePeriod
from app.practice.permissions import Permission
from app.practice.queries import periods as queries
from app.practice.queries import places as place_queries
from app.practice.queries.periods import TOPICS
from app.practice.queries.repeating import list_groups_like
from app.practice.queries.rolls import unsent_by_group
from app.practice.queries.uncovered import count_uncovered
from app.practice.rounds.queries import days_of_rounds_for
from app.practice.rules import DAYS, PERIOD, STAFF, PeriodTerms, a_year_later
from app.practice.services import periods as services
from app.practice.services.claims import seat_claimed
from app.practice.services.repeating import repeat_period
from app.practice.views.blueprint import bp
from app.practice.wording import period_hints, period_steps
from app.students.queries import all_group_choices, find_student_of, group_choices
from app.web.access import requires
from app.web.paging import paginate
from app.web.transactions import transactional


@bp.get("/")
@requires(Permission.PERIOD_VIEW)
def period_list() -> str | Response:
    """List what each is concerned with: all periods, one's own, one's own places."""
    if current_user.can(Permission.PERIOD_MANAGE):
        return _all_periods()
    if current_user.can(Permission.APPLICATION_SUBMIT):
        return _own_periods()
    return _own_places()


@bp.get("/periods/<int:period_id>")
@requires(Permission.PERIOD_MANAGE)
def period_detail(period_id: int) -> str:
    """Show a period, how it stands and what comes next."""
    period = queries.get_period(period_id, visible_to=current_user)
    return render_template(
        "practice/period_detail.html",
        period=period,
        counts=queries.count_period(period),
        uncovered=count_uncovered(period),
        events=PERIOD.possible(period.state, STAFF),
        hints=period_hints(period, queries.list_overlapping(period)),
        steps=period_steps(period),
        rules=rule_words(period, condition_queries.list_limits(period)),
    )


@bp.route("/periods/new", methods=["GET", "POST"])
@requires(Permission.PERIOD_MANAGE)
@transactional
def period_create() -> str | Response:
    """Announce a period; `?from=5` begins with another one's groups, rules and places."""
    if source_id := request.args.get("from", type=int):
        return _repeated(queries.get_period(source_id, visible_to=current_user))
    form = _offering(PeriodCreateForm())
    if form.validate_on_submit():
        with form.domain_errors():
            period = services.create_period(
                terms=form.into(PeriodTerms),
                groups=form.groups.data,
                actor=current_user,
                today=clock.today(),
            )
            return _announced(period, _("Период добавлен. Теперь добавьте места."))
    return render_template("practice/period_create.html", form=form, source=None)


def _repeated(source: PracticePeriod) -> str | Response:
    form = PeriodRepeatForm(data=_begin_with(source))
    _offering(form)
    if form.validate_on_submit():
        with form.domain_errors():
            period = repeat_period(
                source,
                terms=form.into(PeriodTerms),
                groups=form.groups.data,
                with_places=form.with_places.data,
                actor=current_user,
                today=clock.today(),
            )
            return _announced(period, _("Период добавлен по образцу. Проверьте места и правила."))
    return render_template("practice/period_create.html", form=form, source=source)


def _begin_with(source: PracticePeriod) -> dict[str, Any]:
    """Return what the form of a period from another one begins with."""
    days = a_year_later({name: getattr(source, name) for name in DAYS}, today=clock.today())
    same = ("title", "kind", "module", "semester", "course", "hours", "weekdays", "max_wishes")
    starts_on = days["starts_on"] or source.starts_on
    groups = list_groups_like(source, starts_on=starts_on, today=clock.today())
    return {**days, **{name: getattr(source, name) for name in same}, "groups": groups}


def _announced(period: PracticePeriod, message: str) -> Response:
    flash(message, "success")
    _warn(period)
    return redirect(url_for(".place_list", period_id=period.id))


@bp.route("/periods/<int:period_id>/edit", methods=["GET", "POST"])
@requires(Permission.PERIOD_MANAGE)
@transactional
def period_edit(period_id: int) -> str | Response:
    """Change a period."""
    period = queries.get_period(period_id, visible_to=current_user)
    form = _offering(PeriodEditForm(obj=period), all_group_choices())
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(period)
            services.edit_period(
                period,
                terms=form.into(PeriodTerms),
                groups=form.groups.data,
                actor=current_user,
                now=clock.now(),
                today=clock.today(),
            )
            flash(_("Сохранено."), "success")
            return redirect(url_for(".period_detail", period_id=period_id))
    return render_template("practice/period_edit.html", form=form, period=period)


@bp.post("/periods/<int:period_id>/state")
@requires(Permission.PERIOD_MANAGE)
@transactional
def period_move(period_id: int) -> Response:
    """Open, close, reopen a period, or take it back to a draft."""
    period = queries.get_period(period_id, visible_to=current_user)
    form = PeriodMoveForm()
    if form.validate_on_submit():
        step = form.step.data
        services.move_period(period, step=step, actor=current_user, today=clock.today())
        flash(step.label, "success")
        if step is PeriodStep.CLOSE:
            _seat_claimed(period)
    return redirect(url_for(".period_detail", period_id=period_id))


@bp.get("/periods/<int:period_id>/closing")
@requires(Permission.PERIOD_MANAGE)
def period_close(period_id: int) -> str | Response:
    """Say everything that closing applications touches, before it is done."""
    period = queries.get_period(period_id, visible_to=current_user)
    if PeriodEvent.CLOSE not in PERIOD.possible(period.state, STAFF):
        return redirect(url_for(".period_detail", period_id=period_id))
    return render_template(
        "practice/period_close.html",
        period=period,
        counts=queries.count_period(period),
        unsent=unsent_by_group(period),
        days_left=(period.applications_open_until - clock.today()).days,
    )


def _seat_claimed(period: PracticePeriod) -> None:
    if count := seat_claimed(period, actor=current_user, now=clock.now()):
        flash(_("По целевым договорам назначено мест: %(count)d.", count=count), "success")


def _offering(form: PeriodFields, groups: Choices | None = None) -> PeriodFields:
    form.groups.search_among(groups or group_choices())
    form.offer_items(*TOPICS)
    return form


def _warn(period: PracticePeriod) -> None:
    for hint in period_hints(period, queries.list_overlapping(period)):
        flash(hint, "warning")


def _all_periods() -> str | Response:
    filters = PeriodFilterForm()
    return PERIODS.answer(
        "practice/period_list.html",
        queries.list_periods,
        filters=filters,
        together=queries.period_rows,
    )


def _own_periods() -> str:
    student = find_student_of(current_user)
    page = paginate(queries.list_periods_of(student)) if student else None
    rows = [queries.OwnPeriodRow(*row) for row in page.items] if page else []
    return render_template(
        "practice/own_period_list.html",
        page=page,
        rows=rows,
        second_rounds=days_of_rounds_for(student, clock.today()) if student else {},
    )


def _own_places() -> str | Response:
    places = place_queries.list_places_of(current_user.organization_ids)
    return OWN_PLACES.answer("practice/own_place_list.html", places)
