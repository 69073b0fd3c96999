"""Filters of the lists of meetings."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField
from wtforms.validators import Optional

from app.activities.meetings.enums import BodyKind, DecisionStanding, MeetingState
from app.web.fields import EnumFilter, RecordChoiceFilter
from app.web.forms import FilterForm


class MeetingFilterForm(FilterForm):
    """Filters of the list of meetings."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    body = RecordChoiceFilter(_l("Кто заседает"))
    state = EnumFilter(_l("Состояние"), MeetingState)
    item = RecordChoiceFilter(_l("Пункт плана"))


class DecisionFilterForm(FilterForm):
    """Filters of the list of tasks."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    body = RecordChoiceFilter(_l("Кто поручил"))
    standing = EnumFilter(_l("Состояние"), DecisionStanding)
    own = BooleanField(_l("Только мои"), validators=[Optional()])


class BodyFilterForm(FilterForm):
    """Filters of the list of bodies."""

    kind = EnumFilter(_l("Вид"), BodyKind)
