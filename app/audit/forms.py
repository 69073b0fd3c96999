"""Filters of the log."""

from flask_babel import lazy_gettext as _l
from wtforms.validators import NumberRange, Optional

from app.web.fields import ChoiceFilter, DayField, NumberField, RecordChoiceFilter
from app.web.forms import FilterForm
from app.web.urls import LARGEST_ID


class EntryFilterForm(FilterForm):
    """Whose changes, of which record, on which days."""

    actor_id = RecordChoiceFilter(_l("Кто"))
    entity = ChoiceFilter(_l("Что"))
    field = ChoiceFilter(_l("Изменённое поле"))
    since = DayField(_l("С какого дня"), optional=True)
    until = DayField(_l("По какой день"), optional=True)
    entity_id = NumberField(_l("Номер записи"), validators=[Optional(), NumberRange(1, LARGEST_ID)])
