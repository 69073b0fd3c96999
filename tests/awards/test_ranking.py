"""The ranking: values in, places out, and what must hold for any scores."""

from decimal import Decimal
from fractions import Fraction
from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from app.awards.enums import MAX_SCORE, MAX_WEIGHT
from app.awards.ranking import NomineeStanding, fingerprint, rank, sheet_mark, to_hundredths

WEIGHTS = {1: 3, 2: 1}
SHEET = st.fixed_dictionaries({1: st.integers(0, MAX_SCORE), 2: st.integers(0, MAX_SCORE)})
SHEETS = st.dictionaries(st.integers(1, 99), st.lists(SHEET, max_size=5), max_size=8)
COUNTS = st.integers(1, 5)


def marks(standings: list[NomineeStanding]) -> dict[int, Decimal | None]:
    return {one.nomination_id: one.mark for one in standings}


def test_a_sheet_is_the_weighted_mean() -> None:
    assert sheet_mark({1: 10, 2: 6}, WEIGHTS) == 9
    assert sheet_mark({1: 7, 2: 0}, {1: 1, 2: 2}) == Fraction(7, 3)


def test_hundredths_are_rounded_half_up() -> None:
    assert to_hundredths(Fraction(7, 3)) == Decimal("2.33")
    assert to_hundredths(Fraction(1, 200)) == Decimal("0.01")
    assert to_hundredths(Fraction(25, 8)) == Decimal("3.13")


def test_one_strict_member_cannot_sink_a_nominee() -> None:
    sheets = {1: [{1: 9, 2: 9}, {1: 9, 2: 9}, {1: 0, 2: 0}], 2: [{1: 8, 2: 8}] * 3}
    first, second = rank(sheets, weights=WEIGHTS, awards=1)
    assert (first.nomination_id, first.mark, first.awarded) == (1, Decimal(9), True)
    assert (second.nomination_id, second.place, second.awarded) == (2, 2, False)


def test_equal_marks_share_the_place_and_the_next_counts_them() -> None:
    sheets = {n: [{1: value, 2: value}] for n, value in ((1, 9), (2, 8), (3, 8), (4, 7))}
    standings = rank(sheets, weights=WEIGHTS, awards=2)
    assert [one.place for one in standings] == [1, 2, 2, 4]
    assert [one.shares for one in standings] == [False, True, True, False]
    assert [one.awarded for one in standings] == [True, True, True, False]


def test_whom_nobody_scored_stands_last_without_a_place() -> None:
    standings = rank({1: [], 2: [{1: 0, 2: 0}]}, weights=WEIGHTS, awards=5)
    assert [one.nomination_id for one in standings] == [2, 1]
    assert standings[1] == NomineeStanding(1, (), None, None)


@given(SHEETS, COUNTS)
def test_everybody_is_there_once_and_within_the_own_sheets(
    sheets: dict[int, list[dict[int, int]]], awards: int
) -> None:
    standings = rank(sheets, weights=WEIGHTS, awards=awards)
    assert sorted(one.nomination_id for one in standings) == sorted(sheets)
    for one in standings:
        if one.mark is not None:
            assert one.marks[0] <= one.mark <= one.marks[-1]
            assert 0 <= one.mark <= MAX_SCORE


@given(SHEETS, COUNTS)
def test_places_follow_marks_and_awards_follow_places(
    sheets: dict[int, list[dict[int, int]]], awards: int
) -> None:
    scored = [one for one in rank(sheets, weights=WEIGHTS, awards=awards) if one.place]
    for one in scored:
        better = sum(other.mark > one.mark for other in scored)
        assert one.place == better + 1
        assert one.shares == (sum(other.mark == one.mark for other in scored) > 1)
        assert one.awarded == (one.place <= awards)
    assert sum(one.awarded for one in scored) >= min(awards, len(scored))


@given(SHEETS, COUNTS, st.randoms(use_true_random=False))
def test_neither_members_nor_nominees_order_matters(
    sheets: dict[int, list[dict[int, int]]], awards: int, random: object
) -> None:
    shuffled = {}
    ids = list(sheets)
    random.shuffle(ids)  # type: ignore[attr-defined]
    for one in ids:
        shuffled[one] = list(sheets[one])
        random.shuffle(shuffled[one])  # type: ignore[attr-defined]
    before = rank(sheets, weights=WEIGHTS, awards=awards)
    after = rank(shuffled, weights=WEIGHTS, awards=awards)
    assert before == after
    assert fingerprint(before) == fingerprint(after)


@given(st.lists(SHEET, min_size=1, max_size=5), st.integers(0, 4), st.sampled_from([1, 2]))
def test_a_higher_score_never_lowers_the_mark(
    sheets: list[dict[int, int]], which: int, criterion: int
) -> None:
    before = marks(rank({1: sheets}, weights=WEIGHTS, awards=1))[1]
    raised = [dict(sheet) for sheet in sheets]
    chosen = raised[which % len(raised)]
    chosen[criterion] = min(chosen[criterion] + 1, MAX_SCORE)
    after = marks(rank({1: raised}, weights=WEIGHTS, awards=1))[1]
    assert after >= before


@given(st.lists(SHEET, min_size=2, max_size=6), SHEET)
def test_one_more_member_cannot_leave_the_range_of_the_others(
    sheets: list[dict[int, int]], outlier: dict[int, int]
) -> None:
    others = [to_hundredths(sheet_mark(sheet, WEIGHTS)) for sheet in sheets]
    with_outlier = marks(rank({1: [*sheets, outlier]}, weights=WEIGHTS, awards=1))[1]
    assert min(others) <= with_outlier <= max(others)


@given(SHEET, st.integers(1, MAX_WEIGHT))
def test_only_the_relation_of_weights_counts(sheet: dict[int, int], factor: int) -> None:
    scaled = {criterion: weight * factor for criterion, weight in WEIGHTS.items()}
    assert sheet_mark(sheet, scaled) == sheet_mark(sheet, WEIGHTS)


@given(st.lists(st.fractions(0, 10), min_size=1, max_size=9))
def test_as_many_marks_lie_below_the_median_as_above(values: list[Fraction]) -> None:
    middle = median(values)
    below, above = sum(v < middle for v in values), sum(v > middle for v in values)
    assert max(below, above) <= len(values) / 2
