"""What cells mean, and what is told instead of guessed."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.imports import readers
from app.imports.cell_error import CellError

Reader = Callable[[str], Any]
WITHIN_APP = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        (readers.inn, "7707083893", "7707083893"),
        (readers.inn, " 7707 083893\u00a0", "7707083893"),
        (readers.inn, "7707083893,00", "7707083893"),
        (readers.inn, "'7707083893", "7707083893"),
        (readers.inn, "", None),
        (readers.kpp, "930901001", "930901001"),
        (readers.phone, "8 (949) 555-19-27", "+79495551927"),
        (readers.phone, "9495551927", "+79495551927"),
        (readers.day, "17.05.2006", date(2006, 5, 17)),
        (readers.day, "17.05.2006 г.", date(2006, 5, 17)),
        (readers.day, "2006-05-17 00:00:00", date(2006, 5, 17)),
        (readers.day, "17 мая 2006 года", date(2006, 5, 17)),
        (readers.day, "3 марта 2006", date(2006, 3, 3)),
        (readers.day, "38854", date(2006, 5, 17)),
        (readers.day, "17/05/2006", date(2006, 5, 17)),
        (readers.email, "Ivanova@Test.Example", "ivanova@test.example"),
        (readers.line, "  Иванова\u00ad \u2009Анна ", "Иванова Анна"),
        (readers.line, "Андреи\u0306", "Андрей"),
    ],
)
def test_what_people_write_is_read(app: Flask, read: Reader, text: str, value: Any) -> None:
    assert read(text) == value


@pytest.mark.parametrize(
    ("read", "text", "code"),
    [
        (readers.inn, "7707083894", "inn_checksum"),
        (readers.inn, "2,1E+11", "scientific"),
        (readers.inn, "2.1e11", "scientific"),
        (readers.inn, "101000000", "inn_length"),
        (readers.inn, "277123454", "inn_length"),
        (readers.inn, "770708389a", "inn_letters"),
        (readers.ogrn, "1027700132196", "ogrn_checksum"),
        (readers.kpp, "93090100", "kpp_lost_zero"),
        (readers.kpp, "9309", "kpp_length"),
        (readers.phone, "2.1E+11", "scientific"),
        (readers.phone, "2-00-01", "phone_length"),
        (readers.day, "31.11.2006", "date"),
        (readers.day, "17.05.06", "date_two_digits"),
        (readers.day, "05/06/2006", "date_ambiguous"),
        (readers.day, "05/17/2006", "date_month_first"),
        (readers.day, "17 смарта 2006", "date"),
        (readers.day, "17.05.3006", "date_year"),
        (readers.email, "нет", "email"),
    ],
)
def test_what_cannot_be_read_is_told_by_its_reason(
    app: Flask, read: Reader, text: str, code: str
) -> None:
    with pytest.raises(CellError) as refused:
        read(text)
    assert refused.value.code == code
    assert str(refused.value)


def _inn_with_zero(middle: int) -> str:
    weights = (2, 4, 10, 3, 5, 9, 4, 6, 8)
    digits = f"0{middle:08}"
    check = sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True))
    return digits + str(check % 11 % 10)


@WITHIN_APP
@given(st.integers(1, 99_999_999))
def test_a_lost_zero_is_told_and_never_put_back(app: Flask, middle: int) -> None:
    whole = _inn_with_zero(middle)
    assert readers.inn(whole) == whole
    with pytest.raises(CellError) as refused:
        readers.inn(whole.removeprefix("0"))
    assert refused.value.code in {"inn_lost_zero", "inn_length"}


@WITHIN_APP
@given(st.dates(date(1930, 1, 1), date(2060, 1, 1)))
def test_a_day_is_the_same_however_it_is_written(app: Flask, day: date) -> None:
    months = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
    written = [
        f"{day:%d.%m.%Y}",
        f"{day:%Y-%m-%d}",
        f"{day.day} {months.split()[day.month - 1]} {day.year} г.",
        str((day - date(1899, 12, 30)) // timedelta(days=1)),
    ]
    assert {readers.day(text) for text in written} == {day}


@WITHIN_APP
@given(st.text("0123456789 -.,Ee+абв", max_size=20))
def test_no_digit_appears_that_was_not_there(app: Flask, text: str) -> None:
    for read in (readers.inn, readers.kpp, readers.ogrn):
        try:
            found = read(text)
        except CellError:
            continue
        assert (
            found is None
            or [c for c in found if c.isdigit()]
            == [c for c in text.removesuffix(",00") if c.isdigit()][: len(found)]
        )


@pytest.mark.parametrize("text", ["#ССЫЛКА!", "#Н/Д", "#N/A", "#DIV/0!"])
def test_an_error_written_as_text_is_no_value(app: Flask, text: str) -> None:
    with pytest.raises(readers.CellError) as refused:
        readers.line(text)
    assert refused.value.code == "error_value"
