"""Fields that read what was typed into something else."""

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict
from wtforms import Form

from app.web.fields import DayField, LineField, ParsedField
from app.web.forms import CleaningMeta


class Room(Form):
    class Meta(CleaningMeta, Form.Meta):
        pass

    name = LineField("Название", maximum=8)
    floor = ParsedField("Этаж", parse=int, optional=True, maximum=3)
    since = DayField("С какого дня", optional=True)


def test_a_parsed_field_holds_what_was_read(app: Flask) -> None:
    with app.test_request_context():
        form = Room(MultiDict({"name": "Кабинет", "floor": "3"}))
        assert form.validate(), form.errors
        assert form.floor.data == 3


def test_length_is_that_of_the_typed_text(app: Flask) -> None:
    with app.test_request_context():
        form = Room(MultiDict({"name": " Кладовая  ", "floor": "0003"}))
        assert not form.validate()
        assert form.errors == {"floor": ["Не больше 3 знаков."]}


def test_the_browser_knows_the_longest_text(app: Flask) -> None:
    with app.test_request_context():
        assert 'maxlength="8"' in str(Room().name())


@pytest.mark.parametrize("typed", ["0024-03-15", "0001-01-01", "1899-12-31", "9999-12-31"])
def test_a_year_nobody_lives_in_is_a_slip(app: Flask, typed: str) -> None:
    with app.test_request_context():
        form = Room(MultiDict({"name": "Зал", "since": typed}))
        assert not form.validate()
        assert form.errors == {"since": ["Проверьте год."]}
        assert f'value="{typed}"' in str(form.since())
