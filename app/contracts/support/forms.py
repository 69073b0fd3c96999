"""Forms of measures of support."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange, Optional

from app.contracts.support.enums import SupportKind, SupportPeriod
from app.web.fields import DayField, EnumField, LineField, NumberField, RoublesField
from app.web.forms import BaseForm, CreateForm, EditForm


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
