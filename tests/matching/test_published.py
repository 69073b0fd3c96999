"""Published examples with known answers."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import permutations

from app.matching import Algorithm, Group, Instance, Place, solve
from app.matching.model.market import prepare
from app.matching.proof.checker import check_matching
from app.matching.repair.rotations import rotations_of
from app.matching.solving.student_proposing import StudentProposing
from tests.matching.enumeration import closed_sets, stable_matchings


def marriage(men: dict[str, str], women: dict[str, str]) -> Instance:
    """One letter per name: a list of preferences is a word."""
    return Instance(
        {man: list(word) for man, word in men.items()},
        {woman: Place(1, ranking=list(word)) for woman, word in women.items()},
    )


def pairs_of(instance: Instance) -> dict[str, str | None]:
    return dict(solve(instance).matching)


def from_places(instance: Instance) -> dict[str, str | None]:
    return pairs_of(replace(instance, algorithm=Algorithm.PLACE_PROPOSING))


def test_gale_and_shapley_1962_example_1() -> None:
    """Three stable marriages: everyone's first, second or third choice of the men."""
    instance = marriage({"a": "ABC", "b": "BCA", "c": "CAB"}, {"A": "bca", "B": "cab", "C": "abc"})
    assert pairs_of(instance) == {"a": "A", "b": "B", "c": "C"}
    assert from_places(instance) == {"a": "C", "b": "A", "c": "B"}
    assert len(stable_matchings(instance)) == 3
    assert {"a": "B", "b": "C", "c": "A"} in stable_matchings(instance)


def test_gale_and_shapley_1962_example_2() -> None:
    """A single stable marriage, in which nobody gets the first choice."""
    instance = marriage(
        {"a": "ABCD", "b": "ADCB", "c": "BACD", "d": "DBCA"},
        {"A": "dcab", "B": "bdac", "C": "dabc", "D": "cbad"},
    )
    answer = {"a": "C", "b": "D", "c": "A", "d": "B"}
    assert pairs_of(instance) == from_places(instance) == answer
    assert stable_matchings(instance) == [answer]


def test_knuth_1976_four_by_four_has_ten_stable_marriages() -> None:
    """Also Example 2.17 of Roth and Sotomayor (1990)."""
    instance = marriage(
        {"a": "ABCD", "b": "BADC", "c": "CDAB", "d": "DCBA"},
        {"A": "dcba", "B": "cdab", "C": "badc", "D": "abcd"},
    )
    assert len(stable_matchings(instance)) == 10
    assert pairs_of(instance) == {"a": "A", "b": "B", "c": "C", "d": "D"}
    assert from_places(instance) == {"a": "D", "b": "C", "c": "B", "d": "A"}


def test_gusfield_and_irving_1989_six_blocking_pairs() -> None:
    """Section 1.1: a marriage that is not stable, and every pair that says so."""
    instance = marriage(
        {"1": "BDAC", "2": "CADB", "3": "BCAD", "4": "DACB"},
        {"A": "2143", "B": "4312", "C": "1432", "D": "2143"},
    )
    verdict = check_matching(instance, {"1": "A", "2": "B", "3": "D", "4": "C"}, ())
    assert verdict.blocking_count == 6
    assert {man + woman for man, woman in verdict.blocking_pairs} == {
        *("1B", "1D", "2A", "2D", "3B", "4D"),
    }


def test_gusfield_and_irving_1989_men_propose() -> None:
    """Section 1.2: the run of the basic algorithm."""
    instance = marriage(
        {"1": "DABC", "2": "BCAD", "3": "BDCA", "4": "CADB"},
        {"A": "4132", "B": "1324", "C": "1234", "D": "4132"},
    )
    assert pairs_of(instance) == {"1": "D", "2": "C", "3": "B", "4": "A"}
    assert solve(instance).verdict.ok


def test_mcvitie_and_wilson_1971_eight_by_eight() -> None:
    """Their sample: the best of the men and of the women, and whatever lies between."""
    men = ["EGABFHDC", "BCGEDAHF", "HEADFBCG", "CBGDAFHE"]
    men += ["GBEACFHD", "AFGEHDBC", "BEGFCDHA", "CHDEGBFA"]
    women = ["53761284", "86357214", "15624873", "87324156"]
    women += ["64738125", "28546371", "75218643", "74152368"]
    instance = marriage(
        dict(zip("12345678", men, strict=True)), dict(zip("ABCDEFGH", women, strict=True))
    )
    best, worst = pairs_of(instance), from_places(instance)
    assert best == dict(zip("12345678", "ECHFGABD", strict=True))
    stable = [
        dict(zip("12345678", row, strict=True))
        for row in permutations("ABCDEFGH")
        if _is_stable(dict(zip("12345678", row, strict=True)), instance)
    ]
    assert len(stable) == 9
    for one, wishes in instance.proposers.items():
        ranks = [wishes.index(marriage_[one]) for marriage_ in stable]
        assert wishes.index(best[one] or "") == min(ranks)
        assert wishes.index(worst[one] or "") == max(ranks)
    market = prepare(instance)
    rotations = rotations_of(market, StudentProposing(market).matching())
    assert len(closed_sets([rotation.after for rotation in rotations])) == 9


