"""Age and codes."""

from datetime import date

import pytest

from app.students.rules import age_on, is_possible_birth_date, parse_speciality_code

TODAY = date(2024, 2, 26)


@pytest.mark.parametrize(
    ("born", "age"),
    [(date(2006, 2, 26), 18), (date(2006, 2, 27), 17), (date(2004, 2, 29), 19)],
)
def test_age_changes_on_the_birthday(born: date, age: int) -> None:
    assert age_on(born, TODAY) == age


@pytest.mark.parametrize("born", [date(2024, 3, 1), date(2015, 1, 1), date(1900, 1, 1)])
def test_impossible_birth_dates(born: date) -> None:
    assert not is_possible_birth_date(born, TODAY)


def test_speciality_codes_forgive_typing() -> None:
    assert parse_speciality_code(" 44.02.01. ") == "44.02.01"
    with pytest.raises(ValueError, match=r"44\.02\.01"):
        parse_speciality_code("44.2.1")
