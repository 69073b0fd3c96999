"""Forms of students, groups and specialities."""

from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import Email, Optional

from app.base.phones import parse_phone
from app.students.rules import parse_speciality_code
from app.web.fields import (
    ChoiceFilter,
    CountField,
    DayField,
    LineField,
    ParsedField,
    RecordChoiceFilter,
    RecordField,
)
from app.web.forms import BaseForm, CreateForm, EditForm, FilterForm

_EMAIL = Email(_l("Проверьте адрес почты: он должен быть вида name@mail.ru."))


class StudentFields(BaseForm):
    """What the college keeps about a student."""

    last_name = LineField(_l("Фамилия"))
    first_name = LineField(_l("Имя"))
    middle_name = LineField(_l("Отчество"), optional=True)
    birth_date = DayField(
        _l("Дата рождения"), description=_l("До 18 лет договоры подписывает и родитель.")
    )
    group_id = RecordField(_l("Группа"))
    town = LineField(_l("Где живёт"), optional=True)
    phone = ParsedField(_l("Телефон"), parse=parse_phone, optional=True)
    email = LineField(_l("Электронная почта"), optional=True, validators=[_EMAIL])


class StudentCreateForm(StudentFields, CreateForm):
    """A new student."""


class StudentEditForm(StudentFields, EditForm):
    """A known student."""


class StudentInvitationForm(CreateForm):
    """Where the invitation goes."""

    email = LineField(
        _l("Электронная почта студента"),
        description=_l("На неё придёт ссылка, по которой студент задаст пароль."),
        validators=[_EMAIL],
    )


class StudentFilterForm(FilterForm):
    """Search and filters of the list."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    group = RecordChoiceFilter(_l("Группа"))
    course = ChoiceFilter(_l("Курс"), [(number, str(number)) for number in range(1, 6)])


class StudyGroupForm(CreateForm):
    """A new study group."""

    name = LineField(_l("Название"), description=_l("Например: 3-ДО-1."))
    speciality_id = RecordField(_l("Специальность"))
    course = CountField(_l("Курс"), minimum=1, maximum=5)
    graduation_year = CountField(_l("Год выпуска"), minimum=2000, maximum=2100)


class SpecialityForm(CreateForm):
    """A new speciality."""

    code = ParsedField(
        _l("Код"), parse=parse_speciality_code, description=_l("Например: 44.02.01.")
    )
    name = LineField(_l("Название"))
    qualification = LineField(_l("Квалификация"), optional=True)
