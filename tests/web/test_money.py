"""Sums of money as people type and read them."""

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app.base.money import MAX_KOPECKS, format_range, format_roubles, parse_roubles


@pytest.mark.parametrize(
    ("typed", "kopecks"),
    [
        ("35000", 3_500_000),
        ("35 000", 3_500_000),
        ("35\u00a0000 ₽", 3_500_000),
        ("35 000 руб.", 3_500_000),
        ("35000,5", 3_500_050),
        ("0.07", 7),
        ("0", 0),
    ],
)
def test_reads_what_people_type(typed: str, kopecks: int) -> None:
    assert parse_roubles(typed) == kopecks


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("-5", "не может быть меньше нуля"),
        ("много", "цифрами"),
        ("1e9", "цифрами"),
        ("12,345", "цифрами"),
        ("99999999999", "слишком велика"),
        ("9" * 400, "цифрами"),
        ("٣٥", "цифрами"),
    ],
)
def test_says_what_is_wrong(app: Flask, typed: str, message: str) -> None:
    with app.test_request_context(), pytest.raises(ValueError, match=message):
        parse_roubles(typed)


@given(st.integers(0, MAX_KOPECKS))
def test_what_was_written_is_read_back(kopecks: int) -> None:
    assert parse_roubles(f"{kopecks // 100},{kopecks % 100:02d}") == kopecks


def test_prints_ranges_without_breaks(app: Flask) -> None:
    with app.test_request_context():
        assert format_roubles(3_500_050).replace("\u00a0", " ") == "35 000,50 ₽"
        assert format_range(2_800_000, 3_500_000).replace("\u00a0", " ") == "28 000–35 000 ₽"
        assert format_range(2_800_000, None).replace("\u00a0", " ") == "от 28 000 ₽"
        assert format_range(None, 3_500_000).replace("\u00a0", " ") == "до 35 000 ₽"
        assert format_range(3_500_000, 3_500_000).replace("\u00a0", " ") == "35 000 ₽"
        assert format_range(None, None) == ""
        assert " " not in format_range(2_800_000, 3_500_000)
