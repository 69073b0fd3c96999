"""Pages of decisions: noted in the minutes, then done by their owners."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.activities.blueprint import bp
from app.activities.meetings import queries
from app.activities.meetings.filters import DecisionFilterForm
from app.activities.meetings.forms import (
    DecisionCreateForm,
    DecisionDropForm,
    DecisionEditForm,
    DecisionFields,
    DecisionReportForm,
)
from app.activities.meetings.listing import DECISIONS
from app.activities.meetings.models import Decision
from app.activities.meetings.queries.decisions import is_owner
from app.activities.meetings.rules import (
    decision_events,
    decision_parties,
)
from app.activities.meetings.services import decisions as services
from app.activities.meetings.services import recording
from app.activities.meetings.terms import (
    DecisionTerms,
)
from app.activities.meetings.views.shared import question_here, to_meeting
from app.activities.meetings.wording import decision_chip
from app.activities.permissions import Permission
from app.base import clock
from app.base.errors import NotFoundError
from app.organizations.queries import organization_choices
from app.web.access import requires, signed_in
from app.web.places import returning
from app.web.transactions import transactional


@bp.get("/meetings/decisions/")
@signed_in
def decision_list() -> str | Response:
    """List the tasks of signed minutes that concern this person."""
    filters = DecisionFilterForm()
    filters.body.search_among(queries.body_choices())
    return DECISIONS.answer(
        "activities/meetings/decision_list.html",
        lambda **criteria: queries.list_decisions(visible_to=current_user, **criteria),
        filters=filters,
        chip_of=decision_chip,
    )


@bp.get("/meetings/decisions/<int:decision_id>")
@signed_in
def decision_detail(decision_id: int) -> str:
    """Show a decision: whose it is, by when, what was done."""
    decision = queries.get_decision(decision_id, visible_to=current_user)
    parties = decision_parties(current_user, is_owner=is_owner(decision, current_user))
    return render_template(
        "activities/meetings/decision_detail.html",
        decision=decision,
        events=decision_events(decision.state, decision.kind, decision.meeting.state, parties),
        chip=decision_chip(decision),
    )


@bp.route("/meetings/questions/<int:meeting_question_id>/decisions/new", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@transactional
def decision_create(meeting_question_id: int) -> str | Response:
    """Note a decision on a question."""
    question = question_here(meeting_question_id)
    form = DecisionCreateForm()
    _offer(form, None)
    if form.validate_on_submit():
        with form.domain_errors():
            recording.add_decision(question, terms=form.into(DecisionTerms), actor=current_user)
            flash(_("Решение записано."), "success")
            return to_meeting(question.meeting_id, "agenda")
    return render_template("activities/meetings/decision_create.html", form=form, question=question)


@bp.route("/meetings/decisions/<int:decision_id>/edit", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@transactional
def decision_edit(decision_id: int) -> str | Response:
    """Change a decision before the minutes are signed."""
    decision = queries.get_decision(decision_id, visible_to=current_user)
    form = DecisionEditForm(obj=decision)
    _offer(form, decision)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(decision)
            recording.edit_decision(decision, terms=form.into(DecisionTerms), actor=current_user)
            flash(_("Сохранено."), "success")
            return to_meeting(decision.meeting_id, "agenda")
    return render_template("activities/meetings/decision_edit.html", form=form, decision=decision)


@bp.post("/meetings/decisions/<int:decision_id>/remove")
@requires(Permission.MEETING_MANAGE)
@transactional
def decision_remove(decision_id: int) -> Response:
    """Take a decision out of minutes that are not signed."""
    decision = queries.get_decision(decision_id, visible_to=current_user)
    meeting_id = decision.meeting_id
    recording.remove_decision(decision, actor=current_user)
    flash(_("Решение убрано из протокола."), "success")
    agenda = url_for(".meeting_detail", meeting_id=meeting_id, _anchor="agenda")
    return redirect(returning(agenda))


@bp.route("/meetings/decisions/<int:decision_id>/report", methods=["GET", "POST"])
@signed_in
@transactional
def decision_report(decision_id: int) -> str | Response:
    """Let the owner tell that a task is done."""
    decision = _own_decision(decision_id)
    form = DecisionReportForm(obj=decision)
    if not form.is_submitted():
        form.done_on.data = clock.today()
    if form.validate_on_submit() and form.done_on.data:
        with form.domain_errors():
            form.check_version(decision)
            services.report_decision(
                decision,
                report=form.report.data or "",
                done_on=form.done_on.data,
                actor=current_user,
                today=clock.today(),
            )
            flash(_("Поручение исполнено."), "success")
            return _to(decision_id)
    return render_template("activities/meetings/decision_report.html", form=form, decision=decision)


@bp.route("/meetings/decisions/<int:decision_id>/drop", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@transactional
def decision_drop(decision_id: int) -> str | Response:
    """Take a task off: nobody has to do it any more."""
    decision = queries.get_decision(decision_id, visible_to=current_user)
    form = DecisionDropForm(obj=decision)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(decision)
            services.drop_decision(decision, reason=form.report.data or "", actor=current_user)
            flash(_("Поручение закрыто без исполнения."), "success")
            return _to(decision_id)
    return render_template("activities/meetings/decision_drop.html", form=form, decision=decision)


@bp.post("/meetings/decisions/<int:decision_id>/reopen")
@requires(Permission.MEETING_MANAGE)
@transactional
def decision_reopen(decision_id: int) -> Response:
    """Let a task wait for its owner again."""
    decision = queries.get_decision(decision_id, visible_to=current_user)
    services.reopen_decision(decision, actor=current_user)
    flash(_("Поручение снова исполняется."), "success")
    return _to(decision_id)


def _offer(form: DecisionFields, decision: Decision | None) -> None:
    form.owner_user_id.search_among(queries.account_choices())
    organization = decision.owner_organization_id if decision else None
    form.owner_organization_id.search_among(organization_choices(chosen=organization))
    body = decision.owner_body_id if decision else None
    form.owner_body_id.search_among(queries.group_choices(chosen=body))


def _own_decision(decision_id: int) -> Decision:
    """Return a task this person may report on; raises NotFoundError for who only reads it."""
    decision = queries.get_decision(decision_id, visible_to=current_user)
    if not decision_parties(current_user, is_owner=is_owner(decision, current_user)):
        raise NotFoundError
    return decision


def _to(decision_id: int) -> Response:
    return redirect(url_for(".decision_detail", decision_id=decision_id))
