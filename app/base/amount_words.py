"""Sums as papers write them: figures, the same in words, roubles and kopecks.

Papers are Russian whatever language a page is read in.
"""

import re

from app.base.money import KOPECKS, parse_roubles
from app.base.typography import NBSP

_HUNDREDS = (
    *("", "сто", "двести", "триста", "четыреста", "пятьсот"),
    *("шестьсот", "семьсот", "восемьсот", "девятьсот"),
)
_TENS = (
    *("", "", "двадцать", "тридцать", "сорок", "пятьдесят"),
    *("шестьдесят", "семьдесят", "восемьдесят", "девяносто"),
)
_ONES = (
    *("", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять"),
    *("одиннадцать", "двенадцать", "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать"),
    *("семнадцать", "восемнадцать", "девятнадцать"),
)
_SUM = re.compile(r"\d[\d\s]*(?:,\d{1,2})?\s?₽")
_WOMENS = {"один": "одна", "два": "две"}
_THOUSAND = 1000
_SCALES = (
    (_THOUSAND**2, ("миллион", "миллиона", "миллионов"), False),
    (_THOUSAND, ("тысяча", "тысячи", "тысяч"), True),
)


def spelled_roubles(kopecks: int) -> str:
    """Return «3 000 (три тысячи) рублей 00 копеек»."""
    roubles, rest = divmod(kopecks, KOPECKS)
    called = _form(roubles, ("рубль", "рубля", "рублей"))
    parts = _form(rest, ("копейка", "копейки", "копеек"))
    figures = f"{roubles:,}".replace(",", NBSP)
    return f"{figures} ({in_words(roubles)}) {called} {rest:02d}{NBSP}{parts}"


def with_spelled_sums(text: str) -> str:
    """Return a text with its sums written so: «Выплата: 3 000 (три тысячи) рублей 00 копеек»."""
    return _SUM.sub(lambda found: spelled_roubles(parse_roubles(found[0])), text)


def in_words(number: int) -> str:
    """Return a whole number below a milliard in words: «двадцать одна тысяча пять»."""
    if number == 0:
        return "ноль"
    words = []
    for size, names, is_womens in _SCALES:
        count, number = divmod(number, size)
        if count:
            words += [*_below_thousand(count, is_womens=is_womens), _form(count, names)]
    return " ".join([*words, *_below_thousand(number)])


def _below_thousand(number: int, *, is_womens: bool = False) -> list[str]:
    hundreds, rest = divmod(number, 100)
    tens, ones = (0, rest) if rest < len(_ONES) else divmod(rest, 10)
    last = _ONES[ones]
    words = (_HUNDREDS[hundreds], _TENS[tens], _WOMENS.get(last, last) if is_womens else last)
    return [word for word in words if word]


def _form(count: int, forms: tuple[str, str, str]) -> str:
    """Return the form of a noun after a count: «рубль», «рубля», «рублей»."""
    one, few, many = forms
    if 11 <= count % 100 <= 14:
        return many
    return {1: one, 2: few, 3: few, 4: few}.get(count % 10, many)
