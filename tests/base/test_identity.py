"""Names as they are compared."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.base.identity import fold, tidy_town, town_identity
from app.base.typography import clean_text


@pytest.mark.parametrize(
    "writings",
    [
        ("Соловьёва Анна", "СОЛОВЬЕВА АННА", "Соло\u00adвьёва\u00a0Анна", "Соловьёва Аннa"),
        ("Школа № 5", "школа №5", "Школа N 5", "«Школа» No5", "ШКОЛА №\u202f5"),
        ("Иванова-Петрова", "Иванова – Петрова", "иванова—петрова"),
    ],
)
def test_writings_of_one_name_are_one(writings: tuple[str, ...]) -> None:
    assert len({fold(one) for one in writings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Школа № 5", "Школа № 15"), ("Белый Крест", "БелыйКрест"), ("Попова", "Попов")],
)
def test_other_names_stay_others(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@example("N:0")
@example("n n № 5")
@given(st.text(max_size=40))
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("г. шахтёрск", "Шахтёрск"),
        ("город Торез", "Торез"),
        ("г.Зугрэс", "Зугрэс"),
        ("Горловка", "Горловка"),
        ("пгт Зугрэс", "пгт Зугрэс"),
        ("с. Степано-Крынка", "с. Степано-Крынка"),
        ("", ""),
    ],
)
def test_a_town_is_kept_without_its_word(typed: str, kept: str) -> None:
    assert tidy_town(typed) == kept


def test_a_village_is_not_the_town_of_its_name() -> None:
    assert town_identity("с. Зугрэс") != town_identity("г. Зугрэс")


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("Соло\u00adвьёва", "Соловьёва"),
        ("Анна\u200b", "Анна"),
        ("\u202eанаИ", "анаИ"),
        ("Белый\u00a0Крест", "Белый Крест"),
        ("a\u0000b\u007f", "ab"),
        ("строка\nдругая\tтретья", "строка\nдругая\tтретья"),
    ],
)
def test_what_nobody_sees_is_not_kept(typed: str, clean: str) -> None:
    assert clean_text(typed) == clean
