"""Forms of signing in."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, PasswordField
from wtforms.validators import InputRequired, Length

from app.accounts.passwords import MAXIMUM_LENGTH
from app.web.forms import BaseForm, LineField


class SignInForm(BaseForm):
    """E-mail and password."""

    email = LineField(_l("Электронная почта"), render_kw={"autocomplete": "username"})
    password = PasswordField(
        _l("Пароль"),
        validators=[InputRequired(_l("Введите пароль.")), Length(max=MAXIMUM_LENGTH)],
        render_kw={"autocomplete": "current-password"},
    )
    next = HiddenField()
