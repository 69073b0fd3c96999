"""Pages of graduates' records: the list with those at risk first, a card, what others said."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.organizations.queries import organization_choices
from app.outcomes import queries, wording
from app.outcomes.enums import OutcomeParty, StatementEvent
from app.outcomes.forms import DecisionForm, OutcomeEditForm, WorkplaceCreateForm
from app.outcomes.listing import OUTCOMES
from app.outcomes.models import GraduateOutcome
from app.outcomes.moves import STATEMENT_MOVES
from app.outcomes.permissions import Permission
from app.outcomes.rules import OutcomeTerms
from app.outcomes.services import records as services
from app.outcomes.services import statements
from app.outcomes.views.blueprint import bp
from app.outcomes.views.filters import outcome_filters
from app.web.access import requires
from app.web.forms import StepForm
from app.web.listing.export import requested_way
from app.web.places import returning
from app.web.seen import note_shown
from app.web.transactions import transactional


@bp.get("/")
@requires(Permission.OUTCOME_MANAGE)
def outcome_list() -> str | Response:
    """List the graduates of a day of the monitoring, those at risk first."""
    filters = outcome_filters()
    cutoff = queries.shown_cutoff(filters.value("cutoff"), today=clock.today())
    return OUTCOMES.answer(
        "outcomes/outcome_list.html",
        lambda **asked: queries.list_outcomes(today=clock.today(), **asked),
        filters=filters,
        together=_with_waiting,
        cutoff=cutoff,
        title_of=wording.cutoff_title,
        said=wording.said_category,
        standing_words=wording.standing_words,
        waiting=queries.count_disputed(),
        today=clock.today(),
    )


@bp.get("/<int:outcome_id>")
@requires(Permission.OUTCOME_MANAGE)
def outcome_detail(outcome_id: int) -> str:
    """Show a record with its proof, what was said of it and the graduate's other days."""
    outcome = queries.get_outcome(outcome_id)
    if outcome.student.is_minor(clock.today()):
        note_shown("card", outcome.student_id)
    said = queries.list_statements(outcome)
    return render_template(
        "outcomes/outcome_detail.html",
        outcome=outcome,
        title=wording.cutoff_title(outcome.cutoff),
        facts=wording.facts_of(outcome),
        said=[(one, wording.facts_of(one)) for one in said],
        may_decide=[
            one.id for one in said if STATEMENT_MOVES.possible(one.state, OutcomeParty.STAFF)
        ],
        chain=queries.list_chain(outcome.student_id),
        title_of=wording.cutoff_title,
        category_of=wording.said_category,
        standing_words=wording.standing_words,
    )


@bp.route("/<int:outcome_id>/edit", methods=["GET", "POST"])
@requires(Permission.OUTCOME_MANAGE)
@transactional
def outcome_edit(outcome_id: int) -> str | Response:
    """Write down what a graduate does on the day."""
    outcome = queries.get_outcome(outcome_id)
    form = OutcomeEditForm(obj=outcome)
    form.organization_id.search_among(organization_choices(chosen=outcome.organization_id))
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(outcome)
            services.edit_outcome(
                outcome,
                terms=form.into(OutcomeTerms),
                actor=current_user,
                now=clock.now(),
                today=clock.today(),
            )
            flash(_("Запись сохранена."), "success")
            return _to(outcome)
    title = wording.cutoff_title(outcome.cutoff)
    return render_template("outcomes/outcome_edit.html", form=form, outcome=outcome, title=title)


@bp.route("/<int:outcome_id>/places/new", methods=["GET", "POST"])
@requires(Permission.OUTCOME_MANAGE)
@transactional
def place_create(outcome_id: int) -> str | Response:
    """Add another place where a graduate works at the same time."""
    main = queries.get_outcome(outcome_id)
    form = WorkplaceCreateForm()
    form.organization_id.search_among(organization_choices())
    if form.validate_on_submit():
        with form.domain_errors():
            place = services.add_place(
                main,
                terms=form.into(OutcomeTerms),
                actor=current_user,
                now=clock.now(),
                today=clock.today(),
            )
            flash(_("Второе место работы добавлено."), "success")
            return _to(place)
    return render_template("outcomes/place_create.html", form=form, outcome=main)


@bp.post("/<int:outcome_id>/main")
@requires(Permission.OUTCOME_MANAGE)
@transactional
def place_choose(outcome_id: int) -> Response:
    """Let figures count this place of work."""
    place = _seen(outcome_id)
    services.make_main(place, actor=current_user)
    flash(_("Теперь в отчётах учитывается это место работы."), "success")
    return _to(place)


@bp.post("/<int:outcome_id>/removal")
@requires(Permission.OUTCOME_MANAGE)
@transactional
def place_remove(outcome_id: int) -> Response:
    """Take back a second place of work."""
    place = _seen(outcome_id)
    main = queries.main_of(place)
    services.remove_place(place, actor=current_user)
    flash(_("Второе место работы удалено."), "success")
    return _to(main)


@bp.route("/<int:outcome_id>/statements/<int:statement_id>", methods=["GET", "POST"])
@requires(Permission.OUTCOME_MANAGE)
@transactional
def statement_decide(outcome_id: int, statement_id: int) -> str | Response:
    """Decide between what stands and what somebody else said."""
    outcome = queries.get_outcome(outcome_id)
    said = queries.get_statement(outcome, statement_id)
    form = DecisionForm(obj=outcome)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(outcome)
            takes = form.decision.data is StatementEvent.TAKE
            decide = statements.take_statement if takes else statements.leave_statement
            decide(said, reason=form.reason.data, actor=current_user, now=clock.now())
            flash(_("Решение записано."), "success")
            return _to(outcome)
    return render_template(
        "outcomes/statement_decide.html",
        form=form,
        outcome=outcome,
        said=said,
        rows=wording.compared(outcome, said),
        title=wording.cutoff_title(outcome.cutoff),
    )


def _with_waiting(outcomes: list[GraduateOutcome]) -> list[GraduateOutcome]:
    """Mark the records where something said waits for staff; have it kept how many minors leave."""
    waiting = queries.disputed_among([one.id for one in outcomes])
    today = clock.today()
    for one in outcomes:
        one.waits = one.id in waiting
    if requested_way():
        note_shown("sheet", people=sum(one.student.is_minor(today) for one in outcomes))
    return outcomes


def _seen(outcome_id: int) -> GraduateOutcome:
    outcome = queries.get_outcome(outcome_id)
    StepForm().check_version(outcome)
    return outcome


def _to(outcome: GraduateOutcome) -> Response:
    card = url_for(".outcome_detail", outcome_id=outcome.id)
    return redirect(returning(card, row=outcome.id))
