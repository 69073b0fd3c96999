"""A graduate's own pages: what the college has written down, and the own answer."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.outcomes import queries, wording
from app.outcomes.link_forms import OwnAnswerFields
from app.outcomes.permissions import Permission
from app.outcomes.services.asking import terms_of_graduate
from app.outcomes.services.statements import answer_own
from app.outcomes.views.blueprint import bp
from app.web.access import requires
from app.web.transactions import transactional


@bp.get("/own/")
@requires(Permission.OUTCOME_OWN)
def own_outcome_list() -> str:
    """Show a student what is known of the own work, day by day."""
    chain = queries.list_own_chain(current_user)
    return render_template(
        "outcomes/own_outcome_list.html",
        rows=[(one, wording.cutoff_title(one.cutoff), wording.facts_of(one)) for one in chain],
    )


@bp.route("/own/<int:outcome_id>", methods=["GET", "POST"])
@requires(Permission.OUTCOME_OWN)
@transactional
def own_outcome_answer(outcome_id: int) -> str | Response:
    """Take the student's own answer for a day."""
    outcome = queries.get_own_outcome(outcome_id, viewer=current_user)
    form = OwnAnswerFields(data=wording.known_to_graduate(outcome))
    if form.validate_on_submit():
        with form.domain_errors():
            terms = terms_of_graduate(form.values())
            answer_own(outcome, terms=terms, actor=current_user, now=clock.now())
            flash(_("Спасибо! Ответ записан."), "success")
            return redirect(url_for(".own_outcome_list"))
    title = wording.cutoff_title(outcome.cutoff)
    return render_template("outcomes/own_outcome_answer.html", form=form, title=title)
