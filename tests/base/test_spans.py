"""Days from the first to the last, as papers print them."""

from datetime import date

import pytest
from flask import Flask

from app.base.typography import day_span


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2024, 4, 1), date(2024, 4, 28), "с 1 по 28 апреля 2024 г."),
        (date(2024, 3, 25), date(2024, 4, 20), "с 25 марта по 20 апреля 2024 г."),
        (date(2023, 12, 25), date(2024, 1, 20), "с 25 декабря 2023 г. по 20 января 2024 г."),
        (date(2023, 4, 1), date(2024, 4, 2), "с 1 апреля 2023 г. по 2 апреля 2024 г."),
        (date(2024, 4, 1), date(2024, 4, 1), "1 апреля 2024 г."),
    ],
)
def test_what_two_days_share_is_said_once(app: Flask, first: date, last: date, words: str) -> None:
    with app.test_request_context("/"):
        assert day_span(first, last).replace("\N{NO-BREAK SPACE}", " ") == words
