"""The day in the address whose state a page shows."""

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l

from app.base.typography import day_short
from app.web.fields import DayField
from app.web.forms import FilterForm


class DayFilter(DayField):
    """A day in the address; nonsense in it is no day."""

    def __init__(self, label: Any, **kwargs: Any) -> None:
        super().__init__(label, optional=True, **kwargs)

    def in_words(self, value: date) -> str:
        """Return the day as people write it."""
        return day_short(value)


class AsOfForm(FilterForm):
    """The day whose state and terms are shown."""

    on = DayFilter(_l("Показать на дату"))
