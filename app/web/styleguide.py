"""Sample content of the page that shows every component (development only)."""

from types import SimpleNamespace
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    DateField,
    FileField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from app.web.fields import NumberField
from app.web.forms import BaseForm
from app.web.paging import Page, Sort

TOWNS = [SelectChoice("1", "Ясенево"), SelectChoice("2", "Зугрэс"), SelectChoice("3", "Харцызск")]
SIGNERS = [SelectChoice("director", _l("Директор")), SelectChoice("deputy", _l("Заместитель"))]
SCHOOLS = [("Школа № 5", "Ясенево", 4), ("Гимназия «Юность»", "Зугрэс", 12)]


class SampleForm(BaseForm):
    """One field of every kind."""

    name = StringField(_l("Название базы"), [InputRequired()], description=_l("Как в уставе."))
    town = SelectField(_l("Город"), choices=TOWNS, render_kw={"data-search": ""})
    places = NumberField(_l("Число мест"), [InputRequired()])
    start = DateField(_l("Начало практики"))
    signer = RadioField(_l("Кто подписывает"), choices=SIGNERS)
    letter = FileField(_l("Скан письма"), description=_l("PDF, не больше 5\u00a0МБ."))
    note = TextAreaField(_l("Примечание"))
    agreed = BooleanField(_l("Директор согласен"))


def sample_form() -> SampleForm:
    """Return the sample form as it comes back after a refused submission."""
    form = SampleForm(formdata=None)
    form.name.errors = [_("Укажите название базы.")]
    form.places.errors = [_("Число мест не может быть меньше нуля.")]
    return form


def sample_context() -> dict[str, Any]:
    """Return what the page `web/styleguide.html` shows."""
    schools = [SimpleNamespace(name=name, town=town, places=count) for name, town, count in SCHOOLS]
    return {
        "form": sample_form(),
        "page": Page(schools, total=1234, page=4, per_page=25),
        "sort": Sort("name"),
    }
