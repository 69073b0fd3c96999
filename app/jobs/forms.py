"""Filters of the list of jobs."""

from flask_babel import lazy_gettext as _l

from app.jobs.enums import JobState
from app.web.fields import ChoiceFilter
from app.web.forms import FilterForm


class JobFilterForm(FilterForm):
    """Jobs in a state, of a kind."""

    state = ChoiceFilter(_l("Состояние"), JobState.pairs())
    kind = ChoiceFilter(_l("Работа"))
