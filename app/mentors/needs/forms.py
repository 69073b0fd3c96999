"""Filters of students without a mentor."""

from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import Optional

from app.web.fields import ChoiceFilter, RecordChoiceFilter
from app.web.forms import FilterForm


class NeedFilterForm(FilterForm):
    """Search and filters of students without a mentor."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    kind = ChoiceFilter(_l("Что идёт"), coerce=str)
    organization = RecordChoiceFilter(_l("Организация"))
    speciality = RecordChoiceFilter(_l("Специальность"))
