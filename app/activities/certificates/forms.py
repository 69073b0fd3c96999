"""Forms of certificates."""

from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import NumberRange, Optional

from app.activities.certificates.enums import CertificateKind, CertificateStanding
from app.activities.certificates.rules import MAX_HOURS
from app.plan.serving import ServingFields
from app.web.fields import (
    DayField,
    EnumField,
    EnumFilter,
    LineField,
    NumberField,
    RecordChoiceFilter,
    RecordField,
)
from app.web.forms import CreateForm, EditForm, FilterForm


class CertificateFields(ServingFields):
    """What a certificate says."""

    full_name = LineField(_l("Фамилия, имя, отчество"), needed=_l("Напишите, чей это документ."))
    organization_id = RecordField(
        _l("Место работы"), optional=True, description=_l("Пусто — сотрудник колледжа.")
    )
    user_id = RecordField(
        _l("Пользователь сайта"),
        optional=True,
        description=_l("Если у человека есть учётная запись, он увидит документ и получит письмо."),
    )
    kind = EnumField(_l("Вид документа"), CertificateKind)
    programme = LineField(_l("Программа"), needed=_l("Напишите название программы."))
    provider = LineField(_l("Кто выдал"), needed=_l("Напишите, какая организация выдала."))
    hours = NumberField(
        _l("Часов"),
        validators=[Optional(), NumberRange(1, MAX_HOURS, _l("Число от %(min)s до %(max)s."))],
    )
    number = LineField(
        _l("Номер"), optional=True, description=_l("Без номера и скана пункт плана не подтверждён.")
    )
    issued_on = DayField(_l("Дата выдачи"), needed=_l("Укажите дату выдачи."))
    valid_until = DayField(_l("Действует до"), optional=True, description=_l("Пусто — бессрочно."))


class CertificateCreateForm(CertificateFields, CreateForm):
    pass


class CertificateEditForm(CertificateFields, EditForm):
    pass


class CertificateFilterForm(FilterForm):
    """Search and filters of the register."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    kind = EnumFilter(_l("Вид"), CertificateKind)
    standing = EnumFilter(_l("Состояние"), CertificateStanding)
    organization = RecordChoiceFilter(_l("Место работы"))
    item = RecordChoiceFilter(_l("Пункт плана"))
