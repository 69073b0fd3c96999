"""Who gets which kind of award: by places, within numbers and experience, the council first."""

from collections import Counter
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.awards.enums import MAX_AWARDS, Awarder
from app.awards.honours import rules
from app.awards.honours.enums import HonourKind
from app.awards.honours.errors import (
    CosignersError,
    HonourLimitError,
    HonourOrganizationError,
    HonoursTooManyAwardsError,
    HonourSumError,
    TooLittleExperienceError,
)
from app.awards.honours.rules import HonourTerms
from app.awards.ranking import NomineeStanding


@dataclass(frozen=True)
class Kind:
    id: int
    number: int = 1
    least_years: int = 0
    kind: HonourKind = HonourKind.DIPLOMA

    @property
    def words(self) -> str:
        return f"Диплом {self.id}"


def _at(*places: int) -> list[NomineeStanding]:
    return [
        NomineeStanding(100 + n, (), None, place, awarded=True) for n, place in enumerate(places)
    ]


def _given(kinds: list[Kind], places: list[int], **more) -> rules.Allotment:
    chosen, years = more.get("chosen", {}), more.get("years", {})
    return rules.allot(kinds, _at(*places), years=years, chosen=chosen)


def test_places_take_kinds_in_their_order() -> None:
    found = _given([Kind(1), Kind(2), Kind(3, number=2)], [1, 2, 3, 4])
    assert (found.given, found.over, found.left) == ({100: 1, 101: 2, 102: 3, 103: 3}, {}, [])


def test_a_shared_place_takes_one_step_and_more_than_there_are_stops_it() -> None:
    kinds = [Kind(1), Kind(2, number=2)]
    found = _given(kinds, [1, 1])
    assert found.given == {100: 1, 101: 1}
    told = list(found.problems({}))
    assert told == ["Диплом 1: предусмотрено 1, по местам получают 2"]
    assert _given([Kind(1, number=2), Kind(2)], [1, 1, 3]).over == {}


def test_whom_no_kind_is_left_for_is_named() -> None:
    found = _given([Kind(1)], [1, 2])
    assert found.left == [101]
    assert list(found.problems({101: "Белова А. П."})) == ["не хватило видов наград: Белова А. П."]


def test_experience_is_asked_for_and_a_ministry_hears_of_whom_the_council_chose() -> None:
    kinds = [Kind(1, kind=HonourKind.REPRESENTATION), Kind(2, least_years=15), Kind(3, number=3)]
    years = {100: 20, 101: 3}
    assert _given(kinds, [1, 2], years=years).given == {100: 2, 101: 3}
    assert _given(kinds, [1, 2], years={}).given == {100: 3, 101: 3}  # unknown is not enough
    by_council = _given(kinds, [1, 2], years=years, chosen={101: 1})
    assert by_council.given == {101: 1, 100: 2}


@settings(max_examples=30)
@given(
    numbers=st.lists(st.integers(1, 4), min_size=1, max_size=5),
    places=st.lists(st.integers(1, 6), max_size=10),
)
def test_everybody_gets_one_kind_or_is_named(numbers: list[int], places: list[int]) -> None:
    kinds = [Kind(n, number=number) for n, number in enumerate(numbers, 1)]
    awarded = sorted(places)
    found = _given(kinds, awarded)
    assert len(found.given) + len(found.left) == len(awarded)
    taken = Counter(found.given.values())
    assert {k: n - kinds[k - 1].number for k, n in taken.items() if n > kinds[k - 1].number} == (
        found.over
    )
    by_place: dict[int, set[int]] = {}
    for standing in _at(*awarded):
        if standing.nomination_id in found.given:
            by_place.setdefault(standing.place or 0, set()).add(found.given[standing.nomination_id])
    assert all(len(kinds_of) == 1 for kinds_of in by_place.values())  # a shared place is shared
    order = [next(iter(by_place[place])) for place in sorted(by_place)]
    assert order == sorted(order)  # nobody passes by a better one


def test_what_a_kind_cannot_be_is_told_by_its_field() -> None:
    plain = HonourTerms(HonourKind.DIPLOMA, "Диплом", "I степени", 1)
    with pytest.raises(HonourOrganizationError) as refused:
        rules.check_honour(HonourTerms(**{**vars(plain), "awarder": Awarder.BOTH}))
    assert refused.value.field == "organization_id"
    own = rules.check_honour(HonourTerms(**{**vars(plain), "organization_id": 7}))
    assert own.organization_id is None  # the college needs no other
    for text in ("Директор", "— И. И. Иванов", "Директор —", "Д — И\n" * 5, f"{'Д' * 200} — И"):
        with pytest.raises(CosignersError):
            rules.read_cosigners(text)
    assert rules.read_cosigners("Министр — И. И. Белов\n\n Ректор – А. А. Зорин ") == [
        ("Министр", "И. И. Белов"), ("Ректор", "А. А. Зорин"),
    ]  # fmt: skip
    with pytest.raises(HonoursTooManyAwardsError):
        rules.check_sum([MAX_AWARDS, 1])


def test_limits_say_what_there_is_and_what_is_asked_for() -> None:
    kind = Kind(1, number=2, least_years=15)
    with pytest.raises(HonourLimitError, match="предусмотрено 2, все уже присуждены"):
        rules.check_left(kind, taken=2)
    rules.check_left(kind, taken=1)
    with pytest.raises(TooLittleExperienceError, match="от 15 лет, у наставника — 3 лет"):
        rules.check_experience(kind, 3)
    with pytest.raises(TooLittleExperienceError, match="не указан"):
        rules.check_experience(kind, None)
    rules.check_experience(kind, 15)
    with pytest.raises(HonourSumError) as refused:
        rules.check_count(3, [kind])
    assert refused.value.field == "awards_count"
    rules.check_count(3, [])  # the usual kinds have no sum of their own


def test_the_usual_kinds_are_as_many_as_awards() -> None:
    for awards in (1, 2, 3, 7):
        kinds = rules.usual_honours(awards)
        assert sum(one.number for one in kinds) == awards
    assert [f"{one.title} {one.degree}".strip() for one in rules.usual_honours(7)][2:] == [
        "Диплом III степени", "Почётная грамота",
    ]  # fmt: skip
