"""Filters of what is owed; what an employer is asked of a graduate."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField
from wtforms.validators import Optional

from app.contracts.chosen_day import DayFilter
from app.contracts.duties.enums import StillWorks
from app.contracts.enums import ContractParty, ObligationState
from app.web.fields import (
    ChoiceFilter,
    DayField,
    EnumField,
    EnumFilter,
    LineField,
    RecordChoiceFilter,
)
from app.web.forms import BaseForm, FilterForm


class DutyFilterForm(FilterForm):
    """Search and filters of the calendar of obligations."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    party = EnumFilter(_l("Кто обязан"), ContractParty)
    state = EnumFilter(_l("Состояние"), ObligationState)
    year = ChoiceFilter(_l("Год"), coerce=lambda value: int(value) if value else "")
    overdue = BooleanField(_l("Только просроченные"))
    organization = RecordChoiceFilter(_l("Организация"))
    on = DayFilter(_l("На дату"))

    def criteria(self) -> dict[str, Any]:
        """Return every filter by its name."""
        found = super().criteria()
        return {**found, "overdue": found["overdue"] or None}


class WorkFields(BaseForm):
    """Whether a graduate works, as an employer says it."""

    still_works = EnumField(_l("Выпускник"), StillWorks)
    position = LineField(_l("Должность"), optional=True)
    since = DayField(_l("Работает с"), optional=True, description=_l("Дата трудового договора."))
    left_on = DayField(_l("Перестал работать"), optional=True)
    left_why = LineField(_l("Почему перестал работать"), optional=True)
