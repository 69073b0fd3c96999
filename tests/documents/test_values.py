"""Values become plain, clean data before any document sees them."""

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.file_text import file_text
from app.documents.values import plain_values, russian_date


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (dt.date(2024, 2, 26), "26 февраля 2024 г."),
        (dt.date(2023, 5, 1), "1 мая 2023 г."),
        (dt.date(2025, 12, 31), "31 декабря 2025 г."),
    ],
)
def test_dates_are_written_in_words_on_one_line(day: dt.date, text: str) -> None:
    assert russian_date(day) == text.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("одна\r\nдве\rтри\u2028четыре", "одна\nдве\nтри\nчетыре"),
        ("и\u0306", "й"),
        ("a\x00b\x0bc\x1bd\x7fe\x9f", "abcde"),
        ("\ud800\ue000\uffff\ufeff\U000e0041ok", "ok"),
        ("отчёт\u202excod.exe", "отчётxcod.exe"),
        ("tab\tstays", "tab\tstays"),
    ],
)
def test_what_is_not_text_is_dropped(typed: str, clean: str) -> None:
    assert file_text(typed) == clean


@given(st.text(st.characters()))
def test_file_text_is_encodable_and_stays_clean(text: str) -> None:
    clean = file_text(text)
    clean.encode()
    assert file_text(clean) == clean
    assert {unicodedata.category(char) for char in clean if char not in "\n\t"}.isdisjoint(
        {"Cc", "Cs", "Co"}
    )


def test_nothing_but_plain_data_comes_through() -> None:
    given_values = {"a": None, "b": [dt.date(2024, 2, 26), ("x",)], "c": {"d": 5}, "e": True}
    assert plain_values(given_values) == {
        "a": "",
        "b": ["26\u00a0февраля\u00a02024\u00a0г.", ["x"]],
        "c": {"d": 5},
        "e": True,
    }


@pytest.mark.parametrize("value", [object(), 1.5, dt.datetime(2024, 2, 26, tzinfo=dt.UTC), b"x"])
def test_objects_and_moments_in_time_are_refused(value: object) -> None:
    with pytest.raises(TypeError, match="a document takes"):
        plain_values({"value": value})
