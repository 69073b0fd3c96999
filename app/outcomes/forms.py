"""Forms of the monitoring."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional

from app.outcomes.categories import categories
from app.outcomes.enums import CutoffKind, OutcomeProof, OutcomeUrgency, StatementEvent
from app.plan.serving import ServingFields, items_field
from app.web.fields import (
    MAX_TEXT,
    ChoiceFilter,
    CountField,
    DayField,
    EnumField,
    EnumFilter,
    LineField,
    ProseField,
    RecordChoiceFilter,
    RecordField,
    RecordFilter,
)
from app.web.forms import BaseForm, CreateForm, EditForm, FilterForm

_WORDS = {"yes": True, "no": False, "True": True, "False": False}


class YesNoField(SelectField):
    """Yes, no, or nobody knows: the value is True, False or None."""

    def __init__(self, label: Any, *, needed: Any = None, **kwargs: Any) -> None:
        choices = [
            SelectChoice("", _l("— выберите —") if needed else _l("не известно")),
            SelectChoice("yes", _l("да")),
            SelectChoice("no", _l("нет")),
        ]
        asked = [InputRequired(needed)] if needed else []
        super().__init__(label, choices=choices, coerce=_yes_no, validators=asked, **kwargs)


def _yes_no(value: Any) -> bool | None:
    return _WORDS.get(str(value or ("no" if value is False else "")))


class CategoryField(SelectField):
    """A category of the monitoring; the value is its code."""

    def __init__(self, label: Any, *, needed: Any, **kwargs: Any) -> None:
        super().__init__(
            label,
            choices=[
                SelectChoice("", _l("— выберите —")),
                *(SelectChoice(one.code, one.label) for one in categories().values()),
            ],
            validators=[InputRequired(needed)],
            **kwargs,
        )


class CutoffFields(ServingFields):
    """A day of the monitoring and whom it covers."""

    kind = EnumField(_l("Срез"), CutoffKind)
    day = DayField(_l("На какую дату"), needed=_l("Укажите дату среза."))
    first_year = CountField(
        _l("Годы выпуска, с"), minimum=2000, maximum=2100, needed=_l("Укажите год выпуска.")
    )
    last_year = CountField(
        _l("Годы выпуска, по"), minimum=2000, maximum=2100, needed=_l("Укажите год выпуска.")
    )
    certificates_until = DayField(
        _l("Справки о трудоустройстве сдают до"),
        optional=True,
        description=_l("Срок встанет в записи, куда справку ждут."),
    )
    plan_item_ids = items_field()


class CutoffCreateForm(CutoffFields, CreateForm):
    pass


class CutoffEditForm(CutoffFields, EditForm):
    pass


class FactFields(BaseForm):
    """What a graduate does on the day of a cut-off."""

    category = CategoryField(_l("Категория"), needed=_l("Выберите категорию."))
    organization_id = RecordField(_l("Организация кластера"), optional=True)
    employer_name = LineField(
        _l("Или другой работодатель"),
        optional=True,
        description=_l("Если его нет среди организаций кластера."),
    )
    employer_town = LineField(_l("Населённый пункт"), optional=True)
    employer_region = LineField(
        _l("Регион или страна"), optional=True, description=_l("Если не в вашем регионе.")
    )
    post = LineField(_l("Должность"), optional=True)
    by_speciality = YesNoField(_l("По специальности"))
    since = DayField(_l("С какого дня"), optional=True)
    contract_number = LineField(_l("Номер трудового договора"), optional=True)
    contract_on = DayField(_l("Дата трудового договора"), optional=True)
    four_months = YesNoField(_l("Работает не меньше 4 месяцев"))


class OutcomeFields(FactFields):
    """What staff writes down besides: what proves it."""

    proof = SelectField(_l("Чем подтверждено"), choices=[], coerce=lambda value: _proof(value))
    certificate_until = DayField(_l("Справку ждём до"), optional=True)
    certificate_on = DayField(_l("Справка получена"), optional=True)
    note = ProseField(_l("Примечание"), optional=True, maximum=MAX_TEXT, rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proof.choices = [
            SelectChoice("", _l("не подтверждено")),
            *(SelectChoice(value, label) for value, label in OutcomeProof.pairs()),
        ]


def _proof(value: Any) -> OutcomeProof | None:
    return OutcomeProof(value) if value else None


class OutcomeEditForm(OutcomeFields, EditForm):
    pass


class WorkplaceCreateForm(OutcomeFields, CreateForm):
    pass


class FillForm(BaseForm):
    """One category for many, of those that need no employer."""

    category = CategoryField(
        _l("Категория"),
        needed=_l("Выберите категорию."),
        description=_l("Кто работает, тому записывают и место работы: по одному или из таблицы."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.category.choices = [one for one in self.category.choices or () if one.value != "job"]


class DecisionForm(EditForm):
    """Which of two that differ counts, and why."""

    decision = EnumField(_l("Решение"), StatementEvent)
    reason = LineField(
        _l("Почему"),
        needed=_l("Напишите, почему."),
        description=_l("Например: подтверждено справкой; работодатель исправил ответ."),
    )


class CutoffFilterForm(FilterForm):
    """The plan item whose cut-offs are asked for."""

    item = RecordFilter()


class OutcomeFilterForm(FilterForm):
    """Search and filters of graduates' records."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    cutoff = RecordChoiceFilter(_l("Срез"))
    standing = EnumFilter(_l("Кому нужна помощь"), OutcomeUrgency)
    category = ChoiceFilter(_l("Категория"))
    year = RecordChoiceFilter(_l("Год выпуска"))
    speciality = RecordChoiceFilter(_l("Специальность"))
    group = RecordChoiceFilter(_l("Группа"))
    organization = RecordChoiceFilter(_l("Организация"))
    silent = BooleanField(_l("Спросили, ответа нет"))
    disputed = BooleanField(_l("Ответы расходятся"))
    certificate = BooleanField(_l("Справка просрочена"))
    second = BooleanField(_l("Работает в двух местах"))
    bare = BooleanField(_l("Без подтверждения"))

    def criteria(self) -> dict[str, Any]:
        """Return every filter by its name; a box that is not ticked asks nothing."""
        found = super().criteria()
        boxes = ("silent", "disputed", "certificate", "second", "bare")
        return {**found, **{name: found[name] or None for name in boxes}}
