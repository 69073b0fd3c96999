"""Forms of contracts."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, IntegerField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, NumberRange, Optional
from wtforms.widgets import HiddenInput

from app.contracts.enums import ContractState, ObligationState, Party
from app.contracts.rules import LONGEST_WORK, states_named
from app.web.fields import (
    MAX_TEXT,
    ChoiceFilter,
    CountField,
    DayField,
    EnumField,
    LineField,
    RecordField,
    RoublesField,
)
from app.web.forms import BaseForm, CreateForm, EditForm, FilterForm
from app.web.urls import LARGEST_ID

SEARCHED = {"data-search": ""}
STAGES = [("coming", _l("готовятся")), ("in_force", _l("действуют"))]


class ContractFields(BaseForm):
    """What the parties agree on."""

    number = LineField(_l("Номер договора"))
    organization_id = RecordField(_l("Организация-заказчик"), render_kw=SEARCHED)
    student_id = RecordField(_l("Студент"), render_kw=SEARCHED)
    plan_item_id = RecordField(_l("Пункт плана"))
    drafted_on = DayField(_l("Договор составлен"))
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


class StepForm(EditForm):
    """A button under the text a person has read: it carries the version of that text."""


class SigningForm(EditForm):
    """The day of signing; for a minor, the parent's consent."""

    signed_on = DayField(_l("Дата подписания"))
    parent_name = LineField(
        _l("Кто из родителей дал согласие"),
        optional=True,
        description=_l("Фамилия, имя и отчество. Нужно, если при подписании студенту нет 18 лет."),
    )
    parent_consent_on = DayField(_l("Дата согласия родителя"), optional=True)

    def leave_out_parent(self) -> None:
        """Ask nothing of the parents of an adult."""
        del self.parent_name, self.parent_consent_on


class TerminationForm(EditForm):
    """Why the contract ends before its time."""

    reason = TextAreaField(
        _l("Причина"),
        validators=[DataRequired(_l("Напишите причину.")), Length(max=MAX_TEXT)],
        description=_l("Её увидят стороны договора."),
    )


class ObligationFields(BaseForm):
    """What a party owes by a date."""

    party = EnumField(_l("Кто обязан"), Party)
    text = LineField(_l("Что сделать"))
    due_on = DayField(_l("До какого числа"))


class ObligationCreateForm(ObligationFields, CreateForm):
    """A further obligation."""


class ObligationEditForm(ObligationFields, EditForm):
    """An obligation put in other words or moved to another day."""


class SettlementForm(EditForm):
    """How an obligation ended."""

    state = EnumField(_l("Итог"), ObligationState)
    settled_on = DayField(_l("Дата"))
    note = LineField(_l("Пояснение"), optional=True)


class ContractFilterForm(FilterForm):
    """Search and filters of the list."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    state = ChoiceFilter(_l("Состояние"), [*STAGES, *ContractState.pairs()])
    year = ChoiceFilter(_l("Год"))
    overdue = BooleanField(_l("Только с просроченными обязательствами"))
    item = IntegerField(widget=HiddenInput(), validators=[Optional(), NumberRange(1, LARGEST_ID)])

    def criteria(self) -> dict[str, Any]:
        """Return what the query takes; empty and nonsense leave everything in."""
        state, year = self.value("state"), self.value("year")
        return {
            "search": self.value("q"),
            "states": states_named(state) if state else frozenset(),
            "year": int(year) if year else None,
            "item_id": self.value("item"),
            "overdue": bool(self.value("overdue")),
        }
