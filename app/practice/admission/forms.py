"""Forms of clearances."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField
from wtforms.validators import Optional

from app.practice.enums import ClearanceKind
from app.web.fields import DayField, EnumFilter, LineField, RecordChoiceFilter
from app.web.forms import BaseForm, CreateForm, FilterForm


class AdmissionFilterForm(FilterForm):
    """Whom the list of admission shows, and for which practice."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    period = RecordChoiceFilter(_l("Для практики"))
    group = RecordChoiceFilter(_l("Группа"))
    lacking = EnumFilter(_l("Не хватает"), ClearanceKind)
    is_lacking = BooleanField(_l("Только без допуска"))


class ClearanceForm(CreateForm):
    """A paper a student showed; the college keeps its day and number, never a copy."""

    given_on = DayField(_l("Дата"), optional=True)
    valid_until = DayField(_l("Действует до"), optional=True)
    number = LineField(_l("Номер"), optional=True)


class BriefingForm(BaseForm):
    """The day of a safety briefing of many."""

    day = DayField(_l("День инструктажа"), needed=_l("Укажите день инструктажа."))
