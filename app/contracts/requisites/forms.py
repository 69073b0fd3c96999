"""The form of a citizen's requisites."""

from flask_babel import lazy_gettext as _l

from app.web.fields import LineField
from app.web.forms import EditForm

_CLOSED = {"autocomplete": "off"}


class CitizenRequisitesForm(EditForm):
    """What is not filled is printed as a line for a pen."""

    passport = LineField(
        _l("Паспорт"),
        optional=True,
        render_kw=_CLOSED,
        description=_l("Серия и номер: 4506 123456."),
    )
    passport_issued = LineField(_l("Кем и когда выдан"), optional=True, render_kw=_CLOSED)
    snils = LineField(_l("СНИЛС"), optional=True, render_kw=_CLOSED)
    address = LineField(_l("Адрес регистрации"), optional=True, render_kw=_CLOSED)
    account = LineField(_l("Счёт для выплат"), optional=True, render_kw=_CLOSED)
