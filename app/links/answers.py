"""An answer as it is kept: plain values for the task, questions and words for people."""

from datetime import date, datetime
from enum import Enum
from typing import Any

from app.base.phones import format_phone
from app.base.typography import day
from app.links.services import GivenAnswer
from app.web.forms import BaseForm


def given_by(form: BaseForm) -> GivenAnswer:
    """Return what a validated form of a task says."""
    values = {name: _plain(value) for name, value in form.values().items()}
    told = [(label, _in_words(value, shown)) for label, value, shown in form.shown_values()]
    return GivenAnswer(values, told)


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return value


def _in_words(value: Any, shown: str) -> str:
    if isinstance(value, date):
        return day(value)
    if isinstance(value, str) and value.startswith("+") and value[1:].isdigit():
        return format_phone(value)
    return shown
