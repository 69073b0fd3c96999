"""Reading what an organization has by its contracts, in a flat number of statements."""

from datetime import date

from sqlalchemy import ColumnElement, func, select

from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.contracts.enums import ContractState
from app.contracts.life.queries import had_party, has_party, state_at
from app.contracts.models import TargetContract
from app.contracts.permissions import Permission
from app.contracts.queries import contracts_visible_to
from app.extensions import db
from app.organizations.models import Organization
from app.organizations.queries import get_organization


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


def count_states(
    organization: Organization, *, visible_to: Viewer, on: date | None = None
) -> dict[ContractState, int]:
    """Count an organization's contracts by their states, now or on a day, in one query."""
    state = state_at(on) if on else TargetContract.state
    conditions = [is_party(organization.id, on), contracts_visible_to(visible_to)]
    if on:
        conditions.append(TargetContract.drafted_on <= on)
    counted = select(state, func.count()).where(*conditions).group_by(state)
    return dict(db.session.execute(counted).all())


def is_party(organization_id: int, on: date | None = None) -> ColumnElement[bool]:
    """Return the condition that an organization is the customer or employs, now or on a day."""
    return had_party(on, organization_id) if on else has_party(organization_id)
