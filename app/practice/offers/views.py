"""Pages of a base: its offers, its proposals, those who wish to come; the staff's queue."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.practice.hosting.enums import GROUND_SOURCES, ProposalParty
from app.practice.hosting.queries import intents_of_year, list_own_bases
from app.practice.hosting.queries.wishers import list_answers
from app.practice.hosting.rules import year_of
from app.practice.models import PracticePeriod
from app.practice.offers import queries, services
from app.practice.offers.forms import (
    OfferCreateForm,
    OfferEditForm,
    PlaceOfferFields,
    ProposalAnswerForm,
    ProposalFilterForm,
    WishersForm,
)
from app.practice.offers.listing import PROPOSALS
from app.practice.offers.rules import (
    PROPOSAL_MOVES,
    PlaceOfferTerms,
    bases_decide,
    bases_rank,
)
from app.practice.permissions import Permission
from app.practice.views.blueprint import bp
from app.privacy.shown import reveal
from app.students.queries import speciality_choices
from app.web.access import requires
from app.web.places import returning
from app.web.transactions import transactional

SHOWN = 20  # proposals on the page of a base: the rest is history


@bp.get("/offers/")
@requires(Permission.PLACE_OFFER)
def offer_list() -> str:
    """Show a base what it may offer, and what became of what it proposed."""
    today, own = clock.today(), current_user.organization_ids
    bases = list_own_bases(own)
    year = year_of(today)
    periods = queries.list_coming_periods(today)
    return render_template(
        "practice/offers/offer_list.html",
        bases=bases,
        year=year,
        intents=intents_of_year([base.id for base in bases], year),
        periods=periods,
        places=queries.list_own_places(own, [one.id for one in periods]),
        decides=_decides,
        proposals=queries.list_own_proposals(own, limit=SHOWN),
        to_rank=queries.list_to_rank(own),
    )


@bp.route("/periods/<int:period_id>/offer", methods=["GET", "POST"])
@requires(Permission.PLACE_OFFER)
@transactional
def offer_create(period_id: int) -> str | Response:
    """Offer a place in a period."""
    period = queries.get_coming_period(period_id, clock.today())
    form = _offering(OfferCreateForm())
    if form.validate_on_submit():
        with form.domain_errors():
            base = next(one for one in _own_bases() if one.id == form.base_id.data)
            waits = services.offer_place(
                period, base=base, terms=form.into(PlaceOfferTerms), actor=current_user, **_moment()
            )
            return _told(waits)
    return render_template(
        "practice/offers/offer_create.html", form=form, period=period, decides=_decides(period)
    )


@bp.route("/places/<int:place_id>/offer", methods=["GET", "POST"])
@requires(Permission.PLACE_OFFER)
@transactional
def offer_edit(place_id: int) -> str | Response:
    """Change one's own place, or ask the staff to."""
    place = queries.get_own_place(place_id, visible_to=current_user)
    form = _offering(OfferEditForm(obj=place))
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(place)
            waits = services.change_place(
                place, terms=form.into(PlaceOfferTerms), actor=current_user, **_moment()
            )
            return _told(waits)
    return render_template(
        "practice/offers/offer_edit.html", form=form, place=place, decides=_decides(place.period)
    )


@bp.post("/proposals/<int:proposal_id>/withdraw")
@requires(Permission.PLACE_OFFER)
@transactional
def proposal_withdraw(proposal_id: int) -> Response:
    """Take one's own proposal back."""
    proposal = queries.get_proposal(proposal_id, visible_to=current_user)
    services.withdraw_proposal(proposal, actor=current_user)
    flash(_("Предложение отозвано."), "success")
    return redirect(url_for(".offer_list"))


@bp.get("/proposals/")
@requires(Permission.PLACE_MANAGE)
def proposal_list() -> str | Response:
    """List what bases propose."""
    filters = ProposalFilterForm()
    return PROPOSALS.answer(
        "practice/offers/proposal_list.html", queries.list_proposals, filters=filters
    )


@bp.route("/proposals/<int:proposal_id>", methods=["GET", "POST"])
@requires(Permission.PLACE_MANAGE)
@transactional
def proposal_detail(proposal_id: int) -> str | Response:
    """Show what a base proposes, beside what stands there now, and take the answer."""
    proposal = queries.get_proposal(proposal_id, visible_to=current_user)
    form = ProposalAnswerForm(obj=proposal)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(proposal)
            accept = form.accept.data == "yes"
            services.settle_proposal(
                proposal,
                accept=accept,
                answer=form.answer.data or "",
                actor=current_user,
                now=clock.now(),
            )
            flash(_("Ответ отправлен базе."), "success")
            return redirect(returning(url_for(".proposal_list"), row=proposal.id))
    return render_template(
        "practice/offers/proposal_detail.html",
        proposal=proposal,
        form=form,
        events=PROPOSAL_MOVES.possible(proposal.state, ProposalParty.COLLEGE),
    )


@bp.route("/places/<int:place_id>/wishers", methods=["GET", "POST"])
@requires(Permission.PLACE_OFFER)
@transactional
def wishers_edit(place_id: int) -> str | Response:
    """Let a base say whom it prefers, and whom it refuses on a lawful ground."""
    place = queries.get_own_place(place_id, visible_to=current_user)
    rows = queries.list_wishers(place)
    reveal((row.student for row in rows), to=current_user)
    form = WishersForm.of([row.student.id for row in rows], list_answers(place.id))
    if form.validate_on_submit():
        with form.domain_errors():
            order, refusals = form.answers()
            services.answer_wishers(
                place, order=order, refusals=refusals, actor=current_user, now=clock.now()
            )
            flash(_("Ваш порядок записан."), "success")
            return redirect(url_for(".wishers_edit", place_id=place.id))
    return render_template(
        "practice/offers/wishers_edit.html",
        place=place,
        rows=rows,
        form=form,
        sources=GROUND_SOURCES,
        asked=bases_rank(place.period.state, place.period.ranked_by),
    )


def _moment() -> dict[str, Any]:
    return {"now": clock.now(), "today": clock.today()}


def _own_bases() -> Any:
    return list_own_bases(current_user.organization_ids)


def _offering(form: PlaceOfferFields) -> PlaceOfferFields:
    bases = _own_bases()
    form.base_id.offer([(one.id, one.name) for one in bases])
    if len(bases) == 1 and form.base_id.data is None:
        form.base_id.data = bases[0].id
    form.speciality_id.offer(speciality_choices())
    return form


def _decides(period: PracticePeriod) -> bool:
    return bases_decide(period.state, period.applications_open_on, today=clock.today())


def _told(waits: object | None) -> Response:
    if waits:
        flash(_("Предложение отправлено методисту. Он ответит письмом."), "success")
    else:
        flash(_("Место записано: студенты увидят его, когда откроется приём заявок."), "success")
    return redirect(url_for(".offer_list"))
