"""Inviting: organizations by links, groups and graduates by letters; a fair from an earlier one."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.typography import counted
from app.jobfair.models import Fair
from app.jobfair.permissions import Permission
from app.jobfair.queries.fairs import get_fair
from app.jobfair.venue.forms import EmployersInvitedForm, GuestForm, NextFairForm
from app.jobfair.venue.inviting import TAKE_PART
from app.jobfair.venue.queries import guests as guest_queries
from app.jobfair.venue.queries import participants as queries
from app.jobfair.venue.rules import NextFairTerms
from app.jobfair.venue.services import copying, guests
from app.jobfair.venue.services import participants as services
from app.jobfair.views.blueprint import bp
from app.web.access import requires
from app.web.moment import moment
from app.web.paging import paginate
from app.web.transactions import transactional


@bp.route("/fairs/<int:fair_id>/participants/invite", methods=["GET", "POST"])
@requires(Permission.FAIR_MANAGE)
@transactional
def participant_invite(fair_id: int) -> str | Response:
    """Invite organizations: first how many, then the letters."""
    fair = get_fair(fair_id)
    form = EmployersInvitedForm(data={"until": fair.signup_until or fair.registration_until})
    form.organization_ids.search_among(queries.uninvited_choices(fair))
    counts = None
    if (request.method == "POST" or "until" in request.args) and form.validate():
        ids = form.organization_ids.data or queries.uninvited_ids(fair, form.kind.data or None)
        counts = queries.count_reached(ids)
        if request.method == "POST" and form.until.data:
            with form.domain_errors():
                sent = services.invite(fair, ids, task=TAKE_PART, until=form.until.data, **moment())
                flash(_("Отправлено: %(letters)s", letters=_letters(sent)), "success")
                return redirect(url_for(".participant_list", fair_id=fair.id))
    return render_template(
        "jobfair/venue/participant_invite.html", form=form, fair=fair, counts=counts
    )


@bp.route("/fairs/<int:fair_id>/guests", methods=["GET", "POST"])
@requires(Permission.FAIR_MANAGE)
@transactional
def guest_list(fair_id: int) -> str | Response:
    """Show the invited groups, and invite more: first how many people, then the letters."""
    fair = get_fair(fair_id)
    form = GuestForm()
    _offer_guests(form, fair)
    counts = None
    if (request.method == "POST" or request.args) and form.validate():
        ids = guest_queries.groups_of(fair, form.group_ids.data or (), form.years.data or ())
        counts = guest_queries.count_guests(ids)
        if request.method == "POST":
            with form.domain_errors():
                sent = guests.invite_groups(fair, ids, actor=current_user, now=clock.now())
                flash(_("Отправлено: %(letters)s", letters=_letters(sent)), "success")
                return redirect(url_for(".guest_list", fair_id=fair.id))
    return render_template(
        "jobfair/venue/guest_list.html",
        form=form,
        fair=fair,
        counts=counts,
        page=paginate(guest_queries.list_guests(fair)),
    )


@bp.route("/fairs/<int:fair_id>/next", methods=["GET", "POST"])
@requires(Permission.FAIR_MANAGE)
@transactional
def fair_copy(fair_id: int) -> str | Response:
    """Plan a fair like this one on another day."""
    fair = get_fair(fair_id)
    form = NextFairForm(data={"title": fair.title})
    if form.validate_on_submit():
        with form.domain_errors():
            terms = form.into(NextFairTerms)
            new = copying.copy_fair(fair, terms=terms, actor=current_user, today=clock.today())
            flash(_("Ярмарка добавлена. Проверьте сроки и откройте каталог."), "success")
            return redirect(url_for(".fair_detail", fair_id=new.id))
    return render_template("jobfair/venue/fair_copy.html", form=form, fair=fair)


def _offer_guests(form: GuestForm, fair: Fair) -> None:
    form.group_ids.search_among(guest_queries.present_groups(fair))
    form.years.offer(
        (year, _("%(year)s год, %(people)s", year=year, people=_graduates(count)))
        for year, count in guest_queries.graduate_years(fair)
    )


def _letters(count: int) -> str:
    return counted(count, _("письмо"), _("письма"), _("писем"))


def _graduates(count: int) -> str:
    return counted(count, _("выпускник"), _("выпускника"), _("выпускников"))