def _is_stable(couples: dict[str, str], instance: Instance) -> bool:
    """The definition itself, quick enough for 40,320 marriages."""
    husband = {woman: man for man, woman in couples.items()}
    for man, woman in couples.items():
        wishes = instance.proposers[man]
        for other in wishes[: wishes.index(woman)]:
            ranking = instance.places[str(other)].ranking or ()
            if ranking.index(man) < ranking.index(husband[str(other)]):
                return False
    return True


def test_roth_1985_college_admissions() -> None:
    """Roth and Sotomayor (1990), section 5: the only stable outcome, though every college would
    rather have another one."""
    everyone = ["s1", "s2", "s3", "s4"]
    instance = Instance(
        {
            "s1": ["C3", "C1", "C2"],
            "s2": ["C2", "C1", "C3"],
            "s3": ["C1", "C3", "C2"],
            "s4": ["C1", "C2", "C3"],
        },
        {
            "C1": Place(2, ranking=everyone),
            "C2": Place(1, ranking=everyone),
            "C3": Place(1, ranking=["s3", "s1", "s2", "s4"]),
        },
    )
    answer = {"s1": "C3", "s2": "C2", "s3": "C1", "s4": "C1"}
    assert stable_matchings(instance) == [answer]
    assert pairs_of(instance) == from_places(instance) == answer


def test_manlove_and_others_2002_stable_matchings_with_ties_differ_in_size() -> None:
    instance = Instance(
        {"m1": ["w1", "w2"], "m2": ["w1"]},
        {"w1": Place(1, ranking=[["m1", "m2"]]), "w2": Place(1, ranking=["m1"])},
        algorithm=Algorithm.LARGER_STABLE,
    )
    sizes = [sum(key is not None for key in m.values()) for m in stable_matchings(instance)]
    assert sorted(sizes) == [1, 2]
    assert solve(instance).unmatched == ()


def test_biro_and_others_2010_minimum_quotas_without_a_stable_outcome() -> None:
    """Open, h1 loses r2 to the empty h2; closed, both would rather have it open."""
    ranking = ["r1", "r2"]
    instance = Instance(
        {"r1": ["h1", "h2"], "r2": ["h2", "h1"]},
        {"h1": Place(2, minimum=2, ranking=ranking), "h2": Place(1, ranking=ranking)},
    )
    result = solve(instance)
    assert [closure.place for closure in result.closures] == ["h1"]
    assert result.matching == {"r1": "h2", "r2": None}
    assert result.stable


def test_kamada_and_kojima_2015_regional_cap() -> None:
    """Example 1: fixed targets of five each would leave two of ten interns without a hospital."""
    names = [f"d{number:02}" for number in range(1, 11)]
    wishes = {name: ["h1"] if number < 3 else ["h2"] for number, name in enumerate(names)}
    places = {"h1": Place(10, ranking=names), "h2": Place(10, ranking=names)}
    instance = Instance(wishes, places, groups={"region": Group(["h1", "h2"], 10)})
    result = solve(instance)
    assert Counter(result.matching.values()) == {"h1": 3, "h2": 7}
    assert result.algorithm == "student_proposing+group_limits"


def test_abdulkadiroglu_and_others_2009_one_lottery_gives_more_first_wishes() -> None:
    """Over many draws a single lottery beats one per place in first wishes."""
    names = [f"s{number:03}" for number in range(120)]
    wishes = {
        name: [f"p{(number * step) % 6}" for step in (1, 5, 7)]
        if number % 6 in (1, 5)
        else ["p0", "p1", "p2"]
        for number, name in enumerate(names)
    }
    wishes = {name: list(dict.fromkeys(row)) for name, row in wishes.items()}
    places = {f"p{number}": Place(20) for number in range(6)}
    firsts = {"single": 0, "per_place": 0}
    for seed in range(20):
        base = Instance(wishes, places, seed=seed)
        for lottery in type(base.lottery):
            profile = solve(replace(base, lottery=lottery)).rank_profile
            firsts[lottery.value] += profile[1]
    assert firsts["single"] >= firsts["per_place"]
