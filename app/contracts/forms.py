"""Forms of contracts."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional

from app.contracts.chosen_day import DayFilter
from app.contracts.enums import ContractParty, ContractState, ObligationState
from app.contracts.rules import states_named
from app.web.fields import (
    MAX_TEXT,
    ChoiceFilter,
    DayField,
    EnumField,
    LineField,
    RecordChoiceFilter,
    RecordFilter,
)
from app.web.forms import BaseForm, CreateForm, EditForm, FilterForm

STAGES = [
    ("coming", _l("готовятся")),
    ("concluded", _l("подписаны, действуют или нет")),
    ("in_force", _l("действуют")),
    ("ended", _l("закончились раньше срока")),
]
_MARKS = ("overdue", "unconfirmed", "to_phone")


class TerminationForm(EditForm):
    """When and why the contract ends before its time."""

    terminated_on = DayField(_l("С какого дня"), needed=_l("Укажите, с какого дня."))
    termination_reason = TextAreaField(
        _l("Причина"),
        validators=[DataRequired(_l("Напишите причину.")), Length(max=MAX_TEXT)],
        description=_l("Её увидят стороны договора."),
    )


class ObligationFields(BaseForm):
    """What a party owes by a date."""

    party = EnumField(_l("Кто обязан"), ContractParty)
    text = LineField(_l("Что сделать"), needed=_l("Напишите, что нужно сделать."))
    due_on = DayField(_l("До какого числа"), needed=_l("Укажите срок."))


class ObligationCreateForm(ObligationFields, CreateForm):
    pass


class ObligationEditForm(ObligationFields, EditForm):
    pass


class SettlementForm(EditForm):
    """How an obligation ended."""

    state = EnumField(_l("Итог"), ObligationState)
    settled_on = DayField(_l("Дата"), needed=_l("Укажите дату."))
    note = LineField(_l("Пояснение"), optional=True)


class ContractStandingFilter(FilterForm):
    """Search, and how a contract stands: filters of an organization's contracts."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    state = ChoiceFilter(_l("Состояние"), [*STAGES, *ContractState.pairs()])
    overdue = BooleanField(_l("Только с просроченными обязательствами"))
    unconfirmed = BooleanField(_l("Только без подтверждения работы в этом году"))

    def criteria(self) -> dict[str, Any]:
        """Return every filter by its name; one choice may mean several states."""
        found = super().criteria()
        marks = {name: found[name] or None for name in _MARKS if name in found}
        state = found["state"]
        states = states_named(state) if state else None
        return {**found, "state": states, **marks}


class PortfolioFilterForm(ContractStandingFilter):
    """The filters of an organization's contracts, and the day they are shown as of."""

    on = DayFilter(_l("На дату"))


class ContractFilterForm(ContractStandingFilter):
    """Search and filters of the list."""

    year = ChoiceFilter(_l("Год"), coerce=lambda value: int(value) if value else "")
    organization = RecordChoiceFilter(_l("Организация"))
    student = RecordChoiceFilter(_l("Студент"))
    speciality = RecordChoiceFilter(_l("Специальность"))
    on = DayFilter(_l("На дату"))
    to_phone = BooleanField(_l("Спросить о работе по телефону"))
    notice = ChoiceFilter(
        _l("Пора выдать уведомление"),
        [
            ("graduation", _l("о завершении обучения")),
            ("unemployed", _l("о незаключённом трудовом договоре")),
            ("termination", _l("о расторжении")),
        ],
    )
    item = RecordFilter()
    customer = RecordFilter()
