"""Pages where mentors are nominated."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.awards import queries
from app.awards.enums import NominationEvent
from app.awards.forms import (
    NominationCreateForm,
    NominationEditForm,
    NominationReturnForm,
    RoundStepForm,
)
from app.awards.models import AwardRound, Nomination
from app.awards.permissions import Permission
from app.awards.services import drafts
from app.awards.services import nominations as services
from app.awards.views.blueprint import bp
from app.awards.views.shared import line_for
from app.awards.wording import facts_in_words
from app.base import clock
from app.base.errors import DomainError, NotFoundError
from app.mentors.queries import read_record
from app.web.access import requires
from app.web.fields import record_id
from app.web.transactions import transactional


@bp.get("/nominations/<int:nomination_id>")
@requires(Permission.ROUND_VIEW)
def nomination_detail(nomination_id: int) -> str:
    """Show a nomination whole: why, whom, and what the mentor has done."""
    nomination = queries.get_nomination(nomination_id, visible_to=current_user)
    return render_template(
        "awards/nomination_detail.html",
        nomination=nomination,
        line=line_for(nomination),
        record=read_record(nomination.mentor),
        facts=facts_in_words(nomination.facts),
    )


@bp.route("/<int:round_id>/nominations/new", methods=["GET", "POST"])
@requires(Permission.NOMINATION_CREATE)
@transactional
def nomination_create(round_id: int) -> str | Response:
    """Nominate a mentor: staff anyone, an employer the own; who is chosen is shown beside."""
    round_ = queries.get_round(round_id, visible_to=current_user)
    form = NominationCreateForm(**begun(round_))
    form.mentor_id.search_among(queries.nominee_choices(round_, visible_to=current_user))
    act = request.form.get("act")
    if act == "draft":
        form.let_unfinished()
    if act != "look" and form.validate_on_submit():
        with form.domain_errors():
            terms = form.into(services.NominationTerms)
            return _keep(round_, terms) if act == "draft" else _submit(round_, terms)
    mentor = queries.find_nominee(form.mentor_id.data, visible_to=current_user)
    return render_template(
        "awards/nomination_create.html",
        form=form,
        round=round_,
        refusal=refusal_of(round_),
        mentor=mentor,
        record=read_record(mentor) if mentor else None,
        recent=list(queries.recent_awards([mentor.id], round_=round_).values()) if mentor else [],
    )


@bp.route("/nominations/<int:nomination_id>/edit", methods=["GET", "POST"])
@requires(Permission.NOMINATION_CREATE)
@transactional
def nomination_edit(nomination_id: int) -> str | Response:
    """Reword a nomination."""
    nomination = queries.get_nomination(nomination_id, visible_to=current_user)
    form = NominationEditForm(obj=nomination)
    if reworded(form, nomination):
        return redirect(url_for(".nomination_detail", nomination_id=nomination_id))
    return render_template(
        "awards/nomination_edit.html",
        form=form,
        nomination=nomination,
        events=line_for(nomination).events,
    )


def reworded(form: NominationEditForm, nomination: Nomination) -> bool:
    """Store what a posted form says of a nomination; False where nothing came or it was refused."""
    if not form.validate_on_submit():
        return False
    with form.domain_errors():
        form.check_version(nomination)
        services.edit_nomination(
            nomination, reason=form.reason.data or "", merit=form.merit.data or "",
            actor=current_user, today=clock.today(),
        )  # fmt: skip
        flash(_("Сохранено."), "success")
        return True
    return False


@bp.route("/nominations/<int:nomination_id>/withdraw", methods=["GET", "POST"])
@requires(Permission.NOMINATION_CREATE)
@transactional
def nomination_withdraw(nomination_id: int) -> str | Response:
    """Take a nomination back, once it is said what that means."""
    nomination = queries.get_nomination(nomination_id, visible_to=current_user)
    to_round = url_for(".round_detail", round_id=nomination.round_id, _anchor="nominations")
    form = RoundStepForm()
    if form.validate_on_submit():
        with form.domain_errors():
            services.withdraw_nomination(nomination, actor=current_user, today=clock.today())
            flash(
                _("Кандидатура снята. Выдвинуть наставника снова можно до конца выдвижения."),
                "success",
            )
            return redirect(to_round)
    if not form.errors and NominationEvent.WITHDRAW not in line_for(nomination).events:
        return redirect(to_round)
    return render_template("awards/nomination_withdraw.html", form=form, nomination=nomination)


@bp.route("/nominations/<int:nomination_id>/return", methods=["GET", "POST"])
@requires(Permission.ROUND_MANAGE)
@transactional
def nomination_return(nomination_id: int) -> str | Response:
    """Give a nomination back to be completed."""
    nomination = queries.get_nomination(nomination_id, visible_to=current_user)
    back = url_for(".nomination_detail", nomination_id=nomination_id)
    form = NominationReturnForm()
    if form.validate_on_submit():
        with form.domain_errors():
            services.return_nomination(
                nomination, reason=form.reason.data or "",
                actor=current_user, now=clock.now(), today=clock.today(),
            )  # fmt: skip
            flash(_("Кандидатура возвращена на доработку."), "success")
            return redirect(back)
    if not form.errors and NominationEvent.RETURN not in line_for(nomination).events:
        return redirect(back)
    return render_template("awards/nomination_return.html", form=form, nomination=nomination)


@bp.post("/<int:round_id>/drafts/<int:mentor_id>/drop")
@requires(Permission.NOMINATION_CREATE)
@transactional
def draft_drop(round_id: int, mentor_id: int) -> Response:
    """Throw away one's own draft."""
    round_ = queries.get_round(round_id, visible_to=current_user)
    draft = queries.find_draft(round_, mentor_id, writer=current_user)
    if draft is None:
        raise NotFoundError
    drafts.drop_draft(draft, actor=current_user)
    flash(_("Черновик удалён."), "success")
    return redirect(url_for(".round_detail", round_id=round_id, _anchor="nominations"))


def begun(round_: AwardRound) -> dict[str, Any]:
    """Return what the form begins with: the mentor of the address, the own draft on him."""
    mentor_id = record_id(request.args.get("mentor_id"))
    draft = queries.find_draft(round_, mentor_id, writer=current_user)
    begun = {"merit": draft.merit, "reason": draft.reason} if draft else {}
    return {"mentor_id": mentor_id, **begun}


def _submit(round_: AwardRound, terms: services.NominationTerms) -> Response:
    nomination = services.nominate(
        round_, terms=terms, actor=current_user, now=clock.now(), today=clock.today()
    )
    flash(_("Наставник выдвинут."), "success")
    return redirect(url_for(".nomination_detail", nomination_id=nomination.id))


def _keep(round_: AwardRound, terms: services.NominationTerms) -> Response:
    drafts.save_draft(round_, terms=terms, actor=current_user, now=clock.now(), today=clock.today())
    flash(_("Черновик сохранён: его видите только вы."), "success")
    return redirect(url_for(".round_detail", round_id=round_.id, _anchor="nominations"))


def refusal_of(round_: AwardRound) -> str | None:
    """Return why this person may nominate nobody now, None when he may."""
    try:
        services.check_nominating(round_, actor=current_user, today=clock.today())
    except DomainError as refusal:
        return str(refusal)
    return None
