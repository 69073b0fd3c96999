"""Use cases of organizations."""

from collections.abc import Collection
from contextlib import AbstractContextManager
from dataclasses import asdict
from datetime import date

from app.base.archiving import note_archived
from app.base.constraints import refusing
from app.base.identity import fold
from app.base.locks import lock, lock_rows
from app.base.terms import assign, terms_of
from app.base.viewer import Viewer, require
from app.extensions import db
from app.organizations import queries
from app.organizations.errors import (
    NameTakenError,
    RequisiteTakenError,
    SimilarContactError,
    SimilarOrganizationError,
)
from app.organizations.models import ContactPerson, Organization
from app.organizations.permissions import Permission
from app.organizations.rules import (
    ContactTerms,
    OrganizationTerms,
    check_requisites,
    compared_names,
)


def create_organization(
    *, terms: OrganizationTerms, actor: Viewer, is_another: bool = False
) -> Organization:
    """Add an organization to the cluster.

    Raises NameTakenError, RequisiteTakenError, RequisitesMismatchError, each with its field, and
    SimilarOrganizationError unless a person has looked and says that `is_another`.
    """
    require(actor, Permission.ORGANIZATION_MANAGE)
    check_requisites(terms)
    organization = Organization()
    assign(organization, terms)
    with _refusing_twins():
        db.session.add(organization)
    _check_similar(organization, is_another=is_another)
    return organization


def edit_organization(
    organization: Organization, *, terms: OrganizationTerms, actor: Viewer, is_another: bool = False
) -> None:
    """Change an organization; the same errors as when it is created."""
    require(actor, Permission.ORGANIZATION_MANAGE)
    check_requisites(terms)
    before = _compared(organization)
    with _refusing_twins():
        assign(organization, terms)
    # Whoever was told apart once is not asked again until a name or the town changes.
    _check_similar(organization, is_another=is_another or _compared(organization) == before)


def archive_organizations(ids: Collection[int], *, actor: Viewer, today: date) -> list[int]:
    """Note that organizations left the cluster; return the ids of those that took part.

    Their records stay; lists and choices leave them out.
    """
    require(actor, Permission.ORGANIZATION_MANAGE)
    return note_archived(lock_rows(queries.organizations_by_ids(ids)), today)


def restore_organizations(ids: Collection[int], *, actor: Viewer) -> list[int]:
    """Take organizations that left back into the cluster; return the ids of those."""
    require(actor, Permission.ORGANIZATION_MANAGE)
    return note_archived(lock_rows(queries.organizations_by_ids(ids, left=True)), None)


def add_contact(
    organization: Organization, *, terms: ContactTerms, actor: Viewer, is_another: bool = False
) -> ContactPerson:
    """Add a person to call in the organization.

    Raises SimilarContactError unless a person has looked and says that `is_another`.
    """
    require(actor, Permission.ORGANIZATION_MANAGE)
    lock(organization)
    known = (one for one in organization.contacts if fold(one.name) == fold(terms.name))
    if not is_another and (similar := next(known, None)):
        raise SimilarContactError(", ".join(filter(None, (similar.name, similar.position))))
    contact = ContactPerson()
    assign(contact, terms)
    organization.contacts.append(contact)
    db.session.flush()
    return contact


def edit_contact(
    organization: Organization, *, contact_id: int, terms: ContactTerms, actor: Viewer
) -> None:
    """Change what is known of a contact person; one of another organization is left alone."""
    require(actor, Permission.ORGANIZATION_MANAGE)
    lock(organization)
    for contact in organization.contacts:
        if contact.id == contact_id:
            assign(contact, terms)
    db.session.flush()


def keep_contact(organization: Organization, *, terms: ContactTerms, actor: Viewer) -> None:
    """Add a person to call, or change what is told of one of this name; nothing is erased."""
    require(actor, Permission.ORGANIZATION_MANAGE)
    lock(organization)
    known = (one for one in organization.contacts if fold(one.name) == fold(terms.name))
    contact = next(known, None)
    if contact is None:
        add_contact(organization, terms=terms, actor=actor)
        return
    told = {name: value for name, value in asdict(terms).items() if value and name != "name"}
    assign(contact, terms_of(contact, ContactTerms, **told))
    db.session.flush()


def remove_contact(organization: Organization, *, contact_id: int, actor: Viewer) -> None:
    """Remove a contact person; one of another organization is left alone."""
    require(actor, Permission.ORGANIZATION_MANAGE)
    organization.contacts = [one for one in organization.contacts if one.id != contact_id]
    db.session.flush()


def _compared(organization: Organization) -> tuple[set[str], str]:
    names = compared_names(organization.name, organization.short_name)
    return names, organization.town_identity


def _check_similar(organization: Organization, *, is_another: bool) -> None:
    similar = None if is_another else queries.find_similar(organization)
    if similar:
        raise SimilarOrganizationError(f"{similar.short_name}, {similar.town}")


def _refusing_twins() -> AbstractContextManager[None]:
    return refusing(
        {
            "uq_organizations_name": NameTakenError(field="name"),
            "uq_organizations_inn": RequisiteTakenError(field="inn"),
            "uq_organizations_ogrn": RequisiteTakenError(field="ogrn"),
        }
    )
