"""Filters of what is owed."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField
from wtforms.validators import Optional

from app.contracts.enums import ContractParty, ObligationState
from app.web.fields import ChoiceFilter, EnumFilter, RecordChoiceFilter
from app.web.forms import FilterForm


class DutyFilterForm(FilterForm):
    """Search and filters of the calendar of obligations."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    party = EnumFilter(_l("Кто обязан"), ContractParty)
    state = EnumFilter(_l("Состояние"), ObligationState)
    year = ChoiceFilter(_l("Год"), coerce=lambda value: int(value) if value else "")
    overdue = BooleanField(_l("Только просроченные"))
    organization = RecordChoiceFilter(_l("Организация"))

    def criteria(self) -> dict[str, Any]:
        """Return every filter by its name."""
        found = super().criteria()
        return {**found, "overdue": found["overdue"] or None}
