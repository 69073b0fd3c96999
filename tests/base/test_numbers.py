"""Small numbers go past the locale's rules, and come out as those rules have them."""

from flask import Flask
from flask_babel import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from app.base.typography import grouped, share

NUMBERS = st.integers(-2000, 2000) | st.floats(-5, 5, allow_nan=False).map(lambda x: round(x, 2))


def test_a_number_is_printed_as_the_locale_prints_it(app: Flask) -> None:
    @given(NUMBERS)
    def alike(number: float) -> None:
        assert grouped(number) == format_decimal(number)

    alike()
    assert grouped(12345) == "12\u00a0345"


def test_a_share_is_told_of_a_whole_alone() -> None:
    assert share(3, 4) == "75\u00a0%"
    assert share(0, 4) == "0\u00a0%"
    assert share(0, 0) == ""
