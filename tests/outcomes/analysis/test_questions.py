"""The questions on generated graduates: what is known is found, what is hidden stays hidden."""

import json
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.outcomes.analysis.demand import YearFigures, answer_demand
from app.outcomes.analysis.enums import SMALLEST_CELL, AnalysisQuestion, Certainty, Trial
from app.outcomes.analysis.facts import FACT_COLUMNS, employed_at, frame_of, stayed_a_year
from app.outcomes.analysis.questions import (
    answer_all,
    answer_bases,
    answer_mentoring,
    answer_practice,
    answer_wishes,
)
from app.outcomes.analysis.results import AnalysisAnswer, AnswerLine
from app.outcomes.analysis.suppression import hide_small, pool_small
from tests.outcomes.analysis.generated import generate


def _by_question(answers: tuple[AnalysisAnswer, ...]) -> dict[AnalysisQuestion, AnalysisAnswer]:
    return {one.question: one for one in answers}


def test_a_known_effect_is_found_and_said_in_its_direction() -> None:
    frame = generate(900, seed=5, stays_at_base=0.4, mentor_helps=0.3, rank_hurts=0.3)
    found = _by_question(answer_all(frame, names={}, years=[]))
    practice, mentoring = found[AnalysisQuestion.PRACTICE], found[AnalysisQuestion.MENTORING]
    assert (practice.verdict, practice.direction) == (Certainty.FOUND, 1)
    assert practice.finding is not None
    assert practice.finding.trial is Trial.MANTEL_HAENSZEL
    assert practice.finding.adjusted is not None
    assert (mentoring.verdict, mentoring.direction) == (Certainty.FOUND, 1)
    assert mentoring.finding is not None
    assert mentoring.finding.adjusted is not None
    assert mentoring.finding.p >= mentoring.finding.raw_p, "corrected for the comparisons"
    wishes = found[AnalysisQuestion.WISHES]
    assert (wishes.verdict, wishes.direction) == (Certainty.FOUND, -1)
    exposed, unexposed = practice.lines
    assert exposed.total == 900
    assert unexposed.total == 900 * 11, "a pair is a graduate and a base"


def test_no_effect_is_not_found() -> None:
    found = answer_all(generate(900, seed=6), names={}, years=[])
    assert {one.verdict for one in found} == {Certainty.UNCLEAR, Certainty.FEW}
    assert found[-1].question is AnalysisQuestion.DEMAND


def test_the_pairs_of_a_base_are_counted_by_hand() -> None:
    frame = generate(300, seed=7, bases=3)
    found = answer_practice(frame)
    last = employed_at(frame)
    works = (last["employer"] == frame["bases"].str[0]).sum()
    elsewhere = last["employer"].notna().sum() - works
    assert (found.lines[0].hits, found.lines[1].hits) == (works, elsewhere)


def test_a_group_of_four_is_too_few_for_anything() -> None:
    found = answer_all(generate(4, seed=1), names={}, years=[])
    assert {one.verdict for one in found} == {Certainty.FEW}
    assert all(not one.finding and not one.lines for one in found)


def test_everybody_employed_is_no_variation() -> None:
    frame = generate(60, seed=2)
    for month in (3, 6, 12):
        frame[f"employed_{month}"] = True
        frame[f"employer_{month}"] = frame["bases"].str[0]
    frame["mark"] = 5.0
    for answer in (
        answer_practice(frame),
        answer_mentoring(frame),
        answer_bases(frame, names={}),
        answer_wishes(frame),
    ):
        if answer.question is AnalysisQuestion.PRACTICE:
            continue  # everybody at the own base and nobody at another: there is variation
        assert (answer.verdict, answer.finding) == (Certainty.CONSTANT, None), answer.question


def test_nobody_is_no_error() -> None:
    found = answer_all(frame_of([]), names={}, years=[])
    assert [one.verdict for one in found] == [Certainty.FEW] * 5


def test_small_cells_take_the_figures_of_the_association_along() -> None:
    frame = generate(60, seed=3, bases=30)
    found = _by_question(answer_all(frame, names={}, years=[]))[AnalysisQuestion.PRACTICE]
    assert found.has_hidden
    assert found.finding is None, "odds and totals would give the cell away"
    assert found.lines[0].hits is None


def test_bases_are_named_and_those_beyond_chance_marked() -> None:
    frame = generate(1500, seed=8, bases=6)
    strong = (frame["bases"].str[0] == "0") & (frame.index % 4 > 0)
    for month in (3, 6):
        frame.loc[strong, f"employed_{month}"] = True
        frame.loc[strong, f"employer_{month}"] = "0"
    frame.loc[strong, "employed_12"] = None
    found = _by_question(answer_all(frame, names={"0": "Школа № 4"}, years=[]))[
        AnalysisQuestion.BASES
    ]
    assert found.verdict is Certainty.FOUND
    assert found.lines[0].label == "Школа № 4"
    assert found.lines[0].differs == 1
    assert {line.differs for line in found.lines[1:]} <= {-1, 0}


