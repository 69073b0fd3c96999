"""Participants of a fair: registered, decided on, with their people and badges."""

from functools import partial
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.jobfair.codes import draw_code, spell_code
from app.jobfair.models import Fair
from app.jobfair.permissions import Permission
from app.jobfair.queries.fairs import get_fair
from app.jobfair.rules import OVER_FAIRS
from app.jobfair.venue import participation
from app.jobfair.venue.badges import print_badges
from app.jobfair.venue.forms import (
    ParticipantCreateForm,
    ParticipantDeclineForm,
    ParticipantEditForm,
    ParticipantFilterForm,
    StandGiveForm,
)
from app.jobfair.venue.listing import PARTICIPANTS
from app.jobfair.venue.models import FairParticipant
from app.jobfair.venue.queries import participants as queries
from app.jobfair.venue.queries.badges import (
    get_part_of_badges,
    list_badges_of,
    parts_of_badges,
)
from app.jobfair.venue.queries.hall import find_stand_of, get_stand, stand_choices
from app.jobfair.venue.rules import TAKING_PART, ParticipationTerms
from app.jobfair.venue.services import hall
from app.jobfair.venue.services import participants as services
from app.jobfair.views.blueprint import bp
from app.links.panel import links_panel
from app.organizations.queries import get_organization, organization_choices
from app.web.access import requires
from app.web.attachment import as_attachment
from app.web.moment import moment
from app.web.places import returning
from app.web.transactions import transactional
from app.web.urls import whole_number


@bp.get("/fairs/<int:fair_id>/participants")
@requires(Permission.FAIR_MANAGE)
def participant_list(fair_id: int) -> str | Response:
    """List who takes part, who was invited, who waits for a decision."""
    fair = get_fair(fair_id)
    return PARTICIPANTS.answer(
        "jobfair/venue/participant_list.html",
        partial(queries.list_participants, fair),
        filters=ParticipantFilterForm(),
        fair=fair,
        counts=queries.count_participants_of(fair),
        badges=parts_of_badges(fair),
        is_over=fair.state in OVER_FAIRS,
    )


@bp.route("/fairs/<int:fair_id>/participants/new", methods=["GET", "POST"])
@requires(Permission.VACANCY_POST)
@transactional
def participant_create(fair_id: int) -> str | Response:
    """Register an organization for a fair: one's own, or any by its word."""
    fair = get_fair(fair_id)
    form = ParticipantCreateForm()
    own = None if current_user.sees_all else current_user.organization_ids
    form.organization_id.search_among(organization_choices(among=own))
    if own and len(own) == 1:
        form.organization_id.data = next(iter(own))
    if form.validate_on_submit():
        with form.domain_errors():
            participant = services.register(
                fair,
                get_organization(form.organization_id.data),
                terms=form.into(ParticipationTerms),
                **moment(),
            )
            flash(_("Участие записано."), "success")
            return redirect(_card(participant.id))
    return _form_page("participant_create", form, fair, own=own)


@bp.route("/participants/<int:participant_id>/edit", methods=["GET", "POST"])
@requires(Permission.VACANCY_POST)
@transactional
def participant_edit(participant_id: int) -> str | Response:
    """Change what a stand needs and who comes."""
    participant = queries.get_participant(participant_id, visible_to=current_user)
    form = ParticipantEditForm(obj=participant)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(participant)
            services.edit_participation(
                participant, terms=form.into(ParticipationTerms), actor=current_user
            )
            flash(_("Сохранено."), "success")
            return redirect(_card(participant.id))
    return _form_page("participant_edit", form, participant.fair, participant=participant)


@bp.get("/participants/<int:participant_id>")
@requires(Permission.VACANCY_POST)
def participant_detail(participant_id: int) -> str:
    """Show a participant what is done, what is next and by when; staff decides here."""
    participant = queries.get_participant(participant_id, visible_to=current_user)
    return _detail_page(participant, _stand_form(participant) if current_user.sees_all else None)


def _detail_page(participant: FairParticipant, stand_form: StandGiveForm | None) -> str:
    return render_template(
        "jobfair/venue/participant_detail.html",
        participant=participant,
        fair=participant.fair,
        steps=participation.steps_of(participant),
        next_task=participation.next_task(participant),
        events=participation.events_of(participant, current_user),
        stand_form=stand_form,
        panels=_links_of(participant),
        spell=spell_code,
    )


