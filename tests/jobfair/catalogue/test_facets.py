"""What each further choice would leave: counted once, true for every choice. No database."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.jobfair.catalogue.facets import FEW, NAMES, Grouped, count_facets, options_of

_VALUES: dict[str, st.SearchStrategy[Any]] = {
    name: st.sampled_from([None, "a", "b"]) for name in NAMES[:5]
} | {name: st.booleans() for name in NAMES[5:]}
_ROWS = st.lists(st.builds(Grouped, st.fixed_dictionaries(_VALUES), st.integers(1, 5)), max_size=12)
_CHOSEN = st.dictionaries(st.sampled_from(NAMES[:5]), st.sampled_from(["a", "b"]), max_size=3)


def _left(rows: list[Grouped], chosen: dict[str, Any]) -> int:
    return sum(
        row.number
        for row in rows
        if all(row.values[name] == value for name, value in chosen.items())
    )


@given(_ROWS, _CHOSEN)
def test_a_count_is_what_the_choice_would_leave(
    rows: list[Grouped], chosen: dict[str, Any]
) -> None:
    for name, counted in count_facets(rows, chosen).items():
        for value in ("a", "b") if name in NAMES[:5] else (True,):
            assert counted[value] == _left(rows, {**chosen, name: value})


def test_the_largest_choices_and_the_chosen_one_are_shown() -> None:
    labels = {number: f"Должность {number:02}" for number in range(1, 21)}
    row = dict.fromkeys(NAMES)
    rows = [Grouped({**row, "position": number}, number) for number in range(1, 21)]
    counted = count_facets(rows, {"position": 1})["position"]
    options, more = options_of(counted, labels, 1)
    assert len(options) == FEW + 1
    assert more == 20 - FEW - 1
    assert (options[0].number, options[-1].value, options[-1].is_chosen) == (20, "1", True)
