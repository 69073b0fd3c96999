"""Whom a contract may name as customer and employer from now on."""

from collections.abc import Mapping

from app.base.errors import NotFoundError
from app.base.locks import lock
from app.contracts.errors import PartyLeftError, PartyMergedError
from app.contracts.models import TargetContract
from app.contracts.terms import ContractTerms
from app.extensions import db
from app.organizations.models import Organization


def parties_named(said: ContractTerms | TargetContract) -> dict[str, int | None]:
    """Return the organizations of a contract or of its terms by their fields."""
    return {"organization_id": said.organization_id, "employer_id": said.employer_id}


def check_organizations(
    named: Mapping[str, int | None], known: Mapping[str, int | None] | None = None
) -> None:
    """Ask of every organization by its field whether it is there; it stays so until the commit.

    `known` is what the contract names already: it may stay, whatever became of it. Raises
    PartyLeftError, PartyMergedError.
    """
    before = set((known or {}).values())
    new = {id_: field for field, id_ in named.items() if id_ and id_ not in before}
    for id_, field in sorted(new.items()):
        _check(id_, field)


def _check(organization_id: int, field: str) -> None:
    organization = db.session.get(Organization, organization_id)
    if organization is None:
        raise PartyMergedError(field=field)
    try:
        lock(organization, shared=True)
    except NotFoundError as error:  # its card was merged while this waited for it
        raise PartyMergedError(field=field) from error
    if organization.archived_on:
        raise PartyLeftError(organization.short_name, field=field)
