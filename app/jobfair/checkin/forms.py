"""Forms of passes and of the check-in."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import HiddenInput

from app.jobfair.checkin.enums import LONGEST_SPOT, HolderKind
from app.web.fields import (
    EmailField,
    EnumFilter,
    LineField,
    NumberField,
    RecordChoiceFilter,
    RecordField,
)
from app.web.forms import CreateForm, FilterForm


class CodeForm(CreateForm):
    """A typed code; the form's own key is the entry's, so that it is stored once."""

    code = LineField(
        _l("Код с пропуска"),
        needed=_l("Введите десять цифр с пропуска."),
        render_kw={"inputmode": "numeric", "autocomplete": "off", "data-checkin-code": ""},
    )
    spot = StringField(
        _l("Где вы отмечаете"),
        validators=[Optional(), Length(max=LONGEST_SPOT)],
        render_kw={"autocomplete": "off", "data-checkin-spot": "", "maxlength": LONGEST_SPOT},
    )
    stand = NumberField(widget=HiddenInput(), validators=[Optional()])


class AdmitStudentForm(CreateForm):
    """A student who comes without a pass."""

    student_id = RecordField(
        _l("Студент или выпускник"),
        needed=_l("Найдите, кто пришёл."),
        render_kw={"data-search": ""},
    )


class AdmitVisitorForm(CreateForm):
    """A visitor who registers at the door."""

    name = LineField(_l("Фамилия, имя"), needed=_l("Укажите, как зовут посетителя."))
    about = LineField(_l("Откуда"), optional=True)


class VisitForm(CreateForm):
    """Who registers for the day from outside. `website` is seen by programs alone."""

    name = LineField(
        _l("Фамилия, имя"),
        needed=_l("Укажите, как вас зовут."),
        render_kw={"autocomplete": "name"},
    )
    about = LineField(
        _l("Откуда вы"),
        optional=True,
        description=_l("Например: выпускница 2019 года, мама студентки, другой колледж."),
    )
    email = EmailField(
        _l("Электронная почта"),
        optional=True,
        description=_l("Пришлём пропуск. Без почты он откроется сразу после записи."),
        render_kw={"type": "email", "autocomplete": "email"},
    )
    consent = BooleanField(
        _l("Согласен на обработку моих персональных данных"),
        validators=[InputRequired(_l("Без согласия мы не можем вас записать."))],
        description=_l(
            "Имя и почту увидят только сотрудники колледжа. Через год после ярмарки они удаляются, "
            "раньше — по вашей просьбе."
        ),
    )
    website = StringField(
        _l("Не заполняйте это поле"),
        validators=[Optional()],
        render_kw={"autocomplete": "off", "tabindex": "-1"},
    )


class PassFilterForm(FilterForm):
    """Whose passes or arrivals are shown."""

    q = StringField(_l("Имя или код"), validators=[Length(max=255)])
    kind = EnumFilter(_l("Кто"), HolderKind)
    group = RecordChoiceFilter(_l("Группа"))


class MissingFilterForm(FilterForm):
    """Which of the expected are shown."""

    q = StringField(_l("Имя"), validators=[Length(max=255)])
    group = RecordChoiceFilter(_l("Группа"))


class StandFilterForm(FilterForm):
    """Which stands are shown."""

    q = StringField(_l("Организация"), validators=[Length(max=255)])
    empty = BooleanField(_l("Только те, где никого нет"))
