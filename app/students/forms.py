"""Forms of students, groups and specialities."""

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, StringField
from wtforms.validators import Optional

from app.base.identity import tidy_town
from app.base.phones import parse_phone
from app.students.enums import GroupFate, StateFilter
from app.students.rules import COURSES, parse_speciality_code
from app.web.fields import (
    AnotherField,
    ChoiceFilter,
    CountField,
    DayField,
    EmailField,
    EnumField,
    EnumFilter,
    LineField,
    ParsedField,
    RecordChoiceFilter,
    RecordField,
    record_id,
)
from app.web.forms import BaseForm, CreateForm, EditForm, FilterForm

MAX_ORGANIZATION = 200  # what training elsewhere is called holds the code and the year beside it


# The fields stand on a page in the order they are written in here.
class _PersonFields(BaseForm):
    last_name = LineField(_l("Фамилия"), needed=_l("Укажите фамилию."))
    first_name = LineField(_l("Имя"), needed=_l("Укажите имя."))
    middle_name = LineField(_l("Отчество"), optional=True)
    birth_date = DayField(
        _l("Дата рождения"),
        needed=_l("Укажите дату рождения."),
        description=_l("До 18 лет нужно письменное согласие законного представителя."),
    )


class _GroupFields(BaseForm):
    group_id = RecordField(_l("Группа"), needed=_l("Выберите группу."))


class _TrainingFields(BaseForm):
    training_organization = LineField(
        _l("Где учится"),
        needed=_l("Укажите образовательную организацию."),
        maximum=MAX_ORGANIZATION,
        description=_l("Полное название, как в договоре: оно печатается в нём."),
    )
    speciality_id = RecordField(
        _l("Специальность или направление"),
        needed=_l("Выберите специальность."),
        description=_l("Нет в списке — сначала добавьте: «Группы и специальности»."),
    )
    graduation_year = CountField(
        _l("Год выпуска"), needed=_l("Укажите год выпуска."), minimum=2000, maximum=2100
    )


class _ContactFields(BaseForm):
    town = LineField(_l("Населённый пункт проживания"), optional=True, filters=[tidy_town])
    phone = ParsedField(_l("Телефон"), parse=parse_phone, optional=True)
    email = EmailField(_l("Электронная почта"), optional=True)
    is_another = AnotherField(_l("Это другой человек"))


class StudentFields(_PersonFields, _GroupFields, _ContactFields):
    """What the college keeps about a student."""


class OutsideFields(_PersonFields, _TrainingFields, _ContactFields):
    """Who studies at another organization and has a contract here."""


class OutsideCreateForm(OutsideFields, CreateForm):
    pass


class OutsideEditForm(OutsideFields, EditForm):
    pass


class StudentCreateForm(StudentFields, CreateForm):
    """A new student."""


class StudentEditForm(StudentFields, EditForm):
    """A known student."""


class StudentInvitationForm(CreateForm):
    """Where the invitation goes."""

    email = EmailField(
        _l("Электронная почта студента"),
        needed=_l("Укажите почту студента."),
        description=_l("На неё придёт ссылка, по которой студент задаст пароль."),
    )


class StudentFilterForm(FilterForm):
    """Search and filters of the list."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    state = EnumFilter(_l("Состояние"), StateFilter)
    group = RecordChoiceFilter(_l("Группа"))
    course = ChoiceFilter(
        _l("Курс"),
        [(course, str(course)) for course in COURSES],
        coerce=lambda value: record_id(value) or "",
    )

    def __init__(self) -> None:
        super().__init__()
        # Nothing asked means those who study: «все» is one of the states here.
        self.state.offer(StateFilter.pairs(), empty=_l("учатся"))


class GroupFilterForm(FilterForm):
    """Search and filters of the study groups."""

    q = StringField(_l("Название"), validators=[Optional()])
    course = ChoiceFilter(
        _l("Курс"),
        [(course, str(course)) for course in COURSES],
        coerce=lambda value: record_id(value) or "",
    )
    closed = BooleanField(_l("Закрытые"))


class StudyGroupFields(BaseForm):
    """A study group in its current course."""

    name = LineField(
        _l("Название"), needed=_l("Укажите название."), description=_l("Например: 3-ДО-1.")
    )
    speciality_id = RecordField(_l("Специальность"), needed=_l("Выберите специальность."))
    course = CountField(_l("Курс"), needed=_l("Укажите курс."), minimum=1, maximum=5)
    graduation_year = CountField(
        _l("Год выпуска"), needed=_l("Укажите год выпуска."), minimum=2000, maximum=2100
    )

    curator = LineField(_l("Куратор"), optional=True)


class StudyGroupForm(StudyGroupFields, CreateForm):
    """A new study group."""


class StudyGroupEditForm(StudyGroupFields, EditForm):
    """A known study group."""


class RosterFilterForm(FilterForm):
    """Search and filters of who was where in an academic year; the present one to begin with."""

    year = ChoiceFilter(_l("Учебный год"), coerce=lambda value: record_id(value) or "")
    q = StringField(_l("Поиск"), validators=[Optional()])
    group = RecordChoiceFilter(_l("Группа"))
    course = ChoiceFilter(
        _l("Курс"),
        [(course, str(course)) for course in COURSES],
        coerce=lambda value: record_id(value) or "",
    )


class YearMoveForm(CreateForm):
    """The order about the graduates, and what becomes of each group."""

    seen = HiddenField()
    day = DayField(_l("День выпуска"), needed=_l("Укажите день выпуска."))
    order_number = LineField(_l("Номер приказа о выпуске"), optional=True)
    order_on = DayField(_l("Дата приказа"), optional=True)


class GroupMoveForm(CreateForm):
    """Where several students move."""

    group_id = RecordField(_l("Новая группа"), needed=_l("Выберите новую группу."))


class OrderForm(CreateForm):
    """An order about students: from which day, its number and date, why."""

    day = DayField(
        _l("С какого дня"),
        needed=_l("Укажите день."),
        description=_l("Если день ещё не наступил, состояние изменится само в этот день."),
    )
    order_number = LineField(_l("Номер приказа"), optional=True, description=_l("Например: 14-с."))
    order_on = DayField(_l("Дата приказа"), optional=True)
    reason = LineField(
        _l("Причина"), optional=True, description=_l("Её видят только сотрудники колледжа.")
    )


class ReturnForm(OrderForm):
    """An order that brings a student back to the studies."""

    group_id = RecordField(_l("В какую группу"), needed=_l("Выберите группу."))


class SpecialityForm(CreateForm):
    """A new speciality."""

    code = ParsedField(
        _l("Код"),
        needed=_l("Укажите код специальности."),
        parse=parse_speciality_code,
        description=_l("Например: 44.02.01."),
    )
    name = LineField(_l("Название"), needed=_l("Укажите название."))
    qualification = LineField(_l("Квалификация"), optional=True)


def year_move_form(groups: Iterable[tuple[int, GroupFate, str]], **values: Any) -> YearMoveForm:
    """Return the form over (group, proposed fate, proposed name): `fate_…` and `name_…` of each."""
    fields: dict[str, Any] = {}
    for group_id, fate, name in groups:
        fields[f"fate_{group_id}"] = EnumField(_l("Что с группой"), GroupFate, default=fate)
        fields[f"name_{group_id}"] = LineField(
            _l("Новое название"), needed=_l("Укажите название."), default=name
        )
    made: YearMoveForm = type("GroupsYearMoveForm", (YearMoveForm,), fields)(**values)
    return made
