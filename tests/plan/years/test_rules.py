"""Years of a text, and measures followed over years: pure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.deadlines.academic_year import AcademicYear
from app.plan.rules.pairing import ItemKey
from app.plan.years.rules import rows_over_years, shift_years

YEAR = AcademicYear(2023)


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("Октябрь 2023 г.", "Октябрь 2024 г."),
        ("Сентябрь 2023 – июнь 2024", "Сентябрь 2024 – июнь 2025"),
        ("2023–2024 учебный год", "2024–2025 учебный год"),
        ("на 2023/24 уч. год", "на 2024/25 уч. год"),
        ("до 15.10.2023", "до 15.10.2024"),
        ("итоги 2022-2023 учебного года", "итоги 2023-2024 учебного года"),
        ("Программа развития на 2020–2025 годы", "Программа развития на 2020–2025 годы"),
        ("Проект 2023–2026", "Проект 2023–2026"),
        ("по ГОСТ 2019", "по ГОСТ 2019"),
        ("по ГОСТ Р 58876-2023", "по ГОСТ Р 58876-2023"),
        ("приказ № 2023", "приказ № 2023"),
        ("закон 2023-ФЗ", "закон 2023-ФЗ"),
        ("охват 2024 человека", "охват 2024 человека"),
        ("тел. 20231, 12023", "тел. 20231, 12023"),
        ("отчёт 2019 года", "отчёт 2019 года"),
        ("В течение года", "В течение года"),
    ],
)
def test_only_the_plans_own_years_move(text: str, moved: str) -> None:
    assert shift_years(text, YEAR) == moved


WORDS = st.text(alphabet="абв №.,–-/0123456789 ", max_size=12)
PIECES = st.one_of(
    WORDS,
    st.sampled_from(
        [" 2023", "2024 ", "2023–2024", "2023/24", "2022-2023", "ГОСТ 2019", "№ 2023", "2020-2026"]
    ),
)
TEXTS = st.lists(PIECES, max_size=8).map(" ".join)


@given(TEXTS)
def test_there_and_back_is_the_same_text(text: str) -> None:
    # A text that names years beyond the plan's own cannot be told from one that was moved.
    if any(str(year) in text for year in (2025, 2026)):
        text = text.replace("2025", "2019").replace("2026", "2018")
    moved = shift_years(text, YEAR)
    assert shift_years(moved, AcademicYear(2024), by=-1) == text


@given(st.text(alphabet="абвгд ,.–№0156789", max_size=60))
def test_a_text_without_the_plans_years_stays(text: str) -> None:
    assert shift_years(text, YEAR) == text  # its digits make neither 2023 nor 2024


def _key(number: str, title: str) -> ItemKey:
    return ItemKey(number, 1, title)


FAIR = "Организация ярмарки вакансий"
COUNCIL = "Заседание координационного совета"
LETTER = "Рассылка информационного письма"


def test_a_measure_is_one_row_whatever_its_number() -> None:
    newest = [_key("1.1", COUNCIL), _key("1.2", FAIR)]
    middle = [_key("1.1", FAIR), _key("1.2", LETTER), _key("1.3", COUNCIL)]
    oldest = [_key("4", LETTER), _key("5", FAIR)]
    assert rows_over_years([newest, middle, oldest]) == [
        (0, 2, None),
        (1, 0, 1),
        (None, 1, 0),
    ]


def test_one_year_and_none() -> None:
    assert rows_over_years([]) == []
    assert rows_over_years([[_key("1", FAIR)]]) == [(0,)]
    assert rows_over_years([[], [_key("1", FAIR)]]) == [(None, 0)]


@given(st.lists(st.lists(st.sampled_from([FAIR, COUNCIL, LETTER]), max_size=6), max_size=5))
def test_every_item_stands_in_one_row(titles: list[list[str]]) -> None:
    plans = [[_key(str(at), title) for at, title in enumerate(one)] for one in titles]
    rows = rows_over_years(plans)
    for at, plan in enumerate(plans):
        assert sorted(row[at] for row in rows if row[at] is not None) == list(range(len(plan)))
    assert all(len(row) == len(plans) for row in rows)
    newest = [row[0] for row in rows if row and row[0] is not None]
    assert newest == sorted(newest)