@pytest.mark.parametrize("effect", [0.0, 0.4])
def test_answers_are_the_same_after_they_were_stored(effect: float) -> None:
    years = [YearFigures(2020 + i, 100, 90, 40 + 7 * (i % 2)) for i in range(5)]
    for answer in answer_all(generate(300, seed=9, stays_at_base=effect), names={}, years=years):
        assert AnalysisAnswer.from_json(json.loads(json.dumps(answer.as_json()))) == answer


# Who stays a year.


def _row(**given: object) -> list[object]:
    usual: dict[str, object] = {"bases": [], "mentored": False, "contract": False, "year": 2023}
    return [(usual | given).get(name) for name in FACT_COLUMNS]


def test_staying_a_year_needs_a_beginning_and_an_end() -> None:
    frame = frame_of(
        [
            _row(employed_3=True, employer_3="1", employed_12=True, employer_12="1"),
            _row(employed_6=True, employer_6="1", employed_12=True, employer_12="2"),
            _row(employed_3=True, employer_3="~ИП Орлова", employed_12=False),
            _row(employed_3=True, employer_3="1"),
            _row(employed_12=True, employer_12="1"),
            _row(employed_3=False, employed_12=False),
        ]
    )
    assert stayed_a_year(frame).to_dict() == {0: True, 1: False, 2: False}
    assert employed_at(frame)["employed"].tolist() == [True, True, False, True, True, False]


# Hiding.

CELLS = st.integers(0, 30)


def _lines(rows: list[tuple[int, int]]) -> list[AnswerLine]:
    return [
        AnswerLine(label=str(i), total=hits + misses, hits=hits, value=0.5)
        for i, (hits, misses) in enumerate(rows)
    ]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=8))
def test_no_hidden_cell_follows_from_the_totals(rows: list[tuple[int, int]]) -> None:
    lines = _lines(rows)
    whole = AnswerLine(
        total=sum(map(sum, rows)), hits=sum(hits for hits, _misses in rows), value=0.5
    )
    shown, total = hide_small(lines, whole)
    for line, (hits, misses) in zip(shown, rows, strict=True):
        assert line.is_hidden or min(hits, misses) >= SMALLEST_CELL
    hidden = [row for line, row in zip(shown, rows, strict=True) if line.is_hidden]
    if hidden and total.hits is not None:
        assert len(hidden) > 1
        assert min(map(sum, zip(*hidden, strict=True))) >= SMALLEST_CELL


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS), max_size=8))
def test_pooled_rows_are_large_or_all_there_is(rows: list[tuple[int, int]]) -> None:
    lines = _lines(rows)
    pooled = pool_small(lines)
    assert sum(line.total or 0 for line in pooled) == sum(map(sum, rows))
    assert sum(line.hits or 0 for line in pooled) == sum(hits for hits, _misses in rows)
    assert len(pooled) < 2 or all((line.total or 0) >= SMALLEST_CELL for line in pooled)


# Need and graduates.


def test_few_years_are_shown_without_a_trend() -> None:
    years = [YearFigures(2023, 80, 100, 30), YearFigures(2024, 3, 10, None)]
    found = answer_demand(years)
    assert (found.verdict, found.ahead) == (Certainty.SHOWN, None)
    assert [line.value for line in found.lines] == [1.25, None], "three graduates are no ratio"


def test_four_years_foresee_the_fifth_with_an_interval() -> None:
    found = answer_demand([YearFigures(2020 + i, 80, None, 40 + 3 * i % 5) for i in range(4)])
    assert found.ahead_year == 2024
    assert found.ahead is not None
    assert found.ahead.low < found.ahead.value < found.ahead.high


def test_need_without_graduates_says_nothing() -> None:
    assert answer_demand([YearFigures(2024, 0, 10, 10)]).verdict is Certainty.FEW
    assert answer_demand([]) == AnalysisAnswer(AnalysisQuestion.DEMAND, Certainty.FEW)


def test_marks_of_a_handful_are_hidden() -> None:
    frame = generate(40, seed=4)
    frame["wish_rank"] = [1.0] * 30 + [2.0] * 6 + [3.0] * 4
    found = answer_wishes(frame)
    assert [line.is_hidden for line in found.lines] == [False, False, True]
    assert replace(found.lines[2], key="") == AnswerLine()


def test_frames_keep_their_columns() -> None:
    assert isinstance(generate(3, seed=1), pd.DataFrame)
    assert list(generate(3, seed=1).columns) == list(FACT_COLUMNS)
