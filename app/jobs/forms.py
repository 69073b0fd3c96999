"""Filters of the list of jobs."""

from flask_babel import lazy_gettext as _l

from app.jobs.enums import JobState
from app.web.fields import ChoiceFilter, EnumFilter
from app.web.forms import FilterForm


class JobFilterForm(FilterForm):
    """Jobs in a state, of a kind."""

    state = EnumFilter(_l("Состояние"), JobState)
    kind = ChoiceFilter(_l("Задача"))
