"""Pages where mentors are nominated."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.awards import queries
from app.awards.forms import NominationCreateForm, NominationEditForm
from app.awards.models import AwardRound
from app.awards.permissions import Permission
from app.awards.services import nominations as services
from app.awards.views.blueprint import bp
from app.base import clock
from app.base.errors import DomainError
from app.web.access import requires
from app.web.transactions import transactional


@bp.route("/<int:round_id>/nominations/new", methods=["GET", "POST"])
@requires(Permission.NOMINATION_CREATE)
@transactional
def nomination_create(round_id: int) -> str | Response:
    """Nominate a mentor: staff anyone, an employer the own."""
    round_ = queries.get_round(round_id, visible_to=current_user)
    form = NominationCreateForm()
    form.mentor_id.search_among(queries.nominee_choices(round_, visible_to=current_user))
    if form.validate_on_submit():
        with form.domain_errors():
            services.nominate(
                round_, mentor_id=form.mentor_id.data or 0, reason=form.reason.data or "",
                actor=current_user, now=clock.now(), today=clock.today(),
            )  # fmt: skip
            flash(_("Наставник выдвинут."), "success")
            return redirect(url_for(".round_detail", round_id=round_id))
    return render_template(
        "awards/nomination_create.html", form=form, round=round_, refusal=_refusal(round_)
    )


@bp.route("/nominations/<int:nomination_id>/edit", methods=["GET", "POST"])
@requires(Permission.NOMINATION_CREATE)
@transactional
def nomination_edit(nomination_id: int) -> str | Response:
    """Reword a nomination."""
    nomination = queries.get_nomination(nomination_id, visible_to=current_user)
    form = NominationEditForm(obj=nomination)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(nomination)
            services.edit_nomination(
                nomination, reason=form.reason.data or "", actor=current_user, today=clock.today()
            )
            flash(_("Сохранено."), "success")
            return redirect(url_for(".round_detail", round_id=nomination.round_id))
    return render_template("awards/nomination_edit.html", form=form, nomination=nomination)


@bp.post("/nominations/<int:nomination_id>/withdraw")
@requires(Permission.NOMINATION_CREATE)
@transactional
def nomination_withdraw(nomination_id: int) -> Response:
    """Take a nomination back."""
    nomination = queries.get_nomination(nomination_id, visible_to=current_user)
    services.withdraw_nomination(nomination, actor=current_user, today=clock.today())
    flash(_("Кандидатура снята. Выдвинуть наставника снова можно до конца выдвижения."), "success")
    return redirect(url_for(".round_detail", round_id=nomination.round_id))


def _refusal(round_: AwardRound) -> str | None:
    try:
        services.check_nominating(round_, actor=current_user, today=clock.today())
    except DomainError as refusal:
        return str(refusal)
    return None
