"""Forms of the execution report."""

from datetime import date

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from app.base import clock
from app.web.fields import DayField, LineField
from app.web.forms import CreateForm, FilterForm


class ReportFilterForm(FilterForm):
    """The day a report tells of; the year stays in the address."""

    year = HiddenField()
    as_of = DayField(_l("На какую дату"), optional=True)

    @property
    def day(self) -> date:
        """The chosen day, today at the latest."""
        today = clock.today()
        return min(self.value("as_of") or today, today)


class ReportForm(CreateForm):
    """A report to be issued."""

    as_of = DayField(
        _l("На какую дату"),
        needed=_l("Укажите дату, на которую составить отчёт."),
        description=_l("Отчёт покажет план, каким он был в конце этого дня."),
    )
    prepared_by = LineField(
        _l("Отчёт подготовил"),
        optional=True,
        description=_l("Имя под отчётом. Если оставить пустым, в файле будет линия для подписи."),
    )
