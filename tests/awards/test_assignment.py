"""Who scores what: even, without conflicts, the same from the same seed."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from app.awards.assignment import Assigned, assign_evenly, digest_of

NOMINATIONS = st.integers(1, 14)
MEMBERS = st.integers(1, 6)


@st.composite
def councils(draw: st.DrawFn) -> tuple[list[int], list[int], dict[int, set[int]], int]:
    nominations = list(range(100, 100 + draw(NOMINATIONS)))
    members = list(range(1, 1 + draw(MEMBERS)))
    excluded = {one: draw(st.sets(st.sampled_from(members))) for one in nominations}
    return nominations, members, excluded, draw(st.integers(2, 3))


def loads(assigned: Assigned, members: list[int]) -> list[int]:
    return sorted(sum(one in found for found in assigned.values()) for one in members)


def fits(able: dict[int, set[int]], wanted: dict[int, int], most: int) -> bool:
    """Tell by augmenting paths whether everybody can have at most so many: another way to it."""
    held: dict[int, set[int]] = {}

    def seat(nomination: int, seen: set[int]) -> bool:
        for member in able[nomination]:
            if member in seen or nomination in held.setdefault(member, set()):
                continue
            seen.add(member)
            if len(held[member]) < most:
                held[member].add(nomination)
                return True
            for other in list(held[member]):
                held[member].discard(other)
                if seat(other, seen):
                    held[member].add(nomination)
                    return True
                held[member].add(other)
        return False

    return all(seat(one, set()) for one, count in wanted.items() for _again in range(count))


@given(councils(), st.text(max_size=8))
@settings(max_examples=80, deadline=None)
def test_nobody_with_a_conflict_and_no_more_even_way(
    council: tuple[list[int], list[int], dict[int, set[int]], int], seed: str
) -> None:
    nominations, members, excluded, each = council
    assigned = assign_evenly(nominations, members, excluded=excluded, each=each, seed=seed)
    able = {one: set(members) - excluded[one] for one in nominations}
    wanted = {one: min(each, len(able[one])) for one in nominations}
    assert {one: len(found) for one, found in assigned.items()} == wanted
    assert not any(assigned[one] & excluded[one] for one in nominations)
    busiest = loads(assigned, members)[-1]
    assert busiest == 0 or not fits(able, wanted, busiest - 1)
    again = assign_evenly(nominations[::-1], members[::-1], excluded=excluded, each=each, seed=seed)
    assert again == assigned


@given(NOMINATIONS, MEMBERS, st.text(max_size=8))
@settings(max_examples=40, deadline=None)
def test_without_conflicts_nobody_has_two_more_than_another(n: int, m: int, seed: str) -> None:
    members = list(range(m))
    found = loads(assign_evenly(range(n), members, excluded={}, each=2, seed=seed), members)
    assert found[-1] - found[0] <= 1
    assert all(lower <= higher for lower, higher in pairwise(found))


def test_the_seed_decides_and_its_digest_tells_what_it_was_applied_to() -> None:
    def made(seed: str) -> Assigned:
        return assign_evenly(range(30), range(7), excluded={3: {1, 2}}, each=2, seed=seed)

    assert made("a") == made("a") != made("b")
    facts = {"nominations": [1, 2], "members": [5, 6], "excluded": {1: [6]}}
    digest = digest_of("a", **facts)
    assert digest == digest_of("a", **{**facts, "members": [6, 5]})
    assert digest != digest_of("a", **{**facts, "excluded": {1: [5]}})
