"""Whom to propose for an executor of a plan, among those the site knows."""

from app.organizations.queries import list_names
from app.plan.executors.models import PlanExecutor
from app.plan.executors.queries import council_names
from app.plan.executors.rules import MeantTerms, propose_meant


def proposal_for(executor: PlanExecutor) -> MeantTerms:
    """Return whom an executor's words probably mean: a council, an organization, or everybody."""
    return propose_meant(executor.name, councils=council_names(), organizations=list_names())
