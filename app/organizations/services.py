"""Use cases of organizations."""

from typing import Any

from app.extensions import db
from app.organizations import queries
from app.organizations.errors import (
    NameTakenError,
    RequisitesMismatchError,
    RequisiteTakenError,
)
from app.organizations.models import ContactPerson, Organization
from app.organizations.requisites import KppError, RequisiteError, check_together

UNIQUE = {"name": NameTakenError, "inn": RequisiteTakenError, "ogrn": RequisiteTakenError}


def create_organization(**values: Any) -> Organization:
    """Add an organization to the cluster.

    Raises NameTakenError, RequisiteTakenError, RequisitesMismatchError, each with its field.
    """
    organization = Organization(**values)
    _check(organization)
    db.session.add(organization)
    db.session.flush()
    return organization


def edit_organization(organization: Organization, **values: Any) -> None:
    """Change an organization; the same errors as when it is created."""
    with db.session.no_autoflush:
        for name, value in values.items():
            setattr(organization, name, value)
        _check(organization)
    db.session.flush()


def add_contact(organization: Organization, **values: Any) -> ContactPerson:
    """Add a person to call in the organization."""
    contact = ContactPerson(**values)
    organization.contacts.append(contact)
    db.session.flush()
    return contact


def remove_contact(organization: Organization, *, contact_id: int) -> None:
    """Remove a contact person; one of another organization is left alone."""
    organization.contacts = [one for one in organization.contacts if one.id != contact_id]
    db.session.flush()


def _check(organization: Organization) -> None:
    for column, error in UNIQUE.items():
        if queries.find_twin(organization, column):
            raise error(field=column)
    try:
        check_together(inn=organization.inn, kpp=organization.kpp, ogrn=organization.ogrn)
    except RequisiteError as error:
        field = "kpp" if isinstance(error, KppError) else "ogrn"
        raise RequisitesMismatchError(str(error), field=field) from error
