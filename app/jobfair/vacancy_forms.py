"""The form of a vacancy: a few questions first, the rest folded and filled in as usual."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange, Optional

from app.base.errors import DomainError
from app.base.phones import parse_phone
from app.base.typography import clean_text
from app.jobfair.enums import (
    MAX_SEATS,
    MAX_WEEKLY_HOURS,
    Employment,
    LabourContract,
    TeachingLevel,
)
from app.jobfair.errors import SimilarFairError, SimilarVacancyError
from app.jobfair.shares import parse_share, share_words
from app.web.fields import (
    MAX_TEXT,
    AnotherField,
    CountField,
    DayField,
    EnumField,
    LineField,
    NumberField,
    ParsedField,
    ProseField,
    RecordField,
    RoublesField,
    WebAddressField,
)
from app.web.forms import BaseForm, CreateForm, EditForm

_SEARCHABLE = {"data-search": ""}


class ShareField(StringField):
    """A share of a full post as people write it, «0,5» or «1,25»; the value is hundredths."""

    def process_formdata(self, valuelist: list[str]) -> None:
        text = str(clean_text(valuelist[0])) if valuelist else ""
        self.data = None
        if text:
            self.data = parse_share(text)

    def in_words(self, value: int | None) -> str:
        """Return a stored value as people read it, for the page of two versions."""
        return share_words(value)

    def _value(self) -> str:
        return str(self.raw_data[0]) if self.raw_data else share_words(self.data)


class LevelField(SelectField):
    """Whom one teaches; empty for what is usual for the position."""

    def __init__(self, label: Any, **kwargs: Any) -> None:
        pairs = [("", _l("как обычно для этой должности")), *TeachingLevel.pairs()]
        choices = [SelectChoice(value, name) for value, name in pairs]
        super().__init__(
            label,
            choices=choices,
            coerce=lambda value: TeachingLevel(value) if value else None,
            **kwargs,
        )


class FieldGroup(NamedTuple):
    """Fields of a form that are folded together; `said` counts those that are filled in."""

    title: LazyString
    fields: list[Field]
    is_open: bool
    said: int


_MORE: tuple[tuple[LazyString, tuple[str, ...]], ...] = (
    (
        _l("Нагрузка и договор"),
        ("employment", "share", "weekly_hours", "contract", "contract_reason", "starts_on"),
    ),
    (_l("Из чего складывается зарплата, условия"), ("salary_parts", "conditions")),
    (_l("Где работать"), ("town", "address")),
    (
        _l("Кого ждёте"),
        (
            "speciality_id", "qualification", "level", "requirements", "suits_beginners",
            "has_mentor", "is_quota",
        ),
    ),
    (
        _l("Жильё и поддержка"),
        (
            "has_housing", "housing_note", "has_young_specialist_support",
            "has_rural_teacher_programme", "has_relocation_allowance", "promises_contract",
        ),
    ),
    (
        _l("Контакт и портал «Работа в России»"),
        ("contact_name", "contact_phone", "portal_number", "portal_url", "portal_checked_on"),
    ),
)  # fmt: skip


class VacancyFields(BaseForm):
    """What an employer tells of a vacancy; sent for approval or kept as a draft."""

    position_id = RecordField(
        _l("Должность"),
        optional=True,
        description=_l("Нет в списке? Оставьте пустой и напишите название ниже."),
    )
    title = LineField(
        _l("Название в каталоге"),
        optional=True,
        description=_l("Например: воспитатель ясельной группы. Пустое — назовём по должности."),
    )
    seats = CountField(
        _l("Сколько мест"),
        needed=_l("Укажите, сколько мест."),
        minimum=1,
        maximum=MAX_SEATS,
        default=1,
        render_kw={"inputmode": "numeric"},
    )
    salary_from = RoublesField(_l("Зарплата от, ₽ в месяц"), optional=True)
    salary_to = RoublesField(_l("Зарплата до, ₽ в месяц"), optional=True)
    duties = ProseField(
        _l("Обязанности"), needed=_l("Напишите, что предстоит делать."), maximum=MAX_TEXT
    )
    employment = EnumField(_l("Занятость"), Employment, default=Employment.FULL_TIME)
    share = ShareField(
        _l("Доля ставки"), description=_l("1 — полная, 0,5 — половина."), validators=[Optional()]
    )
    weekly_hours = NumberField(
        _l("Часов в неделю"),
        description=_l("Пустое — как обычно для этой должности."),
        validators=[
            Optional(),
            NumberRange(1, MAX_WEEKLY_HOURS, _l("Число от %(min)s до %(max)s.")),
        ],
    )
    contract = EnumField(_l("Трудовой договор"), LabourContract, default=LabourContract.OPEN_ENDED)
    contract_reason = LineField(
        _l("Почему срочный"),
        optional=True,
        description=_l("Например: на время отпуска по уходу за ребёнком."),
    )
    starts_on = DayField(_l("Когда выходить"), optional=True)
    salary_parts = LineField(
        _l("Из чего складывается зарплата"),
        optional=True,
        description=_l("Например: оклад 22 000, надбавка молодому педагогу, стимулирующие."),
    )
    conditions = ProseField(_l("Условия"), optional=True, maximum=MAX_TEXT)
    town = LineField(
        _l("Населённый пункт"),
        optional=True,
        description=_l("Пустой — там же, где организация."),
    )
    address = LineField(_l("Адрес"), optional=True)
    speciality_id = RecordField(
        _l("Специальность"),
        optional=True,
        description=_l("Оставьте пустой, если подойдёт любая педагогическая."),
    )
    qualification = LineField(_l("Квалификация"), optional=True)
    level = LevelField(
        _l("Кого учить"),
        description=_l("От этого зависит, можно ли взять студента до выпуска."),
    )
    requirements = ProseField(_l("Требования"), optional=True, maximum=MAX_TEXT)
    suits_beginners = BooleanField(_l("Подойдёт без опыта работы"))
    has_mentor = BooleanField(_l("Назначим наставника"))
    is_quota = BooleanField(_l("Место по квоте для инвалидов"))
    has_housing = BooleanField(_l("Поможем с жильём"))
    housing_note = LineField(
        _l("Какое жильё"), optional=True, description=_l("Комната в общежитии, оплата найма.")
    )
    has_young_specialist_support = BooleanField(_l("Выплаты молодым специалистам"))
    has_rural_teacher_programme = BooleanField(_l("Программа «Земский учитель»"))
    has_relocation_allowance = BooleanField(_l("Подъёмные"))
    promises_contract = BooleanField(
        _l("Заключим договор о целевом обучении"),
        description=_l("Когда студент примет предложение, колледж получит черновик договора."),
    )
    contact_name = LineField(
        _l("К кому обратиться"), optional=True, description=_l("Увидят вошедшие на сайт.")
    )
    contact_phone = ParsedField(
        _l("Телефон"), parse=parse_phone, optional=True, render_kw={"type": "tel"}
    )
    portal_number = LineField(_l("Номер вакансии на портале"), optional=True)
    portal_url = WebAddressField(_l("Ссылка на вакансию на портале"), optional=True, maximum=1000)
    portal_checked_on = DayField(_l("Сверено с порталом"), optional=True)

    def more(self) -> Iterator[FieldGroup]:
        """Give the folded fields by groups; one with an error in it stands open."""
        for title, names in _MORE:
            fields = [self._fields[name] for name in names]
            said = sum(one.data not in (None, "", False, one.default) for one in fields)
            yield FieldGroup(title, fields, any(one.errors for one in fields), said)


class SimilarKnown(BaseForm):
    """A form whose record may be on the site already; `similar_id` leads to that one."""

    similar_id: int | None = None

    def add_error(self, error: DomainError) -> None:
        """Keep which record is alike beside the question about it."""
        super().add_error(error)
        if isinstance(error, SimilarVacancyError | SimilarFairError):
            self.similar_id = error.record_id


class VacancyCreateForm(VacancyFields, SimilarKnown, CreateForm):
    """A vacancy and whose it is; an employer has no choice of organizations."""

    fair_id = RecordField(_l("Ярмарка"), needed=_l("Выберите ярмарку."))
    organization_id = RecordField(
        _l("Организация"),
        needed=_l("Выберите организацию."),
        description=_l("Вы размещаете вакансию от имени работодателя."),
        render_kw=_SEARCHABLE,
    )
    is_another = AnotherField(_l("Это другая вакансия"))


class VacancyEditForm(VacancyFields, EditForm):
    """Of a vacancy neither the fair nor the employer changes."""


class PositionFields(BaseForm):
    """A position of the list and what is usual for it."""

    name = LineField(_l("Должность"), needed=_l("Назовите должность."))
    level = EnumField(_l("Кого учить"), TeachingLevel, default=TeachingLevel.OTHER)
    qualification = LineField(_l("Квалификация"), optional=True)
    weekly_hours = NumberField(
        _l("Часов в неделю за ставку"),
        validators=[
            Optional(),
            NumberRange(1, MAX_WEEKLY_HOURS, _l("Число от %(min)s до %(max)s.")),
        ],
    )


class PositionCreateForm(PositionFields, CreateForm):
    """A new position."""


class PositionEditForm(PositionFields, EditForm):
    """A position of the list."""
