"""What accepted offers and contracts say of a day's graduates: looked at, taken over, or not."""

from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.organizations.queries import names_by_id
from app.outcomes import wording
from app.outcomes.listing import PROPOSALS
from app.outcomes.models import GraduateOutcome
from app.outcomes.permissions import Permission
from app.outcomes.queries import cutoffs, proposals
from app.outcomes.views.blueprint import bp
from app.web.access import requires


@bp.get("/cutoffs/<int:cutoff_id>/proposals")
@requires(Permission.OUTCOME_MANAGE)
def proposal_list(cutoff_id: int) -> str | Response:
    """List the graduates of whom an offer or a contract says something new."""
    cutoff = cutoffs.get_cutoff(cutoff_id)
    return PROPOSALS.answer(
        "outcomes/proposal_list.html",
        proposals.list_proposed(cutoff.id),
        title=_("Предложения и договоры: %(title)s", title=wording.cutoff_title(cutoff)),
        together=_with_proposals,
        cutoff=cutoff,
        cutoff_title=wording.cutoff_title(cutoff),
        said=wording.said_category,
    )


def _with_proposals(outcomes: list[GraduateOutcome]) -> list[GraduateOutcome]:
    found = proposals.proposals_of(outcomes)
    names = names_by_id({one.terms.organization_id or 0 for one in found})
    for one in outcomes:
        one.proposed = tuple(
            wording.proposed_words(said, names) for said in found if said.outcome_id == one.id
        )
    return outcomes
