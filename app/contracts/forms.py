"""Forms of contracts."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField, TextAreaField
from wtforms.validators import Length, Optional

from app.contracts.enums import ContractState, ObligationState, Party
from app.contracts.rules import LONGEST_WORK
from app.web.forms import (
    MAX_TEXT,
    BaseForm,
    ChoiceFilter,
    CountField,
    CreateForm,
    DayField,
    EditForm,
    EnumField,
    FilterForm,
    LineField,
    RecordField,
)
from app.web.money import RoublesField

SEARCHED = {"data-search": ""}


class ContractFields(BaseForm):
    """What the parties agree on."""

    number = LineField(_l("Номер договора"))
    organization_id = RecordField(_l("Организация-заказчик"), render_kw=SEARCHED)
    student_id = RecordField(_l("Студент"), render_kw=SEARCHED)
    plan_item_id = RecordField(_l("Пункт плана"))
    training_until = DayField(_l("Обучение заканчивается"))
    work_years = CountField(
        _l("Сколько лет отработки"),
        minimum=1,
        maximum=LONGEST_WORK,
        description=_l("Отработка начинается на следующий день после обучения."),
    )
    position = LineField(_l("Кем будет работать"), optional=True)
    monthly_support = RoublesField(_l("Поддержка в месяц, рублей"), optional=True)
    support_text = TextAreaField(
        _l("Меры поддержки"),
        validators=[Optional(), Length(max=MAX_TEXT)],
        description=_l("Например: оплата проезда, жильё, доплата к стипендии."),
    )


class ContractCreateForm(ContractFields, CreateForm):
    """A new draft."""


class ContractEditForm(ContractFields, EditForm):
    """A contract that is not signed yet."""


class SigningForm(BaseForm):
    """The day of signing; for a minor, the parent's consent."""

    signed_on = DayField(_l("Дата подписания"))
    parent_name = LineField(
        _l("Кто из родителей дал согласие"),
        optional=True,
        description=_l("Нужно, если студенту нет 18 лет."),
    )
    parent_consent_on = DayField(_l("Дата согласия родителя"), optional=True)


class TerminationForm(BaseForm):
    """Why the contract ends before its time."""

    reason = TextAreaField(_l("Причина расторжения"), validators=[Length(max=MAX_TEXT)])


class ObligationForm(CreateForm):
    """What a party owes by a date."""

    party = EnumField(_l("Кто обязан"), Party)
    text = LineField(_l("Что сделать"))
    due_on = DayField(_l("До какого числа"))


class SettlementForm(BaseForm):
    """How an obligation ended."""

    state = EnumField(_l("Итог"), ObligationState)
    settled_on = DayField(_l("Дата"))
    note = LineField(_l("Пояснение"), optional=True)


class ContractFilterForm(FilterForm):
    """Search and filters of the list."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    state = ChoiceFilter(_l("Состояние"), ContractState.pairs())
    overdue = BooleanField(_l("Только с просроченными обязательствами"))
