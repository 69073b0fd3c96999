"""Whatever stands in the rows of a file, it is a plan or a refusal, and nothing breaks."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.deadlines.academic_year import AcademicYear
from app.imports.rows import Row, row_from, told_row
from app.plan.reading import (
    ChosenColumns,
    NotAPlan,
    PlanColumn,
    PlanDocument,
    propose_columns,
    read_plan,
    sample_columns,
)
from app.plan.reading.source import PlanSource
from app.plan.reading.stored import document_from

YEAR = AcademicYear(2023)
WORDS = st.sampled_from(
    ["", "", "", "1", "1.1", "2.", "а)", "– часть", "Сентябрь", "Сентябрь 2024", "I квартал",
     "Мероприятие", "Срок", "Ответственный", "№", "Тема", "Дата", "Месяц", "до 15", "май", "+",
     "Итого", "Всего: 2", "Директор ____", "1. Кадры", "Раздел II", "II.", "01.02.2024",
     "февраль 2013", "Совет", "продолжение", "а) одно\nб) другое", "до 1 мая\nдо 2 мая", "*"]
)  # fmt: skip
CELLS = st.lists(st.one_of(WORDS, st.text(max_size=6)), min_size=1, max_size=6).map(tuple)
ABOVE = st.lists(st.tuples(st.integers(0, 5), WORDS), max_size=2).map(tuple)
ROWS = st.lists(
    st.builds(
        Row,
        cells=CELLS,
        number=st.integers(1, 9),
        part=st.sampled_from(["", "таблица 1", "абзацы"]),
        above=ABOVE,
        in_table=st.booleans(),
        formulas=st.sampled_from([(), ("B2",)]),
    ),
    min_size=1,
    max_size=14,
)
CHOSEN = st.one_of(
    st.none(),
    st.builds(
        ChosenColumns,
        heading=st.integers(-1, 15),
        places=st.dictionaries(st.sampled_from(PlanColumn), st.integers(0, 7)).map(
            lambda places: {PlanColumn.TITLE: 0} | places
        ),
    ),
)


def attempt(rows: list[Row], chosen: ChosenColumns | None) -> PlanDocument | None:
    try:
        return read_plan(rows, YEAR, chosen=chosen)
    except NotAPlan:
        return None


@given(ROWS, CHOSEN)
def test_any_rows_are_a_plan_or_a_refusal(rows: list[Row], chosen: ChosenColumns | None) -> None:
    plan = attempt(rows, chosen)
    if plan is None:
        return
    labels = [(item.number, item.occurrence) for item in plan.items]
    assert len(set(labels)) == len(labels) > 0
    assert document_from(plan.to_json()) == plan
    for item in plan.items:
        assert not item.title.lower().startswith("итого")


@given(ROWS)
def test_any_rows_have_columns_to_choose_among(rows: list[Row]) -> None:
    proposed = propose_columns(rows)
    assert 0 <= proposed.heading < len(rows)
    samples = sample_columns(rows, proposed.heading)
    assert len({one.place for one in samples}) == len(samples)
    assert len(set(proposed.places.values())) == len(proposed.places)


@given(ROWS, CHOSEN)
def test_a_source_comes_back_as_it_was_stored(rows: list[Row], chosen: Any) -> None:
    source = PlanSource(rows, YEAR, chosen)
    again = PlanSource.from_json(source.to_json())
    assert again == source
    assert [row_from(told_row(row)) for row in rows] == rows
