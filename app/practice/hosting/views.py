"""The board of a year, a base's years and its answer."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.plan.enums import Topic
from app.practice.hosting import queries, services
from app.practice.hosting.acts import asked_year
from app.practice.hosting.answers import answer_form, terms_in
from app.practice.hosting.enums import ConfirmedBy
from app.practice.hosting.forms import HostingFields, HostingFilterForm, YearConfirmForm
from app.practice.hosting.listing import BOARD
from app.practice.hosting.overview import year_of_base
from app.practice.hosting.rules import year_in_words, year_of
from app.practice.hosting.services import addressee_of_base, intent_for
from app.practice.permissions import Permission
from app.practice.services.intents import BaseWord, answer_intent
from app.practice.views.blueprint import bp
from app.web.access import requires
from app.web.places import returning
from app.web.transactions import transactional


@bp.get("/hosting/")
@requires(Permission.HOSTING_MANAGE)
def hosting_list() -> str | Response:
    """Show who has answered for a year, and who has not."""
    year = asked_year()
    filters = HostingFilterForm()
    filters.town.offer(queries.board_towns())
    return BOARD.answer(
        "practice/hosting/hosting_list.html",
        lambda **criteria: queries.list_board(**{**criteria, "year": year}),
        filters=filters,
        title=_("Места баз практики на %(year)s учебный год", year=year_in_words(year)),
        together=queries.with_seats,
        counts=queries.count_year(year),
        confirmed=queries.find_year(year),
        year=year,
        years=_years_around(year, ".hosting_list"),
    )


@bp.route("/hosting/confirm", methods=["GET", "POST"])
@requires(Permission.HOSTING_MANAGE)
@transactional
def hosting_confirm() -> str | Response:
    """Confirm the registry of bases for a year, once its figures were read."""
    year = asked_year()
    known = queries.find_year(year)
    form = YearConfirmForm(obj=known)
    form.offer_items(Topic.PRACTICE_BASES)
    if form.validate_on_submit():
        with form.domain_errors():
            services.confirm_year(
                year,
                note=form.note.data or "",
                plan_item_ids=form.plan_item_ids.data,
                actor=current_user,
                today=clock.today(),
            )
            flash(_("Реестр баз подтверждён."), "success")
            return redirect(url_for(".hosting_list", year=year))
    counts = queries.count_year(year)
    return render_template(
        "practice/hosting/hosting_confirm.html", form=form, year=year, counts=counts, known=known
    )


@bp.get("/hosting/bases/<int:base_id>")
@requires(Permission.HOSTING_ANSWER)
def hosting_detail(base_id: int) -> str:
    """Show what a base takes in a year and who is there, and what it said before."""
    base = queries.get_base(base_id, visible_to=current_user)
    year = asked_year()
    return render_template(
        "practice/hosting/hosting_detail.html",
        base=base,
        year=year,
        years=_years_around(year, ".hosting_detail", base_id=base.id),
        history=queries.list_intents_of(base.id),
        shown=year_of_base(base, year, viewer=current_user),
    )


@bp.route("/hosting/bases/<int:base_id>/answer", methods=["GET", "POST"])
@requires(Permission.HOSTING_ANSWER)
@transactional
def hosting_answer(base_id: int) -> str | Response:
    """Take a base's answer for a year: its own people's, or staff's from its words."""
    base = queries.get_base(base_id, visible_to=current_user)
    year, spoken = asked_year(), current_user.can(Permission.HOSTING_MANAGE)
    known = queries.find_intent(base.id, year)
    word = {"answered_by": addressee_of_base(base).name, "answered_on": clock.today()}
    form = answer_form(base.id, year, known, spoken=spoken, word=word)
    if form.validate_on_submit():
        with form.domain_errors():
            intent = intent_for(base, year, actor=current_user)
            terms = terms_in(form.values())
            answer_intent(intent, terms=terms, word=_word(form, spoken), actor=current_user)
            flash(_("Ответ базы записан."), "success")
            default = url_for(".hosting_detail", base_id=base.id, year=year)
            return redirect(returning(default, row=base.id))
    return render_template(
        "practice/hosting/hosting_answer.html", form=form, base=base, year=year, spoken=spoken
    )


def _word(form: HostingFields, spoken: bool) -> BaseWord:
    if not spoken:
        return BaseWord(current_user.display_name, clock.today(), ConfirmedBy.ACCOUNT)
    said: dict[str, Any] = form.data
    return BaseWord(said["answered_by"], said["answered_on"], ConfirmedBy(said["answered_way"]))


def _years_around(year: int, endpoint: str, **values: Any) -> list[tuple[str, str, bool]]:
    """Return a menu of the last, the present and the next year, and of the one that is shown."""
    now = year_of(clock.today())
    return [
        (year_in_words(one), url_for(endpoint, year=one, **values), one == year)
        for one in sorted({now - 1, now, now + 1, year})
    ]
