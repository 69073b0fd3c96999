"""Forms of signing in and of people's accounts."""

from collections.abc import Iterable

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, PasswordField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import EqualTo, InputRequired, Length, Optional

from app.accounts.enums import Role, UserState
from app.accounts.passwords import MAXIMUM_LENGTH
from app.base.choices import Choices
from app.web.fields import EnumField, EnumFilter, LineField, RecordField
from app.web.forms import BaseForm, CreateForm, EditForm, FilterForm

_OWN_EMAIL = {"autocomplete": "username", "type": "email"}


def _present_password(label: LazyString, missing: LazyString) -> PasswordField:
    return PasswordField(
        label,
        validators=[
            InputRequired(missing),
            Length(max=MAXIMUM_LENGTH, message=_l("Не больше %(max)d знаков.")),
        ],
        render_kw={"autocomplete": "current-password"},
    )


class SignInForm(BaseForm):
    """E-mail and password."""

    email = LineField(
        _l("Электронная почта"), needed=_l("Укажите электронную почту."), render_kw=_OWN_EMAIL
    )
    password = _present_password(_l("Пароль"), _l("Введите пароль."))
    next = HiddenField()


class ForgottenPasswordForm(BaseForm):
    """Where to send the link."""

    email = LineField(
        _l("Электронная почта"), needed=_l("Укажите электронную почту."), render_kw=_OWN_EMAIL
    )


def _new_password() -> PasswordField:
    return PasswordField(
        _l("Новый пароль"),
        description=_l(
            "От 10 до 72 знаков. Надёжнее и проще всего запомнить четыре несвязанных слова."
        ),
        validators=[InputRequired(_l("Придумайте пароль."))],
        render_kw={"autocomplete": "new-password"},
    )


def _again() -> PasswordField:
    return PasswordField(
        _l("Ещё раз"),
        validators=[
            InputRequired(_l("Повторите пароль.")),
            EqualTo("password", _l("Пароли не совпадают. Введите их заново.")),
        ],
        render_kw={"autocomplete": "new-password"},
    )


class NewPasswordForm(BaseForm):
    """A password, twice: nobody sees what they type."""

    password = _new_password()
    again = _again()


class PasswordChangeForm(BaseForm):
    """A new password in place of the present one."""

    present = _present_password(_l("Нынешний пароль"), _l("Введите нынешний пароль."))
    password = _new_password()
    again = _again()


class UserFields(BaseForm):
    """Who a person is to the cluster."""

    display_name = LineField(
        _l("Фамилия, имя, отчество"),
        needed=_l("Укажите фамилию, имя и отчество."),
        description=_l("Так пользователя увидят все."),
    )
    email = LineField(
        _l("Электронная почта"),
        needed=_l("Укажите электронную почту."),
        description=_l("Она же служит для входа."),
        render_kw={"autocomplete": "off", "type": "email"},
    )
    role = EnumField(_l("Роль"), Role, default=Role.EMPLOYER)
    organization_id = RecordField(
        _l("Организация"),
        optional=True,
        description=_l(
            "Нужна работодателю: он действует от её имени. У члена совета по ней видно, "
            "что он оценивает коллегу."
        ),
        render_kw={"data-search": ""},
    )

    def offer(self, *, roles: Iterable[Role], organizations: Choices) -> None:
        """Fill the selects with what the acting person may choose from."""
        self.role.choices = [SelectChoice(role.value, role.label) for role in roles]
        self.organization_id.search_among(organizations)


class HatForm(CreateForm):
    """One more thing somebody is."""

    role = EnumField(_l("Роль"), Role, default=Role.EMPLOYER)
    organization_id = RecordField(
        _l("Организация"),
        optional=True,
        description=_l(
            "Нужна работодателю; у члена совета по ней видно, что он оценивает коллегу."
        ),
        render_kw={"data-search": ""},
    )

    def offer(self, *, roles: Iterable[Role], organizations: Choices) -> None:
        """Fill the selects with what the acting person may choose from."""
        self.role.choices = [SelectChoice(role.value, role.label) for role in roles]
        self.organization_id.search_among(organizations)


class LeavingForm(EditForm):
    """Who goes on with what waited for somebody that leaves."""

    successor_id = RecordField(
        _l("Кому передать дела"),
        optional=True,
        description=_l("Ему придёт письмо со списком. Нужен, если есть что передать."),
    )


class InvitationForm(UserFields, CreateForm):
    """Somebody new."""


class UserEditForm(UserFields, EditForm):
    """Somebody known."""


class UserFilterForm(FilterForm):
    """Search and filters of the list."""

    q = StringField(_l("Имя или почта"), validators=[Optional()])
    role = EnumFilter(_l("Роль"), Role)
    state = EnumFilter(_l("Состояние"), UserState)
