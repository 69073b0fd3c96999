"""The gate: a seat outside of a signed agreement is refused where the college says so."""

from datetime import date

import pytest
from flask import Flask

from app.practice.agreements.errors import NoAgreementError
from app.practice.services.gate import check_agreements, list_hindrances
from tests.practice.agreements.factories import PracticeAgreementFactory, SignedAgreementFactory
from tests.practice.factories import PracticePlaceFactory, apply_for, student_in
from tests.settings.factories import SettingsFactory


@pytest.mark.parametrize(
    ("ends_on", "is_signed", "why"),
    [
        (date(2024, 6, 30), True, ""),
        (date(2024, 4, 15), True, "заканчивается раньше практики"),
        (date(2024, 6, 30), False, "не подписан"),
    ],
)
def test_a_seat_outside_of_an_agreement_is_refused_with_the_reason(
    app: Flask, ends_on: date, is_signed: bool, why: str
) -> None:
    place = PracticePlaceFactory()
    student = student_in(place.period)
    factory = SignedAgreementFactory if is_signed else PracticeAgreementFactory
    factory(
        organization=place.organization,
        ends_on=ends_on,
        said__speciality=student.group.speciality,
    )
    seats = {student.id: place.id}
    assert list_hindrances(place.period, seats) == {}  # a warning by default
    SettingsFactory(needs_agreement=True)
    found = list_hindrances(place.period, seats).get(student.id)
    if not why:
        assert found is None
        return
    assert isinstance(found, NoAgreementError)
    assert why in str(found)
    assert found.field == "place_id"


def test_a_distribution_over_bases_without_an_agreement_names_them(app: Flask) -> None:
    place = PracticePlaceFactory()
    apply_for(place.period, place)
    check_agreements(place.period)  # a warning by default
    SettingsFactory(needs_agreement=True)
    with pytest.raises(NoAgreementError, match=place.organization.short_name):
        check_agreements(place.period)
