"""Which talks are held when not all fit, and what stands for a student on the screen."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from app.jobfair.interviews.choosing import TalkWish, choose, in_turn
from app.jobfair.interviews.codes import code_of
from app.jobfair.interviews.enums import ReserveReason

_PAIRS = st.sets(st.tuples(st.integers(1, 12), st.integers(1, 4)), max_size=30)


@st.composite
def wishes(draw: st.DrawFn) -> list[TalkWish]:
    """Students rank the stands they wish for; some are invited."""
    found: list[TalkWish] = []
    ranks = Counter[int]()
    for student, stand in sorted(draw(_PAIRS)):
        ranks[student] += 1
        found.append(TalkWish(student, stand, None, ranks[student], draw(st.booleans())))
    return found


@given(wishes(), st.integers(0, 6), st.integers(1, 3), st.integers(0, 2**48 - 1))
def test_nobody_is_passed_over_by_a_later_turn(
    asked: list[TalkWish], slots: int, tables: int, seed: int
) -> None:
    stands = dict.fromkeys(range(1, 5), tables)
    found = choose(asked, seed=seed, slots=slots, tables=stands)
    turn = {wish: place for place, wish in enumerate(in_turn(asked, seed=seed))}
    students = Counter(one.student for one in found.kept)
    assert {*found.kept, *(one.wish for one in found.reserve)} == set(asked)
    for lost, reason in found.reserve:
        ahead = [one for one in found.kept if turn[one] < turn[lost]]
        if reason is ReserveReason.STAND_FULL:
            assert sum(one.participant == lost.participant for one in ahead) == slots * tables
        else:
            assert sum(one.student == lost.student for one in ahead) == slots
    assert max(students.values(), default=0) <= slots


@given(wishes(), st.integers(0, 2**48 - 1))
def test_the_order_of_asking_changes_nothing(asked: list[TalkWish], seed: int) -> None:
    tables = dict.fromkeys(range(1, 5), 1)
    assert choose(asked, seed=seed, slots=2, tables=tables) == choose(
        asked[::-1], seed=seed, slots=2, tables=tables
    )


def test_an_invited_student_goes_before_a_better_wish_the_employer_has_not_decided_on() -> None:
    undecided, invited = TalkWish(1, 7, None, 1), TalkWish(2, 7, None, 5, is_invited=True)
    found = choose([undecided, invited], seed=1, slots=1, tables={7: 1})
    assert found.kept == (invited,)
    assert found.reserve[0].reason is ReserveReason.STAND_FULL


@given(st.integers(0, 2**48 - 1), st.integers(0, 400_000))
def test_neighbours_never_share_a_code(seed: int, first: int) -> None:
    codes = [code_of(first + n, seed=seed) for n in range(60)]
    assert len(set(codes)) == len(codes)


def test_a_code_says_nothing_of_the_number_and_changes_with_the_fair() -> None:
    assert code_of(15, seed=1) != code_of(15, seed=2)
    assert len(code_of(15, seed=1)) == 4
    assert len(code_of(26**4, seed=1)) == 5  # longer, so that it meets no shorter one
