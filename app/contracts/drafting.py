"""The form of a draft: what the parties agree on, section by section."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField
from wtforms.fields import Field
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange, Optional

from app.base.labels import LabelledEnum
from app.contracts.enums import TrainingFinancing, TrainingForm, TrainingLevel
from app.contracts.rules import LONGEST_WORK, SHORTEST_WORK
from app.contracts.support.forms import FirstSupportFields
from app.plan.serving import ServingFields, items_field
from app.web.fields import (
    MAX_TEXT,
    CountField,
    DayField,
    LineField,
    NumberField,
    ProseField,
    RecordField,
)
from app.web.forms import CreateForm, EditForm

SEARCHED = {"data-search": ""}
LONGEST_WAIT = 24  # months from the end of training to the employment contract, by any regulation


class DraftSection(NamedTuple):
    """Fields of a form that stand together; what `folds` is closed while nothing is wrong in it."""

    title: str
    fields: list[Field]
    folds: bool
    is_open: bool
    said: int


class _OptionalEnumField(SelectField):
    """A select over a LabelledEnum that may stay empty."""

    def __init__(self, label: Any, kind: type[LabelledEnum], **kwargs: Any) -> None:
        pairs = (SelectChoice(value, name) for value, name in kind.pairs())
        super().__init__(
            label,
            choices=[SelectChoice("", _l("— не указано —")), *pairs],
            coerce=lambda value: kind(value) if value else None,
            **kwargs,
        )


# The sections in their order: what each holds, and whether it may be folded up.
_SECTIONS: tuple[tuple[LazyString, tuple[str, ...], bool], ...] = (
    (
        _l("Договор и стороны"),
        ("number", "drafted_on", "organization_id", "student_id", "employer_id",
         "college_is_party", "plan_item_ids"),
        False,
    ),
    (
        _l("Обучение"),
        ("training_level", "training_form", "training_from", "training_until", "financing",
         "is_quota"),
        False,
    ),
    (
        _l("Если студент учится не в колледже"),
        ("training_organization", "training_code", "training_name", "accreditation"),
        True,
    ),
    (
        _l("Меры поддержки"),
        ("kind", "text", "amount", "period", "pay_day", "condition"),
        False,
    ),
    (
        _l("Трудовая деятельность"),
        ("position", "work_region", "work_town", "work_place", "employ_within_months",
         "work_years", "pay_terms"),
        False,
    ),
    (_l("Практика, наставник, ответственность"), ("practice_text", "responsibility_text"), True),
    (
        _l("«Работа в России»"),
        ("portal_offer_number", "portal_offer_on", "portal_application_on", "portal_result_on"),
        True,
    ),
)  # fmt: skip


class ContractFields(ServingFields):
    """What the parties agree on."""

    number = LineField(_l("Номер договора"), needed=_l("Укажите номер договора."))
    organization_id = RecordField(
        _l("Заказчик"), needed=_l("Выберите организацию."), render_kw=SEARCHED
    )
    student_id = RecordField(
        _l("Студент"),
        needed=_l("Выберите студента."),
        render_kw=SEARCHED,
        description=_l("Выпускник — если ниже названа другая образовательная организация."),
    )
    employer_id = RecordField(
        _l("Работодатель, если другая организация"),
        optional=True,
        render_kw=SEARCHED,
        description=_l("Не выбран — выпускник работает у Заказчика."),
    )
    college_is_party = BooleanField(
        _l("Колледж — сторона договора"),
        description=_l("Отметьте, если у колледжа по договору есть обязанности: он подпишет тоже."),
    )
    plan_item_ids = items_field()
    drafted_on = DayField(_l("Договор составлен"), needed=_l("Укажите, когда составлен договор."))
    training_until = DayField(
        _l("Обучение заканчивается"), needed=_l("Укажите, когда заканчивается обучение.")
    )
    training_level = _OptionalEnumField(_l("Уровень образования"), TrainingLevel)
    training_form = _OptionalEnumField(_l("Форма обучения"), TrainingForm)
    financing = _OptionalEnumField(_l("Кто оплачивает обучение"), TrainingFinancing)
    is_quota = BooleanField(_l("Принят на место в пределах целевой квоты"))
    training_from = DayField(_l("Обучение началось"), optional=True)
    training_organization = LineField(
        _l("Образовательная организация"),
        optional=True,
        description=_l(
            "Например, вуз. Пусто — колледж и специальность по учебной группе; у студента другой "
            "организации всё это есть в карточке."
        ),
    )
    training_code = LineField(_l("Код специальности или направления"), optional=True)
    training_name = LineField(_l("Специальность или направление"), optional=True)
    accreditation = LineField(
        _l("Государственная аккредитация"),
        optional=True,
        description=_l("Номер и дата свидетельства или записи в реестре."),
    )
    position = LineField(_l("Должность после обучения"), optional=True)
    work_region = LineField(
        _l("Субъект Российской Федерации"),
        optional=True,
        description=_l("Где предстоит работать: от него зависит размер компенсации."),
    )
    work_town = LineField(_l("Населённый пункт"), optional=True)
    work_place = LineField(
        _l("Место работы"),
        optional=True,
        description=_l("Адрес или подразделение, если это не сам работодатель."),
    )
    employ_within_months = NumberField(
        _l("Трудоустроить в течение, месяцев"),
        validators=[Optional(), NumberRange(1, LONGEST_WAIT, _l("Число от %(min)s до %(max)s."))],
        description=_l("Считают от конца обучения."),
    )
    work_years = CountField(
        _l("Срок трудовой деятельности, лет (3–5)"),
        needed=_l("Укажите, сколько лет."),
        minimum=SHORTEST_WORK,
        maximum=LONGEST_WORK,
        description=_l("По закону от 3 до 5 лет."),
    )
    pay_terms = ProseField(_l("Условия оплаты труда"), optional=True, rows=3, maximum=MAX_TEXT)
    practice_text = ProseField(
        _l("Практика у Заказчика и наставник"),
        optional=True,
        rows=3,
        maximum=MAX_TEXT,
        description=_l("Предложение печатается в разделе о практике: где, когда, кто наставник."),
    )
    responsibility_text = ProseField(
        _l("Дополнительно об ответственности"),
        optional=True,
        rows=3,
        maximum=MAX_TEXT,
        description=_l("То, о чём стороны договорились сверх обязательного."),
    )
    portal_offer_number = LineField(_l("Номер предложения"), optional=True)
    portal_offer_on = DayField(_l("Предложение опубликовано"), optional=True)
    portal_application_on = DayField(_l("Заявка подана"), optional=True)
    portal_result_on = DayField(_l("Результат отбора опубликован"), optional=True)

    def sections(self) -> Iterator[DraftSection]:
        """Return the fields as they stand on the page."""
        for title, names, folds in _SECTIONS:
            fields = [self._fields[name] for name in names if name in self._fields]
            if fields:
                said = sum(1 for field in fields if field.data)
                is_open = any(field.errors for field in fields)
                yield DraftSection(str(title), fields, folds, is_open, said)


class ContractCreateForm(ContractFields, FirstSupportFields, CreateForm):
    """A draft with its first measure of support; the others are added on its card."""

    number = LineField(_l("Номер договора"), optional=True)


class ContractEditForm(ContractFields, EditForm):
    pass
