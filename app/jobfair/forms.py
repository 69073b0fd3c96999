"""Forms of the fair."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    HiddenField,
    StringField,
    TextAreaField,
    TimeField,
)
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from app.base.identity import town_identity
from app.jobfair.enums import (
    NOBODY,
    ApplicationState,
    Employment,
    FairEvent,
    FairState,
    OfferRefusal,
    Selection,
    TeachingLevel,
    VacancyState,
)
from app.jobfair.vacancy_forms import SimilarKnown
from app.organizations.enums import OrganizationKind
from app.plan.serving import ServingFields, items_field
from app.web.fields import (
    AnotherField,
    ChoiceFilter,
    DayField,
    EnumField,
    EnumFilter,
    LineField,
    NumberField,
    RecordChoiceFilter,
    RecordFilter,
    RoublesField,
    record_id,
)
from app.web.forms import BaseForm, CreateForm, EditForm, FilterForm

_TIME = InputRequired(_l("Укажите время."))


class ReadForm(BaseForm):
    """Which version of a vacancy staff have read."""

    version = NumberField(validators=[InputRequired(_l("Откройте вакансию заново."))])


class ManyReadForm(BaseForm):
    """Which versions of several vacancies staff have read, as «5-3,7-1»."""

    versions = HiddenField()

    @property
    def read(self) -> dict[int, int]:
        """Return the versions by the ids of the vacancies."""
        pairs = (text.partition("-") for text in str(self.versions.data or "").split(","))
        numbers = ((record_id(id_), record_id(version)) for id_, _dash, version in pairs)
        return {id_: version for id_, version in numbers if id_ and version}


class ManyRejectedForm(ManyReadForm):
    """One remark for several vacancies."""

    reason = TextAreaField(
        _l("Что исправить"),
        description=_l("Каждый работодатель получит этот текст письмом."),
        validators=[
            DataRequired(_l("Напишите, что исправить.")),
            Length(max=2000, message=_l("Не больше %(max)d знаков.")),
        ],
    )


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


class OfferFields(BaseForm):
    """What an employer offers."""

    answer_until = DayField(
        _l("Ждёте ответа до"),
        needed=_l("Укажите, до какого дня ждёте ответа."),
        description=_l("Включительно. Позже студент принять предложение не сможет."),
    )
    starts_on = DayField(
        _l("Когда выходить"), optional=True, description=_l("Пустое — как в вакансии.")
    )
    message = TextAreaField(
        _l("Что написать студенту"),
        description=_l("Когда выходить, к кому подойти, что взять с собой."),
        validators=[Length(max=3000, message=_l("Не больше %(max)d знаков."))],
    )


class OfferForm(OfferFields, CreateForm):
    """An offer to one applicant."""


class ManyOffersForm(OfferFields):
    """An offer in the same words to several applicants."""


def _stage(label: LazyString, description: LazyString) -> DayField:
    """Return the field of a stage that binds nobody while it is empty."""
    return DayField(label, optional=True, description=description)


class FairFields(ServingFields):
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
    signup_until = _stage(
        _l("Регистрация участников до"), _l("Позже участников добавляет методист.")
    )
    wishes_until = _stage(
        _l("Отклики и пожелания студентов до"),
        _l("После этого дня готовится расписание собеседований."),
    )
    timetable_on = _stage(_l("Расписание готово"), _l("День, когда его увидят все."))
    offers_until = _stage(
        _l("Предложения работодателей до"),
        _l("Последний день ответа студента, не раньше дня ярмарки."),
    )
    plan_item_ids = items_field()


class FairCreateForm(FairFields, SimilarKnown, CreateForm):
    """The first appointment."""

    is_another = AnotherField(_l("Это другая ярмарка"))


class FairEditForm(FairFields, EditForm):
    """Another appointment."""


class FairMoveForm(BaseForm):
    """The next step of a fair."""

    event = EnumField(_l("Шаг"), FairEvent)


class AcceptanceForm(BaseForm):
    """Which edition of the offer the student has read."""

    edition = NumberField(validators=[InputRequired()])


class RefusalForm(BaseForm):
    """Why a student refuses an offer, chosen or left out."""

    reason = EnumFilter(_l("Почему"), OfferRefusal)


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
    town = ChoiceFilter(_l("Населённый пункт"), coerce=town_identity)
    position = ChoiceFilter(_l("Должность"), coerce=record_id)
    speciality = ChoiceFilter(_l("Специальность"), coerce=record_id)
    level = EnumFilter(_l("Кого учить"), TeachingLevel)
    kind = EnumFilter(_l("Вид организации"), OrganizationKind)
    employment = EnumFilter(_l("Занятость"), Employment)
    salary = RoublesField(_l("Зарплата от, ₽"), optional=True)
    housing = BooleanField(_l("Помогут с жильём"))
    support = BooleanField(_l("Выплаты начинающим"))
    beginners = BooleanField(_l("Без опыта работы"))
    mentor = BooleanField(_l("С наставником"))
    organization = RecordFilter()
    fair = RecordFilter()


class OwnVacancyFilterForm(FilterForm):
    """Search and filters of one's own vacancies."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    state = EnumFilter(_l("Состояние"), VacancyState)
    speciality = ChoiceFilter(_l("Специальность"), coerce=record_id)
    town = ChoiceFilter(_l("Населённый пункт"), coerce=town_identity)
    answering = ChoiceFilter(_l("Кто ответит"), [(NOBODY, _l("некому ответить"))])
    fair = RecordFilter()
    organization = RecordFilter()


class ModerationFilterForm(FilterForm):
    """Search and filters of the vacancies to approve."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    town = ChoiceFilter(_l("Населённый пункт"), coerce=town_identity)
    organization = RecordFilter()


class EmployerFilterForm(FilterForm):
    """Search and filters of a fair's employers."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    town = ChoiceFilter(_l("Населённый пункт"), coerce=town_identity)
    kind = EnumFilter(_l("Вид организации"), OrganizationKind)


class OwnApplicationFilterForm(FilterForm):
    """Filters of a student's own applications."""

    state = EnumFilter(_l("Состояние"), ApplicationState)


class ApplicantFilterForm(FilterForm):
    """Search and filters of the applicants."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    state = EnumFilter(_l("Состояние"), ApplicationState)
    selection = EnumFilter(_l("Собеседование"), Selection)
    with_offer = ChoiceFilter(_l("Предложение"), [("yes", _l("есть или было"))])
    speciality = ChoiceFilter(_l("Специальность"), coerce=record_id)
    group = RecordChoiceFilter(_l("Группа"))
    town = ChoiceFilter(_l("Населённый пункт"), coerce=town_identity)
    vacancy = RecordFilter()
    fair = RecordFilter()
    organization = RecordFilter()
    student = RecordFilter()


class FairFilterForm(FilterForm):
    """The plan item whose fairs are listed, and how they stand."""

    state = EnumFilter(_l("Состояние"), FairState)
    item = RecordFilter()
