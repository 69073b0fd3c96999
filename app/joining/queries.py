"""Reading requests to take part."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.orm import selectinload

from app.accounts.models import User
from app.accounts.queries import holds
from app.base.errors import NotFoundError
from app.base.identity import town_identity
from app.extensions import db
from app.joining.enums import JoinState
from app.joining.models import JoinRequest
from app.joining.permissions import Permission
from app.joining.rules import JoinTerms
from app.organizations.models import Organization
from app.organizations.queries import find_similar, organizations_by_ids
from app.organizations.rules import identity_of

SORTABLE = {"asked": JoinRequest.created_at}


class WaitingRequests(NamedTuple):
    """How many requests wait for an answer, since when the first of them, and which that is."""

    number: int
    since: datetime | None
    first_id: int | None


def list_requests(*, state: JoinState | None = None) -> Select[Any]:
    """Select requests that stand so; the caller orders them."""
    statement = select(JoinRequest)
    return statement.where(JoinRequest.state == state) if state else statement


def get_request(request_id: int) -> JoinRequest:
    """Return a request; raises NotFoundError."""
    found = db.session.get(JoinRequest, request_id)
    if found is None:
        raise NotFoundError
    return found


def tally_waiting() -> Select[*tuple[Any, ...]]:
    """Select the fields of WaitingRequests: how many requests wait, and since when."""
    columns = select(func.count(), func.min(JoinRequest.created_at), func.min(JoinRequest.id))
    return columns.where(JoinRequest.state == JoinState.NEW)


def is_waiting(terms: JoinTerms) -> bool:
    """Tell whether the same organization waits for an answer to the same address."""
    same = (JoinRequest.identity_key == identity_of(terms.name, terms.town)) & (
        func.lower(JoinRequest.email) == terms.email.lower()
    )
    statement = select(JoinRequest.id).where(same, JoinRequest.state == JoinState.NEW)
    return db.session.scalar(statement.limit(1)) is not None


def addresses_of_answerers() -> list[str]:
    """Return where letters about new requests go: to everybody who may answer."""
    statement = select(User.email).where(holds(Permission.REQUEST_ANSWER))
    return list(db.session.scalars(statement.order_by(User.id)))


def find_organization_like(request: JoinRequest) -> Organization | None:
    """Return the organization of the cluster that may be the one asking, None when none is."""
    asking = Organization(
        name=request.name,
        short_name=request.name,
        town=request.town,
        town_identity=town_identity(request.town),
    )
    return find_similar(asking)


def organizations_to_ask(ids: Collection[int]) -> list[Organization]:
    """Return those of the organizations that take part, with whom to write to there."""
    statement = organizations_by_ids(ids).options(selectinload(Organization.contacts))
    return list(db.session.scalars(statement))