@bp.get("/participants/<int:participant_id>/badges")
@requires(Permission.VACANCY_POST)
def badge_list(participant_id: int) -> str:
    """Show the badges of a participant's people, to print."""
    participant = queries.get_participant(participant_id, visible_to=current_user)
    return render_template(
        "jobfair/venue/badge_list.html",
        fair=participant.fair,
        participant=participant,
        file_url=url_for(".badge_file", participant_id=participant_id),
        draw=draw_code,
        spell=spell_code,
    )


@bp.get("/participants/<int:participant_id>/badges.pdf")
@requires(Permission.VACANCY_POST)
def badge_file(participant_id: int) -> Response:
    """Give the badges of a participant's people as a PDF."""
    participant = queries.get_participant(participant_id, visible_to=current_user)
    data = print_badges(participant.fair, participant.representatives, today=clock.today())
    return as_attachment(data, f"badges-{participant_id}.pdf")


@bp.get("/fairs/<int:fair_id>/badges.pdf")
@requires(Permission.FAIR_MANAGE)
def fair_badge_file(fair_id: int) -> Response:
    """Give the badges of all who take part as a PDF; of a large fair one part of them."""
    fair = get_fair(fair_id)
    parts = parts_of_badges(fair)
    part = request.args.get("part")
    if part is None and len(parts) > 1:
        return redirect(url_for(".participant_list", fair_id=fair_id, _anchor="badges"))
    number = whole_number(part or "1")
    people = list_badges_of(fair, get_part_of_badges(parts, number))
    data = print_badges(fair, people, today=clock.today())
    ending = f"-{number}" if len(parts) > 1 else ""
    return as_attachment(data, f"badges-fair-{fair_id}{ending}.pdf")


@bp.post("/participants/<int:participant_id>/confirm")
@requires(Permission.FAIR_MANAGE)
@transactional
def participant_confirm(participant_id: int) -> Response:
    """Let an organization take part."""
    participant = queries.get_participant(participant_id, visible_to=current_user)
    services.confirm(participant, actor=current_user, now=clock.now())
    flash(_("Участие подтверждено, организация получит письмо."), "success")
    return redirect(returning(_card(participant_id), row=participant_id))


@bp.route("/participants/<int:participant_id>/decline", methods=["GET", "POST"])
@requires(Permission.FAIR_MANAGE)
@transactional
def participant_decline(participant_id: int) -> str | Response:
    """Refuse an organization with a reason."""
    participant = queries.get_participant(participant_id, visible_to=current_user)
    form = ParticipantDeclineForm(obj=participant)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(participant)
            services.decline(
                participant, reason=form.reason.data, actor=current_user, now=clock.now()
            )
            flash(_("Участие отклонено, организация получит письмо."), "success")
            return redirect(_card(participant_id))
    return _form_page("participant_decline", form, participant.fair, participant=participant)


@bp.post("/participants/<int:participant_id>/withdraw")
@requires(Permission.VACANCY_POST)
@transactional
def participant_withdraw(participant_id: int) -> Response:
    """Note that an organization does not come."""
    participant = queries.get_participant(participant_id, visible_to=current_user)
    services.withdraw(participant, actor=current_user, now=clock.now())
    flash(_("Записано: организация не участвует."), "success")
    return redirect(_card(participant_id))


@bp.post("/participants/<int:participant_id>/stand")
@requires(Permission.FAIR_MANAGE)
@transactional
def participant_stand(participant_id: int) -> str | Response:
    """Give a participant a stand; its talks go with it."""
    participant = queries.get_participant(participant_id, visible_to=current_user)
    form = _stand_form(participant)
    if form.validate_on_submit():
        with form.domain_errors():
            number = get_stand(form.stand_id.data).number if form.stand_id.data else ""
            hall.move_participant(participant, number=number, actor=current_user, now=clock.now())
            flash(_("Стенд записан."), "success")
            return redirect(returning(_card(participant_id), row=participant_id))
    return _detail_page(participant, form)


def _stand_form(participant: Any) -> StandGiveForm:
    form = StandGiveForm(data={"stand_id": find_stand_of(participant)})
    form.stand_id.empty = _l("без стенда")
    form.stand_id.search_among(stand_choices(participant))
    return form


def _links_of(participant: Any) -> list[Any]:
    panel = links_panel(
        participant, current_user, task=TAKING_PART, permission=Permission.FAIR_MANAGE
    )
    return [panel] if panel else []


def _card(participant_id: int) -> str:
    return url_for(".participant_detail", participant_id=participant_id)


def _form_page(name: str, form: Any, fair: Fair, **context: Any) -> str:
    return render_template(f"jobfair/venue/{name}.html", form=form, fair=fair, **context)
