"""Refusals of the database are told apart by the constraint's name, on both databases."""

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from app.base.constraints import broken_constraint, refusing
from app.base.errors import DomainError
from app.extensions import db
from app.organizations.enums import OrganizationKind
from app.organizations.models import ContactPerson, Organization
from tests.factories import OrganizationFactory
from tests.mentors.factories import MentorFactory

NAME_TAKEN = DomainError("Название занято", field="name")
INN_WRONG = DomainError("Длина ИНН", field="inn")
ERRORS = {"uq_organizations_name": NAME_TAKEN, "ck_organizations_inn_length": INN_WRONG}


def organization(**values: object) -> Organization:
    """Return a record that only breaks what the test wants it to."""
    usual = {"name": "Школа", "short_name": "Школа", "town": "Зугрэс"}
    return Organization(kind=OrganizationKind.SCHOOL, **(usual | values))


@pytest.mark.parametrize(
    ("values", "error"), [({}, NAME_TAKEN), ({"name": "Другая", "inn": "123"}, INN_WRONG)]
)
def test_each_constraint_has_its_error_and_the_transaction_goes_on(
    app: Flask, values: dict[str, object], error: DomainError
) -> None:
    OrganizationFactory(name="Школа")
    with pytest.raises(DomainError) as refusal, refusing(ERRORS):
        db.session.add(organization(**values))
    assert refusal.value is error
    assert [one.name for one in db.session.scalars(db.select(Organization))] == ["Школа"]


def test_a_constraint_without_an_error_is_a_defect(app: Flask) -> None:
    OrganizationFactory(inn="7707083893")
    with pytest.raises(IntegrityError) as defect, refusing(ERRORS):
        db.session.add(organization(inn="7707083893"))
    assert broken_constraint(defect.value) == "uq_organizations_inn"


def test_a_foreign_key_is_never_taken_for_another_constraint(app: Flask) -> None:
    with pytest.raises(IntegrityError) as defect, refusing(ERRORS):
        db.session.add(ContactPerson(organization_id=999, name="Орлов"))
    assert broken_constraint(defect.value) in {
        None,
        "fk_contact_persons_organization_id_organizations",
    }


def test_a_constraint_over_several_columns_is_told_by_its_name(app: Flask) -> None:
    mentor = MentorFactory()
    names = ("organization", "last_name", "first_name", "middle_name", "position")
    with pytest.raises(IntegrityError) as caught:
        MentorFactory(**{name: getattr(mentor, name) for name in names})
    db.session.rollback()
    assert broken_constraint(caught.value) == "uq_mentors_person"
