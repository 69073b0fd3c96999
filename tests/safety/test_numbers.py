"""Numbers of any length and alphabet: refused before arithmetic sees them, for everybody."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict
from wtforms import DecimalField, Field, FloatField, Form, IntegerField, IntegerRangeField
from wtforms.validators import Optional

import app as house
from app.accounts.enums import Role
from app.accounts.models import User
from app.web.fields import CountField, NumberField, RecordFilter, RoublesField
from app.web.forms import BaseForm, FilterForm
from tests.factories import UserFactory

NASTY = {
    "310 digits": "9" * 310,
    "5,000 digits": "9" * 5_000,
    "negative": "-" + "9" * 310,
    "other digits": "\u0661" * 310,
    "superscript": "\u00b2",
    "NUL": "1\x00",
    "an exponent": "1e999",
    "underscores": "1_000",
    "a fraction": "0." + "0" * 400 + "1",
}
ARITHMETIC = (IntegerField, IntegerRangeField, DecimalField, FloatField)
# Public addresses and those of each role whose parameters are numbers.
PATHS = (
    "/fair/?fair={}", "/fair/?organization={}", "/fair/?speciality={}", "/fair/fairs/?item={}",
    "/fair/?page={}", "/practice/?item={}", "/contracts/?item={}", "/mentors/?item={}",
    "/mentors/mentorships/?item={}", "/awards/?item={}", "/students/?group={}&course={}",
    "/organizations/?page={}", "/plan/?year={}", "/admin/audit/?entity_id={}",
    "/admin/jobs/?page={}",
    "/plan/{}", "/students/{}", "/fair/vacancies/{}", "/contracts/{}",
)  # fmt: skip


def fields_of_the_house() -> Iterator[tuple[str, type[Field]]]:
    """Yield each field declared in a form of any package, named by form and field."""
    for module in pkgutil.walk_packages(house.__path__, "app."):
        if module.name.rpartition(".")[2] == "forms":
            importlib.import_module(module.name)
    for form in subclasses(BaseForm, FilterForm):
        for name in dir(form):
            declared = getattr(form, name)
            if hasattr(declared, "field_class"):
                yield f"{form.__name__}.{name}", declared.field_class


def subclasses(*kinds: type[Any]) -> Iterator[type[Any]]:
    for kind in kinds:
        for child in kind.__subclasses__():
            yield child
            yield from subclasses(child)


def test_no_form_reads_a_number_without_a_bound_on_its_length() -> None:
    found = dict(fields_of_the_house())
    numbers = {name: kind for name, kind in found.items() if issubclass(kind, ARITHMETIC)}
    assert len(numbers) > 15
    assert [name for name, kind in numbers.items() if not issubclass(kind, NumberField)] == []


class EveryNumber(Form):
    """One of each kind of field that reads a number."""

    number = NumberField()
    record = RecordFilter()
    sum = RoublesField("")


@pytest.mark.parametrize("typed", NASTY.values(), ids=NASTY)
def test_a_field_says_what_is_wrong_and_does_not_break(app: Flask, typed: str) -> None:
    with app.test_request_context():
        form = EveryNumber(MultiDict(dict.fromkeys(("number", "record", "sum"), typed)))
        form.validate()
        for field in form:
            assert field.errors or abs(field.data) < 10**12, (field.name, field.data)


def test_a_number_left_empty_is_none_where_it_may_be(app: Flask) -> None:
    class Whole(Form):
        number = NumberField(validators=[Optional()])
        needed = CountField("", needed="Укажите число.")

    with app.test_request_context():
        form = Whole(MultiDict({"number": " ", "needed": ""}))
        form.validate()
        assert (form.number.errors, form.number.data) == ([], None)
        assert form.needed.errors == ["Укажите число."]


@pytest.mark.parametrize("role", [None, *Role])
def test_a_number_in_an_address_never_breaks_a_page(
    app: Flask, sign_in: Callable[[User], FlaskClient], role: Role | None
) -> None:
    client = sign_in(UserFactory(role=role)) if role else app.test_client()
    for path in PATHS:
        for name, typed in NASTY.items():
            page = client.get(path.replace("{}", typed.replace("\x00", "%00")))
            assert page.status_code < 500, (path, name)
