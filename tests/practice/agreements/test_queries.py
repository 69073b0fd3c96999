"""What others ask of agreements: is there one on a day, does it cover this base."""

from datetime import date

from flask import Flask

from app.practice.agreements.enums import AgreementGap, AgreementState
from app.practice.agreements.queries.covering import covering, find_agreement_on
from app.practice.agreements.queries.reach import hit_by_end, hosts_without, uncovered_in
from tests.factories import SpecialityFactory
from tests.practice.agreements.factories import (
    PracticeAgreementFactory,
    SignedAgreementFactory,
    write_edition,
)
from tests.practice.factories import PlacementFactory, PracticePeriodFactory, PracticePlaceFactory
from tests.practice.registry.factories import PracticeBaseFactory

TODAY = date(2024, 2, 26)


def test_an_agreement_is_found_on_the_days_it_is_in_force_alone(app: Flask) -> None:
    agreement = SignedAgreementFactory(starts_on=date(2024, 2, 1), ends_on=date(2024, 6, 30))
    draft = PracticeAgreementFactory()
    found = [
        find_agreement_on(agreement.organization_id, day)
        for day in (date(2024, 1, 31), date(2024, 2, 1), date(2024, 6, 30), date(2024, 7, 1))
    ]
    assert found == [None, agreement, agreement, None]
    assert find_agreement_on(draft.organization_id, TODAY) is None
    agreement.state, agreement.terminated_on = AgreementState.TERMINATED, date(2024, 5, 1)
    assert find_agreement_on(agreement.organization_id, date(2024, 4, 30)) == agreement
    assert find_agreement_on(agreement.organization_id, date(2024, 5, 1)) is None


def test_a_base_and_a_speciality_of_the_agreement_are_covered_and_others_are_not(
    app: Flask,
) -> None:
    base = PracticeBaseFactory()
    other = PracticeBaseFactory(organization=base.organization, title="Корпус 2")
    speciality, stranger = SpecialityFactory(), SpecialityFactory()
    SignedAgreementFactory(
        organization=base.organization, said__bases=[base], said__speciality=speciality
    )
    days = date(2024, 4, 1), date(2024, 4, 28)
    assert covering(base, *days, speciality.id).is_full
    assert covering(base, *days, stranger.id).gap is AgreementGap.SPECIALITY
    assert covering(other, *days).gap is AgreementGap.BASE


def test_an_amendment_changes_the_bases_from_its_day(app: Flask) -> None:
    base = PracticeBaseFactory()
    other = PracticeBaseFactory(organization=base.organization, title="Корпус 2")
    agreement = SignedAgreementFactory(organization=base.organization, said__bases=[base])
    speciality = agreement.original.programmes[0].speciality
    write_edition(
        agreement, number=1, since=date(2024, 4, 15), until=agreement.ends_on,
        speciality=speciality, bases=[other], signed_on=date(2024, 2, 20),
    )  # fmt: skip
    assert covering(base, date(2024, 4, 1), date(2024, 4, 14), speciality.id).is_full
    assert not covering(base, date(2024, 4, 1), date(2024, 4, 15), speciality.id).is_full
    assert covering(other, date(2024, 4, 15), date(2024, 4, 28), speciality.id).is_full


def test_an_end_in_the_middle_of_a_practice_names_the_students_it_hits(app: Flask) -> None:
    placement = PlacementFactory()
    place = placement.place
    speciality = placement.student.group.speciality
    agreement = SignedAgreementFactory(organization=place.organization, said__speciality=speciality)
    assert uncovered_in(placement.period_id) == []
    (hit,) = hit_by_end(agreement, date(2024, 4, 10))
    assert (hit.period_id, hit.students) == (placement.period_id, 1)
    assert hit_by_end(agreement, date(2024, 5, 1)) == []


def test_hosts_without_an_agreement_are_told_with_what_they_offer(app: Flask) -> None:
    period = PracticePeriodFactory(module="ПМ.01")
    without, drafted, signed = (PracticePlaceFactory(period=period, seats=3) for _ in range(3))
    PracticeAgreementFactory(organization=drafted.organization)
    SignedAgreementFactory(
        organization=signed.organization, said__speciality=period.groups[0].speciality
    )
    (host,) = hosts_without(TODAY)
    assert (host.organization_id, host.seats) == (without.organization_id, 3)
    (programme,) = host.programmes
    assert (programme.module, programme.speciality_id) == (
        "ПМ.01",
        period.groups[0].speciality_id,
    )
