"""Pure rules: what an answer stores, what numbers say, tables that agree in every direction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.surveys.enums import QuestionKind, SurveyEvent, SurveyParty, SurveyState
from app.surveys.errors import ForecastYearsError, OptionsMissingError
from app.surveys.rules import (
    SURVEY_MOVES,
    AnswerRow,
    ForecastTerms,
    cell_of,
    numbers_in,
    options_of,
    rows_of,
    summarise_numbers,
    table_of,
)
from tests.surveys.factories import TODAY

CELLS = st.lists(
    st.tuples(st.sampled_from(["А", "Б", "В"]), st.integers(2024, 2028), st.integers(0, 99))
)


@given(CELLS)
def test_totals_agree_in_every_direction(cells: list[tuple[str, int, int]]) -> None:
    table = table_of(range(2024, 2029), cells)
    assert table.total == sum(table.row_totals) == sum(table.year_totals)
    assert table.total == sum(number for _label, _year, number in cells)


@given(CELLS)
def test_a_year_outside_of_the_table_counts_nowhere(cells: list[tuple[str, int, int]]) -> None:
    table = table_of([2025], cells)
    assert table.total == sum(number for _label, year, number in cells if year == 2025)


@given(st.dictionaries(st.integers(0, 1000), st.integers(0, 50)))
def test_figures_of_numbers_are_those_of_the_numbers_written_out(counts: dict[int, int]) -> None:
    written = [number for number, count in counts.items() for _ in range(count)]
    found = summarise_numbers(counts)
    if not written:
        assert found is None
    else:
        assert found is not None
        assert (found.count, found.least, found.most) == (len(written), min(written), max(written))
        assert found.mean == pytest.approx(sum(written) / len(written))


@pytest.mark.parametrize(
    ("kind", "value", "rows"),
    [
        (QuestionKind.ONE, 0, [AnswerRow(7, option=0)]),
        (QuestionKind.ONE, None, []),
        (QuestionKind.SEVERAL, [2, 0, 2], [AnswerRow(7, option=2), AnswerRow(7, option=0)]),
        (QuestionKind.SEVERAL, [], []),
        (QuestionKind.YES_NO, 1, [AnswerRow(7, option=1)]),
        (QuestionKind.SCALE, 5, [AnswerRow(7, number=5)]),
        (QuestionKind.NUMBER, 0, [AnswerRow(7, number=0)]),
        (QuestionKind.LONG, "Больше практики", [AnswerRow(7, text="Больше практики")]),
        (QuestionKind.SHORT, "", []),
    ],
)
def test_an_answer_becomes_rows(kind: QuestionKind, value: object, rows: list[AnswerRow]) -> None:
    assert rows_of(7, kind, value) == rows


@pytest.mark.parametrize("text", ["", "один", "да\nДа", "ещё\nеще", "\n".join(map(str, range(31)))])
def test_options_are_two_or_more_and_different(text: str) -> None:
    with pytest.raises(OptionsMissingError) as caught:
        options_of(QuestionKind.ONE, text)
    assert caught.value.field == "option_lines"


def test_options_are_read_by_line_and_only_where_there_may_be_some() -> None:
    assert options_of(QuestionKind.SEVERAL, " Опыта \n\n Знаний") == ["Опыта", "Знаний"]
    assert options_of(QuestionKind.SCALE, "один") == []


@pytest.mark.parametrize(("first", "last"), [(2026, 2025), (2025, 2036)])
def test_the_years_of_a_forecast_go_forward_and_not_too_far(first: int, last: int) -> None:
    with pytest.raises(ForecastYearsError):
        ForecastTerms("Кадры", first, last, TODAY).years()


def test_cells_come_back_as_numbers_and_nothing_else_does() -> None:
    values = {cell_of(3, 2025): 2, cell_of(4, 2026): None, cell_of(5, 2026): 0, "csrf_token": "x"}
    assert numbers_in(values) == {(3, 2025): 2}


@given(st.lists(st.sampled_from(list(SurveyEvent)), max_size=12))
def test_only_a_closed_survey_is_summed_up_and_then_nothing_moves_it(
    events: list[SurveyEvent],
) -> None:
    state = SurveyState.DRAFT
    for event in events:
        if event in SURVEY_MOVES.possible(state, SurveyParty.COLLEGE):
            before, state = state, SURVEY_MOVES.after(event, state, SurveyParty.COLLEGE)
            assert (state is SurveyState.SUMMARISED) == (event is SurveyEvent.SUMMARISE)
            assert before is not SurveyState.SUMMARISED
