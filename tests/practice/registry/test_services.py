"""Bases that were written twice, and bases of organizations that were; both databases."""

from datetime import UTC, datetime

import pytest
from flask import Flask

from app.extensions import db
from app.organizations.twins import TWINS as ORGANIZATIONS
from app.practice.enums import PracticeKind
from app.practice.models import PracticePlace
from app.practice.registry.errors import TwoOwnersError
from app.practice.registry.models import PracticeBase
from app.practice.registry.twins import TWINS, find_pairs
from app.twins.kinds import TwinKind
from app.twins.models import Merge
from app.twins.services.merging import merge_pair
from app.twins.services.pairs import pair_by_hand
from app.twins.services.undoing import undo_merge
from tests.factories import OrganizationFactory, SpecialityFactory, UserFactory
from tests.practice.factories import PracticePlaceFactory
from tests.practice.registry.factories import BaseResponsibleFactory, PracticeBaseFactory

NOW = datetime(2024, 2, 26, 9, tzinfo=UTC)
[BASES] = [one for one in TWINS if isinstance(one, TwinKind)]


def _merged(kind: TwinKind, kept_id: int, gone_id: int) -> Merge:
    staff = UserFactory()
    pair = pair_by_hand(kind, kept_id, gone_id, actor=staff, now=NOW)
    keep = "left" if pair.left_id == kept_id else "right"
    merge = merge_pair(pair, keep=keep, sides={}, actor=staff, now=NOW)
    db.session.expire_all()
    return merge


def test_twins_of_a_base_become_one_with_all_that_was_there_and_two_again(app: Flask) -> None:
    first = PracticeBaseFactory(address="ул. Мира, 1", kinds=[PracticeKind.EDUCATIONAL])
    second = PracticeBaseFactory(
        organization=first.organization,
        title="Корпус",
        address="ул. Мира, 1",
        kinds=[PracticeKind.EDUCATIONAL, PracticeKind.INDUSTRIAL],
    )
    speciality = SpecialityFactory()
    first.speciality_ids = second.speciality_ids = [speciality.id]
    place = PracticePlaceFactory(organization=first.organization, base=second)
    person = BaseResponsibleFactory(base=second)
    db.session.flush()
    first_id, second_id = first.id, second.id
    assert [(pair.left_id, pair.right_id) for pair in find_pairs()] == [(first_id, second_id)]

    merge = _merged(BASES, first_id, second_id)
    [base] = db.session.scalars(db.select(PracticeBase))
    assert (base.id, place.base_id, person.base_id) == (first_id, first_id, first_id)
    assert base.kinds == [PracticeKind.EDUCATIONAL, PracticeKind.INDUSTRIAL]
    assert base.specialities == [speciality]

    undo_merge(merge, actor=UserFactory(), now=NOW)
    db.session.expire_all()
    again = db.session.get_one(PracticeBase, second_id)
    assert (place.base_id, person.base_id) == (second_id, second_id)
    assert again.kinds == [PracticeKind.EDUCATIONAL, PracticeKind.INDUSTRIAL]
    assert again.specialities == base.specialities == [speciality]
    assert base.kinds == [PracticeKind.EDUCATIONAL]


def test_bases_of_two_organizations_are_no_twins(app: Flask) -> None:
    first, second = PracticeBaseFactory(), PracticeBaseFactory()
    with pytest.raises(TwoOwnersError):
        _merged(BASES, first.id, second.id)


def test_the_main_base_of_an_organization_that_goes_becomes_a_site(app: Flask) -> None:
    kept = OrganizationFactory(short_name="Школа № 3")
    gone = OrganizationFactory(short_name="СОШ № 3")
    theirs = PracticeBaseFactory(organization=kept)
    place = PracticePlaceFactory(organization=gone)
    base_id, gone_id = place.base_id, gone.id
    assert theirs.id != base_id

    merge = _merged(ORGANIZATIONS, kept.id, gone.id)
    base = db.session.get_one(PracticeBase, base_id)
    assert (base.organization_id, base.title) == (kept.id, "СОШ № 3")
    assert db.session.scalars(db.select(PracticePlace.organization_id)).all() == [kept.id]

    undo_merge(merge, actor=UserFactory(), now=NOW)
    db.session.expire_all()
    assert (base.organization_id, base.title) == (gone_id, "")
