"""Forms of mentors and mentorships."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField
from wtforms.validators import NumberRange, Optional

from app.base.identity import town_identity
from app.base.phones import parse_phone
from app.mentors.enums import FIRST_YEAR, LAST_YEAR, MentorshipState, Workload
from app.web.fields import (
    AnotherField,
    ChoiceFilter,
    EmailField,
    EnumFilter,
    LineField,
    NumberField,
    ParsedField,
    RecordChoiceFilter,
    RecordField,
)
from app.web.forms import BaseForm, CreateForm, EditForm, FilterForm

MAX_STORY = 2000


class MentorFields(BaseForm):
    """What the college keeps about a mentor."""

    last_name = LineField(_l("Фамилия"), needed=_l("Укажите фамилию."))
    first_name = LineField(_l("Имя"), needed=_l("Укажите имя."))
    middle_name = LineField(_l("Отчество"), optional=True)
    organization_id = RecordField(
        _l("Организация"), needed=_l("Выберите организацию."), render_kw={"data-search": ""}
    )
    position = LineField(
        _l("Должность"),
        needed=_l("Укажите должность."),
        description=_l("Например: учитель математики."),
    )
    experience_since = NumberField(
        _l("Работает с года"),
        description=_l("С какого года человек в профессии: отсюда считается стаж."),
        validators=[
            Optional(),
            NumberRange(FIRST_YEAR, LAST_YEAR, _l("Год от %(min)s до %(max)s.")),
        ],
    )
    phone = ParsedField(_l("Телефон"), parse=parse_phone, optional=True)
    email = EmailField(_l("Электронная почта"), optional=True)
    user_id = RecordField(
        _l("Учётная запись"),
        optional=True,
        description=_l("С ней наставник увидит своих наставляемых. Пригласите его, потом свяжите."),
    )
    own_name_dative = LineField(
        _l("Кому: имя в дательном падеже"),
        optional=True,
        description=_l("Заполните, если сайт склоняет имя неверно: так оно встанет в письма."),
    )
    own_position_dative = LineField(
        _l("Кому: должность в дательном падеже"),
        optional=True,
        description=_l("Например: учителю математики."),
    )
    is_another = AnotherField(_l("Это другой человек"))


class MentorCreateForm(MentorFields, CreateForm):
    pass


class MentorEditForm(MentorFields, EditForm):
    pass


class MentorFilterForm(FilterForm):
    """Search and filters of the mentors."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    organization = RecordChoiceFilter(_l("Организация"))
    town = ChoiceFilter(_l("Населённый пункт"), coerce=town_identity)
    workload = EnumFilter(_l("Наставляемые"), Workload)
    left = BooleanField(_l("Бывшие наставники"))

    def criteria(self) -> dict[str, Any]:
        """Return every filter by its name."""
        found = super().criteria()
        return {**found, "left": found["left"] or None}


class MentorshipFilterForm(FilterForm):
    """Search and filters of the mentorships."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    state = EnumFilter(_l("Состояние"), MentorshipState)
    item = RecordChoiceFilter(_l("Пункт плана"))
