"""Reading what an organization has by its contracts, in a flat number of statements."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select

from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.contracts.duties.queries import nearest_duties
from app.contracts.enums import ContractState
from app.contracts.models import Obligation, TargetContract
from app.contracts.permissions import Permission
from app.contracts.queries import contracts_visible_to, has_party
from app.contracts.support.queries import monthly_promises, sums_of_organization
from app.contracts.support.rules import still_to_pay
from app.extensions import db
from app.organizations.models import Organization
from app.organizations.queries import get_organization

FEW = 5


class PortfolioFigures(NamedTuple):
    """Contracts by state; what the organization owes next; kopecks paid, due and to come."""

    states: list[tuple[ContractState, int]]
    duties: list[Obligation]
    paid: int
    due: int
    to_come: int


def get_portfolio(organization_id: int, *, visible_to: Viewer) -> Organization:
    """Return an organization whose portfolio a person may read; raises NotFoundError."""
    is_own = organization_id in visible_to.organization_ids
    if not visible_to.can(Permission.CONTRACT_MANAGE) and not is_own:
        raise NotFoundError
    return get_organization(organization_id)


def own_portfolios(viewer: Viewer) -> list[Organization]:
    """Return the organizations this person acts for, by name."""
    own = select(Organization).where(Organization.id.in_(viewer.organization_ids))
    found = db.session.scalars(own.order_by(Organization.name_key, Organization.id))
    return list(found) if viewer.organization_ids else []


def figures_of(organization: Organization, *, visible_to: Viewer, today: date) -> PortfolioFigures:
    """Return the figures above the list of an organization's contracts."""
    counted = (
        select(TargetContract.state, func.count())
        .where(has_party(organization.id), contracts_visible_to(visible_to))
        .group_by(TargetContract.state)
    )
    counts = dict(db.session.execute(counted).all())
    paid, due = sums_of_organization(organization.id)
    promises = monthly_promises(organization.id)
    return PortfolioFigures(
        [(state, counts[state]) for state in ContractState if state in counts],
        nearest_duties(organization.id, limit=FEW),
        paid,
        due,
        sum(still_to_pay(*promise, today=today) for promise in promises),
    )
