"""Sums in words, as papers write them."""

import pytest

from app.base.amount_words import in_words, spelled_roubles, with_spelled_sums


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "ноль"),
        (2, "два"),
        (19, "девятнадцать"),
        (40, "сорок"),
        (3_000, "три тысячи"),
        (21_000, "двадцать одна тысяча"),
        (12_345, "двенадцать тысяч триста сорок пять"),
        (1_000_002, "один миллион два"),
        (2_500_000, "два миллиона пятьсот тысяч"),
    ],
)
def test_numbers_are_said(number: int, words: str) -> None:
    assert in_words(number) == words


@pytest.mark.parametrize(
    ("kopecks", "said"),
    [
        (300_000, "3 000 (три тысячи) рублей 00 копеек"),
        (100_101, "1 001 (одна тысяча один) рубль 01 копейка"),
        (2_222, "22 (двадцать два) рубля 22 копейки"),
        (1_111, "11 (одиннадцать) рублей 11 копеек"),
    ],
)
def test_sums_are_said(kopecks: int, said: str) -> None:
    assert spelled_roubles(kopecks).replace("\N{NO-BREAK SPACE}", " ") == said


def test_sums_within_a_text_are_said() -> None:
    text = with_spelled_sums("Выплата: 3\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}₽, до 25 числа")
    said = text.replace("\N{NO-BREAK SPACE}", " ")
    assert said == "Выплата: 3 000 (три тысячи) рублей 00 копеек, до 25 числа"
