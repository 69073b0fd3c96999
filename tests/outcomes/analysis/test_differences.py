"""What the difference of two selections would tell is kept back; nothing else is."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.outcomes.analysis.computing import Workshop
from app.outcomes.analysis.differences import Cell, Place, is_small, kept_back, with_totals
from app.outcomes.analysis.enums import SMALLEST_CELL, AnalysisQuestion, Certainty
from app.outcomes.analysis.results import AnalysisAnswer
from app.outcomes.analysis.selection import WHOLE, GraduateSelection
from tests.outcomes.analysis.factories import workshop_of
from tests.outcomes.analysis.generated import generate

LARGE: Cell = (20, 20)
_COUNTS = st.sampled_from([(0, 3), (2, 9), (4, 4), (5, 5), (6, 12), (20, 30)])
_PLACES = st.tuples(st.sampled_from([2022, 2023]), st.sampled_from("ab"), st.sampled_from("xyz"))


def test_nothing_is_kept_back_of_large_groups() -> None:
    cells: dict[Place, Cell] = {
        (year, town): LARGE for year in (2022, 2023) for town in ("Омск", "Тара")
    }
    assert kept_back(cells) == set()


def test_a_small_year_takes_another_along_and_the_total_stays() -> None:
    cells: dict[Place, Cell] = {(2021,): (3, 30), (2022,): (9, 40), (2023,): (40, 60)}
    assert kept_back(cells) == {(2021,), (2022,)}, "all less 2022 and 2023 would be 2021"


def test_two_small_years_take_a_third_along_while_their_sum_is_small() -> None:
    cells: dict[Place, Cell] = {(2021,): (1, 30), (2022,): (2, 40), (2023,): (40, 60)}
    assert kept_back(cells) == {(2021,), (2022,), (2023,)}
    del cells[2023,]
    assert kept_back(cells) == {(2021,), (2022,), (None,)}


def test_of_one_year_alone_the_year_and_the_whole_are_the_same() -> None:
    assert kept_back({(2023,): (4, 80)}) == {(2023,), (None,)}
    assert kept_back({(2023,): (40, 80)}) == set()


def test_the_corner_of_a_table_takes_three_others_along() -> None:
    """All less a year less a town and with both again: what is left is the other corner."""
    cells: dict[Place, Cell] = {
        (2022, "x"): (3, 9), (2022, "y"): LARGE, (2023, "x"): LARGE, (2023, "y"): (50, 50),
    }  # fmt: skip
    assert kept_back(cells) == {(2022, "x"), (2022, "y"), (2023, "x"), (2023, "y")}


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(_PLACES, _COUNTS, max_size=12))
def test_no_line_of_shown_figures_tells_a_small_cell(cells: dict[Place, Cell]) -> None:
    table, hidden = with_totals(cells), kept_back(cells)
    assert all(place in hidden for place, cell in table.items() if is_small(cell))
    for total in table:
        for i, value in enumerate(total):
            if value is not None:
                continue
            parts = [
                place
                for place in table
                if place[i] is not None and (*place[:i], None, *place[i + 1 :]) == total
            ]
            unknown = [place for place in parts if place in hidden]
            if total in hidden:
                assert unknown, "the sum of what is shown would be the total"
            elif unknown:
                left = [sum(table[place][side] for place in unknown) for side in (0, 1)]
                assert len(unknown) > 1
                assert min(left) >= SMALLEST_CELL


def _by_question(
    workshop: Workshop, selection: GraduateSelection
) -> dict[AnalysisQuestion, AnalysisAnswer]:
    return {one.question: one for one in workshop.answers(selection, years=[])[1]}


def test_a_year_that_would_give_another_away_shows_no_figures() -> None:
    frame = generate(900, seed=11, bases=6, stays_at_base=0.3)
    few = (frame["year"] == 2023) & (frame.index > 60)
    workshop = workshop_of(frame[~few])  # of 2023 there are about twenty
    whole = _by_question(workshop, WHOLE)
    assert whole[AnalysisQuestion.PRACTICE].verdict is Certainty.FOUND
    shown = [
        _by_question(workshop, GraduateSelection(year=year))[AnalysisQuestion.PRACTICE]
        for year in (2021, 2022, 2023)
    ]
    hidden = [one for one in shown if one.finding is None]
    assert len(hidden) == 2, "the small year, and one more so that no subtraction tells it"
    assert all(line.hits is None for one in hidden for line in one.lines)


def test_bases_are_told_of_everybody_and_of_years_alone() -> None:
    workshop = workshop_of(generate(900, seed=12, bases=6, stays_at_base=0.3))
    found = _by_question(workshop, GraduateSelection(town="Омск"))[AnalysisQuestion.BASES]
    assert (found.verdict, found.lines) == (Certainty.WIDER, ())
    whole = _by_question(workshop, WHOLE)[AnalysisQuestion.BASES]
    assert len(whole.lines) == 6


def test_a_base_of_one_year_is_among_the_others_where_the_rest_would_tell_it() -> None:
    frame = generate(900, seed=13, bases=6, stays_at_base=0.3)
    rare = (frame["year"] == 2021) & (frame["bases"].str[0] == "0")
    workshop = workshop_of(frame[~rare | (frame.index < 60)])
    named = [
        {line.label for line in _by_question(workshop, GraduateSelection(year=year))[
            AnalysisQuestion.BASES
        ].lines}
        for year in (2021, 2022, 2023)
    ]  # fmt: skip
    assert "0" not in named[0]
    assert sum("0" in one for one in named) == 1, "one more year keeps the base back"


def test_selections_are_those_of_enough_graduates() -> None:
    frame = generate(90, seed=14)
    frame.loc[frame.index[:5], "town"] = "Ачаир"
    found = list(workshop_of(frame).selections())
    assert found[0] == WHOLE
    assert GraduateSelection(town="Ачаир") not in found
    assert {one.year for one in found} == {None, 2021, 2022, 2023}
    assert len({one.key for one in found}) == len(found)
