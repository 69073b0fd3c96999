"""Fields that read what was typed into something else."""

from flask import Flask
from werkzeug.datastructures import MultiDict
from wtforms import Form

from app.web.forms import CleaningMeta, LineField
from app.web.money import RoublesField


class Post(Form):
    class Meta(CleaningMeta, Form.Meta):
        pass

    name = LineField("Название", maximum=8)
    salary = RoublesField("Зарплата", optional=True, maximum=8)


def test_a_sum_becomes_kopecks(app: Flask) -> None:
    with app.test_request_context():
        form = Post(MultiDict(name="Учитель", salary="35 000"))
        assert form.validate(), form.errors
        assert form.salary.data == 3_500_000


def test_length_is_that_of_the_typed_text(app: Flask) -> None:
    with app.test_request_context():
        form = Post(MultiDict(name=" Логопед  ", salary="000035000"))
        assert not form.validate()
        assert form.errors == {"salary": ["Не больше 8 знаков."]}


def test_the_browser_knows_the_longest_text(app: Flask) -> None:
    with app.test_request_context():
        assert 'maxlength="8"' in str(Post().name())
