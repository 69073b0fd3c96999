"""The lottery is the published one: anyone can recompute it with the standard library."""

from __future__ import annotations

import hashlib
import hmac

from hypothesis import given
from hypothesis import strategies as st

from app.matching import Instance, Lottery, Place, seed_from_text, solve
from app.matching.model.lottery import LotteryDraws, number_of


@given(st.integers(-(2**53), 2**53), st.text(st.characters(exclude_categories=["Cs"])))
def test_draw_is_hmac_sha256_of_the_seed(seed: int, name: str) -> None:
    expected = hmac.new(str(seed).encode(), name.encode(), hashlib.sha256).digest()
    assert LotteryDraws(seed).draw(name) == expected


def test_the_number_is_the_first_48_bits() -> None:
    assert number_of(bytes.fromhex("000000000102") + bytes(26)) == 258


def test_seed_from_text_ignores_space_and_unicode_form() -> None:
    assert seed_from_text("Курс 92,5871  на 1 марта\n") == seed_from_text("Курс 92,5871 на 1 марта")
    assert seed_from_text("Йошкар") == seed_from_text("И\u0306ошкар")
    assert seed_from_text("a") != seed_from_text("b")
    assert seed_from_text("a") == int(hashlib.sha256(b"a").hexdigest()[:12], 16)


def test_the_smallest_number_wins_the_only_seat() -> None:
    instance = Instance({f"s{i}": ["b"] for i in range(20)}, {"b": Place(1)}, seed=5)
    result = solve(instance)
    assert len(result.lottery) == 20
    winner = min(result.lottery, key=result.lottery.__getitem__)
    assert result.matching[winner] == "b"


def test_numbers_do_not_change_when_others_leave() -> None:
    everyone = {f"s{i}": ["b"] for i in range(20)}
    few = {name: everyone[name] for name in ["s3", "s7"]}
    all_numbers = solve(Instance(everyone, {"b": Place(1)}, seed=5)).lottery
    numbers = solve(Instance(few, {"b": Place(1)}, seed=5)).lottery
    assert numbers == {name: all_numbers[name] for name in few}


def test_one_lottery_favours_the_same_people_and_one_per_place_does_not() -> None:
    wishes = {f"s{i:02}": ["a", "b"] for i in range(12)}
    places = {"a": Place(3), "b": Place(3)}
    single = solve(Instance(wishes, places, seed=1))
    own = solve(Instance(wishes, places, seed=1, lottery=Lottery.PER_PLACE))
    assert single.place_lottery == {}
    assert own.lottery == {}
    assert set(own.place_lottery) == {"a", "b"}
    assert own.place_lottery["a"] != own.place_lottery["b"]
    assert own.stable


def test_a_tie_of_one_is_none() -> None:
    strict = Instance({"s1": ["b"], "s2": ["b"]}, {"b": Place(1, ranking=["s2", "s1"])})
    tied = Instance({"s1": [("b",)], "s2": ["b"]}, {"b": Place(1, ranking=[("s2",), "s1"])})
    assert solve(strict, explain=True) == solve(tied, explain=True)


def test_no_numbers_are_drawn_where_rankings_decide(two_towns: Instance) -> None:
    assert solve(two_towns).lottery == {}
