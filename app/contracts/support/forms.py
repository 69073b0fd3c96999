"""Forms of measures of support and of their payments."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, MonthField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, NumberRange, Optional

from app.contracts.chosen_day import DayFilter
from app.contracts.support.enums import PaymentState, SupportKind, SupportPeriod
from app.web.fields import (
    ChoiceFilter,
    DayField,
    EnumField,
    EnumFilter,
    LineField,
    NumberField,
    RecordChoiceFilter,
    RecordFilter,
    RoublesField,
)
from app.web.forms import BaseForm, CreateForm, EditForm, FilterForm


class _PeriodField(SelectField):
    """How often; empty for what is given in kind."""

    def __init__(self, label: Any, **kwargs: Any) -> None:
        pairs = SupportPeriod.pairs()
        super().__init__(
            label,
            choices=[SelectChoice("", _l("не указано")), *(SelectChoice(*one) for one in pairs)],
            coerce=lambda value: SupportPeriod(value) if value else None,
            **kwargs,
        )


class FirstSupportFields(BaseForm):
    """The first measure of a contract, in the contract's own form."""

    kind = EnumField(
        _l("Мера поддержки"),
        SupportKind,
        description=_l("Нужна хотя бы одна. Другие меры добавляют на странице договора."),
    )
    text = LineField(
        _l("В чём поддержка"),
        optional=True,
        description=_l("Например: комната в общежитии, учебники, проездной билет."),
    )
    amount = RoublesField(_l("Сумма, рублей"), optional=True)
    period = _PeriodField(_l("Как часто"))
    pay_day = NumberField(
        _l("Платят не позднее какого числа"),
        validators=[Optional(), NumberRange(1, 31, _l("Число от %(min)s до %(max)s."))],
    )
    condition = LineField(
        _l("Условие поддержки"),
        optional=True,
        description=_l("Например: учёба без академических задолженностей."),
    )


class SupportFields(FirstSupportFields):
    """A measure with days of its own."""

    starts_on = DayField(
        _l("Действует с"), optional=True, description=_l("Пусто — со дня подписания договора.")
    )
    ends_on = DayField(
        _l("Действует по"), optional=True, description=_l("Пусто — до конца обучения.")
    )


class SupportCreateForm(SupportFields, CreateForm):
    pass


class SupportEditForm(SupportFields, EditForm):
    pass


class _MonthField(MonthField):
    """A month as browsers send it (2024-02) or as people write it (02.2024)."""

    def __init__(self, label: Any, **kwargs: Any) -> None:
        needed = InputRequired(_l("Укажите месяц, например 02.2024."))
        super().__init__(label, validators=[needed], format=["%Y-%m", "%m.%Y"], **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            message = _("Такого месяца нет. Напишите его как 02.2024.")
            raise ValueError(message) from error


class PaymentFields(BaseForm):
    """A payment for a month."""

    month = _MonthField(_l("За какой месяц"))
    state = EnumField(_l("Что с выплатой"), PaymentState, default=PaymentState.PAID)
    document = LineField(
        _l("Платёжный документ №"),
        optional=True,
        description=_l("Нужен, если деньги выплачены или возвращены."),
    )
    document_on = DayField(_l("Дата документа"), optional=True)
    amount = RoublesField(_l("Сумма, рублей"))
    reason = LineField(
        _l("Почему не выплачено"), optional=True, description=_l("Её увидят стороны договора.")
    )


class PaymentCreateForm(PaymentFields, CreateForm):
    pass


class PaymentEditForm(PaymentFields, EditForm):
    pass


class PaymentFilterForm(FilterForm):
    """Search and filters of the journal."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    state = EnumFilter(_l("Состояние"), PaymentState)
    year = ChoiceFilter(_l("Год"), coerce=lambda value: int(value) if value else "")
    overdue = BooleanField(_l("Только просроченные"))
    organization = RecordChoiceFilter(_l("Организация"))
    on = DayFilter(_l("На дату"))
    contract = RecordFilter()

    def criteria(self) -> dict[str, Any]:
        """Return every filter by its name."""
        found = super().criteria()
        return {**found, "overdue": found["overdue"] or None}
