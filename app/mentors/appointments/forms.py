"""Forms of orders that appoint mentors."""

from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import Optional

from app.mentors.enums import MentoringBasis
from app.web.fields import DayField, EnumField, LineField, RecordChoiceFilter, RecordsField
from app.web.forms import BaseForm, CreateForm, EditForm, FilterForm


class AppointmentFields(BaseForm):
    """What an order says."""

    number = LineField(_l("Номер приказа"), needed=_l("Укажите номер приказа."))
    signed_on = DayField(_l("Дата приказа"), needed=_l("Укажите дату приказа."))
    basis = EnumField(_l("Основание"), MentoringBasis)
    starts_on = DayField(_l("Назначить с"), needed=_l("Укажите, с какого дня."))
    ends_on = DayField(_l("Назначить по"), optional=True, description=_l("Пусто — без срока."))
    mentor_ids = RecordsField(
        _l("Наставники"), needed=_l("Выберите наставников: приказ назначает хотя бы одного.")
    )


class AppointmentCreateForm(AppointmentFields, CreateForm):
    """A new order."""


class AppointmentEditForm(AppointmentFields, EditForm):
    """An order that is not issued yet."""


class AppointmentFilterForm(FilterForm):
    """Search and filters of the orders."""

    q = StringField(_l("Поиск по номеру"), validators=[Optional()])
    mentor = RecordChoiceFilter(_l("Наставник"))
