"""A harsh and a mild member on one scale, whoever has few sheets as they are."""

import pytest

from app.awards.normalising import leanings, normalised_means

HARSH, MILD, GUEST = 1, 2, 3


def test_who_has_only_the_harsh_member_does_not_lose_by_it() -> None:
    marks = {n: {HARSH: harsh, MILD: harsh + 4} for n, harsh in enumerate((2.0, 4.0, 6.0))}
    marks |= {10: {HARSH: 6.0}, 11: {MILD: 6.0}}
    levelled = normalised_means(marks)
    assert levelled[10] > levelled[11]
    assert levelled[0] < levelled[1] < levelled[2]


def test_members_of_one_mind_change_nothing() -> None:
    marks = {n: {HARSH: mark, MILD: mark} for n, mark in enumerate((2.0, 5.0, 9.0))}
    assert normalised_means(marks) == pytest.approx({0: 2.0, 1: 5.0, 2: 9.0})


def test_a_member_with_two_sheets_and_one_who_gives_all_the_same() -> None:
    marks = {n: {HARSH: 5.0} for n in range(3)}
    marks[0] = {HARSH: 5.0, GUEST: 9.0}
    levelled = normalised_means(marks)
    assert levelled[1] == levelled[2] == pytest.approx(6.0)  # his mean is put where all stand
    assert levelled[0] == pytest.approx((6.0 + 9.0) / 2)


def test_the_scale_is_kept_and_nothing_comes_of_nothing() -> None:
    marks = {n: {HARSH: 0.0 if n else 10.0, MILD: 0.0 if n else 10.0} for n in range(9)}
    assert all(0 <= mark <= 10 for mark in normalised_means(marks).values())
    assert normalised_means({1: {}}) == {}
    assert leanings({}) == {}


def test_the_harshest_is_told_first() -> None:
    found = leanings({1: {HARSH: 3.0, MILD: 9.0}, 2: {HARSH: 5.0, MILD: 9.0}, 3: {MILD: 9.0}})
    assert list(found) == [HARSH, MILD]
    assert found[HARSH].mean == pytest.approx(4.0)
    assert found[HARSH].beside < 0 < found[MILD].beside
    assert not found[HARSH].is_known
    assert found[MILD].is_known
