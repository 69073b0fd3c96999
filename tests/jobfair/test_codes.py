"""Codes of passes: made, misread, drawn."""

import re

import pytest
from flask import Flask

from app.jobfair.codes import LENGTH, draw_code, new_code, read_code, spell_code

CODE = "4829135507"


def known() -> str:
    """Return a code whose check digit is right."""
    return next(one for last in "0123456789" if (one := read_code(CODE[:-1] + last)))


def test_a_code_is_read_as_people_write_it() -> None:
    code = known()
    for text in (code, spell_code(code), f" {code[:5]}-{code[5:]} ", f"https://x.ru/fair#{code}"):
        assert read_code(text) == code


@pytest.mark.parametrize("text", ["", "12", "4829135507x", "٤٨٢٩١٣٥٥٠٧", "https://x.ru/4829135507"])
def test_what_is_no_code_is_not_read(text: str) -> None:
    assert read_code(text) is None


def test_every_slip_of_one_digit_and_every_swap_of_neighbours_is_told() -> None:
    code = known()
    slips = [
        code[:place] + digit + code[place + 1 :]
        for place in range(LENGTH)
        for digit in "0123456789"
        if digit != code[place]
    ]
    swaps = [
        code[:place] + code[place + 1] + code[place] + code[place + 2 :]
        for place in range(LENGTH - 1)
        if code[place] != code[place + 1]
    ]
    assert [one for one in slips + swaps if read_code(one)] == []


def test_codes_are_not_in_a_row() -> None:
    made = [new_code() for _ in range(200)]
    assert len(set(made)) == 200
    assert all(read_code(one) == one for one in made)
    assert len({one[0] for one in made}) > 5


def test_the_picture_is_svg_without_styles(app: Flask) -> None:
    with app.test_request_context():
        svg = str(draw_code(known()))
    assert svg.startswith("<svg")
    assert "style" not in svg
    assert re.search(r'viewBox="0 0 (\d+) \1"', svg)
