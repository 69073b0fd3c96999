"""The question a fair asks the matching: who is on whose list, and in which order."""

from hypothesis import given
from hypothesis import strategies as st

from app.jobfair.placement.enums import MatchingWay
from app.jobfair.placement.rules import (
    Applied,
    MatchingTerms,
    Opinion,
    build_question,
    id_of,
    matching_figures,
    waiting_line,
)
from app.matching import OutcomeBasis, instance_document, solve, verify

TERMS = MatchingTerms("Обычный")
WANTED = Opinion(is_talked=True, theirs_wants=True)

places = st.one_of(st.none(), st.integers(1, 9))
opinions = st.builds(
    Opinion,
    is_talked=st.booleans(),
    own_refuses=st.booleans(),
    own_place=places,
    theirs_refuses=st.booleans(),
    theirs_wants=st.booleans(),
    theirs_place=places,
)
# One application of a student to a vacancy; vacancies 1 … 5 belong to organizations 1 … 3.
pairs = st.lists(st.tuples(st.integers(1, 8), st.integers(1, 5)), unique=True, max_size=25)


@st.composite
def fairs(draw: st.DrawFn) -> tuple[list[Applied], dict[int, int], dict[int, int]]:
    applied = [
        Applied(
            number,
            student,
            vacancy,
            vacancy % 3 + 1,
            rank=draw(places),
            opinion=draw(opinions),
        )
        for number, (student, vacancy) in enumerate(draw(pairs), start=1)
    ]
    seats = {vacancy: draw(st.integers(0, 3)) for vacancy in range(1, 6)}
    bound = draw(st.dictionaries(st.integers(1, 8), st.integers(1, 3), max_size=3))
    return applied, seats, bound


def applied_to(vacancy: int, student: int, **opinion: object) -> Applied:
    return Applied(100 * vacancy + student, student, vacancy, vacancy, opinion=Opinion(**opinion))  # type: ignore[arg-type]


@given(fairs(), st.sampled_from(MatchingWay), st.booleans(), st.integers(0, 5))
def test_whatever_was_said_the_answer_is_verified_and_nobody_is_forced(
    fair: tuple[list[Applied], dict[int, int], dict[int, int]],
    way: MatchingWay,
    with_untalked: bool,
    seed: int,
) -> None:
    applied, seats, bound = fair
    instance = build_question(
        applied, seats, bound=bound, kept={}, terms=MatchingTerms("", way, with_untalked), seed=seed
    )
    result = solve(instance, explain=True)
    assert verify(instance, result).ok
    said = {(one.student_id, one.vacancy_id): one for one in applied}
    for name, place in result.matching.items():
        if place is None:
            continue
        one = said[id_of(name), id_of(place)]
        assert not one.opinion.own_refuses
        assert not one.opinion.theirs_refuses
        assert one.opinion.is_talked or with_untalked
        assert bound.get(one.student_id, one.organization_id) == one.organization_id
    figures = matching_figures(instance, result)
    assert figures["placed"] + figures["unplaced"] == figures["graduates"]


def test_an_employer_takes_whom_it_wants_before_whom_it_considers() -> None:
    applied = [
        applied_to(1, 1),
        applied_to(1, 2, is_talked=True),
        applied_to(1, 3, is_talked=True, theirs_wants=True, theirs_place=2),
        applied_to(1, 4, is_talked=True, theirs_wants=True, theirs_place=1),
    ]
    instance = build_question(applied, {1: 1}, bound={}, kept={}, terms=TERMS, seed=7)
    assert waiting_line(instance_document(instance), 1) == [4, 3, 2, 1]
    assert solve(instance).matching["s4"] == "v1"


def test_after_the_talks_a_graduate_may_order_anew() -> None:
    first = Applied(1, 1, 1, 1, rank=1, opinion=Opinion(is_talked=True, own_place=2))
    second = Applied(2, 1, 2, 2, rank=2, opinion=Opinion(is_talked=True, own_place=1))
    instance = build_question([first, second], {1: 1, 2: 1}, bound={}, kept={}, terms=TERMS, seed=1)
    assert instance.proposers["s1"] == ["v2", "v1"]


def test_a_target_contract_binds_to_its_customer_and_stands_first_there() -> None:
    applied = [
        Applied(1, 1, 1, 10, opinion=WANTED),
        Applied(2, 2, 1, 10),
        Applied(3, 2, 2, 20, opinion=WANTED),
    ]
    instance = build_question(applied, {1: 1, 2: 1}, bound={2: 10}, kept={}, terms=TERMS, seed=1)
    assert solve(instance).matching == {"s1": None, "s2": "v1"}


def test_the_line_of_a_vacancy_nobody_asked_for_is_empty() -> None:
    asked = instance_document(build_question([], {3: 2}, bound={}, kept={}, terms=TERMS, seed=1))
    assert waiting_line(asked, 3) == []
    assert waiting_line(asked, 4) == []


def test_a_kept_seat_is_its_graduates_own_whatever_was_wished() -> None:
    """Who did not apply stands there, and who applied elsewhere; others share what is left."""
    applied = [Applied(n, n, 1, 10) for n in (1, 2)] + [Applied(3, 3, 2, 20)]
    instance = build_question(
        applied, {1: 0, 2: 1}, bound={}, kept={3: 1, 9: 2, 8: 7}, terms=TERMS, seed=1
    )
    result = solve(instance, explain=True)
    assert verify(instance, result).ok
    # Vacancy 7 is not asked: it is not approved.
    assert result.matching == {"s1": None, "s2": None, "s3": "v1", "s9": "v2"}
    assert result.explanations["s9"].basis is OutcomeBasis.FIXED
