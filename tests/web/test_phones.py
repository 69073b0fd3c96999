"""Phones: many ways to write one number, one way to keep it."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.phones import PhoneError, format_phone, parse_phone


@pytest.mark.parametrize(
    "text",
    [
        "8 (856) 255-12-34",
        "+7 856 255 12 34",
        "78562551234",
        "856 255-12-34",
        "тел. 8-856-255-12-34",
        "+7\u00a0(856)\u00a0255\u201112\u201134",
    ],
)
def test_one_number_written_in_many_ways(text: str) -> None:
    assert parse_phone(text) == "+78562551234"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "прочитать"),
        ("позвоните мне", "прочитать"),
        ("2-34-56", "код города"),
        ("112", "код города"),
        ("+7 856 255 12 34 5", "не бывает"),
        ("+7 (856) 255-12-34 доб. 12", "Добавочный"),
        ("89491234567, 89491234568", "Оставьте один"),
        ("8" * 5000, "Оставьте один"),
    ],
)
def test_a_refused_number_says_how_to_mend_it(text: str, message: str) -> None:
    with pytest.raises(PhoneError, match=message):
        parse_phone(text)


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("+78560000000", "+7 (856) 000-00-00"),
        ("+375291234567", "+375 29 123-45-67"),
        ("", ""),
        ("нет", "нет"),
    ],
)
def test_printing(stored: str, shown: str) -> None:
    assert format_phone(stored) == shown


@given(st.integers(0, 9_999_999))
def test_what_is_printed_reads_back(number: int) -> None:
    stored = f"+7949{number:07}"
    assert parse_phone(format_phone(stored)) == stored


@given(st.text(st.characters(), max_size=80))
def test_any_text_is_a_number_or_a_typed_error(text: str) -> None:
    with suppress(PhoneError):
        stored = parse_phone(text)
        assert stored.startswith("+")
        assert stored[1:].isdigit()
