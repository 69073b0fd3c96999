"""Forms of the staff: until when, who said it, what to look for."""

from datetime import date

from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import Optional

from app.links.enums import LinkStanding, SpokenWay
from app.links.rules import Spoken
from app.web.fields import ChoiceFilter, DayField, EnumField, EnumFilter, LineField, RecordFilter
from app.web.forms import BaseForm, EditForm, FilterForm


class UntilForm(BaseForm):
    """Until when an answer is waited for."""

    until = DayField(_l("Ждать ответа до"), needed=_l("Укажите день."))

    def day(self) -> date:
        """Return the day of a form that was found good."""
        assert self.until.data is not None  # noqa: S101 - the field is required
        return self.until.data


class SpokenForm(EditForm):
    """Who answered, when and how, when it was not by the link."""

    answered_by = LineField(
        _l("Кто ответил"),
        needed=_l("Укажите, с чьих слов записан ответ."),
        description=_l("Фамилия, имя, отчество и должность, если это не сам адресат."),
    )
    answered_on = DayField(_l("Когда"), needed=_l("Укажите день."))
    answered_way = EnumField(_l("Как"), SpokenWay)

    def spoken(self) -> Spoken:
        """Return who said it in a form that was found good."""
        assert self.answered_on.data is not None  # noqa: S101 - the field is required
        return Spoken(self.answered_by.data, self.answered_on.data, self.answered_way.data)


class LinkFilterForm(FilterForm):
    """Search and filters of the list."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    task = ChoiceFilter(_l("О чём"))
    standing = EnumFilter(_l("Состояние"), LinkStanding)
    record_id = RecordFilter(_l("Запись"))
