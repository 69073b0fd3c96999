"""Filters of the letters."""

from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import Optional

from app.notifications.enums import LetterState
from app.web.fields import EnumFilter
from app.web.forms import FilterForm


class LetterFilterForm(FilterForm):
    """To whom, and how the letter stands."""

    recipient = StringField(_l("Кому"), validators=[Optional()])
    state = EnumFilter(_l("Состояние"), LetterState)
