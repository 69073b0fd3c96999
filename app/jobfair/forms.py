"""Forms of the fair."""

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    StringField,
    TextAreaField,
    TimeField,
)
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from app.base.identity import town_identity
from app.jobfair.enums import (
    MAX_SEATS,
    NOBODY,
    ApplicationState,
    Employment,
    FairEvent,
    VacancyState,
)
from app.organizations.enums import OrganizationKind
from app.web.fields import (
    MAX_TEXT,
    ChoiceFilter,
    CountField,
    DayField,
    EnumField,
    EnumFilter,
    LineField,
    NumberField,
    RecordField,
    RecordFilter,
    RoublesField,
    record_id,
)
from app.web.forms import BaseForm, CreateForm, EditForm, FilterForm

_TIME = InputRequired(_l("Укажите время."))
_FITS = Length(max=MAX_TEXT, message=_l("Не больше %(max)d знаков."))
_SEARCHABLE = {"data-search": ""}


class VacancyFields(BaseForm):
    """What an employer tells of a vacancy; sent for approval or kept as a draft."""

    title = LineField(
        _l("Должность"),
        needed=_l("Напишите, кого ищете."),
        description=_l("Например: воспитатель ясельной группы."),
    )
    seats = CountField(
        _l("Сколько мест"),
        needed=_l("Укажите, сколько мест."),
        minimum=1,
        maximum=MAX_SEATS,
        default=1,
    )
    employment = EnumField(_l("Занятость"), Employment)
    speciality_id = RecordField(
        _l("Специальность"),
        optional=True,
        description=_l("Оставьте пустой, если подойдёт любая педагогическая."),
    )
    duties = TextAreaField(
        _l("Обязанности"),
        validators=[DataRequired(_l("Напишите, что предстоит делать.")), _FITS],
    )
    requirements = TextAreaField(_l("Требования"), validators=[_FITS])
    conditions = TextAreaField(_l("Условия"), validators=[_FITS])
    salary_from = RoublesField(_l("Зарплата от, ₽ в месяц"), optional=True)
    salary_to = RoublesField(_l("Зарплата до, ₽ в месяц"), optional=True)
    has_housing = BooleanField(_l("Поможем с жильём"))
    has_young_specialist_support = BooleanField(_l("Выплаты молодым специалистам"))


class VacancyCreateForm(VacancyFields, CreateForm):
    """A vacancy and whose it is; an employer has no choice of organizations."""

    fair_id = RecordField(_l("Ярмарка"), needed=_l("Выберите ярмарку."))
    organization_id = RecordField(
        _l("Организация"),
        needed=_l("Выберите организацию."),
        description=_l("Вы размещаете вакансию от имени работодателя."),
        render_kw=_SEARCHABLE,
    )


class VacancyEditForm(VacancyFields, EditForm):
    """Of a vacancy neither the fair nor the employer changes."""


class RejectionForm(EditForm):
    """What the employer should mend."""

    reason = TextAreaField(
        _l("Что исправить"),
        description=_l("Работодатель получит этот текст письмом."),
        validators=[
            DataRequired(_l("Напишите, что исправить.")),
            Length(max=2000, message=_l("Не больше %(max)d знаков.")),
        ],
    )


class FairApplicationForm(CreateForm):
    """A student's application."""

    note = TextAreaField(
        _l("Несколько слов о себе"),
        description=_l(
            "Практика, кружки, почему именно сюда. Телефон писать не нужно: "
            "контакты сайт передаст сам, когда вы примете предложение."
        ),
        validators=[Length(max=3000, message=_l("Не больше %(max)d знаков."))],
    )


class OfferForm(CreateForm):
    """An employer's offer."""

    answer_until = DayField(
        _l("Ждёте ответа до"),
        needed=_l("Укажите, до какого дня ждёте ответа."),
        description=_l("Включительно. Позже студент принять предложение не сможет."),
    )
    message = TextAreaField(
        _l("Что написать студенту"),
        description=_l("Когда выходить, к кому подойти, что взять с собой."),
        validators=[Length(max=3000, message=_l("Не больше %(max)d знаков."))],
    )


class FairFields(BaseForm):
    """When and where a fair is."""

    title = LineField(_l("Название"), needed=_l("Назовите ярмарку."))
    held_on = DayField(_l("День"), needed=_l("Укажите день ярмарки."))
    starts_at = TimeField(_l("Начало"), validators=[_TIME])
    ends_at = TimeField(_l("Конец"), validators=[_TIME])
    venue = LineField(
        _l("Место"),
        needed=_l("Укажите, где пройдёт ярмарка."),
        description=_l("Зал, здание, адрес."),
    )
    registration_until = DayField(
        _l("Приём вакансий до"),
        needed=_l("Укажите последний день приёма вакансий."),
        description=_l("Включительно. Позже вакансии размещает методист."),
    )
    plan_item_id = RecordField(_l("Пункт плана"), needed=_l("Выберите пункт плана."))


class FairCreateForm(FairFields, CreateForm):
    """The first appointment."""


class FairEditForm(FairFields, EditForm):
    """Another appointment."""


class FairMoveForm(BaseForm):
    """The next step of a fair."""

    event = EnumField(_l("Шаг"), FairEvent)


class AcceptanceForm(BaseForm):
    """Which edition of the offer the student has read."""

    edition = NumberField(validators=[InputRequired()])


class ReleaseForm(BaseForm):
    """Why an acceptance is undone."""

    reason = TextAreaField(
        _l("Почему"),
        description=_l("Студент и работодатель получат этот текст письмом."),
        validators=[
            DataRequired(_l("Напишите, почему принятие отменяется.")),
            Length(max=2000, message=_l("Не больше %(max)d знаков.")),
        ],
    )


class VacancyFilterForm(FilterForm):
    """Search and filters of the catalogue."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    speciality = ChoiceFilter(_l("Специальность"), coerce=record_id)
    town = ChoiceFilter(_l("Населённый пункт"), coerce=town_identity)
    kind = EnumFilter(_l("Вид организации"), OrganizationKind)
    employment = EnumFilter(_l("Занятость"), Employment)
    organization = RecordFilter()
    fair = RecordFilter()


class OwnVacancyFilterForm(FilterForm):
    """Search and filters of one's own vacancies."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    state = EnumFilter(_l("Состояние"), VacancyState)
    answering = ChoiceFilter(_l("Кто ответит"), [(NOBODY, _l("некому ответить"))])
    fair = RecordFilter()


class ApplicantFilterForm(FilterForm):
    """Search and filters of the applicants."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    state = EnumFilter(_l("Состояние"), ApplicationState)
    with_offer = ChoiceFilter(_l("Предложение"), [("yes", _l("есть или было"))])
    vacancy = RecordFilter()
    fair = RecordFilter()


class FairFilterForm(FilterForm):
    """The plan item whose fairs are listed."""

    item = RecordFilter()
