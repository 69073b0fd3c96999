"""Pages where staff see who scores what, and call and remind members."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.awards import queries
from app.awards.enums import RoundEvent
from app.awards.permissions import Permission
from app.awards.services import duties as services
from app.awards.services.bench import read_docket
from app.awards.services.duty_table import lines_of
from app.awards.views.blueprint import bp
from app.awards.views.shared import PER_TABLE, events_of
from app.base import clock
from app.base.typography import counted
from app.web.access import requires
from app.web.paging import part_of
from app.web.transactions import transactional


@bp.get("/<int:round_id>/duties")
@requires(Permission.ROUND_MANAGE)
def duty_list(round_id: int) -> str:
    """Show who scores which nomination, who may not and why, and by what seed it was drawn."""
    round_ = queries.get_round(round_id, visible_to=current_user)
    docket = read_docket(round_, actor=current_user)
    return render_template(
        "awards/duty_list.html",
        round=round_,
        lines=part_of(lines_of(docket), per_page=PER_TABLE),
        progress=services.progress_of(docket, actor=current_user),
        assigns=RoundEvent.ASSIGN in events_of(round_),
    )


@bp.post("/<int:round_id>/duties/fill")
@requires(Permission.ROUND_MANAGE)
@transactional
def duty_fill(round_id: int) -> Response:
    """Call members to the nominations that lack one."""
    round_ = queries.get_round(round_id, visible_to=current_user)
    called = services.fill_duties(round_, actor=current_user, now=clock.now())
    flash(_("Назначено оценок: %(n)s.", n=called) if called else _("Назначать некого."), "success")
    return _back(round_id)


@bp.post("/<int:round_id>/duties/third")
@requires(Permission.ROUND_MANAGE)
@transactional
def duty_third(round_id: int) -> Response:
    """Call a third member wherever the sheets are too far apart."""
    round_ = queries.get_round(round_id, visible_to=current_user)
    done = services.call_thirds(round_, actor=current_user, now=clock.now())
    flash(
        _(
            "Третий член совета назначен: %(called)s. На заседание вынесено: %(left)s.",
            called=counted(done.called, _("кандидатура"), _("кандидатуры"), _("кандидатур")),
            left=counted(done.to_meeting, _("кандидатура"), _("кандидатуры"), _("кандидатур")),
        ),
        "success",
    )
    return _back(round_id)


@bp.post("/<int:round_id>/duties/remind")
@requires(Permission.ROUND_MANAGE)
@transactional
def duty_remind(round_id: int) -> Response:
    """Remind the members who have not scored all they are to."""
    round_ = queries.get_round(round_id, visible_to=current_user)
    sent = services.remind_members(round_, actor=current_user, now=clock.now())
    flash(_("Напоминаем: %(n)s.", n=counted(sent, _("письмо"), _("письма"), _("писем"))), "success")
    return _back(round_id)


def _back(round_id: int) -> Response:
    return redirect(url_for(".duty_list", round_id=round_id))
