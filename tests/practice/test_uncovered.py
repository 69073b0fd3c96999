"""Places without a signed agreement for their weeks: told on the period's page and in the list."""

from flask.testing import FlaskClient

from app.extensions import db
from tests.practice.agreements.factories import PracticeAgreementFactory, SignedAgreementFactory
from tests.practice.factories import PracticePeriodFactory, PracticePlaceFactory


def test_staff_see_and_find_the_places_without_an_agreement(as_staff: FlaskClient) -> None:
    period = PracticePeriodFactory()
    signed, draft = PracticePlaceFactory.create_batch(2, period=period)
    SignedAgreementFactory(organization=signed.organization, said__speciality=signed.speciality)
    PracticeAgreementFactory(organization=draft.organization)
    db.session.commit()
    assert "без договора" in as_staff.page(f"/practice/periods/{period.id}")
    path = f"/practice/periods/{period.id}/places"
    assert as_staff.page(path).count("без договора") == 1
    found = as_staff.page(f"{path}?uncovered=y")
    assert draft.organization.short_name in found
    assert signed.organization.short_name not in found
