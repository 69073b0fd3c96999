"""The figures above the list of an organization's contracts, now or as of a day."""

from datetime import date
from typing import NamedTuple

from app.base.viewer import Viewer
from app.contracts.duties.queries import nearest_duties
from app.contracts.enums import ContractState
from app.contracts.life.owed import ObligationOnDay, obligations_on
from app.contracts.models import Obligation
from app.contracts.paydays.queries import list_promises
from app.contracts.paydays.rules import still_to_pay
from app.contracts.portfolio.queries import count_states, is_party
from app.contracts.support.queries import sums_of_organization
from app.organizations.models import Organization

FEW = 5


class PortfolioFigures(NamedTuple):
    """Contracts by state; what the organization owes next; kopecks paid, due and to come."""

    states: list[tuple[ContractState, int]]
    duties: list[Obligation] | list[ObligationOnDay]
    paid: int
    due: int
    to_come: int


def figures_of(
    organization: Organization, *, visible_to: Viewer, today: date, on: date | None = None
) -> PortfolioFigures:
    """Return the figures of an organization's contracts, in a flat number of statements."""
    counts = count_states(organization, visible_to=visible_to, on=on)
    duties = nearest_duties(organization.id, limit=FEW, on=on)
    paid, due = sums_of_organization(organization.id, on)
    promises = list_promises(is_party(organization.id, on), on=on)
    return PortfolioFigures(
        [(state, counts[state]) for state in ContractState if state in counts],
        obligations_on(duties, on) if on else duties,
        paid,
        due,
        still_to_pay(promises, today=on or today),
    )
